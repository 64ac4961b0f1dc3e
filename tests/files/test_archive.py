import random
import struct
import tracemalloc
import zipfile
from io import BytesIO

import pytest
from pycdlib import PyCdlib

import compound
import portable
from guard.core.sighting import Program
from guard.files import MOST, _inside, archive, inside
from guard.files.rationed import Rationed

TOOL = portable.program(original_name="AnyDesk.exe", product="AnyDesk")
ADDRESS = "https://download.anydesk.com/AnyDesk.exe"


def zipped(packing=zipfile.ZIP_DEFLATED, **contents):
    """Return an archive; ``__`` in a name stands for a dot."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", packing) as file:
        for name, content in contents.items():
            file.writestr(name.replace("__", "."), content)
    return made.getvalue()


def disc(kind, **contents):
    """Return a disc image with names of a kind: plain, Joliet or UDF."""
    made, image = BytesIO(), PyCdlib()
    options = {"plain": {}, "joliet": {"joliet": 3}, "udf": {"joliet": 3, "udf": "2.60"}}
    image.new(interchange_level=3, **options[kind])
    for number, (name, content) in enumerate(contents.items()):
        plain = name.replace("__", ".")
        more = {} if kind == "plain" else {"joliet_path": f"/{plain}"}
        if kind == "udf":
            more["udf_path"] = f"/{plain}"
        short = plain.upper() if kind == "plain" else f"F{number}"
        image.add_fp(BytesIO(content), len(content), f"/{short};1", **more)
    image.write_fp(made)
    image.close()
    return made.getvalue()


def look(path, data):
    path.write_bytes(data)
    return inside(path)


def names(programs):
    return [program.name for program in programs]


def test_a_renamed_tool_in_an_archive_says_who_it_is(tmp_path):
    (found,) = look(tmp_path / "a.zip", zipped(**{"photos/viewer__exe": TOOL, "read__txt": "hi"}))
    assert found == Program(
        name="viewer.exe", path="photos/viewer.exe", original_name="AnyDesk.exe", product="AnyDesk"
    )


def test_a_package_in_an_archive_says_who_it_is(tmp_path):
    (found,) = look(tmp_path / "a.zip", zipped(setup__msi=compound.package("AnyDesk MSI")))
    assert found.product == "AnyDesk MSI"


def test_a_shortcut_in_an_archive_leads_on(tmp_path):
    found = look(tmp_path / "a.zip", zipped(invoice__url=f"URL={ADDRESS}"))
    assert [(each.name, each.path) for each in found] == [
        ("invoice.url", "invoice.url"),
        ("AnyDesk.exe", ADDRESS),
    ]


@pytest.mark.parametrize("ending", ["msix", "appx", "msixbundle", "appxbundle", "ZIP"])
def test_packages_of_the_store_are_archives_too(tmp_path, ending):
    assert names(look(tmp_path / f"a.{ending}", zipped(AnyDesk__exe=TOOL))) == ["AnyDesk.exe"]


@pytest.mark.parametrize("kind", ["plain", "joliet", "udf"])
def test_a_renamed_tool_on_a_disc_says_who_it_is(tmp_path, kind):
    (found,) = look(tmp_path / "a.iso", disc(kind, VIEWER__EXE=TOOL, READ__TXT=b"hi"))
    assert found.name == "VIEWER.EXE"
    assert found.original_name == "AnyDesk.exe"


def test_an_archive_in_an_archive_is_not_opened(tmp_path):
    assert look(tmp_path / "a.zip", zipped(b__zip=zipped(AnyDesk__exe=TOOL))) == ()


@pytest.mark.parametrize(
    "name", ["../../AnyDesk.exe", "/etc/AnyDesk.exe", "C:\\x\\AnyDesk.exe", "..\\..\\AnyDesk.exe"]
)
def test_a_name_that_leaves_the_archive_is_only_a_name(tmp_path, name):
    before = set(tmp_path.parent.rglob("*"))
    assert names(look(tmp_path / "a.zip", zipped(**{name: TOOL}))) == ["AnyDesk.exe"]
    assert set(tmp_path.parent.rglob("*")) - before == {tmp_path / "a.zip"}


def test_of_a_locked_archive_the_names_are_told(tmp_path):
    locked = bytearray(zipped(zipfile.ZIP_STORED, AnyDesk__exe=TOOL))
    listed = locked.rindex(b"PK\1\2")
    locked[6] |= 1
    locked[listed + 8] |= 1
    (found,) = look(tmp_path / "a.zip", bytes(locked))
    assert found == Program(name="AnyDesk.exe", path="AnyDesk.exe")


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_of_what_windows_cannot_unpack_the_names_are_told(tmp_path, packing):
    (found,) = look(tmp_path / "a.zip", zipped(packing, AnyDesk__exe=TOOL))
    assert found == Program(name="AnyDesk.exe", path="AnyDesk.exe")


def test_a_bomb_is_not_unpacked(tmp_path):
    bomb = zipped(a__exe=TOOL + bytes(archive.LARGEST), b__exe=TOOL)
    tracemalloc.start()
    big, small = look(tmp_path / "a.zip", bomb)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (big.original_name, small.original_name) == ("", "AnyDesk.exe")
    assert most < 8 << 20


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(tmp_path):
    bomb = bytearray(zipped(a__exe=TOOL + bytes(archive.LARGEST)))
    listed = bomb.rindex(b"PK\1\2")
    bomb[listed + 24 : listed + 28] = struct.pack("<I", len(TOOL))
    (found,) = look(tmp_path / "a.zip", bytes(bomb))
    assert found.name == "a.exe"


def test_many_large_members_are_unpacked_only_for_a_while(tmp_path):
    large = TOOL + bytes(archive.LARGEST - len(TOOL))
    found = look(tmp_path / "a.zip", zipped(**{f"{n}__exe": large for n in range(4)}))
    assert [each.original_name for each in found] == ["AnyDesk.exe"] * 2 + [""] * 2


def test_not_too_many_members_are_told(tmp_path):
    many = zipped(zipfile.ZIP_STORED, **{f"{n}__exe": b"MZ" for n in range(MOST * 2)})
    assert len(look(tmp_path / "a.zip", many)) == MOST


def test_a_list_of_names_without_end_is_not_read(tmp_path):
    many = zipped(zipfile.ZIP_STORED, **{f"{n:060}__exe": b"" for n in range(3_000)})
    assert look(tmp_path / "a.zip", many) == ()


DAMAGED = pytest.mark.parametrize(
    ("kind", "whole"),
    [
        (".zip", zipped(a__exe=TOOL, b__url=ADDRESS)),
        (".iso", disc("joliet", A__EXE=TOOL)),
        (".iso", disc("udf", A__EXE=TOOL)),
    ],
    ids=["zip", "iso", "udf"],
)


@DAMAGED
def test_bytes_may_be_damaged(kind, whole):
    chance, used = random.Random(4711), [at for at, byte in enumerate(whole) if byte]
    for at in chance.sample(used, min(500, len(used))):
        for wrong in (whole[at] ^ 1, 0xFF, 0):
            data = whole[:at] + bytes([wrong]) + whole[at + 1 :]
            for program in _inside(kind, Rationed(BytesIO(data), 1 << 26)):
                program.name.encode()


@DAMAGED
def test_the_file_may_end_anywhere(kind, whole):
    for size in random.Random(4711).sample(range(len(whole)), 300):
        for program in _inside(kind, Rationed(BytesIO(whole[:size]), 1 << 26)):
            program.name.encode()


def test_what_stands_before_the_damage_is_told(tmp_path):
    whole = zipped(zipfile.ZIP_STORED, **{f"{n}__exe": TOOL for n in range(3)})
    second = whole.index(b"MZ", whole.index(b"MZ") + len(TOOL))
    found = look(tmp_path / "a.zip", whole[:second] + b"ZM" + whole[second + 2 :])
    assert [each.original_name for each in found] == ["AnyDesk.exe", "", "AnyDesk.exe"]


def test_an_archive_of_two_gigabytes_of_nothing_is_none(tmp_path):
    for name in ("a.zip", "a.iso"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(2 << 30)
        assert inside(tmp_path / name) == ()


def test_no_word_of_an_image_is_logged(tmp_path, capfd, caplog):
    image = disc("udf", SECRET__EXE=TOOL)
    for place in range(0, len(image), 2048):
        look(tmp_path / "a.iso", image[:place] + bytes(2048) + image[place + 2048 :])
    assert capfd.readouterr() == ("", "")
    assert "SECRET" not in caplog.text
