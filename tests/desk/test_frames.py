import pytest

from guard.desktop.frames import Rectangle, fills

MONITOR = Rectangle(0, 0, 1920, 1080)
BARE, FRAMED = 0x90000000, 0x90CF0000


@pytest.mark.parametrize(
    ("place", "style", "told"),
    [
        (MONITOR, BARE, True),
        (Rectangle(-8, -8, 1928, 1088), BARE, True),
        (Rectangle(-8, -8, 1928, 1088), FRAMED, False),
        (Rectangle(0, 0, 1920, 1040), BARE, False),
        (Rectangle(1920, 0, 3840, 1080), BARE, False),
    ],
    ids=["covers it", "beyond its edges", "only enlarged", "above the taskbar", "elsewhere"],
)
def test_a_window_fills_the_screen_when_it_covers_it_without_a_frame(place, style, told):
    assert fills(place, MONITOR, style) is told


def test_without_a_monitor_nothing_is_filled():
    assert not fills(MONITOR, Rectangle(0, 0, 0, 0), BARE)
