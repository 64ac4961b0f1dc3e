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


@pytest.mark.parametrize(
    ("variable", "folder", "name"),
    [("APPDATA", "AppData/Roaming", "ad.trace"), ("PROGRAMDATA", "ProgramData", "ad_svc.trace")],
)
def test_anydesks_own_records_tell_of_a_session(start, home, monkeypatch, variable, folder, name):
    trace = home.joinpath(*folder.split("/"), "AnyDesk", name)
    monkeypatch.setenv(variable, str(trace.parents[1]))
    trace.parent.mkdir(parents=True)
    trace.write_text(
        "   info 2026-01-05 08:00:00.000  front  1  2  main - * Version 7.0.0\n", "utf-8"
    )
    start("AnyDesk.exe")
    with listening(SessionSensor(library().knowledge, every=0.1)) as listener:
        with trace.open("a", encoding="utf-8") as file:
            file.write(f"   info 2026-01-05 09:00:00.000  back  1  2   {LET_IN}\n")
        listener.hear(lambda seen: seen.title == "AnyDesk")


def test_teamviewers_second_program_tells_of_a_session(start):
    start("TeamViewer.exe")
    with listening(SessionSensor(library().knowledge, every=0.1)) as listener:
        process = start("TeamViewer_Desktop.exe")
        listener.hear(lambda seen: seen.title == "TeamViewer" and seen.present)
        process.kill()
        listener.hear(lambda seen: seen.title == "TeamViewer" and not seen.present)
