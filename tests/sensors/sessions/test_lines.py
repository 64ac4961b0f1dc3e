from datetime import UTC, datetime

import pytest

from guard.sensors.sessions.lines import LONGEST_NUMBER, Shape, address, number, when, words

HEAD = "   info 2024-02-16 20:29:04.298       back   4668   6440"
"""What AnyDesk writes in front of each line."""


def fits(says, line):
    return Shape(says).fits(words(line))


@pytest.mark.parametrize("fibre", ["", "  21 "])
def test_a_line_is_read_from_the_word_before_its_first_dash(fibre):
    line = f"{HEAD}{fibre}     app.session - 3: Authenticated with permanent token."

    assert fits("app.session - *: Authenticated", line)
    assert not fits("app.session - *: Authenticated by", line)
    assert not fits("session - *: Authenticated", line)


def test_words_a_caller_may_choose_are_not_taken_for_the_message():
    said = "app.session - 1: Authenticated by local user."
    line = f"{HEAD}   app.backend_session - Incoming session request: {said} (123456789)"

    assert not fits("app.session - *: Authenticated", line)
    assert fits("app.backend_session - Incoming session request:", line)


def test_a_line_without_head_is_read_from_its_beginning():
    says = "Incoming ????-??-??, ??:?? User"

    assert fits(says, "Incoming    2024-02-16, 20:29    User            221436813    221436813")
    assert not fits(says, "Incoming    2024-02-16, 20:29    REJECTED     User   221436813")
    assert not fits(says, "Outgoing    2024-02-16, 20:29    User            221436813")


def test_a_dash_for_an_unknown_name_moves_nothing():
    assert fits("Incoming * * User", "Incoming  2024-02-16, 20:29  User  - 221436813")


@pytest.mark.parametrize("line", ["", "-", "- Incoming", "a -", " - - - -", "app.session -"])
def test_a_scrap_of_a_line_is_nothing(line):
    assert not fits("app.session - *: Authenticated", line)


def test_who_the_other_side_is_can_be_told():
    accept = Shape("anynet.any_socket - Accept request from <id>")
    login = Shape("anynet.any_socket - Logged in from <address>")
    head = f"{HEAD}   21 anynet.any_socket -"

    assert accept.peer(words(f"{head} Accept request from 221436813 (via relay).")) == (
        "221436813",
        "",
    )
    assert login.peer(words(f"{head} Logged in from 198.51.100.4:51888 on relay 8a3c.")) == (
        "",
        "198.51.100.4",
    )
    assert login.peer(words(f"{head} Accept request from 221436813")) == ("", "")


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("192.0.2.7:1234", "192.0.2.7"),
        ("192.0.2.7.", "192.0.2.7"),
        ("[2001:db8::7]:443", "2001:db8::7"),
        ("2001:db8::7", "2001:db8::7"),
        ("<b>192.0.2.7</b>", ""),
        ("example.com:80", ""),
        ("999.1.1.1:1", ""),
        ("", ""),
        ("[", ""),
        (":" * 4_000, ""),
    ],
)
def test_only_an_address_is_one(word, found):
    assert address(word) == found


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("221436813.", "221436813"),
        ("(602780917)", "602780917"),
        ("anna@ad", "anna@ad"),
        ("<script>alert(1)</script>", ""),
        ("9" * (LONGEST_NUMBER + 1), ""),
        ("", ""),
    ],
)
def test_only_a_name_of_the_other_side_is_one(word, found):
    assert number(word) == found


@pytest.mark.parametrize(
    "line",
    [
        "info 2024-02-16 20:29:04.298 back 1 2",
        "2024/02/16 20:29:04.298 1 2 S0",
        "Incoming 2024-02-16, 20:29:04.298 User",
    ],
)
def test_the_time_of_a_line_is_read(line):
    assert when(words(line)) == datetime(2024, 2, 16, 20, 29, 4, 298_000, UTC)


@pytest.mark.parametrize("line", ["", "no time here at all", "2024-99-99 99:99:99", "2024-01-01"])
def test_a_line_may_have_no_time(line):
    assert when(words(line)) is None


def test_of_a_line_of_one_megabyte_only_the_first_words_are_looked_at():
    assert len(words("w " * 500_000)) <= 40
