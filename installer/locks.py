"""What the locks name."""

from collections.abc import Iterable, Iterator
from pathlib import Path


def named(locks: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Yield the name and the number of each package."""
    for lock in locks:
        for line in lock.read_text("utf-8").splitlines():
            name, equals, version = line.removesuffix("\\").partition("==")
            if equals and not name.startswith(("#", " ")):
                yield name, version.partition(";")[0].strip()
