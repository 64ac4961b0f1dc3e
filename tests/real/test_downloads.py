import pytest

from guard.sensors.downloads import DownloadSensor, folders
from listening import listening

pytestmark = pytest.mark.win32


@pytest.fixture
def folder(home):
    (home / "Downloads").mkdir()
    return home / "Downloads"


def named(name, *, present=True):
    return lambda seen: seen.program.name == name and seen.present == present


def test_the_known_folders_are_watched(folder):
    assert folder.resolve() in folders()


def test_a_download_is_told_when_it_gets_its_name_and_when_it_goes(folder):
    with listening(DownloadSensor(lambda: [folder], every=0.1)) as listener:
        part = folder / "AnyDesk.exe.crdownload"
        part.write_bytes(b"MZ")
        part.rename(folder / "AnyDesk.exe")
        listener.hear(named("AnyDesk.exe"))
        (folder / "AnyDesk.exe").unlink()
        listener.hear(named("AnyDesk.exe", present=False))


def test_a_file_written_under_its_own_name_is_told_when_it_is_still(folder):
    with listening(DownloadSensor(lambda: [folder], every=0.1)) as listener:
        (folder / "get.bat").write_bytes(b"curl https://tool.example/a.exe")
        listener.hear(named("get.bat"))
