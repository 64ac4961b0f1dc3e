"""Lint of resources/tools: what is always wrong fails, what may be wrong is listed."""

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from guard.core.catalogue import Catalogue
from guard.core.knowledge import Downloads, Programs, Signers, Tool, Version
from guard.core.sighting import Program
from guard.store.paths import resources

HERE = Path(__file__).parent
FILES = {path.stem: path for path in sorted((resources() / "tools").glob("*.toml"))}
LITERAL = 6
"""Letters in a row below which a pattern would catch strangers."""
ARRIVES_AS = (
    *(".exe", ".msi", ".msix", ".zip"),
    *(".deb", ".rpm", ".appimage", ".flatpak", ".run", ".sh"),
    *(".dmg", ".pkg"),
)
UNVERIFIED = "general knowledge, not verified"
MICROSOFT_AND_GOOGLE = {"microsoft corporation", "microsoft windows", "google llc", "google inc"}
"""Signers of the system and the browser: they say nothing about a tool."""


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


def groups(one: Tool) -> list[Programs | Downloads | Version | Signers]:
    return [group for group in (one.programs, one.downloads, one.version, one.signers) if group]


def lists(one: Tool) -> Iterator[tuple[str, ...]]:
    """Yield each list of names, patterns or words, without the sources."""
    for group in groups(one):
        fields = msgspec.structs.asdict(group)
        yield from (fields[name] for name in fields if name not in {"sure", "source"})


def run_names(one: Tool) -> tuple[str, ...]:
    return (*one.programs.windows, *one.programs.linux, *one.programs.macos)


def file_names(one: Tool) -> tuple[str, ...]:
    saved = one.downloads.names if one.downloads else ()
    original = one.version.original_names if one.version else ()
    return (*run_names(one), *saved, *original)


def patterns(one: Tool) -> tuple[str, ...]:
    return (*one.programs.patterns, *(one.downloads.patterns if one.downloads else ()))


def claimants(catalogue: Catalogue, name: str) -> set[str]:
    """Return the tools a name leads to, running, renamed or arriving."""
    sighted = (
        *catalogue.find(Program(name=name)),
        *catalogue.find(Program(original_name=name)),
        *catalogue.find(Program(name=name)),
    )
    return {one.name for one in sighted}


# Always wrong


def test_there_are_tools():
    assert len(FILES) >= 50


@pytest.mark.parametrize("stem", FILES)
def test_a_tool_is_written_as_tools_are(stem):
    assert tool(stem).programs


@pytest.mark.parametrize("stem", FILES)
def test_a_tool_has_a_plain_file_name_and_opens_with_a_fact(stem):
    assert re.fullmatch(r"[a-z][a-z0-9_]*", stem)
    assert FILES[stem].read_text(encoding="utf-8").startswith("# ")


@every_tool
def test_a_tool_can_be_recognised_while_it_runs(one):
    assert run_names(one) or one.programs.patterns


@every_tool
def test_a_group_names_something(one):
    for group in groups(one):
        assert any(
            value
            for name, value in msgspec.structs.asdict(group).items()
            if name not in {"sure", "source"}
        )


@every_tool
def test_a_source_can_be_looked_up(one):
    for group in groups(one):
        assert all(len(source) > len("LOL") and source.strip() == source for source in group.source)


@every_tool
def test_what_nobody_verified_is_not_called_sure(one):
    for group in groups(one):
        if UNVERIFIED in group.source:
            assert group.sure == "low" or (group.sure == "medium" and len(group.source) > 1)


@every_tool
def test_a_name_is_written_once_and_without_stray_space(one):
    for names in lists(one):
        assert len(set(names)) == len(names)
        assert all(name == name.strip() for name in names)


@every_tool
def test_a_file_name_is_no_path_and_no_pattern(one):
    for name in file_names(one):
        assert not set('\\/:*?"<>|[]') & set(name), name


@every_tool
def test_a_pattern_is_specific(one):
    for pattern in patterns(one):
        assert not set('\\/:"<>|[]') & set(pattern), pattern
        assert {"*", "?"} & set(pattern), f"{pattern} is a name"
        stem_of_it = pattern.rpartition(".")[0] or pattern
        assert max(map(len, re.split(r"[*?]", stem_of_it))) >= LITERAL, pattern


@every_tool
def test_a_download_is_something_that_can_be_started(one):
    downloads = one.downloads
    for name in (*downloads.names, *downloads.patterns) if downloads else ():
        assert name.casefold().endswith(ARRIVES_AS), name


@every_tool
def test_a_signer_is_not_the_one_who_signs_everything(one):
    signers = one.signers
    for subject in signers.subjects if signers else ():
        assert subject.casefold() not in MICROSOFT_AND_GOOGLE


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


def test_a_product_belongs_to_one_tool():
    owners: dict[str, str] = {}
    for stem, one in TOOLS.items():
        for product in one.version.products if one.version else ():
            assert owners.setdefault(product.casefold(), stem) == stem, product


@pytest.mark.parametrize("name", listed("generic_names.txt"))
def test_a_generic_name_accuses_nobody(name, catalogue):
    assert claimants(catalogue, name) == set()
    assert name.casefold() not in {
        pattern.casefold() for one in TOOLS.values() for pattern in patterns(one)
    }


@pytest.mark.parametrize("name", listed("assistive_programs.txt"))
def test_an_assistive_program_is_never_a_tool(name, catalogue):
    assert claimants(catalogue, name) == claimants(catalogue, f"{name}.exe") == set()


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
    if one.version is None:
        yield "no [version]"
    if one.downloads is None:
        yield "no [downloads]"
    for name in run_names(one):
        if len(name.rpartition(".")[0] or name) < LITERAL:
            yield f"{name}: short"


def test_what_deserves_a_second_look_is_listed():
    for stem, one in TOOLS.items():
        for remark in second_look(one):
            print(f"{stem}: {remark}")
    assert "no [downloads]" in second_look(TOOLS["quick_assist"])
