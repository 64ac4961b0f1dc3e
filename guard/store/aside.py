"""Nothing is lost: write whole files or none, and set damaged ones aside."""

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path


def write(path: Path, content: bytes) -> None:
    """Replace a file's content in one step; a power cut leaves the old or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def set_aside(path: Path) -> Path:
    """Rename a damaged file so that nobody reads it again, and return its new name."""
    stamp = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S")
    kept = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    path.replace(kept)
    return kept
