"""A database as Windows keeps it, made here; its shape comes from public descriptions."""

import sqlite3

import pytest

from guard.sensors.notifications.toasts import newer, read

PAYLOAD = """<toast><visual><binding template="ToastGeneric"><text>{title}</text>
<text>Call +1 (855) 010-0199 now</text><text placement="attribution">scare.example</text>
</binding></visual></toast>"""


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "wpndatabase.db"
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE NotificationHandler (RecordId INTEGER, PrimaryId TEXT)")
        base.execute(
            "CREATE TABLE Notification (Id INTEGER, HandlerId INTEGER, Type TEXT, Payload BLOB)"
        )
        base.execute("INSERT INTO NotificationHandler VALUES (7, 'MSEdge')")
    base.close()
    return path


def show(database, number, title, kind="toast"):
    with sqlite3.connect(database) as base:
        payload = PAYLOAD.format(title=title).encode()
        base.execute("INSERT INTO Notification VALUES (?, 7, ?, ?)", (number, kind, payload))
    base.close()


def test_a_message_tells_its_words_its_program_and_its_site(database):
    show(database, 1, "Your computer is locked")
    newest, (message,) = newer(database, 0)

    assert newest == 1
    assert message.title == "Your computer is locked"
    assert message.body.strip() == "Call +1 (855) 010-0199 now"
    assert message.owner == "msedge.exe"
    assert message.address == "scare.example"


def test_each_message_is_told_once_the_oldest_first(database):
    for number, title in enumerate(("first", "second", "third"), 1):
        show(database, number, title)
    newest, messages = newer(database, 1)

    assert [message.title for message in messages] == ["second", "third"]
    assert newer(database, newest) == (3, [])


def test_a_tile_is_no_message(database):
    show(database, 1, "weather", kind="tile")
    assert newer(database, 0).messages == []


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.write_bytes(b"\xff" * 99)],
                         ids=["missing", "damaged"])  # fmt: skip
def test_a_database_that_cannot_be_read_is_told(tmp_path, make):
    make(tmp_path / "wpndatabase.db")
    with pytest.raises(OSError, match="cannot be read"):
        newer(tmp_path / "wpndatabase.db", 0)


@pytest.mark.parametrize(
    "payload",
    [b"", b"\xff\xfe", b"<toast>", None, b'<!DOCTYPE t [<!ENTITY a "b">]><t><text>&a;</text></t>'],
    ids=["empty", "no text", "cut", "nothing", "entities"],
)  # fmt: skip
def test_a_payload_that_is_none_has_no_words(payload):
    message = read("Somebody", payload)
    assert (message.owner, message.title, message.body) == ("Somebody", "", "")


def test_what_a_message_says_is_bounded():
    payload = "<toast><text>" + "x" * 9_000 + "</text><text>" + "y" * 9_000 + "</text></toast>"
    message = read("z" * 9_000, payload)
    assert len(message.title) == 1_000
    assert len(message.body) == 4_000
    assert len(message.owner) == 1_000
