import codecs
import os
import time

import pytest

from guard.sensors.sessions.records import LONGEST, MOST, TAIL, Record


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ad.trace"


@pytest.fixture
def record(path):
    return Record(path)


def add(path, text, encoding="utf-8"):
    with path.open("ab") as file:
        file.write(text if isinstance(text, bytes) else text.encode(encoding))


def test_what_is_there_already_is_read_at_first(path, record):
    add(path, "one\ntwo\n")

    assert record.lines() == ["one", "two"]
    assert record.lines() == []


def test_lines_are_told_as_they_are_added(path, record):
    add(path, "one\n")
    record.lines()
    add(path, "two\r\n")
    assert record.lines() == ["two"]
    add(path, "three\nfour\n")
    assert record.lines() == ["three", "four"]


def test_half_a_line_waits_for_its_other_half(path, record):
    add(path, "Incoming sess")
    assert record.lines() == []
    add(path, "ion\nnext")
    assert record.lines() == ["Incoming session"]


def test_a_letter_that_is_cut_in_two_becomes_one(path, record):
    add(path, b"caf\xc3")
    assert record.lines() == []
    add(path, b"\xa9\n")
    assert record.lines() == ["café"]


def test_a_file_that_is_not_there_is_awaited(path, record):
    assert record.lines() == []
    assert not record.exists
    add(path, "one\n")
    assert record.lines() == ["one"]
    assert record.exists


def test_a_file_in_a_folder_that_is_not_there_is_awaited(tmp_path):
    assert Record(tmp_path / "none" / "ad.trace").lines() == []


def test_a_file_in_what_is_no_folder_is_awaited(path):
    path.touch()
    assert Record(path / "ad.trace").lines() == []


def test_a_file_that_begins_empty_is_read(path, record):
    path.touch()
    assert record.lines() == []
    add(path, b"\xff\xfe" + "one\n".encode("utf-16-le"))
    assert record.lines() == ["one"]


def test_a_file_that_is_cut_short_is_read_anew(path, record):
    add(path, "one\ntwo\n")
    record.lines()
    os.truncate(path, 0)
    add(path, "new\n")
    assert record.lines() == ["new"]


def test_a_file_that_is_written_anew_and_has_grown_longer_is_read_anew(path, record):
    add(path, "one\n")
    record.lines()
    path.write_text("another one\nand more\n")
    assert record.lines() == ["another one", "and more"]


def test_a_file_that_is_written_anew_with_the_same_length_is_read_anew(path, record):
    add(path, "one\n")
    record.lines()
    path.write_text("two\n")
    os.utime(path, ns=(0, time.time_ns() + 10**9))
    assert record.lines() == ["two"]


def test_a_writer_that_goes_on_behind_a_hole_is_read(path, record):
    with path.open("wb") as writer:
        writer.write(b"one\n" * 10)
        writer.flush()
        record.lines()
        os.truncate(path, 0)
        writer.write(b"two\n")
    assert record.lines() == ["two"]


def test_a_file_that_replaces_another_is_read(path, record, tmp_path):
    add(path, "one\n")
    record.lines()
    (tmp_path / "new").write_text("two\nthree\n")
    (tmp_path / "new").replace(path)
    assert record.lines() == ["two", "three"]


def test_nothing_is_lost_when_a_file_is_put_aside(path, record):
    add(path, "one\n")
    record.lines()
    add(path, "last\n")
    path.rename(path.with_suffix(".old"))
    add(path, "first\n")
    assert record.lines() == ["last", "first"]


def test_nothing_is_lost_when_there_is_no_new_file_yet(path, record):
    add(path, "one\n")
    record.lines()
    add(path, "last\n")
    path.rename(path.with_suffix(".old"))
    assert record.lines() == ["last"]
    add(path, "first\n")
    assert record.lines() == ["first"]


def test_a_file_that_is_removed_is_read_from_its_start_when_it_comes_back(path, record):
    add(path, "one\n")
    record.lines()
    path.unlink()
    assert record.lines() == []
    add(path, "two\n")
    assert record.lines() == ["two"]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (codecs.BOM_UTF8, "utf-8"),
    ],
)
def test_text_of_windows_programs_is_read(path, record, mark, encoding):
    add(path, mark + "Incoming 愛\r\n".encode(encoding))
    assert record.lines() == ["Incoming 愛"]
    half = "two\r\n".encode(encoding)
    add(path, half[:3])
    assert record.lines() == []
    add(path, half[3:])
    assert record.lines() == ["two"]


def test_a_long_utf16_file_is_read_from_its_tail(path, record):
    add(path, codecs.BOM_UTF16_LE + ("x" * 30 + "\n").encode("utf-16-le") * 9_000)
    lines = record.lines()
    assert set(lines) == {"x" * 30}
    assert len(lines) < 9_000


def test_bytes_that_are_no_text_do_not_hide_the_next_line(path, record):
    add(path, b"\xff\xfa\x80bad\nnext\n")
    assert record.lines()[-1] == "next"


def test_a_line_of_one_megabyte_is_cut_and_the_next_one_read(path, record):
    add(path, "begin ")
    record.lines()
    add(path, b"x" * MOST)
    assert record.lines() == []
    add(path, "\nnext\n")
    first, second = record.lines() + record.lines()
    assert first == ("begin " + "x" * LONGEST)[:LONGEST]
    assert second == "next"


def test_of_a_huge_file_only_the_tail_is_read(path, record):
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
        file.seek(0, os.SEEK_END)
        file.write(b"last\n")
    assert record.lines() == ["last"]


def test_the_line_where_the_tail_begins_is_left_out(path, record):
    add(path, "a" * TAIL + "\nwhole\n")
    assert record.lines() == ["whole"]


def test_a_flood_is_read_bit_by_bit(path, record):
    add(path, "one\n")
    record.lines()
    add(path, "flood\n" * 400_000)
    told = [len(record.lines()) for _ in range(4)]
    assert sum(told) == 400_000
    assert max(told) < 400_000


@pytest.mark.parametrize(
    "make", [pytest.param(getattr(os, "mkfifo", None), marks=pytest.mark.linux), os.mkdir]
)
def test_what_is_no_file_is_never_waited_for(path, record, make):
    make(path)
    with pytest.raises(OSError, match=r"not a file|Is a directory"):
        record.lines()


def test_a_device_is_not_read(record, path):
    path.symlink_to("/dev/zero")
    with pytest.raises(OSError, match="not a file"):
        record.lines()


def test_a_file_that_is_kept_from_us_is_an_error(path, record, request):
    add(path, "one\n")
    path.chmod(0)
    request.getfixturevalue("plain_user")
    with pytest.raises(PermissionError):
        record.lines()
