"""What stands on the pages of the setup, in every language of resources/words.

NSIS 3.08 knows neither Punjabi, Urdu, Bengali nor Gujarati. Its files for a language are made here
for them; what they leave in English is on no page, because setup.nsi names every sentence itself.
"""

import sys
from pathlib import Path
from typing import Final

sys.path[:0] = [str(Path(__file__).parent)]

import payload  # noqa: E402 -- beside this file

NSIS: Final = Path("/usr/share/nsis/Contrib/Language files")
OF_NSIS: Final = {
    "en": "English", "cy": "Welsh", "pl": "Polish", "ro": "Romanian", "es": "Spanish",
    "pt": "Portuguese", "fr": "French", "de": "German", "it": "Italian",
}  # fmt: skip
"""The languages that NSIS itself knows."""
ADDED: Final = {
    "pa": ("Punjabi", 1094, "-"), "ur": ("Urdu", 1056, "RTL"), "bn": ("Bengali", 2117, "-"),
    "gu": ("Gujarati", 1095, "-"),
}  # fmt: skip
"""Those it does not: a name, Windows' number for it, and which way it runs."""
SAID: Final = (
    *("welcome_title", "welcome", "done_title", "done", "start", "also_notes", "install"),
    *("cancel", "back", "close", "moment", "putting", "remove_title", "remove", "remove_button"),
    *("where", "taken", "held", "not_whole"),
)
"""Keys under ``setup`` in resources/words: all that a person can read on the pages."""


def words() -> str:
    """Return what the setup says in each language, for makensis."""
    told = {key: dict(payload.sentences(key)) for key in SAID}
    lines = []
    for code in payload.LANGUAGES:
        if code in ADDED:
            name = ADDED[code][0]
            lines.append(f'!insertmacro MUI_LANGUAGEEX "{_added(*ADDED[code])}" "{name}"')
        else:
            name = OF_NSIS[code]
            lines.append(f'!insertmacro MUI_LANGUAGE "{name}"')
        lines += [
            f'LangString {key.upper()} ${{LANG_{name.upper()}}} "{_quoted(told[key][code])}"'
            for key in SAID
        ]
    return "\n".join([*lines, ""])


def _added(name: str, number: int, runs: str) -> Path:
    """Write the files of a language for NSIS, in English but for what the pages show."""
    folder = payload.BUILD / "languages"
    folder.mkdir(exist_ok=True)
    lines = (NSIS / "English.nlf").read_text("utf-8-sig").splitlines()
    for head, value in (("# Language ID", number), ("# Codepage", 1200), ("# RTL", runs)):
        at = next(at for at, line in enumerate(lines) if line.startswith(head))
        lines[at + 1] = str(value)
    (folder / f"{name}.nlf").write_text("\n".join([*lines, ""]), "utf-8-sig")
    english = (NSIS / "English.nsh").read_text("utf-8-sig").splitlines()
    named = [f'!insertmacro LANGFILE "{name}" = "{name}" =']
    named += [line for line in english if not line.startswith("!insertmacro LANGFILE ")]
    (folder / f"{name}.nsh").write_text("\n".join([*named, ""]), "utf-8-sig")
    return folder


def _quoted(text: str) -> str:
    return text.replace("$", "$$").replace('"', '$\\"')
