"""Build what is given to people with Windows, for the build.py in the folder above."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import bill  # noqa: E402 -- in the folder above
import msi  # noqa: E402 -- beside this file
import pages  # noqa: E402 -- likewise
import payload  # noqa: E402 -- likewise
import signing  # noqa: E402 -- likewise
import stick  # noqa: E402 -- likewise

HERE: Final = Path(__file__).parent
BILLED: Final = (payload.LOCK, HERE / "python.lock")


def setup(out: Path, folder: Path) -> Path:
    """Pack the payload into the setup for one person."""
    made = out / f"ScamGuard-{payload.version()}-setup.exe"
    drawn, said = payload.BUILD / "launcher", payload.BUILD / "words.nsh"
    said.write_text(pages.words(), "utf-8-sig")
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) // 1024
    facts = {
        "VERSION": payload.version(), "PAYLOAD": folder, "OUT": made, "WORDS": said,
        "ICON": drawn / "scam-guard.ico", "SIDE": drawn / "side.bmp", "SIZE_KB": size,
    }  # fmt: skip
    order = ["makensis", "-V2", "-WX", *(f"-D{name}={fact}" for name, fact in facts.items())]
    environ = {**os.environ, "SOURCE_DATE_EPOCH": str(payload.epoch())}
    subprocess.run([*order, str(HERE / "setup.nsi")], env=environ, check=True)
    return made


def main(out: Path) -> None:
    """Build everything; the setup is packed beside the rest, as that takes longest."""
    folder = payload.make()
    bill.write(folder / "sbom.json", BILLED)
    bill.write(out / f"ScamGuard-{payload.version()}-windows-sbom.json", BILLED)
    signing.sign(folder / "ScamGuard.exe")
    with ThreadPoolExecutor() as pool:
        packed = pool.submit(setup, out, folder)
        made = msi.make(out, folder)
        stick.windows(out, folder)
    for each in (packed.result(), made):
        signing.sign(each)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
