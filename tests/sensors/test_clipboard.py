import os
import sys
from contextlib import contextmanager, nullcontext
from itertools import count
from threading import Event, Thread
from time import monotonic

import pytest

from desktop import desktop, until
from guard.core.browsers import Browsers
from guard.core.commands import CommandBook
from guard.core.knowledge import Browser
from guard.core.sighting import CLIPBOARD
from guard.core.signs import read
from guard.sensors import name_of
from guard.sensors.clipboard import ClipboardSensor, sensor
from knowing import library, mind
from listening import listening
from pushed import BAIT, COPIES
from served import served

if sys.platform != "linux":
    pytest.skip("the X server is Linux's", allow_module_level=True)

import xcffib
from xcffib import xproto

from guard.sensors.clipboard import x11

pytestmark = pytest.mark.desktop

COMMANDS = CommandBook(library().knowledge.commands)
KNOWN = Browsers(library().knowledge.browsers)
HERE = Browsers([Browser(name="Here", programs=(name_of(os.getpid()),), source=("test",))])
"""The process of the tests, taken for a browser."""


@pytest.fixture(scope="module")
def screen(tmp_path_factory):
    with desktop(tmp_path_factory.mktemp("clipboard"), tray=False) as screen:
        yield screen


def heard_on(screen, browsers=HERE, stop=None):
    display = screen.environ["DISPLAY"]
    return listening(ClipboardSensor(browsers, COMMANDS, lambda: x11.clipboard(display)), stop)


class Owner:
    """An X client that owns the clipboard and answers whoever asks as ``give`` does."""

    def __init__(self, screen, give):
        self.connection = xcffib.connect(screen.environ["DISPLAY"])
        self.core, self._give, self._stop = self.connection.core, give, Event()
        root = self.connection.get_setup().roots[0]
        self.number = self.connection.generate_id()
        self.core.CreateWindow(
            root.root_depth, self.number, root.root, 0, 0, 1, 1, 0,
            xproto.WindowClass.InputOutput, root.root_visual, 0, [],
        )  # fmt: skip
        self.utf8, self.incr = self.atom("UTF8_STRING"), self.atom("INCR")
        self._thread = Thread(target=self._serve, daemon=True)

    def atom(self, name):
        return self.core.InternAtom(False, len(name), name).reply().atom

    def own(self):
        self.core.SetSelectionOwnerChecked(self.number, self.atom("CLIPBOARD"), 0).check()

    def put(self, asked, content, kind=None, mode=xproto.PropMode.Replace):
        self.core.ChangeProperty(
            mode, asked.requestor, asked.property, kind or self.utf8, 8, len(content), content
        )

    def tell(self, asked, place=None):
        event = xproto.SelectionNotifyEvent.synthetic(
            asked.time, asked.requestor, asked.selection, asked.target,
            asked.property if place is None else place,
        )  # fmt: skip
        self.core.SendEvent(False, asked.requestor, 0, event.pack())
        self.connection.flush()

    def stopped(self):
        return self._stop.wait(0.01)

    def _serve(self):
        while not self.stopped():
            try:
                event = self.connection.poll_for_event()
            except xcffib.Error:  # whoever asked has gone
                continue
            if isinstance(event, xproto.SelectionRequestEvent):
                self._give(self, event)

    def __enter__(self):
        self.own()
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._thread.join()
        self.connection.disconnect()


def text(words):
    def give(owner, asked):
        owner.put(asked, words.encode())
        owner.tell(asked)

    return give


def never(owner, asked):
    """Say nothing at all."""


def refuse(owner, asked):
    owner.tell(asked, 0)


def lie(owner, asked):
    """Promise what was never put there."""
    owner.tell(asked)


def wrong_kind(owner, asked):
    owner.put(asked, BAIT.encode(), owner.atom("STRING"))
    owner.tell(asked)


def no_letters(owner, asked):
    owner.put(asked, b"\xff\xfe\x00" * 1_000)
    owner.tell(asked)


def hundred_megabytes(owner, asked):
    for _ in range(100):
        owner.put(asked, b"a" * 1_000_000, mode=xproto.PropMode.Append)
    owner.tell(asked)


def pieces(endless, piece):
    """Give piece by piece (INCR), as large owners do."""

    def give(owner, asked):
        owner.core.ChangeWindowAttributes(
            asked.requestor, xproto.CW.EventMask, [xproto.EventMask.PropertyChange]
        )
        owner.put(asked, b"\x10\x00\x00\x00", owner.incr)
        owner.tell(asked)
        for number in count():
            if owner.stopped() or not (endless or number <= len(piece)):
                return
            owner.put(asked, piece if endless else piece[number : number + 1])
            owner.connection.flush()

    return give


def incremental(owner, asked):
    """Give a command in two pieces and an empty one, each after the last was taken."""
    change = xproto.EventMask.PropertyChange
    owner.core.ChangeWindowAttributes(asked.requestor, xproto.CW.EventMask, [change])
    owner.put(asked, b"\x10\x00\x00\x00", owner.incr)
    owner.tell(asked)
    for piece in (BAIT[:10], BAIT[10:], ""):
        until(lambda: taken(owner))
        owner.put(asked, piece.encode())
        owner.connection.flush()


def taken(owner):
    event = owner.connection.poll_for_event()
    return isinstance(event, xproto.PropertyNotifyEvent) and event.state == 1


def is_new(sighting):
    return sighting.present


@pytest.mark.parametrize("give", [text(BAIT), incremental], ids=["at_once", "in_pieces"])
def test_a_command_that_a_browser_copies_is_told_without_its_words(screen, give):
    with heard_on(screen) as heard, Owner(screen, give):
        seen = heard.hear(is_new)

    assert seen.marks == {CLIPBOARD}
    assert {seen.title, seen.text, seen.address, seen.program} == {"", None}
    assert [sign.kind for sign in read(seen, mind())] == ["command_copied"]


HOSTILE = {
    "never_answers": never,
    "refuses": refuse,
    "promises_what_is_not_there": lie,
    "gives_another_kind": wrong_kind,
    "gives_no_letters": no_letters,
    "gives_a_hundred_megabytes": hundred_megabytes,
    "never_ends": pieces(endless=True, piece=b"a" * 100_000),
    "never_ends_with_nothing_of_use": pieces(endless=True, piece=b"\xff"),
}


@pytest.mark.parametrize("give", HOSTILE.values(), ids=HOSTILE)
def test_an_owner_that_plays_tricks_is_left_behind(screen, give):
    with heard_on(screen, stop=Event()) as heard:
        with Owner(screen, give):
            pulses = heard.reports.count(None)
            until(lambda: heard.reports.count(None) > pulses + 2)
        with Owner(screen, text(BAIT)):
            heard.hear(is_new)


def test_an_owner_that_never_answers_does_not_keep_it_from_stopping(screen):
    asked = Event()
    with heard_on(screen) as heard, Owner(screen, lambda *_: asked.set()):
        assert asked.wait(45)
        heard.stop.set()
        began = monotonic()
        heard.thread.join(10)

    assert monotonic() - began < 1


def test_what_another_program_copies_is_not_even_asked_for(screen):
    asked = Event()
    with heard_on(screen, KNOWN, Event()) as heard:
        with Owner(screen, lambda *_: asked.set()):
            pulses = heard.reports.count(None)
            until(lambda: heard.reports.count(None) > pulses + 2)
        assert not asked.is_set()
    assert not heard.sightings


def test_it_has_gone_when_something_else_is_copied(screen):
    with heard_on(screen) as heard:
        with Owner(screen, text(BAIT)):
            first = heard.hear(is_new)
        with Owner(screen, text("Dear Anna")):
            gone = heard.hear(lambda sighting: not sighting.present)
        with Owner(screen, text(BAIT)):
            again = heard.hear(lambda sighting: sighting.present and sighting is not first)

    assert gone.thing == first.thing != again.thing


def test_what_was_copied_before_the_guard_is_nobodys(screen):
    with Owner(screen, text(BAIT)), heard_on(screen, stop=Event()) as heard:
        until(lambda: heard.reports.count(None) > 2)

    assert not heard.sightings


@pytest.mark.timeout(240)
def test_a_page_of_chromium_that_copies_a_command_is_known(screen):
    with served({"/": COPIES}) as site, heard_on(screen, KNOWN) as heard:
        browser = screen.browse("chromium", site)
        until(lambda: screen.ask("xdotool", "search", "--name", "^Check - Chromium"), 90)

        def clicked():
            screen.ask("xdotool", "mousemove", "400", "500", "click", "1")
            return heard.sightings

        until(clicked, 60, every=1)
        screen.end(browser)


def test_a_command_that_waits_too_long_has_gone():
    with played({"chromium"}, waits=0) as heard:
        heard.hear(lambda sighting: not sighting.present)


@pytest.mark.parametrize(("programs", "told"), [({"soffice.bin", "firefox"}, 1), ({"gedit"}, 0)])
def test_a_browser_in_front_is_enough(programs, told):
    with played(programs) as heard:
        until(lambda: heard.reports.count(None) > 1)

    assert len(heard.sightings) == told


@contextmanager
def played(programs, **facts):
    """Let a sensor hear of one copy in the place of a desktop's."""

    class Played:
        def __init__(self):
            self._copied = [frozenset(programs)]

        def wait(self, seconds):
            return self._copied.pop() if self._copied else None

        def text(self):
            return BAIT

    clipboard = Played()
    own = ClipboardSensor(KNOWN, COMMANDS, lambda: nullcontext(clipboard), **facts)
    with listening(own) as heard:
        yield heard


@pytest.mark.parametrize(
    "environ", [{"DISPLAY": ":4711"}, {"DISPLAY": ":4711", "WAYLAND_DISPLAY": "wayland-0"}]
)
def test_where_nothing_can_be_seen_it_says_so(monkeypatch, environ):
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    with listening(sensor(library().knowledge)) as heard:
        until(lambda: heard.failure)

    assert heard.failure.why == "no_clipboard"
