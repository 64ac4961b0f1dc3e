"""The sums by which anyone can tell whether a download is whole: ``sha256sum -c SHA256SUMS``."""

import hashlib
from pathlib import Path

ENDINGS = (".exe", ".msi", ".deb", ".zip", ".tar.gz", ".json")


def given(folder: Path) -> list[Path]:
    """Return everything in a folder that is given to people."""
    return sorted(path for path in folder.iterdir() if path.name.endswith(ENDINGS))


def write(folder: Path) -> Path:
    """Write the sums of everything that is given to people."""
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in given(folder)
    ]
    made = folder / "SHA256SUMS"
    made.write_text("".join(lines), "ascii")
    return made
