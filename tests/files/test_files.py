import os

import pytest

import compound
import portable
from guard import files
from guard.core.sighting import Program
from guard.files import describe, disguised, inside
from knowing import library

NAMED = Program(name="photo-viewer.exe", parent="explorer.exe")


def facts(program):
    return program.original_name, program.company, program.product, program.description


def test_a_renamed_tool_says_who_it_is(tmp_path):
    path = tmp_path / "photo-viewer.exe"
    path.write_bytes(portable.program(original_name="AnyDesk.exe", product="AnyDesk"))
    assert describe(path, NAMED) == Program(
        name="photo-viewer.exe",
        parent="explorer.exe",
        original_name="AnyDesk.exe",
        product="AnyDesk",
    )


def test_a_renamed_package_says_who_it_is(tmp_path):
    (tmp_path / "a.msi").write_bytes(compound.package("AnyDesk MSI", "philandro"))
    said = describe(tmp_path / "a.msi", NAMED)
    assert (said.product, said.company) == ("AnyDesk MSI", "philandro")


def variants():
    """Yield what the files of catalogued tools say, until there are 200 of them."""
    said = [tool.version for tool in library().knowledge.tools if tool.version]
    for number in range(200):
        version = said[number % len(said)]
        names = (
            version.original_names, version.companies, version.products, version.descriptions
        )  # fmt: skip
        yield tuple(each[number // len(said) % len(each)] if each else "" for each in names)


def test_two_hundred_renamed_tools_say_who_they_are(tmp_path):
    keys = ("original_name", "company", "product", "description")
    for number, said in enumerate(variants()):
        path = tmp_path / f"holiday{number}.exe"
        path.write_bytes(portable.program(**dict(zip(keys, said, strict=True))))
        assert facts(describe(path, NAMED)) == said


@pytest.mark.parametrize("make", [
    lambda path: None,
    lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(b"\x7fELF"),
    lambda path: path.write_bytes(b"MZ"),
    lambda path: path.mkdir(),
    pytest.param(getattr(os, "mkfifo", None), marks=pytest.mark.linux),
    lambda path: path.symlink_to(path),
], ids=["missing", "empty", "elf", "short", "folder", "pipe", "loop"])  # fmt: skip
def test_what_says_nothing_leaves_the_program_as_it_was(tmp_path, make):
    make(tmp_path / "a.exe")
    assert describe(tmp_path / "a.exe", NAMED) == NAMED
    assert inside(tmp_path / "a.exe") == ()


def test_a_name_no_file_system_takes_does_no_harm(tmp_path):
    for name in ("a\0.exe", "x" * 5_000 + ".zip", "\udcff.exe"):
        assert describe(tmp_path / name, NAMED) == NAMED
        assert inside(tmp_path / name) == ()


def test_a_file_is_read_once_until_it_changes(tmp_path, monkeypatch):
    path, read = tmp_path / "a.exe", []
    monkeypatch.setattr(files, "_said", lambda file: (read.append(file), files.NOTHING)[1])
    path.write_bytes(b"MZ")
    for _ in range(3):
        describe(path, NAMED)
    assert len(read) == 1
    stamp = path.stat()
    path.write_bytes(b"ZM")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    describe(path, NAMED)
    assert len(read) == 2


def test_not_every_file_ever_seen_is_remembered(tmp_path):
    path = tmp_path / "a.exe"
    for size in range(files._REMEMBERED + 10):
        path.write_bytes(b"M" * size)
        describe(path, NAMED)
    assert files._facts.cache_info().currsize == files._REMEMBERED


@pytest.mark.parametrize(
    "name",
    [
        "invoice.pdf.exe", "Invoice.PDF.EXE", "photo.jpg      .scr", "letter.docx.js",
        "scan.pdf.lnk", "invoice.pdf.exe. .", "in\u202efdp.exe", "fdp.ecioven\u202e.exe",
    ],
)  # fmt: skip
def test_a_program_that_looks_like_a_document_is_disguised(name):
    assert disguised(name)


@pytest.mark.parametrize(
    "name",
    [
        "invoice.pdf", "AnyDesk.exe", "tool-1.2.3.exe", "Report.2024.exe", "photos.jpg.zip",
        "invoice.pdf.url", "archive.tar.gz", "setup.x64.msi", "", ".", "pdf.exe", ".pdf.exe",
        "letter\u202e.txt",
    ],
)  # fmt: skip
def test_an_ordinary_name_is_no_disguise(name):
    assert not disguised(name)
