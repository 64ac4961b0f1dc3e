"""Words read aloud by a program of its own."""

import shutil
import subprocess
import sys

import pytest

from desktop import until
from guard.actions.read_aloud import LONGEST, Voice

SPOKEN = "Please hang up.\nPlatz für Umlaute"
LISTENS = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read())"
LINGERS = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"


def speaker(code, *arguments):
    return lambda _: [(sys.executable, "-c", code, *arguments)]


@pytest.fixture
def voice_of():
    """Make a voice of commands, and let it end what it began."""
    made = []

    def make(commands):
        made.append(Voice(commands))
        return made[-1]

    yield make
    for voice in made:
        voice.hush()


@pytest.fixture
def heard(tmp_path):
    return tmp_path / "heard"


def test_all_words_reach_the_voice(voice_of, heard):
    assert voice_of(speaker(LISTENS, str(heard))).say(SPOKEN)

    until(lambda: heard.exists() and heard.read_text("utf-8") == SPOKEN)


def test_no_more_is_read_than_a_person_would_hear(voice_of, heard):
    voice_of(speaker(LISTENS, str(heard))).say("x" * 1_000_000)

    until(lambda: heard.exists() and len(heard.read_text()) == LONGEST)


def test_a_voice_that_does_not_listen_is_ended(voice_of):
    voice = voice_of(speaker(LINGERS))
    voice.say("Please hang up.")
    speaking = voice._speaking
    voice.hush()

    assert speaking.returncode is not None


def test_a_voice_that_is_not_there_is_passed_over(voice_of, heard):
    there = (sys.executable, "-c", LISTENS, str(heard))
    voice = voice_of(lambda _: [("/nowhere/voice",), there])

    assert voice.say("Hello.")
    until(heard.exists)


def test_without_any_voice_nothing_is_promised():
    silent = Voice(lambda _: [])

    assert not silent.can_speak()
    assert not silent.say("Hello.")


@pytest.mark.skipif(sys.platform != "linux", reason="the voices of Linux")
@pytest.mark.parametrize(
    "language", ["en", "cy", "pl", "ro", "pa", "ur", "bn", "gu", "es", "pt", "fr", "de", "it"]
)
def test_the_real_voice_knows_each_language_of_the_guard(language):
    from guard.actions.read_aloud.linux import commands

    command = commands(language)[0]
    assert command[0] == shutil.which("espeak-ng")
    done = subprocess.run([*command, "-q", "-x"], input=b"123", capture_output=True, check=True)

    assert done.stdout.strip()
