import os
import sys
from pathlib import Path

import psutil
import pytest

from desktop import until
from guard.core.signs import read
from guard.files import image
from guard.sensors.processes import ProcessSensor
from knowing import mind
from listening import listening

pytestmark = pytest.mark.win32


def of(process, *, present=True):
    return lambda seen: seen.present == present and seen.thing.split()[1] == str(process.pid)


def test_a_tool_is_known_when_it_starts_and_told_when_it_ends(start):
    with listening(ProcessSensor(every=0.1)) as listener:
        process = start("AnyDesk.exe", "--tray")
        came = listener.hear(of(process))
        process.kill()
        listener.hear(of(process, present=False))

    assert came.program.name == "AnyDesk.exe"
    assert came.program.command_line.endswith("--tray")
    assert came.program.parent == Path(sys.executable).name
    assert [sign.about for sign in read(came, mind())] == ["AnyDesk"]


def test_a_renamed_tool_is_known_by_what_its_file_says(start):
    with listening(ProcessSensor(every=0.1)) as listener:
        process = start("photo-viewer.exe", original_name="AnyDesk.exe", product="AnyDesk")
        came = listener.hear(of(process))

    assert came.program.name == "photo-viewer.exe"
    assert [sign.about for sign in read(came, mind())] == ["AnyDesk"]


def test_every_process_has_a_name():
    with listening(ProcessSensor()) as listener:
        until(lambda: None in listener.reports)
        names = {seen.thing.split()[1]: seen.program.name for seen in listener.sightings}

    assert names[str(os.getpid())] == Path(sys.executable).name
    assert "" not in names.values()


def test_the_file_of_a_process_is_found():
    assert Path(image.path(psutil.Process())) == Path(sys.executable)


def test_a_process_that_has_ended_has_no_file(start):
    process = start("AnyDesk.exe")
    known = psutil.Process(process.pid)
    process.kill()
    process.wait()
    with pytest.raises(psutil.NoSuchProcess):
        image.path(known)
