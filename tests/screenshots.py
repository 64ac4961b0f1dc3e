"""Take README's pictures from the running program; draw every look: ``make screenshots``."""

import shutil
import sys
import tempfile
import time
from pathlib import Path
from subprocess import Popen, run

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from PySide6.QtCore import QRect, Qt  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402

import made_pages as pages  # noqa: E402 -- the path comes first
from desktop import Desktop, desktop, until  # noqa: E402
from looking import Onlooker  # noqa: E402
from served import served  # noqa: E402


def main(folder: Path) -> None:
    """Show each window once, and keep what stands on the screen."""
    folder.mkdir(parents=True, exist_ok=True)
    every_look = HERE.parent / "build" / "pictures"
    run([sys.executable, str(HERE / "portraits.py"), str(every_look)], check=True)
    shutil.copy(every_look / "en_100_day" / "plan.png", folder)
    shutil.copy(every_look / "en_100_day" / "evidence on paper.png", folder / "evidence.png")
    found = {"/scare": pages.FULL_SCREEN}
    with tempfile.TemporaryDirectory() as home, desktop(Path(home)) as made, served(found) as site:
        (made.home / "Downloads").mkdir()
        looking = Onlooker(made)
        looking.paint_root(0x6B8299)
        guard = start(made)
        tray(made, folder / "tray.png")
        browser = made.browse("chromium", f"{site}/scare")
        until(lambda: looking.of(guard.pid), seconds=30)
        made.ask("xdotool", "mousemove", "30", "500", "click", "1")
        until(lambda: any(window.full_screen for window in looking.of(guard.pid)), seconds=30)
        time.sleep(8)  # until the browser's own note about full screen has gone
        take(made, folder / "danger.png")
        made.end(guard)
        made.end(browser)
        guard = start(made)
        tool = shutil.copy("/bin/sleep", made.home / "anydesk")
        made.start(str(tool), "300")
        until(lambda: looking.of(guard.pid), seconds=30)
        take(made, folder / "warning.png")
        made.end(guard)
        looking.close()


def start(made: Desktop) -> Popen[bytes]:
    """Start the guard and let it open its eyes."""
    guard = made.guard()
    time.sleep(4)
    return guard


def take(made: Desktop, path: Path) -> None:
    """Keep the whole screen once it has come to rest."""
    time.sleep(1.5)
    made.picture(path)
    print(path)


def tray(made: Desktop, path: Path) -> None:
    """Keep the corner with the icon and its words, four times as large."""
    made.ask("xdotool", "mousemove", "1354", "754")
    time.sleep(2)
    made.picture(path)
    corner = QImage(str(path)).copy(QRect(866, 648, 500, 120))
    corner.scaledToWidth(1_000, Qt.TransformationMode.SmoothTransformation).save(str(path))
    print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
