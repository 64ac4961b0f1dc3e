import sys
from contextlib import contextmanager, nullcontext
from typing import NamedTuple

import psutil
import pytest

from desktop import desktop, until
from guard.core.browsers import Browsers
from guard.core.sighting import NOTIFICATION
from guard.core.signs import read
from guard.sensors import BlindSpot, Unavailable
from guard.sensors.notifications import MOST, PLACES, Message, NotificationSensor, sensor
from knowing import library, mind
from listening import listening
from pushed import ALARM, SENDS, allow_messages
from served import served

if sys.platform != "linux":
    pytest.skip("the session bus is Linux's", allow_module_level=True)

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

from guard.sensors.notifications import linux

pytestmark = pytest.mark.desktop

BROWSERS = Browsers(library().knowledge.browsers)
SITE = '<a href="https://push.example/">push.example</a>\n\n'


@pytest.fixture(scope="module")
def screen(tmp_path_factory):
    with desktop(tmp_path_factory.mktemp("messages"), tray=False) as screen:
        yield screen


def heard_on(screen, **facts):
    bus = screen.environ["DBUS_SESSION_BUS_ADDRESS"]
    return listening(NotificationSensor(BROWSERS, lambda: linux.messages(bus), **facts))


@contextmanager
def played(*messages, spots=(), **facts):
    """Let a sensor hear messages in the place of a desktop's."""

    played = Played(messages, spots)
    with listening(NotificationSensor(BROWSERS, lambda: nullcontext(played), **facts)) as heard:
        yield heard


class Played:
    """Gives all messages in the first round, and a blind spot a round."""

    def __init__(self, messages, spots):
        self._rounds, self._spots = [list(messages)], [*spots, None]

    @property
    def blind_spot(self):
        return self._spots[0]

    def wait(self, seconds):
        self._spots = self._spots[1:] or self._spots
        return self._rounds.pop() if self._rounds else []


def chrome(body, pid=0, owner="chromium"):
    return Message(pid=pid, owner=owner, title="Alarm", body=body)


def test_a_real_message_is_heard_with_its_words(screen):
    with heard_on(screen) as heard:
        screen.ask("notify-send", "Anna", "See <b>you</b> on Sunday &amp; Monday")
        seen = heard.hear(lambda sighting: sighting.title == "Anna")

    assert seen.text == "See you on Sunday & Monday"
    assert seen.marks == {NOTIFICATION}
    assert seen.program.name == "notify-send"
    assert seen.address == ""


@pytest.mark.timeout(240)
def test_a_scare_that_a_site_pushes_through_chromium_is_known_with_the_site(screen):
    with served({"/": SENDS}) as site, heard_on(screen) as heard:
        allow_messages(screen.home / "chromium", site)
        browser = screen.browse("chromium", site)
        seen = heard.hear(lambda sighting: sighting.title == "Windows Security", 90)
        screen.end(browser)
        (sign,) = read(seen, mind())

    assert seen.address.rstrip("/") == site
    assert seen.text.strip() == ALARM
    assert (sign.kind, sign.about, sign.remedy) == ("scare_message", "127.0.0.1", "messages_chrome")


def test_the_guards_own_messages_are_left_out(screen):
    service = DBusAddress("/org/freedesktop/Notifications", linux.SERVICE, linux.SERVICE)
    body = ("Scam Guard", 0, "", "Mine", "", [], {}, -1)
    bus = screen.environ["DBUS_SESSION_BUS_ADDRESS"]
    with heard_on(screen) as heard, open_dbus_connection(bus) as connection:
        connection.send_and_get_reply(new_method_call(service, "Notify", linux.SHAPE, body))
        screen.ask("notify-send", "Another's", "Hello")
        heard.hear(lambda sighting: sighting.title == "Another's")

    assert "Mine" not in {sighting.title for sighting in heard.sightings}


def test_a_call_of_another_shape_is_no_message(screen):
    service = DBusAddress("/org/freedesktop/Notifications", linux.SERVICE, linux.SERVICE)
    bus = screen.environ["DBUS_SESSION_BUS_ADDRESS"]
    with heard_on(screen) as heard, open_dbus_connection(bus) as connection:
        connection.send_and_get_reply(new_method_call(service, "Notify", "s", ("odd",)))
        screen.ask("notify-send", "Another's", "Hello")
        heard.hear(lambda sighting: sighting.title == "Another's")


def test_a_desktop_that_shows_no_messages_is_said(tmp_path):
    with bare_bus(tmp_path) as bus:
        own = NotificationSensor(BROWSERS, lambda: linux.messages(bus.address))
        with listening(own) as heard:
            until(lambda: BlindSpot(why="no_message_service") in heard.reports)


def test_a_bus_that_refuses_is_said(tmp_path):
    refusal = "<deny send_interface='org.freedesktop.DBus.Monitoring'/>"
    with (
        bare_bus(tmp_path, refusal) as bus,
        pytest.raises(Unavailable, match="messages_refused"),
        linux.messages(bus.address),
    ):
        pass


def test_without_a_bus_it_says_so(monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    with listening(sensor(library().knowledge)) as heard:
        until(lambda: heard.failure)

    assert heard.failure.why == "no_message_bus"


def test_a_bus_that_ends_is_a_failure(tmp_path):
    with bare_bus(tmp_path) as bus:
        own = NotificationSensor(BROWSERS, lambda: linux.messages(bus.address))
        with listening(own) as heard:
            until(lambda: None in heard.reports)
            bus.process.kill()
            until(lambda: isinstance(heard.failure, OSError))


class Bus(NamedTuple):
    address: str
    process: psutil.Popen


@contextmanager
def bare_bus(folder, rule=""):
    """Hold a bus that knows no services."""
    (folder / "bus.conf").write_text(
        f"<busconfig><listen>unix:path={folder}/bus</listen><policy context='default'>"
        f"<allow send_destination='*'/><allow eavesdrop='true'/><allow own='*'/>{rule}"
        "</policy></busconfig>",
        "utf-8",
    )
    bus = psutil.Popen(["dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork"])
    try:
        until((folder / "bus").exists)
        yield Bus(f"unix:path={folder}/bus", bus)
    finally:
        bus.kill()
        bus.wait()


def test_only_a_browser_that_names_the_sender_is_believed():
    with played(chrome(SITE + ALARM), chrome(SITE + ALARM, owner="firefox")) as heard:
        until(lambda: len(heard.sightings) == 2)
    chromium, firefox = heard.sightings

    assert (chromium.address, firefox.address) == ("https://push.example/", "")


def test_messages_of_one_site_are_one_thing_and_those_of_others_are_others():
    other = SITE.replace("push", "shop")
    with played(chrome(SITE + "a"), chrome(SITE + "b"), chrome(other + "a"), apart=0) as heard:
        until(lambda: len(heard.sightings) == 3)
    first, second, third = (sighting.thing for sighting in heard.sightings)

    assert first == second != third


def test_a_harmless_message_does_not_take_the_place_of_the_alarm_just_before_it():
    with played(chrome(SITE + ALARM), chrome(SITE + "Sale")) as heard:
        until(lambda: len(heard.sightings) == 2)

    assert len({sighting.thing for sighting in heard.sightings}) == 2


def test_a_site_in_a_hurry_has_few_places():
    with played(*[chrome(SITE + str(number)) for number in range(20)]) as heard:
        until(lambda: len(heard.sightings) == 20)

    assert len({sighting.thing for sighting in heard.sightings}) == PLACES


def test_a_message_has_gone_after_a_while():
    with played(chrome(SITE + "a"), lingers=0) as heard:
        heard.hear(lambda sighting: not sighting.present)


def test_a_storm_of_senders_is_not_remembered_without_end():
    storm = [chrome(f'<a href="https://{number}.example/">x</a>') for number in range(MOST + 5)]
    with played(*storm) as heard:
        until(lambda: sum(not sighting.present for sighting in heard.sightings) == 5)


def test_a_message_without_end_is_cut():
    with played(chrome("a" * 10**6)) as heard:
        seen = heard.hear(lambda sighting: sighting.present)

    assert len(seen.text) == 4_000


def test_a_spot_that_is_lifted_is_told():
    spot = BlindSpot(why="no_message_service")
    with played(spots=[spot]) as heard:
        until(lambda: BlindSpot(why="no_message_service", present=False) in heard.reports)

    assert spot in heard.reports
