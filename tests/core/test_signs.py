import pytest

from guard.core.address import host, path
from guard.core.advice import TELLING
from guard.core.scare import SHAPES
from guard.core.sighting import Program
from guard.core.signs import KINDS, read
from guard.core.text import LONGEST
from knowing import SCARE, library, mind, page, sighting


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


def test_a_tool_that_waits_for_callers_since_before_the_guard_is_only_installed():
    service = Program(name="TeamViewer_Service.exe", parent="services.exe")

    assert kinds(sighting(program=service, marks=["already"])) == ["installed_tool"]
    assert kinds(sighting(program=service)) == ["remote_tool"]


def test_a_window_that_was_open_before_the_guard_still_speaks():
    assert kinds(sighting(program="AnyDesk.exe", marks=["already"])) == ["remote_tool"]


@pytest.mark.parametrize(
    ("mark", "kind"), [("session-open", "session"), ("session-asked", "session_asked")]
)
def test_somebody_who_is_in_or_asks_to_be_is_named_by_the_tool(mark, kind):
    by_name = sighting(program="x.exe", title="AnyDesk", marks=[mark])
    by_program = sighting(program="AnyDesk.exe", text="Microsoft Support", marks=[mark])

    assert [(s.kind, s.about) for s in read(by_name, mind())] == [(kind, "AnyDesk")]
    assert [(s.kind, s.about) for s in read(by_program, mind())] == [(kind, "AnyDesk")]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://www.fastsupport.com/123", ["join_page"]),
        ("https://anydesk.com/en", []),
        ("https://fastsupport.com.example/", []),
    ],
)
def test_a_page_for_the_code_of_a_caller_is_known(address, found):
    assert kinds(sighting(address=address)) == found


def test_the_site_a_file_came_from_is_no_page():
    file = sighting(program="x.pdf", address="https://fastsupport.com/", marks=["download"])
    statement = sighting(program="x.pdf", address="https://barclays.co.uk/", marks=["download"])

    assert kinds(file) == kinds(statement) == []


@pytest.mark.parametrize(
    "seen",
    [
        {"address": "https://online.barclays.co.uk/login"},
        {"title": "Log in | Barclays - Chromium", "program": "chromium"},
    ],
)
def test_a_bank_is_known_by_its_site_or_else_by_its_title(seen):
    found = read(sighting(**seen), mind())

    assert {(s.kind, s.about) for s in found} == {
        ("money_page", "Barclays"),
        ("money_watched", "Barclays"),
    }


@pytest.mark.parametrize(
    "seen",
    [
        {"title": "Log in | Barclays", "program": "soffice.bin"},
        {"title": "Log in | Barclays", "address": "https://news.example/"},
        {"address": "https://barclays.co.uk.example/"},
    ],
)
def test_what_only_speaks_of_a_bank_is_none(seen):
    assert kinds(sighting(**seen)) == []


def test_a_shop_is_less_than_a_bank():
    assert kinds(sighting(address="https://www.amazon.co.uk/")) == ["shop_page"]


def test_a_program_that_looks_like_a_document_is_told():
    assert kinds(sighting(program="bill.pdf.exe", marks=["download", "disguised"])) == ["disguised"]


def test_any_other_installer_is_only_an_installer():
    assert kinds(sighting(program="game-setup.exe", marks=["download"])) == ["installer_download"]


def test_a_letter_that_was_downloaded_is_nothing():
    assert kinds(sighting(program="letter.pdf", marks=["download"])) == []


def test_a_scare_page_is_named_by_its_site_never_by_its_words():
    (sign,) = read(page(), mind())

    assert (sign.kind, sign.about) == ("scare_page", "scare.example")


@pytest.mark.parametrize(
    ("program", "remedy"),
    [("chromium", "messages_chrome"), ("firefox-esr", "messages_firefox"), (None, "")],
)
def test_a_scare_that_a_site_pushed_names_the_site_and_what_ends_it(program, remedy):
    (sign,) = read(page(program=program, marks=["notification"]), mind())

    assert (sign.kind, sign.about, sign.remedy) == ("scare_message", "scare.example", remedy)


def test_a_message_only_names_a_program_a_bank_or_a_shop():
    for facts in ({"program": "AnyDesk.exe"}, {"address": "https://www.barclays.co.uk/"}):
        assert kinds(sighting(title="Hello", marks=["notification"], **facts)) == []


def test_a_command_on_the_clipboard_is_a_sign_and_a_page_that_put_it_there_is_its_own():
    assert kinds(sighting(marks=["clipboard"])) == ["command_copied"]
    assert kinds(page(marks=["clipboard"])) == ["scare_page"]


def test_every_browser_has_a_way_to_stop_messages():
    assert all(browser.messages_off for browser in mind().knowledge.browsers)


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
    assert "/" not in path(address)[:1]


def test_every_kind_of_sign_has_a_weight():
    assert {*KINDS, "second_tool", "paste_command"} == set(mind().policy.sign)


def test_every_kind_of_sign_can_be_told_once():
    assert sorted(TELLING) == sorted(mind().policy.sign)


def test_every_signal_has_a_weight():
    signals = {phrase.signal for phrase in library().knowledge.phrases} | set(SHAPES)
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
            assert {*weighing.beside, *weighing.unless} <= set(weighings)
