"""Recognition by facets, on tools made up for it and on those that ship."""

from typing import Any

import msgspec
import pytest

from guard.core.catalogue import Catalogue
from guard.core.names import Folders, Lines, Names, Sites
from guard.core.sighting import Program
from guard.core.signs import read
from guard.core.tool import Tool
from guard.core.version import common_name, first_copy, letters
from knowing import mind, sighting

FACT = {"sure": "high", "source": ["made up"]}

DESK: dict[str, Any] = {
    "name": "Deskhand",
    "maker": "Hand Ltd",
    "kind": "both",
    "honest": ["family"],
    "programs": FACT
    | {
        "windows": ["Deskhand.exe"],
        "patterns": ["Deskhand-*.exe"],
        "generic": ["agent.exe", "help-*.exe"],
        "viewers": ["DeskhandView.exe"],
    },
    "downloads": FACT | {"names": ["DeskhandSetup.msi"], "generic": ["setup.msi"]},
    "version": FACT
    | {
        "original_names": ["dh_core.exe"],
        "products": ["Deskhand Remote"],
        "companies": ["Hand Ltd", "Hand Ltd."],
        "descriptions": ["Deskhand Service"],
        "generic": ["Remote Support"],
        "others": ["Deskhand Backup"],
    },
    "signers": FACT | {"subjects": ["Hand Limited"]},
    "folders": FACT | {"names": ["Program Files*/Deskhand", "Deskhand Client (*)"]},
    "command_line": FACT
    | {
        "shapes": ["--serve", "--key * --host *"],
        "telling": ["?desk=Guest&*"],
        "viewer": ["--reach *"],
    },
    "join": FACT | {"pages": ["deskhand.example", "hand.example/join"]},
}
OTHER: dict[str, Any] = {
    "name": "Otherhand",
    "maker": "Other",
    "kind": "attended",
    "honest": ["work"],
    "programs": FACT | {"windows": ["Otherhand.exe"], "generic": ["agent.exe"]},
    "signers": FACT | {"subjects": ["Other Inc"]},
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue([msgspec.convert(facts, Tool) for facts in (DESK, OTHER)])


def found(catalogue: Catalogue, *, site: str = "", fresh: bool = False, **facts: str) -> list[str]:
    program = Program(**({"name": "photo-viewer.exe"} | facts))
    return [tool.name for tool in catalogue.find(program, site, fresh=fresh)]


AT_HOME = r"C:\Program Files (x86)\Deskhand\photo-viewer.exe"
AN_INSTANCE = r"C:\x\Deskhand Client (9f31)\photo-viewer.exe"


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "Deskhand.exe"},
        {"name": "DESKHAND.EXE"},
        {"name": "Deskhand-4711.exe"},
        {"name": "Deskhand (2).exe"},
        {"name": "DeskhandSetup.msi"},
        {"name": "cut", "path": "/home/x/Deskhand.exe"},
        {"original_name": "Deskhand.exe"},
        {"original_name": "dh_core.exe"},
        {"original_name": "DH_CORE.EXE.MUI"},
        {"product": "Deskhand Remote"},
        {"product": "DESKHAND® REMOTE", "company": "Hand Ltd"},
        {"description": "Deskhand Service", "company": "Hand Ltd"},
        {"description": "Deskhand Remote", "signer": "Hand Limited"},
        {"command_line": '"C:\\x\\a.exe" "?desk=Guest&h=relay.example"'},
    ],
)
def test_a_tool_is_known_by_what_is_its_own(facts, catalogue):
    assert found(catalogue, **facts) == ["Deskhand"]


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "agent.exe", "company": "Hand Ltd"},
        {"name": "agent.exe", "company": "HAND LTD."},
        {"name": "agent.exe", "signer": "Hand Limited"},
        {"name": "agent.exe", "signer": 'CN="Hand Limited", O=Hand Limited, C=GB'},
        {"name": "agent.exe", "path": r"C:\Program Files\Deskhand\agent.exe"},
        {"name": "agent.exe", "command_line": "--serve"},
        {"name": "agent.exe", "parent": "Deskhand.exe"},
        {"name": "agent.exe", "site": "get.deskhand.example"},
        {"name": "help-me.exe", "signer": "Hand Limited"},
        {"original_name": "agent.exe", "company": "Hand Ltd"},
        {"product": "Remote Support", "company": "Hand Ltd"},
        {"description": "Deskhand Service", "fresh": True},
        {"path": AT_HOME, "signer": "Hand Limited"},
        {"path": AN_INSTANCE, "command_line": "--key 1 --host x"},
        {"command_line": "--serve", "signer": "Hand Limited"},
    ],
)
def test_two_facets_together_are_enough(facts, catalogue):
    assert found(catalogue, **facts) == ["Deskhand"]


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "agent.exe"},
        {"name": "agent.exe", "original_name": "agent.exe", "product": "Remote Support"},
        {"name": "agent.exe", "fresh": True},
        {"name": "agent.exe", "company": "Somebody Else"},
        {"signer": "Hand Limited"},
        {"company": "Hand Ltd"},
        {"company": "Hand Ltd", "signer": "Hand Limited", "fresh": True},
        {"company": "Hand Ltd", "signer": "Hand Limited", "parent": "Deskhand.exe"},
        {"product": "Remote Support"},
        {"path": AT_HOME},
        {"path": AT_HOME, "fresh": True},
        {"command_line": "--serve"},
        {"command_line": "deskhand-notes.txt"},
        {"description": "Deskhand Service"},
        {"site": "deskhand.example"},
        {"parent": "Deskhand.exe"},
        {"name": "deskhand-notes.txt"},
        {"name": "myDeskhand.exe"},
        {"product": "About Deskhand Remote"},
        {"original_name": "Deskhand"},
    ],
)
def test_one_weak_facet_or_a_piece_of_a_name_is_not(facts, catalogue):
    assert found(catalogue, **facts) == []


def test_another_product_of_the_maker_clears_a_name(catalogue):
    assert found(catalogue, name="Deskhand.exe", product="Deskhand Backup") == []


def test_the_tool_that_fits_best_is_named(catalogue):
    facts = {"name": "agent.exe", "signer": "Other Inc"}
    assert found(catalogue, **facts) == ["Otherhand"]
    assert found(catalogue, **facts, path=AT_HOME, company="Hand Ltd") == ["Deskhand"]


def test_a_program_that_lies_among_downloads_is_fresh(catalogue):
    path = r"C:\Users\x\Downloads\photo-viewer.exe"
    assert found(catalogue, description="Deskhand Service", path=path) == ["Deskhand"]


def test_empty_facts_lead_nowhere(catalogue):
    assert catalogue.find(Program()) == catalogue.viewers(Program()) == ()


# The side of the person who helps


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "DeskhandView.exe"},
        {"name": "DeskhandView.exe", "product": "Deskhand Remote", "company": "Hand Ltd"},
        {"name": "x.exe", "original_name": "DeskhandView.exe"},
        {"name": "Deskhand.exe", "command_line": "--reach 123"},
    ],
)
def test_the_side_that_helps_is_told_apart(facts, catalogue):
    assert [tool.name for tool in catalogue.viewers(Program(**facts))] == ["Deskhand"]
    assert found(catalogue, **facts) == []


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "DeskhandView.exe", "original_name": "Deskhand.exe"},
        {"name": "DeskhandView.exe", "original_name": "Otherhand.exe"},
    ],
)
def test_a_tool_that_calls_itself_the_other_side_is_caught(facts, catalogue):
    assert found(catalogue, **facts)
    assert catalogue.viewers(Program(**facts)) == ()


def test_reaching_out_by_itself_says_nothing(catalogue):
    assert catalogue.viewers(Program(name="ssh", command_line="--reach 123")) == ()


def test_a_viewer_gives_a_milder_sign():
    (sign,) = read(sighting(program="vncviewer.exe"), mind())
    assert sign.kind == "viewer_tool"
    assert mind().policy.sign["viewer_tool"].weight < mind().policy.caution


# By name, and pages for callers


def test_what_a_file_says_is_reached_by_the_name_of_the_tool():
    anydesk = mind().catalogue.tool("AnyDesk")
    assert anydesk is not None
    assert (anydesk.kind, anydesk.honest[0]) == ("both", "family")
    assert anydesk.ending is not None
    assert anydesk.session


def test_a_tool_nobody_wrote_is_none():
    assert mind().catalogue.tool("No such tool") is None


@pytest.mark.parametrize(
    ("host", "path", "tool"),
    [
        ("deskhand.example", "", "Deskhand"),
        ("Get.Deskhand.Example.", "x", "Deskhand"),
        ("hand.example", "JOIN?code=1", "Deskhand"),
        ("hand.example", "", None),
        ("notdeskhand.example", "", None),
        ("deskhand.example.evil.example", "", None),
        ("", "", None),
    ],
)
def test_a_page_for_callers_is_known_by_its_site(host, path, tool, catalogue):
    joined = catalogue.joins(host, path)
    assert (joined and joined.name) == tool


def test_a_generic_download_from_such_a_page_is_known():
    seen = sighting(
        program="Connect.exe", address="https://join.zoho.com/x/Connect.exe", marks=["download"]
    )
    assert [(s.kind, s.about) for s in read(seen, mind())] == [("tool_download", "Zoho Assist")]


# What ships


@pytest.mark.parametrize(
    ("facts", "tool"),
    [
        ({"original_name": "AnyDesk.exe"}, "AnyDesk"),
        ({"product": "ScreenConnect", "company": " "}, "ScreenConnect"),
        ({"command_line": '"?e=Access&y=Guest&h=r.example&p=443&k=x"'}, "ScreenConnect"),
        ({"product": "RustDesk", "description": "RustDesk Remote Desktop"}, "RustDesk"),
        (
            {"path": r"C:\Users\x\AppData\Local\rustdesk\photo-viewer.exe", "command_line": "--cm"},
            "RustDesk",
        ),
        ({"name": "client32.exe", "company": "NetSupport Ltd"}, "NetSupport Manager"),
        (
            {"name": "agent.exe", "path": r"C:\Users\x\AppData\Local\ZohoMeeting\agent.exe"},
            "Zoho Assist",
        ),
        (
            {
                "name": "Launcher.exe",
                "path": r"C:\Users\x\AppData\Local\Temp\unpacksos\1\Launcher.exe",
            },
            "Splashtop",
        ),
        ({"name": "Remote Access.exe", "signer": "SimpleHelp Ltd"}, "SimpleHelp"),
        ({"name": "raserver.exe", "command_line": "-Embedding"}, "Windows Remote Assistance"),
    ],
)
def test_a_disguised_tool_is_caught(facts, tool):
    assert found(mind().catalogue, **facts) == [tool]


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "raserver.exe", "command_line": "/offerraupdate"},
        {"name": "Iperius.exe", "product": "Iperius Backup"},
        {"name": "chrome.exe", "company": "Google LLC", "signer": "Google LLC"},
        {"name": "GoToMeeting.exe", "company": "LogMeIn, Inc.", "signer": "LogMeIn, Inc."},
        {"name": "agent.exe", "company": "Blizzard Entertainment", "product": "Battle.net"},
        {
            "name": "chrome.exe",
            "command_line": "https://x.screenconnect.com/Bin/a.exe?e=Access&y=Guest&h=x",
        },
        {"name": "notepad.exe", "command_line": r"C:\Users\x\anydesk-notes.txt"},
    ],
)
def test_an_honest_program_is_left_alone(facts):
    assert found(mind().catalogue, **facts) == []


@pytest.mark.parametrize("facet", Program.__struct_fields__)
def test_a_hostile_facet_is_no_trouble(facet):
    for text in ("\u202e" * 9_000, "?*[" * 3_000, "anydesk/" * 9_000, "CN=" + ",=" * 9_000, "\0"):
        mind().catalogue.find(Program(**{facet: text}))


# The pieces


def test_a_pattern_fits_a_whole_name_only():
    names = Names([("ab-*.exe", "tool"), ("c?d.exe", "other"), ("*", "never")])
    assert [*names.find("AB-1.exe")] == ["tool"]
    assert [*names.find("cxd.exe")] == ["other"]
    assert [*names.find("ab-1.exe.txt")] == [*names.find("zab-1.exe")] == [*names.find("")] == []


def test_a_folder_fits_whole_folders_in_a_row():
    folders = Folders([("Program Files*/Hand (*)", "tool")])
    assert [*folders.find("C:/Program Files (x86)/Hand (1)/bin")] == ["tool"]
    assert [*folders.find("C:/Program Files/x/Hand (1)")] == []
    assert [*folders.find("C:/Program Files/My Hand (1)")] == []


def test_a_shape_fits_whole_arguments_in_order():
    lines = Lines([("--key * --host", "tool"), ("?e=x&*", "open")])
    assert [*lines.find("a.exe --KEY 1 --host")] == ["tool"]
    assert [*lines.find("--host --key 1")] == [*lines.find("--key 1 --hosts")] == []
    assert [*lines.find('"a b.exe" "?e=x&y=1"')] == ["open"]
    assert [*lines.find("a.exe?e=x&y=1")] == []


def test_a_site_takes_those_below_it_along():
    sites = Sites([("a.example", "tool")])
    assert [*sites.find("x.y.a.example")] == ["tool"]
    assert [*sites.find("a.example.x")] == [*sites.find("aa.example")] == []


@pytest.mark.parametrize(
    ("signer", "name"),
    [
        ("Hand, Inc.", "Hand, Inc."),
        ("CN=Hand, O=Hand", "Hand"),
        ("CN=Hand, Inc., O=Hand", "Hand, Inc."),
        ('C=US, CN="Hand, Inc.", O=Hand', "Hand, Inc."),
        ("CN=", ""),
    ],
)
def test_the_name_is_taken_out_of_a_subject(signer, name):
    assert common_name(signer) == name


def test_letters_are_what_counts():
    assert letters("Splashtop® SOS") == letters("splashtop (SOS)") == "splashtopsos"
    assert letters(" .™ ") == ""


@pytest.mark.parametrize(
    ("saved", "name"),
    [
        ("a (1).exe", "a.exe"),
        ("a(2).exe", "a.exe"),
        ("a (x).exe", "a (x).exe"),
        ("a", "a"),
        ("", ""),
    ],
)
def test_the_number_of_a_second_copy_is_undone(saved, name):
    assert first_copy(saved) == name
