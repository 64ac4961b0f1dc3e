import os
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager, nullcontext
from threading import Event

import psutil
import pytest

from desktop import desktop, until
from guard.core.knowledge import Knowledge
from guard.core.sighting import ACTIVE, FULL_SCREEN
from guard.sensors import BlindSpot, Unavailable
from guard.sensors.screen import APART, ScreenSensor, Window, sensor
from listening import listening

if sys.platform != "linux":
    pytest.skip("the X server is Linux's", allow_module_level=True)

import xcffib
from xcffib import xproto

from guard.sensors.screen import x11

pytestmark = pytest.mark.desktop


@pytest.fixture(scope="module")
def screen(tmp_path_factory):
    with desktop(tmp_path_factory.mktemp("screen"), tray=False) as screen:
        yield screen


@pytest.fixture
def listener(screen):
    with listening(ScreenSensor(lambda: x11.desktop(screen.environ["DISPLAY"]))) as listener:
        yield listener


class Painter:
    """An X client with one window, whose every property it sets as it likes."""

    def __init__(self, display):
        self.connection = xcffib.connect(display)
        self.root = self.connection.get_setup().roots[0]
        self.number = self.connection.generate_id()
        self.core = self.connection.core
        self.core.CreateWindow(
            self.root.root_depth, self.number, self.root.root, 0, 0, 300, 200, 0,
            xproto.WindowClass.InputOutput, self.root.root_visual, 0, [],
        )  # fmt: skip

    def atom(self, name):
        return self.core.InternAtom(False, len(name), name).reply().atom

    def put(self, name, kind, content, bits=8):
        self.core.ChangePropertyChecked(
            xproto.PropMode.Replace, self.number, self.atom(name), self.atom(kind), bits,
            len(content) * 8 // bits, content,
        ).check()  # fmt: skip

    def title(self, text):
        self.put("_NET_WM_NAME", "UTF8_STRING", text.encode("utf-8", "surrogateescape"))

    def destroy(self):
        self.core.DestroyWindowChecked(self.number).check()

    def show(self):
        self.core.MapWindowChecked(self.number).check()

    def tell_manager(self, name, *numbers):
        """Ask the window manager for something, as EWMH says."""
        event = xproto.ClientMessageEvent.synthetic(
            format=32, window=self.number, type=self.atom(name),
            data=xproto.ClientMessageData.synthetic([*numbers, 0, 0, 0, 0, 0][:5], "IIIII"),
        )  # fmt: skip
        mask = xproto.EventMask.SubstructureRedirect | xproto.EventMask.SubstructureNotify
        self.core.SendEventChecked(False, self.root.root, mask, event.pack()).check()

    def fill_screen(self, *, fill):
        state = self.atom("_NET_WM_STATE_FULLSCREEN")
        self.tell_manager("_NET_WM_STATE", int(fill), state)


@contextmanager
def painter(screen, title=""):
    made = Painter(screen.environ["DISPLAY"])
    try:
        made.title(title)
        made.show()
        yield made
    finally:
        made.connection.disconnect()


def like(*, title=None, present=True, marks=frozenset()):
    return lambda seen: (
        seen.present == present and title in (None, seen.title) and marks <= seen.marks
    )


def test_a_window_comes_and_goes(screen, listener):
    with painter(screen, "Hello") as window:
        came = listener.hear(like(title="Hello"))
    gone = listener.hear(lambda seen: seen.thing == came.thing and not seen.present)
    assert came.thing == f"window {window.number:#x}"
    assert gone.title == ""


def test_a_window_that_is_already_there_is_told(screen):
    with painter(screen, "Here before"):
        until(lambda: b"Here before" in screen.ask("xdotool", "search", "--name", ".*",
                                                   "getwindowname", "%@"))  # fmt: skip
        with listening(ScreenSensor(lambda: x11.desktop(screen.environ["DISPLAY"]))) as listener:
            listener.hear(like(title="Here before"))


def test_the_server_knows_whose_a_window_is_though_it_lies(screen, listener):
    with painter(screen) as window:
        window.put("_NET_WM_PID", "CARDINAL", (1).to_bytes(4, sys.byteorder), bits=32)
        window.title("Whose?")
        seen = listener.hear(like(title="Whose?"))

    assert seen.program.name == psutil.Process().name()  # this test, not number 1


def test_a_title_that_changes_is_told(screen, listener):
    with painter(screen, "One") as window:
        listener.hear(like(title="One"))
        window.title("Two")
        listener.hear(like(title="Two"))


def test_the_active_and_the_full_screen_window_are_marked(screen, listener):
    with painter(screen, "Big") as window:
        listener.hear(like(title="Big", marks={ACTIVE}))
        window.fill_screen(fill=True)
        listener.hear(like(title="Big", marks={ACTIVE, FULL_SCREEN}))
        with painter(screen, "Above"):
            until(lambda: latest(listener, "Big").marks == {FULL_SCREEN})
        window.fill_screen(fill=False)
        until(lambda: FULL_SCREEN not in latest(listener, "Big").marks)


def latest(listener, title):
    return [seen for seen in listener.sightings if seen.title == title][-1]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("x" * 1_000_000, "x" * 1_000),
        ("\U0001f512" * 250_000, "\U0001f512" * 1_000),
        ("control\x1b[2J\x07\x01", "control\x1b[2J\x07\x01"),
        ("\u202etfosorciM", "\u202etfosorciM"),
        ("<b>&amp;\u2028</b>", "<b>&amp;\u2028</b>"),
        ("broken \udcff\udcfe bytes", "broken \ufffd\ufffd bytes"),
    ],
    ids=["one megabyte", "locks", "control characters", "right to left", "markup", "not UTF-8"],
)
def test_a_hostile_title_is_told_as_it_is_but_bounded(screen, listener, title, told):
    with painter(screen) as window:
        window.title(title)
        seen = listener.hear(like(title=told))
    seen.title.encode()
    assert told[:5] not in seen.thing


def test_an_old_title_of_any_bytes_is_told(screen, listener):
    with painter(screen) as window:
        window.core.DeletePropertyChecked(window.number, window.atom("_NET_WM_NAME")).check()
        window.put("WM_NAME", "STRING", b"caf\xe9 \xff\xfe")
        listener.hear(like(title="café ÿþ"))


def test_properties_of_the_wrong_kind_do_no_harm(screen, listener):
    with painter(screen) as window:
        window.put("_NET_WM_STATE", "STRING", b"garbage")
        window.put("_NET_WM_PID", "STRING", b"12")
        window.put("WM_CLASS", "CARDINAL", b"\0" * 64, bits=32)
        window.title("Strange")
        listener.hear(like(title="Strange"))


def test_a_title_that_changes_without_end_is_told_now_and_then_and_at_last(screen, listener):
    with painter(screen, "Before") as window:
        listener.hear(like(title="Before"))
        began = time.monotonic()
        for n in range(2_000):
            window.title(f"Alert {n}")
        listener.hear(like(title="Alert 1999"))
        took = time.monotonic() - began
    told = [seen for seen in listener.sightings if seen.title.startswith("Alert")]
    assert len(told) <= took / APART + 2


def test_windows_that_come_and_go_all_the_time_leave_nothing_behind(screen, listener):
    with ExitStack() as windows:
        for n in range(50):
            windows.enter_context(painter(screen, f"Flash {n}")).destroy()
        windows.enter_context(painter(screen, "Lasting"))
        listener.hear(like(title="Lasting"))

    def all_gone():
        last = {seen.thing: seen.present for seen in listener.sightings}
        return not any(last.values())

    until(all_gone)


def test_the_display_of_the_environment_is_used(screen, monkeypatch):
    monkeypatch.setenv("DISPLAY", screen.environ["DISPLAY"])
    with listening(sensor(Knowledge())) as listener, painter(screen, "Found"):
        listener.hear(like(title="Found"))


def test_a_server_that_is_killed_ends_the_watch_with_an_error(tmp_path):
    with desktop(tmp_path, tray=False) as screen:
        look = ScreenSensor(lambda: x11.desktop(screen.environ["DISPLAY"]))
        with listening(look) as listener:
            screen.end(screen.x_server)
            until(lambda: listener.failure)
        assert isinstance(listener.failure, xcffib.ConnectionException)
        with pytest.raises(Unavailable, match="no_x11"):
            next(look.watch(Event()))


def test_no_server_at_all_is_said(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(Unavailable, match="no_x11"):
        next(sensor(Knowledge()).watch(Event()))


@pytest.mark.parametrize(
    ("name", "value"), [("WAYLAND_DISPLAY", "wayland-0"), ("XDG_SESSION_TYPE", "wayland")]
)
def test_wayland_is_said_in_whole_or_in_part(screen, monkeypatch, name, value):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv(name, value)
    with pytest.raises(Unavailable, match="wayland_hides_windows"):
        next(sensor(Knowledge()).watch(Event()))
    monkeypatch.setenv("DISPLAY", screen.environ["DISPLAY"])
    assert next(sensor(Knowledge()).watch(Event())) == BlindSpot(why="wayland_hides_windows")


@pytest.fixture
def unmanaged():
    """Start an X server without a window manager."""
    reader, writer = os.pipe()
    command = ("Xvfb", "-displayfd", str(writer), "-nolisten", "tcp", "-noreset")
    server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as answer:
        yield f":{answer.readline().strip()}"
    server.terminate()
    server.wait()


def test_a_desktop_without_a_window_list_is_said(unmanaged):
    with pytest.raises(Unavailable, match="no_window_list"):
        next(ScreenSensor(lambda: x11.desktop(unmanaged)).watch(Event()))


def test_a_manager_that_lists_a_window_that_is_gone_is_not_believed(unmanaged):
    window = Painter(unmanaged)
    window.title("Gone soon")
    window.core.ChangePropertyChecked(
        xproto.PropMode.Replace, window.root.root, window.atom("_NET_CLIENT_LIST"),
        xproto.Atom.WINDOW, 32, 2, [window.number, 0x999],
    ).check()  # fmt: skip
    with listening(ScreenSensor(lambda: x11.desktop(unmanaged))) as listener:
        listener.hear(like(title="Gone soon"))
        window.destroy()
        listener.hear(like(present=False))
        assert listener.failure is None
    window.connection.disconnect()


class Still:
    """A desktop that plays a list: which windows changed, and what they look like then."""

    blind_spot = None

    def __init__(self, *scenes):
        self.scenes, self.windows = iter(scenes), {}

    def wait(self, seconds):
        scene = next(self.scenes, {})
        self.windows |= scene
        time.sleep(min(seconds, 0.01))
        return set(scene)

    def look(self, number):
        return self.windows[number]


def test_a_change_that_shows_nothing_new_is_not_told():
    same = Window(title="Same", pid=0, owner="mail")
    with listening(ScreenSensor(lambda: nullcontext(Still({1: same}, {1: same})))) as listener:
        until(lambda: len(listener.reports) > 10)
    assert [(seen.title, seen.program.name) for seen in listener.sightings] == [("Same", "mail")]


def test_a_window_of_nobody_is_told():
    scenes = Still({1: Window(title="Nobody's", pid=2**30)})
    with listening(ScreenSensor(lambda: nullcontext(scenes))) as listener:
        assert listener.hear(like(title="Nobody's")).program is None
