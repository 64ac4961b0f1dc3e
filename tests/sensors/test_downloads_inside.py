"""What files that arrive say of themselves, and what they hold or lead to."""

import zipfile
from contextlib import contextmanager

import pytest

import portable
from desktop import until
from guard.core.sighting import DISGUISED, DOWNLOAD
from guard.core.signs import read
from guard.sensors.downloads import DownloadSensor
from knowing import mind
from listening import listening

TOOL = portable.program(original_name="AnyDesk.exe", product="AnyDesk")
ADDRESS = "https://download.anydesk.com/AnyDesk.exe"


@pytest.fixture
def folder(home):
    (home / "Downloads").mkdir()
    return home / "Downloads"


@contextmanager
def watching(folder):
    with listening(DownloadSensor(lambda: [folder], every=0.1)) as listener:
        yield listener


def arrive(path, content):
    """Write a file as a browser does: under another name, then renamed."""
    part = path.with_name(f"{path.name}.crdownload")
    if isinstance(content, bytes):
        part.write_bytes(content)
    else:
        with zipfile.ZipFile(part, "w") as archive:
            for name, data in content.items():
                archive.writestr(name, data)
    part.replace(path)


def named(name, *, present=True):
    return lambda seen: seen.program.name == name and seen.present == present


def test_a_renamed_tool_that_arrives_says_who_it_is(folder):
    with watching(folder) as listener:
        arrive(folder / "photo-viewer.exe", TOOL)
        seen = listener.hear(named("photo-viewer.exe"))
    assert seen.program.original_name == "AnyDesk.exe"
    assert [sign.kind for sign in read(seen, mind())] == ["tool_download"]


def test_what_an_archive_holds_is_told_beside_it(folder):
    with watching(folder) as listener:
        arrive(folder / "photos.zip", {"viewer.exe": TOOL, "read.txt": "hi", "b.exe": b"MZ"})
        outer, first = listener.hear(named("photos.zip")), listener.hear(named("viewer.exe"))
        second = listener.hear(named("b.exe"))
    assert first.program.original_name == "AnyDesk.exe"
    assert (first.thing, second.thing) == (f"{outer.thing} # 1", f"{outer.thing} # 2")
    assert outer.marks == first.marks == {DOWNLOAD}


def test_where_a_link_leads_is_told_with_its_address(folder):
    with watching(folder) as listener:
        arrive(folder / "help.url", f"[InternetShortcut]\nURL={ADDRESS}\n".encode())
        seen = listener.hear(named("AnyDesk.exe"))
    assert seen.address == ADDRESS


def test_a_program_with_the_name_of_a_document_is_marked(folder):
    with watching(folder) as listener:
        arrive(folder / "invoice.pdf.exe", b"MZ")
        arrive(folder / "all.zip", {"scan.pdf.exe": b"MZ"})
        outer, inner = listener.hear(named("invoice.pdf.exe")), listener.hear(named("scan.pdf.exe"))
    assert outer.marks == inner.marks == {DOWNLOAD, DISGUISED}


def test_what_an_archive_held_goes_with_it(folder):
    with watching(folder) as listener:
        arrive(folder / "a.zip", {"viewer.exe": TOOL})
        came = listener.hear(named("viewer.exe"))
        (folder / "a.zip").unlink()
        until(lambda: gone(listener) == {came.thing, came.thing.partition(" #")[0]})


def test_what_the_next_archive_of_a_name_lacks_is_gone(folder):
    with watching(folder) as listener:
        arrive(folder / "a.zip", {"one.exe": b"MZ", "two.exe": b"MZ"})
        two = listener.hear(named("two.exe"))
        arrive(folder / "a.zip", {"three.exe": b"MZ"})
        listener.hear(named("three.exe"))
        until(lambda: gone(listener) == {two.thing})


def gone(listener):
    return {seen.thing for seen in listener.sightings if not seen.present}


@pytest.mark.parametrize("name", ["a.zip", "a.iso", "a.msi", "a.exe", "a.lnk", "a.msix"])
def test_a_damaged_file_is_told_by_its_name(folder, name):
    with watching(folder) as listener:
        arrive(folder / name, b"PK\3\4MZ\xd0\xcf\x11\xe0" * 999)
        listener.hear(named(name))
        assert listener.failure is None
