"""Build what is given to people with Linux, and the sums of everything: ``make installers``."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "windows")]

import bill  # noqa: E402 -- in these folders
import carried  # noqa: E402 -- likewise
import deb  # noqa: E402 -- likewise
import payload  # noqa: E402 -- likewise
import stick  # noqa: E402 -- likewise
import sums  # noqa: E402 -- likewise


def main() -> None:
    """Build everything, and say where it is."""
    out = payload.ROOT / "build" / "installers"
    out.mkdir(parents=True, exist_ok=True)
    for made in (deb.make(out), stick.linux(out)):
        print(f"{made.relative_to(payload.ROOT)}: {made.stat().st_size / 1e6:.1f} MB")
    bill.write(out / f"ScamGuard-{payload.version()}-linux-sbom.json", carried.LOCKS)
    print(sums.write(out).relative_to(payload.ROOT))


if __name__ == "__main__":
    main()
