"""Build what is given to people with Linux, for the build.py in the folder above."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "windows")]

import bill  # noqa: E402 -- in these folders
import carried  # noqa: E402 -- likewise
import deb  # noqa: E402 -- likewise
import payload  # noqa: E402 -- likewise
import stick  # noqa: E402 -- likewise


def main(out: Path) -> None:
    """Build everything."""
    deb.make(out)
    stick.linux(out)
    bill.write(out / f"ScamGuard-{payload.version()}-linux-sbom.json", carried.LOCKS)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
