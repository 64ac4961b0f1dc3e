"""Build what is given to people with Windows: ``make installers``.

The same commit gives the same bytes: every time is SOURCE_DATE_EPOCH, by default the commit's.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import bill  # noqa: E402 -- in the folder above
import msi  # noqa: E402 -- beside this file
import payload  # noqa: E402 -- likewise
import signing  # noqa: E402 -- likewise
import stick  # noqa: E402 -- likewise

HERE: Final = Path(__file__).parent
BILLED: Final = (payload.LOCK, HERE / "python.lock")
OUT: Final = payload.ROOT / "build" / "installers"

NSIS_LANGUAGES: Final = {
    "en": "English", "cy": "Welsh", "pl": "Polish", "ro": "Romanian", "es": "Spanish",
    "pt": "Portuguese", "fr": "French", "de": "German", "it": "Italian",
}  # fmt: skip
"""The languages that NSIS itself has words in; in the others it speaks English."""
SAID: Final = ("welcome_title", "welcome", "done_title", "done", "start", "also_notes")
"""Keys under ``setup`` in resources/words."""


def words() -> str:
    """Return what the setup says, for makensis."""
    lines = []
    told = {key: dict(payload.sentences(key)) for key in SAID}
    there = [code for code in NSIS_LANGUAGES if all(code in each for each in told.values())]
    for code in there:
        name = NSIS_LANGUAGES[code]
        lines.append(f'!insertmacro MUI_LANGUAGE "{name}"')
        lines += [
            f'LangString {key.upper()} ${{LANG_{name.upper()}}} "{_quoted(told[key][code])}"'
            for key in SAID
        ]
    return "\n".join([*lines, ""])


def _quoted(text: str) -> str:
    return text.replace("$", "$$").replace('"', '$\\"')


def setup(folder: Path) -> Path:
    """Pack the payload into the setup for one person."""
    made = OUT / f"ScamGuard-{payload.version()}-setup.exe"
    said = payload.BUILD / "words.nsh"
    said.write_text(words(), "utf-8-sig")
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) // 1024
    facts = {
        "VERSION": payload.version(), "PAYLOAD": folder, "OUT": made, "WORDS": said,
        "ICON": payload.BUILD / "launcher" / "scam-guard.ico", "SIZE_KB": size,
    }  # fmt: skip
    order = ["makensis", "-V2", *(f"-D{name}={fact}" for name, fact in facts.items())]
    environ = {**os.environ, "SOURCE_DATE_EPOCH": str(payload.epoch())}
    subprocess.run([*order, str(HERE / "setup.nsi")], env=environ, check=True)
    return made


def main() -> None:
    """Build everything, and say where it is."""
    OUT.mkdir(parents=True, exist_ok=True)
    folder = payload.make()
    bill.write(folder / "sbom.json", BILLED)
    bill.write(OUT / f"ScamGuard-{payload.version()}-windows-sbom.json", BILLED)
    signing.sign(folder / "ScamGuard.exe")
    given = (setup(folder), msi.make(OUT, folder))
    for made in (*map(signing.signed, given), stick.windows(OUT, folder)):
        print(f"{made.relative_to(payload.ROOT)}: {made.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
