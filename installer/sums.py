"""The sums by which anyone can tell whether a download is whole: ``sha256sum -c SHA256SUMS``."""

import hashlib
from pathlib import Path

GIVEN = (".exe", ".msi", ".deb", ".zip", ".tar.gz", ".json")


def write(folder: Path) -> Path:
    """Write the sums of everything in a folder that is given to people."""
    files = sorted(path for path in folder.iterdir() if path.name.endswith(GIVEN))
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    made = folder / "SHA256SUMS"
    made.write_text("".join(lines), "ascii")
    return made
