import errno
import os
import time
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

from desktop import desktop, until
from guard.core.sighting import DOWNLOAD
from guard.sensors import Unavailable
from guard.sensors.downloads import DownloadSensor, folders, lookout
from guard.sensors.downloads.intake import RECENT, startable
from listening import listening


@pytest.fixture
def folder(home):
    (home / "Downloads").mkdir()
    return home / "Downloads"


def watching(*places):
    return listening(DownloadSensor(lambda: places, every=0.1))


def named(name, *, present=True):
    return lambda sighting: sighting.program.name == name and sighting.present == present


def names(listener):
    return [sighting.program.name for sighting in listener.sightings if sighting.present]


def save(path, content=b"MZ"):
    """Write a file as a browser does: under another name, then renamed."""
    part = path.with_name(f"{path.name}.crdownload")
    part.write_bytes(content)
    return part.rename(path)


def test_a_file_is_told_when_it_gets_its_name_and_not_before(folder):
    with watching(folder) as listener:
        part = folder / "Unconfirmed 4711.crdownload"
        part.write_bytes(b"MZ" * 1000)
        time.sleep(0.3)
        assert listener.sightings == []
        part.rename(folder / "AnyDesk.exe")
        seen = listener.hear(named("AnyDesk.exe"))
    assert seen.marks == {DOWNLOAD}
    assert seen.program.path == str(folder / "AnyDesk.exe")
    assert "AnyDesk" not in seen.thing
    assert names(listener) == ["AnyDesk.exe"]


def test_the_empty_file_that_keeps_a_place_is_no_download(folder):
    with watching(folder) as listener:
        (folder / "setup.msi").touch()
        part = folder / "Xy3.msi.part"
        part.write_bytes(b"\xd0\xcf")
        time.sleep(1.5)
        assert listener.sightings == []
        part.rename(folder / "setup.msi")
        listener.hear(named("setup.msi"))


@pytest.fixture
def patient(monkeypatch):
    monkeypatch.setattr("guard.sensors.downloads.intake.STILL", 60)


@pytest.mark.usefixtures("patient")
def test_a_file_written_under_its_own_name_is_told_when_it_is_closed(folder):
    with watching(folder) as listener:
        with (folder / "get.sh").open("wb") as file:
            for _ in range(5):
                file.write(b"#!/bin/sh\n")
                file.flush()
                time.sleep(0.1)
            assert listener.sightings == []
        listener.hear(named("get.sh"))
    assert names(listener) == ["get.sh"]


def test_a_file_moved_in_is_told_when_it_is_still(folder, tmp_path):
    (tmp_path / "tool.deb").write_bytes(b"!<arch>")
    with watching(folder) as listener:
        (tmp_path / "tool.deb").rename(folder / "tool.deb")
        listener.hear(named("tool.deb"))


@pytest.mark.parametrize("leave", [Path.unlink, lambda path: path.rename(path.parent.parent / "x")])
def test_a_file_that_leaves_is_gone(folder, leave):
    with watching(folder) as listener:
        came = (save(folder / "a.exe"), listener.hear(named("a.exe")))[1]
        leave(folder / "a.exe")
        gone = listener.hear(named("a.exe", present=False))
    assert gone.thing == came.thing


def test_a_file_replaced_by_another_is_told_again(folder):
    with watching(folder) as listener:
        save(folder / "a.exe")
        listener.hear(named("a.exe"))
        save(folder / "a.exe", b"MZ and more")
        until(lambda: names(listener) == ["a.exe", "a.exe"])


@pytest.mark.usefixtures("patient")
def test_a_file_rewritten_all_the_time_is_told_once(folder):
    with watching(folder) as listener:
        for n in range(300):
            (folder / "flood.zip").write_bytes(b"PK" * (n + 1))
        save(folder / "z.exe")
        listener.hear(named("z.exe"))
    assert names(listener) == ["flood.zip", "z.exe"]


def test_what_cannot_start_anything_is_not_told(folder):
    with watching(folder) as listener:
        for name in ("letter.pdf", "photo.jpg", "no_suffix", ".exe", "a.exe.part", "b.tmp"):
            save(folder / name)
        (folder / "folder.zip").mkdir()
        os.mkfifo(folder / "pipe.exe")
        save(folder / "z.exe")
        listener.hear(named("z.exe"))
    assert names(listener) == ["z.exe"]


@pytest.mark.parametrize(
    "name",
    [
        "A.EXE",
        "invoice.pdf.exe",
        "a.AppImage",
        "photo.jpg.lnk",
        "in\u202efdp.exe",
        "a\n.bat",
        "ä.Msi",
    ],
)
def test_the_last_suffix_decides_however_it_is_written(name):
    assert startable(Path(name))


def test_a_name_of_broken_bytes_is_told_in_printable_letters(folder):
    with watching(folder) as listener:
        save(folder / os.fsdecode(b"caf\xe9\xff.exe"))
        seen = listener.hear(named("caf��.exe"))
    seen.program.path.encode()


def test_a_link_that_leads_nowhere_does_no_harm(folder):
    with watching(folder) as listener:
        (folder / "nowhere.exe").symlink_to(folder / "missing")
        (folder / "loop.exe").symlink_to(folder / "loop.exe")
        save(folder / "z.exe")
        listener.hear(named("z.exe"))
    assert listener.failure is None


def test_a_fresh_file_that_is_already_there_is_told(folder):
    save(folder / "fresh.exe")
    with watching(folder) as listener:
        listener.hear(named("fresh.exe"))


def test_an_old_file_that_is_already_there_is_not(folder, monkeypatch):
    save(folder / "old.exe")
    real = time.time
    monkeypatch.setattr("guard.sensors.downloads.intake.time", lambda: real() + RECENT + 60)
    with watching(folder) as listener:
        save(folder / "new.exe")
        listener.hear(named("new.exe"))
    assert names(listener) == ["new.exe"]


def test_a_clock_set_back_hides_no_file(folder, monkeypatch):
    real = time.time
    monkeypatch.setattr("guard.sensors.downloads.intake.time", lambda: real() - 1e6)
    save(folder / "a.exe")
    with watching(folder) as listener:
        listener.hear(named("a.exe"))


def test_a_folder_that_appears_later_is_watched(folder, tmp_path):
    later = tmp_path / "later"
    with watching(folder, later) as listener:
        later.mkdir()
        save(later / "a.exe")
        listener.hear(named("a.exe"))
        save(later / "b.exe")
        listener.hear(named("b.exe"))


def test_a_folder_that_is_replaced_is_watched_and_its_files_are_gone(folder, tmp_path):
    with watching(folder, tmp_path) as listener:
        save(folder / "a.exe")
        listener.hear(named("a.exe"))
        folder.rename(folder.parent / "old")
        folder.mkdir()
        listener.hear(named("a.exe", present=False))
        save(folder / "b.exe")
        listener.hear(named("b.exe"))


def test_a_linked_folder_is_watched(home, tmp_path, monkeypatch):
    (home / "Downloads").symlink_to(tmp_path)
    with listening(DownloadSensor(every=0.1)) as listener:
        save(home / "Downloads" / "a.exe")
        listener.hear(named("a.exe"))


def test_the_folders_of_the_desktop_are_found(home, monkeypatch):
    config = home / ".config"
    config.mkdir()
    (config / "user-dirs.dirs").write_text(
        'XDG_DOWNLOAD_DIR="$HOME/Letöltések"\nXDG_DESKTOP_DIR="$HOME/Asztal"\n', "utf-8"
    )
    assert folders() == {home / "Letöltések", home / "Downloads", home / "Asztal"}


def test_no_folder_at_all_is_said(tmp_path):
    with pytest.raises(Unavailable, match="no_download_folder"):
        next(DownloadSensor(lambda: [tmp_path / "none"]).watch(Event()))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EMFILE])
def test_a_system_that_watches_too_much_already_is_said(folder, monkeypatch, code):
    def refuse(*_args, **_options):
        raise OSError(code, "inotify limit reached")

    monkeypatch.setattr(lookout, "Observer", refuse)
    with pytest.raises(Unavailable, match="no_file_watching"):
        next(DownloadSensor(lambda: [folder]).watch(Event()))


def test_a_folder_that_may_not_be_read_counts_as_none(folder, request):
    folder.chmod(0)
    request.getfixturevalue("plain_user")
    with pytest.raises(Unavailable, match="no_download_folder"):
        next(DownloadSensor(lambda: [folder]).watch(Event()))


def test_what_events_missed_is_found(folder, monkeypatch):
    monkeypatch.setattr(lookout._Postbox, "on_any_event", lambda *_: None)
    with watching(folder) as listener:
        save(folder / "a.exe")
        listener.hear(named("a.exe"))
        (folder / "a.exe").unlink()
        listener.hear(named("a.exe", present=False))


class _Attachments(SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Disposition", "attachment")
        super().end_headers()

    def log_message(self, *_):
        pass


@contextmanager
def site(folder):
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Attachments, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.desktop
def test_a_download_of_a_real_browser_is_told(tmp_path):
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "AnyDesk-setup.deb").write_bytes(b"!<arch>\n" * 50_000)
    downloads = tmp_path / "home" / "Downloads"
    downloads.mkdir(parents=True)
    with (
        desktop(tmp_path / "home", tray=False) as screen,
        site(tmp_path / "www") as address,
        watching(downloads) as listener,
    ):
        screen.browse("chromium", f"{address}/AnyDesk-setup.deb")
        listener.hear(named("AnyDesk-setup.deb"), 60)
    assert names(listener) == ["AnyDesk-setup.deb"]
