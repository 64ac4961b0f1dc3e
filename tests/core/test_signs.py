import pytest

from guard.core.address import host
from guard.core.scare import SHAPES
from guard.core.sighting import Program
from guard.core.signs import KINDS, read
from guard.core.text import LONGEST
from knowing import SCARE, mind, page, sighting


def kinds(seen):
    return [sign.kind for sign in read(seen, mind())]


@pytest.mark.parametrize("name", ["AnyDesk.exe", "anydesk", "ANYDESK.EXE", "TeamViewer.exe"])
def test_a_tool_is_known_by_its_name(name):
    assert kinds(sighting(program=name)) == ["remote_tool"]


@pytest.mark.parametrize(
    "name", ["anydesk-notes.txt", "myanydesk", "AnyDesk.exe.txt", "", "nvda.exe"]
)
def test_what_only_sounds_like_a_tool_is_not_one(name):
    assert kinds(sighting(program=name)) == []


def test_a_renamed_tool_is_known_by_the_name_inside_its_file():
    renamed = Program(name="photo-viewer.exe", original_name="AnyDesk.exe")

    assert kinds(sighting(program=renamed)) == ["remote_tool"]


def test_a_tool_is_known_by_the_path_when_its_name_is_cut():
    cut = Program(name="AnyDesk", path=r"C:\\Users\\x\\Downloads\\AnyDesk.exe")

    assert kinds(sighting(program=cut)) == ["remote_tool"]


@pytest.mark.parametrize("name", ["AnyDesk.exe", "AnyDesk (1).exe", "AnyDesk(2).exe"])
def test_a_downloaded_tool_is_known_and_does_not_run(name):
    assert kinds(sighting(program=name, marks=["download"])) == ["tool_download"]


def test_any_other_installer_is_only_an_installer():
    assert kinds(sighting(program="game-setup.exe", marks=["download"])) == ["installer_download"]


def test_a_letter_that_was_downloaded_is_nothing():
    assert kinds(sighting(program="letter.pdf", marks=["download"])) == []


def test_a_scare_page_is_named_by_its_site_never_by_its_words():
    (sign,) = read(page(), mind())

    assert (sign.kind, sign.about) == ("scare_page", "scare.example")


def test_a_scare_in_an_editor_is_nothing():
    assert kinds(sighting(program="gedit", title=SCARE)) == []


def test_a_scare_in_the_title_of_a_browser_counts():
    assert kinds(sighting(program="chromium", title=SCARE)) == ["scare_title"]


def test_words_beyond_the_bound_are_not_read():
    assert kinds(sighting(text="a " * LONGEST + SCARE)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Contact us. Ring the number on your card if it was stolen. We block it: 0345 010 0199.",
        "How to remove a virus: run a scan, then restart your computer.",
        "Microsoft support: choose your product. Windows, Office, Xbox.",
    ],
)
def test_an_honest_page_with_a_number_is_spared(text):
    assert kinds(page(text=text, address="https://bank.example/help")) == []


@pytest.mark.parametrize(
    "address", ["", "http://[", "about:blank", "javascript:alert(1)", "x" * 5_000]
)
def test_an_address_without_a_site_is_no_trouble(address):
    assert host(address) == ""


def test_every_kind_of_sign_has_a_weight():
    assert set(KINDS) == set(mind().policy.sign)


def test_every_signal_has_a_weight():
    signals = {phrase.signal for phrase in mind().knowledge.phrases} | set(SHAPES)
    marks = {"full_screen", "keyboard_lock", "dialog", "dialog_loop", "notification"}

    assert signals | marks | {"clipboard", "picture_words"} == set(mind().policy.scare.signal)


def test_every_signal_of_a_title_is_one_of_a_page():
    rule = mind().policy.scare

    assert set(rule.of_title.signal) <= set(rule.signal)


def test_every_weight_leans_on_kinds_that_exist():
    policy = mind().policy
    rules = (policy.scare.signal, policy.scare.of_title.signal)
    for weighings in (policy.sign, *rules):
        for weighing in weighings.values():
            assert set(weighing.beside) <= set(weighings)
