"""The voices of Windows (SAPI), in a process of its own that is this program once more.

https://learn.microsoft.com/previous-versions/windows/desktop/ms723602(v=vs.85)
"""

import sys

assert sys.platform == "win32"

import locale
from contextlib import suppress
from pathlib import Path
from typing import Final

import comtypes
import comtypes.client

LAUNCHER: Final = "scamguard.exe"
"""Starts the guard by itself; Python must be told what to run."""


def commands(language: str) -> tuple[tuple[str, ...], ...]:
    """Return what starts the guard's own door to the voices."""
    program = sys.executable
    launcher = Path(program).name.casefold() == LAUNCHER
    return ((program, *(() if launcher else ("-m", "guard")), "speak", language),)


def speak(words: str, language: str) -> None:
    """Read words to their end, in a voice of the language where there is one."""
    voice = comtypes.client.CreateObject("SAPI.SpVoice")
    with suppress(comtypes.COMError):  # no voice of this language: the usual one reads
        found = voice.GetVoices(f"Language={_number(language):x}")
        if found.Count:
            voice.Voice = found.Item(0)
    voice.Speak(words)


def _number(language: str) -> int:
    """Return Windows' number of the first locale of a language, 0 if it knows none."""
    names = sorted(locale.windows_locale.items())
    return next((number for number, name in names if name.startswith(f"{language}_")), 0)
