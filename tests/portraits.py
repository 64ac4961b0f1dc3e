"""Draw every window and sheet in every look, off the screen: ``portraits.py FOLDER [LOOK]...``.

A contact sheet of each look shows them side by side. Each look has a program of its own.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]


class Look(NamedTuple):
    """How a window is drawn: the language, the size of type, the paper and the monitor."""

    language: str = "en"
    scale: int = 1
    paper: str = "DAY"
    monitor: str = "1366x768"


LOOKS = {
    f"{language}_{100 * scale}_{paper.lower()}": Look(language, scale, paper)
    for language in ("en", "ur", "de")
    for scale in (1, 2)
    for paper in ("DAY", "NIGHT", "STARK_DAY")
} | {
    "en_small": Look(monitor="1024x600"),
    "en_small_300": Look(scale=3, monitor="1024x600"),
    "de_small_200": Look("de", 2, monitor="1024x600"),
    "en_4k": Look(monitor="3840x2160"),
    "en_stark_night": Look(paper="STARK_NIGHT"),
    "cy": Look("cy"),
}
"""German has long words, Welsh long sentences; Urdu runs from right to left."""


def main(folder: Path, names: list[str]) -> None:
    """Draw each look, or those that are named."""
    if not subprocess.run(["fc-list", ":lang=ur"], capture_output=True, check=True).stdout:
        print("Urdu lacks letters here: the package fonts-noto-core has them.")
    for name in names or LOOKS:
        there = folder / name
        there.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, __file__, "--draw", str(there), name]
        subprocess.run(command, check=True)
        contact(there, folder / f"{name}.png")


def contact(folder: Path, path: Path) -> None:
    """Put the pictures of a folder side by side."""
    pictures = [str(each) for each in sorted(folder.glob("*.png"))]
    how = ["-label", "%t", "-resize", "520x520", "-geometry", "+12+12", "-tile", "6x"]
    font = ["-background", "#888888", "-font", "DejaVu-Sans"]
    subprocess.run(["montage", *how[:4], *pictures, *how[4:], *font, str(path)], check=True)
    print(path)


def draw(folder: Path, look: Look) -> None:
    """Draw everything in one look."""
    width, height = look.monitor.split("x")
    screen = folder / "screen.json"
    facts = f'"x": 0, "y": 0, "width": {width}, "height": {height}, "logicalDpi": 96, "dpr": 1'
    screen.write_text(f'{{"screens": [{{"name": "one", {facts}}}]}}')
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    os.environ["QT_LOGGING_RULES"] = "qt.qpa.*=false;default.warning=false"

    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication

    from guard.ui import paper
    from guard.ui.words import Words
    from knowing import RESOURCES

    application = QApplication([])
    font = application.font()
    font.setPointSizeF(paper.USUAL * look.scale)
    application.setFont(font)
    application.setLayoutDirection(QLocale(look.language).textDirection())
    QLocale.setDefault(QLocale("en_GB"))
    paper.current = lambda: getattr(paper, look.paper)
    words = Words(RESOURCES / "words", look.language)
    draw_talks(folder, words)
    draw_windows(folder, words)
    if look.scale == 1 and look.paper == "DAY":
        draw_sheets(folder, words)
    screen.unlink()


def draw_talks(folder: Path, words: object) -> None:
    """Draw each step of the warning."""
    from PySide6.QtWidgets import QApplication

    from conversation import talks
    from every_window import ICONS
    from guard.ui.warning_page import Teller
    from guard.ui.warning_sheet import WarningSheet

    teller = Teller(words=words, icons=ICONS, is_remote=lambda **_: False)
    for name, talk in talks().items():
        sheet = WarningSheet(teller)
        sheet.stand(talk, QApplication.primaryScreen())
        keep(sheet, folder / f"talk {name}.png")


def draw_windows(folder: Path, words: object) -> None:
    """Draw each window as it opens and, if not all of it is in sight, its end."""
    from PySide6.QtWidgets import QApplication

    from every_window import windows

    for name, make in windows(words).items():
        window = make()
        window.open()
        QApplication.processEvents()
        bar = window._scroll.verticalScrollBar()
        if bar.maximum():
            window.grab().save(str(folder / f"{name}.png"))
            bar.setValue(bar.maximum())
            keep(window, folder / f"{name} end.png")
        else:
            keep(window, folder / f"{name}.png")


def keep(window: object, path: Path) -> None:
    """Keep a window's picture once it has come to rest."""
    from PySide6.QtTest import QTest

    QTest.qWait(50)
    window.grab().save(str(path))
    window.close()


def draw_sheets(folder: Path, words: object) -> None:
    """Keep each sheet as a file, and a picture of its first page."""
    from every_window import sheets

    for name, sheet in sheets(words).items():
        path = folder / f"{name}.pdf"
        path.write_bytes(sheet.pdf())
        picture = ["pdftoppm", "-r", "72", "-png", "-singlefile", str(path)]
        subprocess.run([*picture, str(path.with_suffix(""))], check=True)


if __name__ == "__main__":
    if sys.argv[1] == "--draw":
        draw(Path(sys.argv[2]), LOOKS[sys.argv[3]])
    else:
        main(Path(sys.argv[1]), sys.argv[2:])
