"""Lint of resources/tools: what is always wrong fails, what may be wrong is listed."""

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from guard.core.catalogue import Catalogue
from guard.core.sighting import Program
from guard.core.tool import Facts, LogEvidence, ProcessEvidence, Tool
from guard.core.version import letters
from guard.store.paths import resources

HERE = Path(__file__).parent
FILES = {path.stem: path for path in sorted((resources() / "tools").glob("*.toml"))}
LITERAL = 6
"""Letters in a row below which a pattern would catch strangers."""
SHORT = 4
"""The same for what counts only beside another facet."""
ARRIVES_AS = (
    *(".exe", ".msi", ".msix", ".zip"),
    *(".deb", ".rpm", ".appimage", ".flatpak", ".run", ".sh"),
    *(".dmg", ".pkg"),
)
UNVERIFIED = "general knowledge, not verified"
SIGNS_EVERYTHING = {
    *("microsoft corporation", "microsoft windows", "google llc", "google inc"),
    "microsoft windows component publisher",
}
"""Signers of the system and the browser: they say nothing about a tool."""
STRANGERS = {
    *(".net", "certification authority", "codesigningmico", "globalsigningdig"),
    *("oculus vr, llc", "simon tatham", "christopher west", "martin prikryl", "win.rar gmbh"),
    *("symantec corporation", "unity technologies aps", "openvpn inc.", "tuxera inc"),
    *("power software limited", "plooto star inc", "outbyte computing pty ltd"),
}
"""Signers that lists give to tools by mistake."""
TOO_WIDE = {
    *("zoho.com", "zoho.eu", "goto.com", "google.com", "microsoft.com", "github.com"),
    *("logmein.com", "cisco.com", "webex.com", "amazonaws.com", "splashtop.com", "hp.com"),
}
"""Hosts with much besides: no page of theirs stands for a tool without a path or a subdomain."""
PLACES = ("%APPDATA%", "%LOCALAPPDATA%", "%PROGRAMDATA%", "%PROGRAMFILES%", "%PROGRAMFILES(X86)%")


def tool(stem: str) -> Tool:
    return msgspec.toml.decode(FILES[stem].read_bytes(), type=Tool)


def tools() -> Iterator[tuple[str, Tool]]:
    """Yield each file that can be read; of the others one test tells."""
    for stem in FILES:
        with suppress(msgspec.MsgspecError):
            yield stem, tool(stem)


TOOLS = dict(tools())

every_tool = pytest.mark.parametrize("one", TOOLS.values(), ids=TOOLS)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(TOOLS.values())


def listed(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def groups(one: Tool) -> list[Facts]:
    fields = [getattr(one, name) for name in Tool.__struct_fields__]
    return [*(group for group in fields if isinstance(group, Facts)), *one.session]


def lists(one: Tool) -> Iterator[tuple[str, ...]]:
    """Yield each list of names, patterns or words, without the sources."""
    for group in groups(one):
        fields = msgspec.structs.asdict(group)
        del fields["source"]
        yield from (value for value in fields.values() if isinstance(value, tuple))


def run_names(one: Tool) -> tuple[str, ...]:
    return tuple(one.facts("programs.windows", "programs.linux", "programs.macos"))


def file_names(one: Tool) -> tuple[str, ...]:
    """Return the names that nobody else may bear."""
    return (*run_names(one), *one.facts("downloads.names", "version.original_names"))


def patterns(one: Tool) -> tuple[str, ...]:
    return tuple(one.facts("programs.patterns", "downloads.patterns"))


def generic(one: Tool) -> tuple[str, ...]:
    return tuple(one.facts("programs.generic", "downloads.generic"))


def claimants(catalogue: Catalogue, name: str) -> set[str]:
    """Return the tools that a name alone leads to, running, renamed or just arrived."""
    sighted = (
        *catalogue.find(Program(name=name)),
        *catalogue.find(Program(original_name=name)),
        *catalogue.find(Program(name=name), fresh=True),
    )
    return {one.name for one in sighted}


def longest_literal(pattern: str) -> int:
    return max(map(len, re.split(r"[*?]", pattern)))


# Always wrong


def test_there_are_tools():
    assert len(FILES) >= 250


@pytest.mark.parametrize("stem", FILES)
def test_a_tool_is_written_as_tools_are(stem):
    assert tool(stem).programs


@pytest.mark.parametrize("stem", FILES)
def test_a_tool_has_a_plain_file_name_and_opens_with_a_fact(stem):
    assert re.fullmatch(r"[a-z][a-z0-9_]*", stem)
    assert FILES[stem].read_text(encoding="utf-8").startswith("# ")


@every_tool
def test_a_tool_can_be_recognised_while_it_runs(one):
    beside = [
        *one.facts("version.companies", "version.descriptions", "signers.subjects"),
        *one.facts("folders.names", "command_line.shapes"),
    ]
    assert run_names(one) or one.programs.patterns or (one.programs.generic and beside)


@every_tool
def test_a_group_names_something(one):
    for group in groups(one):
        fields = msgspec.structs.asdict(group)
        assert any(value for name, value in fields.items() if name not in {"sure", "source"})


@every_tool
def test_a_source_can_be_looked_up(one):
    for group in groups(one):
        assert all(len(source) > len("LOL") and source.strip() == source for source in group.source)


@every_tool
def test_what_nobody_verified_is_not_called_sure(one):
    for group in groups(one):
        if set(group.source) == {UNVERIFIED}:
            assert group.sure == "low"


@every_tool
def test_a_name_is_written_once_and_without_stray_space(one):
    for names in lists(one):
        folded = [name.casefold() if isinstance(name, str) else name for name in names]
        assert len(set(folded)) == len(folded), names
        assert all(name == name.strip() for name in names if isinstance(name, str))


@every_tool
def test_a_file_name_is_no_path_and_no_pattern(one):
    for name in (*file_names(one), *one.programs.viewers):
        assert not set('\\/:*?"<>|[]') & set(name), name


@every_tool
def test_a_pattern_is_specific(one):
    for pattern in patterns(one):
        assert not set('\\/:"<>|[]') & set(pattern), pattern
        assert {"*", "?"} & set(pattern), f"{pattern} is a name"
        assert longest_literal(pattern.rpartition(".")[0] or pattern) >= LITERAL, pattern


@every_tool
def test_a_download_is_something_that_can_be_started(one):
    for name in one.facts("downloads.names", "downloads.patterns", "downloads.generic"):
        assert name.casefold().endswith(ARRIVES_AS), name


@every_tool
def test_a_signer_is_neither_everybodys_nor_a_strangers(one):
    for subject in one.facts("signers.subjects"):
        assert subject.casefold() not in SIGNS_EVERYTHING | STRANGERS


@every_tool
def test_words_of_a_file_are_words(one):
    fields = ("products", "companies", "descriptions", "generic", "others")
    for text in (
        *one.facts(*(f"version.{field}" for field in fields)),
        *one.facts("signers.subjects"),
    ):
        assert letters(text), text


@every_tool
def test_a_folder_ends_in_a_name_of_its_own(one):
    for folder in one.facts("folders.names"):
        assert not set('\\:"<>|[]') & set(folder), folder
        assert longest_literal(folder.rpartition("/")[2]) >= SHORT - 1, folder


@every_tool
def test_a_command_line_says_something(one):
    for shape in one.facts("command_line.shapes"):
        assert longest_literal(shape) >= SHORT, shape
    for shape in one.facts("command_line.telling"):
        assert longest_literal(shape) >= 2 * LITERAL, shape


@every_tool
def test_a_page_for_callers_is_a_host_and_not_too_wide(one):
    for page in one.facts("join.pages"):
        host, _, path = page.partition("/")
        assert re.fullmatch(r"[\w-]+(\.[\w-]+)+", host), page
        assert page == page.casefold()
        assert path or host not in TOO_WIDE, page


@every_tool
def test_a_log_has_a_place_and_says_when(one):
    for evidence in one.session:
        if isinstance(evidence, LogEvidence):
            assert evidence.starts or evidence.ends
            assert all(file.startswith((*PLACES, "~/", "/")) for file in evidence.files)
            assert not any("\\" in file for file in evidence.files)


@every_tool
def test_a_session_is_shown_by_a_program_of_the_tool(one):
    own = {name.casefold() for name in (*run_names(one), *generic(one))}
    for evidence in one.session:
        if isinstance(evidence, ProcessEvidence):
            assert {name.casefold() for name in evidence.names} <= own


def test_no_two_tools_share_a_name():
    names = sorted(one.name.casefold() for one in TOOLS.values())
    assert not [left for left, right in pairwise(names) if left == right]


@every_tool
def test_a_file_name_belongs_to_one_tool(one, catalogue):
    for name in file_names(one):
        assert claimants(catalogue, name) == {one.name}, name


@every_tool
def test_a_pattern_stays_clear_of_other_tools(one, catalogue):
    for pattern in patterns(one):
        for filler in ("", "1", "-1a2b3c4d"):
            example = pattern.replace("*", filler).replace("?", "0")
            assert claimants(catalogue, example) <= {one.name}, example


@every_tool
def test_the_other_side_is_nobodys_helped_side(one, catalogue):
    for name in one.programs.viewers:
        assert claimants(catalogue, name) == set(), name


@every_tool
def test_a_generic_name_alone_accuses_nobody(one, catalogue):
    for name in generic(one):
        assert claimants(catalogue, name.replace("*", "own")) == set(), name


@every_tool
def test_a_generic_name_counts_beside_a_maker_or_a_folder(one, catalogue):
    maker = next(iter(one.facts("version.companies", "signers.subjects")), "")
    folder = next(iter(one.facts("folders.names")), "").replace("*", "1").replace("?", "1")
    names = [name.replace("*", "own") for name in generic(one)]
    for name in names if maker or folder else ():
        made = catalogue.find(Program(name=name, company=maker))
        lies = catalogue.find(Program(name=name, path=f"C:/{folder}/{name}"))
        assert one.name in {found.name for found in (*made, *lies)}, name


@every_tool
def test_a_maker_alone_accuses_nobody(one, catalogue):
    for maker in one.facts("version.companies", "signers.subjects"):
        seen = Program(name="photo-viewer.exe", company=maker, signer=maker)
        assert catalogue.find(seen, fresh=True) == (), maker


@every_tool
def test_a_folder_alone_accuses_nobody(one, catalogue):
    for folder in one.facts("folders.names"):
        plain = folder.replace("*", "1").replace("?", "1")
        assert catalogue.find(Program(name="unins000.exe", path=f"C:/{plain}/unins000.exe")) == ()


@every_tool
def test_a_renamed_tool_is_caught_by_what_its_file_says(one, catalogue):
    company = next(iter(one.facts("version.companies")), "")
    said = [
        *(Program(original_name=name) for name in one.facts("version.original_names")),
        *(Program(product=name, company=company) for name in one.facts("version.products")),
    ]
    for facts in said:
        renamed = msgspec.structs.replace(facts, name="photo-viewer.exe")
        assert one.name in {found.name for found in catalogue.find(renamed)}, facts


def test_a_product_belongs_to_one_tool():
    owners: dict[str, str] = {}
    for stem, one in TOOLS.items():
        for product in one.facts("version.products"):
            assert owners.setdefault(letters(product), stem) == stem, product


@pytest.mark.parametrize("name", listed("generic_names.txt"))
def test_a_generic_name_accuses_nobody(name, catalogue):
    assert claimants(catalogue, name) == set()
    assert name.casefold() not in {
        pattern.casefold() for one in TOOLS.values() for pattern in patterns(one)
    }


@pytest.mark.parametrize("name", listed("assistive_programs.txt"))
def test_an_assistive_program_is_never_a_tool(name, catalogue):
    assert claimants(catalogue, name) == claimants(catalogue, f"{name}.exe") == set()
    written = {
        claim.casefold()
        for one in TOOLS.values()
        for claim in (*generic(one), *one.programs.viewers)
    }
    assert not {name.casefold(), f"{name}.exe".casefold()} & written


@pytest.mark.parametrize("name", listed("ordinary_programs.txt"))
def test_an_ordinary_program_is_no_tool(name, catalogue):
    assert claimants(catalogue, name) == set()


@pytest.mark.parametrize("name", listed("ordinary_files.txt"))
def test_an_ordinary_file_is_no_tool(name, catalogue):
    assert claimants(catalogue, name) == set()


# What must be known


@pytest.mark.parametrize(
    ("name", "known_as"),
    [
        ("AnyDesk.exe", "AnyDesk"),
        ("anydesk", "AnyDesk"),
        ("AnyDesk-1a2b3c4d.exe", "AnyDesk"),
        ("TeamViewer_Desktop.exe", "TeamViewer"),
        ("TeamViewerQS-idcABC123.exe", "TeamViewer"),
        ("teamviewerd", "TeamViewer"),
        ("UltraViewer_Desktop.exe", "UltraViewer"),
        ("QuickAssist.exe", "Quick Assist"),
        ("msra.exe", "Windows Remote Assistance"),
        ("rdpsa.exe", "Windows Remote Desktop"),
        ("ScreenConnect.ClientService.exe", "ScreenConnect"),
        ("Support-LogMeInRescue.exe", "LogMeIn Rescue"),
        ("GoToAssist_Corporate_Customer.exe", "GoTo Resolve (GoToAssist)"),
        ("ZA_Connect.exe", "Zoho Assist"),
        ("Supremo.exe", "SupRemo"),
        ("rustdesk-1.4.9-x86_64.exe", "RustDesk"),
        ("SplashtopSOS.exe", "Splashtop"),
        ("SRServerSOS.exe", "Splashtop"),
        ("dwagent.exe", "DWService"),
        ("remoting_desktop.exe", "Chrome Remote Desktop"),
        ("chrome-remote-desktop-host", "Chrome Remote Desktop"),
        ("Remote Support-windows64-online.exe", "SimpleHelp"),
        ("bomgar-scc-w0e1f2.exe", "BeyondTrust Remote Support"),
        ("winvnc.exe", "UltraVNC"),
    ],
)
def test_a_running_tool_that_scammers_use_is_known(name, known_as, catalogue):
    assert [one.name for one in catalogue.find(Program(name=name))] == [known_as]


@pytest.mark.parametrize(
    ("name", "known_as"),
    [
        ("AnyDesk (1).exe", "AnyDesk"),
        ("anydesk_6.3.2-1_amd64.deb", "AnyDesk"),
        ("TeamViewer_Setup_x64.exe", "TeamViewer"),
        ("UltraViewer_setup_6.6_en.exe", "UltraViewer"),
        ("ScreenConnect.ClientSetup.msi", "ScreenConnect"),
        ("support.client.exe", "ScreenConnect"),
        ("Support-LogMeInRescue(2).exe", "LogMeIn Rescue"),
        ("rustdesk-1.4.9-x86_64.deb", "RustDesk"),
        ("chromeremotedesktophost.msi", "Chrome Remote Desktop"),
    ],
)
def test_the_set_up_file_of_such_a_tool_is_known(name, known_as, catalogue):
    assert [one.name for one in catalogue.find(Program(name=name))] == [known_as]


def test_a_renamed_tool_is_known_by_its_own_file(catalogue):
    renamed = Program(name="Invoice.exe", original_name="AnyDesk.exe")
    assert [one.name for one in catalogue.find(renamed)] == ["AnyDesk"]


# Look again


def second_look(one: Tool) -> Iterator[str]:
    """Yield what may be right, but is worth another pair of eyes."""
    for group in groups(one):
        if group.sure == "low":
            yield f"{type(group).__name__.lower()}: low"
    for group in ("version", "downloads", "signers", "folders", "ending"):
        if getattr(one, group) is None:
            yield f"no [{group}]"
    if not one.session:
        yield "no [[session]]: nobody can tell whether somebody is in"
    if not run_names(one) and not one.programs.patterns:
        yield "only generic names"
    for name in run_names(one):
        if len(name.rpartition(".")[0] or name) < LITERAL:
            yield f"{name}: short"


def test_what_deserves_a_second_look_is_listed():
    for stem, one in TOOLS.items():
        for remark in second_look(one):
            print(f"{stem}: {remark}")
    assert "no [downloads]" in second_look(TOOLS["quick_assist"])
