"""Build everything that is given to people: ``make installers``.

Usage: build.py [FOLDER]; without one everything lands in build/installers.
The same commit gives the same bytes: every time is SOURCE_DATE_EPOCH, by default the commit's.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

import sums

HERE: Final = Path(__file__).parent
OUT: Final = HERE.parent / "build" / "installers"


def main(folder: str = str(OUT)) -> int:
    """Build for both systems at once, as each packs on one processor; return 0 if both are made."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    halves = [
        subprocess.Popen([sys.executable, HERE / system / "build.py", out])
        for system in ("windows", "linux")
    ]
    ends = [half.wait() for half in halves]
    if any(ends):
        return 1
    sums.write(out)
    for made in sums.given(out):
        print(f"{made.name}: {made.stat().st_size / 1e6:.1f} MB")
    print(f"all in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
