"""The face on a real desktop: above a full-screen page, on every monitor, in a real tray."""

import re
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from desktop import desktop, until
from guard.ui import paper

pytestmark = pytest.mark.desktop
STAGE = Path(__file__).with_name("stage.py")
ROOT = Path(__file__).parents[2]
HEADLINE = {
    "cover": "Please hang up the phone",
    "card": "Please stop for a moment",
    "note": "Please do not open that file",
}
TRAP = """<title>Locked</title><body style="background:#00f" onclick="
document.documentElement.requestFullscreen().then(() => document.title = 'Full')"></body>"""


@pytest.fixture
def screen(tmp_path):
    with desktop(tmp_path) as made:
        yield made


def play(screen, scene):
    """Start a scene; return what it prints, as it comes."""
    log = screen.home / f"{scene}.out"
    log.touch()
    screen.start(
        "sh", "-c", f"exec {sys.executable} {STAGE} {scene} >{log}",
        PYTHONPATH=str(ROOT), QT_QPA_PLATFORM="xcb",
    )  # fmt: skip
    until(lambda: "ready" in log.read_text(), 30)
    return log


def windows(screen, title):
    """Return the place of each window that is shown with this title."""
    found = screen.ask("xdotool", "search", "--onlyvisible", "--name", f"^{title}$").split()
    places = []
    for window in found:
        told = screen.ask("xdotool", "getwindowgeometry", "--shell", window.decode()).decode()
        facts = dict(re.findall(r"(\w+)=(-?\d+)", told))
        places.append(tuple(int(facts[key]) for key in ("X", "Y", "WIDTH", "HEIGHT")))
    return sorted(places)


def colour(screen, x, y):
    picture = QImage(str(screen.picture(screen.home / "shot.png")))
    return QColor(picture.pixel(x, y)).name()


def active(screen, title):
    name = screen.ask("xdotool", "getactivewindow", "getwindowname").decode().strip()
    return name == title


def test_the_warning_covers_a_page_that_fills_the_screen_and_takes_the_keyboard(screen):
    page = screen.home / "trap.html"
    page.write_text(TRAP, "utf-8")
    screen.browse("chromium", page.as_uri())
    until(lambda: screen.ask("xdotool", "search", "--name", "^Locked"), 60)
    until(lambda: colour(screen, 700, 500) == "#0000ff", 30)
    screen.ask("xdotool", "mousemove", "700", "500", "click", "1")
    until(lambda: colour(screen, 1360, 764) == "#0000ff", 30)
    play(screen, "cover")
    until(lambda: colour(screen, 3, 3) == colour(screen, 1360, 764) == paper.DAY.paper, 30)
    until(lambda: active(screen, HEADLINE["cover"]))


@pytest.mark.parametrize(
    ("keys", "answer"),
    [(["Return"], "stopped"), (["Tab", "space"], "unsure"), (["alt+F4"], "closed")],
)
@pytest.mark.parametrize("scene", ["cover", "card"])
def test_keys_answer_the_warning(screen, scene, keys, answer):
    log = play(screen, scene)
    until(lambda: active(screen, HEADLINE[scene]))

    time.sleep(1)  # what is pressed before anyone can have read it does not count
    screen.ask("xdotool", "key", "--delay", "200", *keys)
    until(lambda: answer in log.read_text())
    until(lambda: not windows(screen, HEADLINE[scene]))


@pytest.mark.parametrize("scene", ["cover", "card"])
def test_each_step_shows_where_the_keyboard_is(screen, scene):
    log = play(screen, scene)
    until(lambda: active(screen, HEADLINE[scene]))
    time.sleep(1)  # what is pressed before anyone can have read it does not count
    screen.ask("xdotool", "key", "Return")

    until(lambda: "\non Turn the internet off\n" in log.read_text())


def test_a_warning_that_makes_room_for_the_plan_keeps_the_keyboard(screen):
    log = play(screen, "cover")
    for words, *keys in (
        ("No, they rang me", "Return"),
        ("Turn the internet off", "Return"),
        ("Close", "Tab", "Tab", "Return"),
    ):
        until(lambda words=words: f"\non {words}" in log.read_text())
        time.sleep(1)  # what is pressed before anyone can have read it does not count
        screen.ask("xdotool", "key", "--delay", "200", *keys)

    until(lambda: re.search(r"\na plan is wanted\non (?!None)[^\n]+\n", log.read_text()))


def test_a_note_leaves_the_keyboard_where_it_was(screen):
    screen.start("xmessage", "-title", "my letter", "hello")
    until(lambda: active(screen, "my letter"))
    play(screen, "note")
    until(lambda: windows(screen, HEADLINE["note"]))
    time.sleep(1)  # long enough to have taken it

    assert active(screen, "my letter")


def test_two_monitors_are_covered_and_one_that_goes_is_let_go(tmp_path):
    import xcffib
    from xcffib import randr

    with desktop(tmp_path, size="2390x768x24") as screen:
        x = xcffib.connect(screen.environ["DISPLAY"])
        root, monitors = x.get_setup().roots[0].root, x(randr.key)
        monitors.QueryVersion(1, 5).reply()
        real = list(monitors.GetScreenResourcesCurrent(root).reply().outputs)

        def atom(name):
            return x.core.InternAtom(False, len(name), name).reply().atom

        for name, left, wide, outputs in (("left", 0, 1366, real), ("right", 1366, 1024, [])):
            monitor = randr.MonitorInfo.synthetic(
                atom(name), False, False, len(outputs), left, 0, wide, 768, 360, 200, outputs
            )
            monitors.SetMonitor(root, monitor, is_checked=True).check()
        play(screen, "cover")
        both = [(0, 0, 1366, 768), (1366, 0, 1024, 768)]
        until(lambda: windows(screen, HEADLINE["cover"]) == both)
        monitors.DeleteMonitor(root, atom("right"), is_checked=True).check()
        until(lambda: windows(screen, HEADLINE["cover"]) == both[:1])
        x.disconnect()


def test_the_icon_stands_in_a_real_tray(screen):
    log = play(screen, "tray")
    until(lambda: "True" in log.read_text())
    assert windows(screen, "Scam Guard") == []


def test_a_tray_that_comes_late_takes_over_from_the_window(tmp_path):
    with desktop(tmp_path, tray=False) as screen:
        log = play(screen, "tray")
        until(lambda: windows(screen, "Scam Guard"))
        screen.start("trayer", "--edge", "bottom", "--height", "28", "--SetDockType", "true")
        until(lambda: "True" in log.read_text(), 30)
        until(lambda: not windows(screen, "Scam Guard"), 30)
