"""What lies on a real disk: folders made here, and this very computer."""

import sys

import pytest

from guard.core.installed import Recognition
from knowing import library

pytestmark = pytest.mark.linux
if sys.platform != "linux":
    pytest.skip("real Linux only", allow_module_level=True)

from guard.sensors.installed import linux  # noqa: E402 -- only there

RECOGNITION = Recognition(library().knowledge.tools)


@pytest.fixture
def computer(home, tmp_path, monkeypatch):
    """Offer folders of our own in place of the system's."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setattr(linux, "STATUS", tmp_path / "status")
    monkeypatch.setattr(linux, "SERVICES", (tmp_path / "units",))
    monkeypatch.setattr(linux, "BUNDLES", (tmp_path / "flatpak",))
    for folder in ("bin", "share/applications", "units", "flatpak"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


def found():
    return {tool.name for trace in linux.traces() for tool in RECOGNITION.find(trace)}


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("bin/anydesk", "a program"),
        ("share/applications/photos.desktop", "[Desktop Entry]\nName=Photos\nExec=anydesk\n"),
        ("units/anydesk.service", "[Unit]\n"),
        ("flatpak/com.anydesk.Anydesk", "a bundle"),
        ("status", "Package: anydesk\nStatus: install ok installed\n"),
    ],
)
def test_a_tool_is_found_wherever_it_leaves_a_trace(computer, place, words):
    before = linux.stamp()
    assert "AnyDesk" not in found()
    (computer / place).write_text(words, "utf-8")
    assert "AnyDesk" in found()
    assert linux.stamp() != before


def test_launchers_in_no_encoding_and_loops_are_passed_over(computer):
    launchers = computer / "share/applications"
    (launchers / "noise.desktop").write_bytes(b"[Desktop Entry]\nExec=\xff\xfe\x00\n" * 9)
    (launchers / "loop.desktop").symlink_to(launchers / "loop.desktop")
    (launchers / "folder.desktop").mkdir()
    (launchers / "anydesk.desktop").write_text("[Desktop Entry]\nExec=/usr/bin/anydesk\n", "ascii")
    assert "AnyDesk" in found()
