import pytest

from guard.core.sighting import DOWNLOAD
from guard.sensors.downloads.origin import STREAM, noted, origin
from guard.sensors.downloads.telling import Teller

MARK = """[ZoneTransfer]
ZoneId=3
ReferrerUrl=https://help.example/start
HostUrl=https://download.example/AnyDesk.exe
"""


@pytest.mark.parametrize(
    ("mark", "address"),
    [
        (MARK, "https://download.example/AnyDesk.exe"),
        ("[ZoneTransfer]\r\nZoneId=3\r\nHOSTURL = http://a.example/x\r\n", "http://a.example/x"),
        ("[ZoneTransfer]\nReferrerUrl=https://help.example/\nHostUrl=about:internet", "https://help.example/"),
        ("[ZoneTransfer]\nZoneId=3\n", ""),
        ("HostUrl=C:\\Users\\anna\\letter.zip", ""),
        ("", ""),
        ("\0\ufffd=\n====\n", ""),
    ],
    ids=["Chrome", "other letters", "private window", "zone only", "from a zip", "empty", "broken"],
)  # fmt: skip
def test_the_mark_of_the_web_tells_the_address(mark, address):
    assert noted(mark) == address


def test_an_address_without_end_is_cut():
    assert len(noted("HostUrl=https://" + "x" * 100_000)) == 2_000


def test_a_file_without_a_mark_came_from_nowhere(tmp_path):
    (tmp_path / "tool.exe").write_bytes(b"MZ")
    assert origin(tmp_path / "tool.exe") == ""
    assert origin(tmp_path / "a\0b") == ""


@pytest.mark.win32
@pytest.mark.needs_real_windows(reason="Wine keeps no second streams of a file")
def test_a_download_tells_the_site_it_came_from(tmp_path):
    path = tmp_path / "tool.exe"
    path.write_bytes(b"MZ")
    with open(f"{path}{STREAM}", "w", encoding="utf-8") as stream:  # noqa: PTH123 -- no path
        stream.write(MARK)
    (seen,) = Teller("downloads").come(path)

    assert seen.address == "https://download.example/AnyDesk.exe"
    assert DOWNLOAD in seen.marks
