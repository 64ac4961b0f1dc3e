import random
import tracemalloc
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

import portable
from guard.files import version
from guard.files.facts import LONGEST, NOTHING, Facts
from guard.files.rationed import Rationed, opened

RATION = 2 << 20
ANYDESK = {
    "original_name": "AnyDesk.exe",
    "company": "philandro Software GmbH",
    "product": "AnyDesk",
    "description": "AnyDesk remote desktop",
    "version": "9.0.4",
}


def read(data):
    return version.read(Rationed(BytesIO(data), RATION))


def saying(strings, tables=1):
    return b"".join(portable.assembled(portable.version(strings, tables)))


def test_a_program_says_who_it_is():
    assert read(portable.program(**ANYDESK)) == Facts(**ANYDESK)


def test_what_pefile_reads_is_what_we_read():
    import pefile

    with pefile.PE(data=portable.program(**ANYDESK)) as program:
        (table,) = program.FileInfo[0][0].StringTable
        said = {key.decode(): value.decode() for key, value in table.entries.items()}
    assert said == {portable.KEYS[name]: fact for name, fact in ANYDESK.items()}


def test_a_program_without_a_version_says_nothing():
    assert read(b"".join(portable.assembled(b""))) == NOTHING


def test_only_what_is_there_is_said():
    assert read(portable.program(product="RustDesk")) == Facts(product="RustDesk")


@pytest.mark.parametrize("size", [0, 1, 0x40, 1 << 20, 50 << 20])
def test_the_resources_are_found_wherever_they_lie(size):
    assert read(portable.program(padding=size, **ANYDESK)) == Facts(**ANYDESK)


def test_a_file_of_two_gigabytes_costs_next_to_nothing(tmp_path):
    portable.sparse(tmp_path / "a.exe", 2 << 30, **ANYDESK)
    tracemalloc.start()
    with opened(tmp_path / "a.exe", RATION) as file:
        assert version.read(file) == Facts(**ANYDESK)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 << 20


def test_each_byte_may_be_damaged():
    whole = bytearray(portable.program(**ANYDESK))
    for place in range(len(whole)):
        kept = whole[place]
        for wrong in {0x00, 0xFF, 0x7F, kept ^ 1, kept ^ 0x80}:
            whole[place] = wrong
            assert isinstance(read(bytes(whole)), Facts)
        whole[place] = kept


def test_the_file_may_end_at_each_byte():
    whole = portable.program(**ANYDESK)
    ends = {read(whole[:size]) for size in range(len(whole))}
    assert NOTHING in ends


def test_many_bytes_may_be_damaged():
    chance = random.Random(4711)
    for _ in range(3_000):
        data = bytearray(portable.program(**ANYDESK))
        for _ in range(chance.choice((2, 8, 64))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        assert isinstance(read(bytes(data)), Facts)


@given(st.binary(max_size=4_000))
def test_what_is_no_program_says_nothing(data):
    assert read(b"MZ" + data) == NOTHING


def test_a_file_cut_short_while_it_is_read_says_nothing(tmp_path):
    path = tmp_path / "a.exe"
    path.write_bytes(portable.program(padding=1 << 20, **ANYDESK))
    with opened(path, RATION) as file:
        path.write_bytes(b"MZ")
        assert version.read(file) == NOTHING


@pytest.mark.parametrize(
    ("hostile", "told"),
    [
        ("Any\0Desk", "Any"),
        ("  AnyDesk \t", "AnyDesk"),
        ("Any\u200bDesk\u202egnp", "AnyDeskgnp"),
        ("Any\r\nDesk", "AnyDesk"),
        ("Any\ud800Desk", "Any\ufffdDesk"),
        ("x" * 30_000, "x" * LONGEST),
        ("\u202e" * 30_000, ""),
        ("", ""),
    ],
    ids=["nul", "blanks", "unseen", "lines", "half a letter", "long", "only unseen", "empty"],
)
def test_hostile_text_is_cleaned(hostile, told):
    assert read(portable.program(product=hostile)).product == told


def test_a_text_of_a_megabyte_does_no_harm():
    assert len(read(portable.program(product="x" * (1 << 20))).product) <= LONGEST


def test_a_wrong_length_of_a_text_does_not_matter():
    right = portable.block("ProductName", "AnyDesk\0".encode("utf-16-le"), 1)
    for wrong in (0, 1, 0xFFFF):
        told = right[:2] + wrong.to_bytes(2, "little") + right[4:]
        data = saying({"ProductName": "AnyDesk"}).replace(right, told)
        assert read(data).product == "AnyDesk"


def test_the_first_language_that_says_something_counts():
    assert read(saying({"ProductName": "AnyDesk"}, tables=300)).product == "AnyDesk"


@pytest.mark.parametrize("sections", [0, 97, 0xFFFF])
def test_what_windows_would_not_load_says_nothing(sections):
    data = bytearray(portable.program(**ANYDESK))
    data[0x46:0x48] = sections.to_bytes(2, "little")
    assert read(bytes(data)) == NOTHING


def test_resources_that_lead_to_themselves_end():
    data = portable.program(**ANYDESK)
    tree = data.index(b"\x10\0\0\0\x38\0\0\x80")
    loop = data[: tree + 4] + b"\0\0\0\x80" + data[tree + 8 :]
    assert read(loop) == NOTHING


def test_a_first_section_far_away_is_not_read_into_memory(tmp_path):
    data = bytearray(portable.program(**ANYDESK))
    table = data.index(b".text")
    for line in (table, table + 40):
        data[line + 20 : line + 24] = ((2 << 30) - 0x200).to_bytes(4, "little")
    with (tmp_path / "a.exe").open("wb") as file:
        file.write(data)
        file.truncate(2 << 30)
    tracemalloc.start()
    with opened(tmp_path / "a.exe", RATION) as file:
        version.read(file)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 << 20
