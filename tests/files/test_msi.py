import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compound
from guard.files import msi
from guard.files.facts import LONGEST, NOTHING, Facts
from guard.files.kinds import OLE
from guard.files.rationed import Rationed


def read(data):
    return msi.read(Rationed(BytesIO(data), 2 << 20))


def test_a_package_says_who_it_is():
    data = compound.package("AnyDesk MSI", "AnyDesk Software GmbH")
    assert read(data) == Facts(product="AnyDesk MSI", company="AnyDesk Software GmbH")


@pytest.mark.parametrize(
    ("page", "encoding", "product"),
    [
        (1252, "cp1252", "Führung"),
        (1251, "cp1251", "Ассистент"),
        (932, "cp932", "リモート"),
        (65001, "utf-8", "向日葵"),
    ],
)
def test_letters_are_read_by_the_package_s_own_code_page(page, encoding, product):
    assert read(compound.package(product, "", page, encoding)).product == product


@pytest.mark.parametrize("page", [0, 1, 65535])
def test_a_code_page_nobody_knows_is_that_of_western_europe(page):
    assert read(compound.package("Führung", "", page)).product == "Führung"


def test_a_long_name_is_cut():
    assert read(compound.package("x" * 3_000)).product == "x" * LONGEST


def test_a_compound_file_without_a_summary_says_nothing():
    data = compound.package("AnyDesk").replace("Summary".encode("utf-16-le"), b"x\0" * 7)
    assert read(data) == NOTHING


def test_a_summary_of_counts_without_end_says_nothing():
    stream = compound.summary(1252, {3: b"AnyDesk"})
    (section,) = struct.unpack_from("<I", stream, 44)
    counted = stream[: section + 4] + b"\xff\xff\xff\xff" + stream[section + 8 :]
    assert read(compound.compound(counted)) == NOTHING


def test_each_byte_may_be_damaged():
    whole = bytearray(compound.package("AnyDesk", "philandro Software GmbH"))
    for place in range(len(whole)):
        kept = whole[place]
        for wrong in {0x00, 0xFF, kept ^ 1}:
            whole[place] = wrong
            assert isinstance(read(bytes(whole)), Facts)
        whole[place] = kept


def test_the_file_may_end_at_each_byte():
    whole = compound.package("AnyDesk", "philandro Software GmbH")
    for size in range(len(whole)):
        assert isinstance(read(whole[:size]), Facts)


@given(st.binary(max_size=3_000))
def test_what_is_no_package_says_nothing(data):
    assert read(OLE + data) == NOTHING
