import pytest

from guard.sensors.sessions import SessionSensor
from guard.sensors.sessions.event import parsed
from guard.sensors.sessions.win32 import afar, records
from knowing import library
from listening import listening

pytestmark = pytest.mark.win32
LET_IN = "app.session - 1: Authenticated by local user."


def test_a_log_that_is_not_there_tells_nothing():
    assert not records("No such log", "*")


@pytest.mark.needs_real_windows(reason="Wine's event logs are empty")
def test_the_system_log_has_records_that_can_be_read():
    found = records("System", "*")
    assert found
    assert all(parsed(each) for each in found)


def test_this_desktop_is_not_seen_from_afar():
    assert not afar().seen


def test_anydesk_under_appdata_tells_of_a_session(start, home):
    trace = home / "AppData" / "Roaming" / "AnyDesk" / "ad.trace"
    trace.parent.mkdir(parents=True)
    trace.write_text(
        "   info 2026-01-05 08:00:00.000  front  1  2  main - * Version 7.0.0\n", "utf-8"
    )
    start("AnyDesk.exe")
    with listening(SessionSensor(library().knowledge, every=0.1)) as listener:
        with trace.open("a", encoding="utf-8") as file:
            file.write(f"   info 2026-01-05 09:00:00.000  back  1  2   {LET_IN}\n")
        listener.hear(lambda seen: seen.title == "AnyDesk")
