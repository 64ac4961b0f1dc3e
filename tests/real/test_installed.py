"""Services, as the service control manager of Windows keeps them."""

import ctypes
import subprocess
from ctypes import wintypes

import psutil
import pytest

import portable
from guard.sensors.installed import InstalledSensor
from guard.sensors.processes import ProcessSensor
from knowing import library
from listening import listening

pytestmark = pytest.mark.win32


ADVAPI = ctypes.WinDLL("advapi32", use_last_error=True)
ADVAPI.OpenSCManagerW.restype = ADVAPI.CreateServiceW.restype = wintypes.HANDLE
ADVAPI.OpenSCManagerW.argtypes = (wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD)
ADVAPI.CreateServiceW.argtypes = (
    wintypes.HANDLE, wintypes.LPCWSTR, wintypes.LPCWSTR,
    *[wintypes.DWORD] * 4, wintypes.LPCWSTR, *[ctypes.c_void_p] * 5,
)  # fmt: skip
ADVAPI.DeleteService.argtypes = ADVAPI.CloseServiceHandle.argtypes = (wintypes.HANDLE,)
EVERYTHING, OWN_PROCESS, ON_DEMAND = 0xF003F, 0x10, 3


class Service:
    """A service of the system's own service manager, which starts on demand."""

    def __init__(self, name, path):
        manager = ADVAPI.OpenSCManagerW(None, None, EVERYTHING)
        assert manager, ctypes.WinError(ctypes.get_last_error())
        self._handle = ADVAPI.CreateServiceW(
            manager, name, name, 0xF01FF, OWN_PROCESS, ON_DEMAND, 0, str(path), *[None] * 5
        )
        assert self._handle, ctypes.WinError(ctypes.get_last_error())
        ADVAPI.CloseServiceHandle(manager)
        self.path = path

    def delete(self):
        if self._handle:
            ADVAPI.DeleteService(self._handle)
            ADVAPI.CloseServiceHandle(self._handle)
            self._handle = None


@pytest.fixture
def service(tmp_path):
    """Make services of a name that start a program; each is deleted in the end."""
    made = []

    def service(name, program):
        path = tmp_path / program
        path.write_bytes(portable.program())
        made.append(Service(name, path))
        return made[-1]

    yield service
    for each in made:
        each.delete()


def looked():
    return listening(InstalledSensor(library().knowledge.tools, every=0.2))


def of(title, *, present=True):
    return lambda seen: (seen.title, seen.present) == (title, present)


@pytest.mark.parametrize(
    ("name", "program", "tool"),
    [
        ("AnyDesk Service", "helper.exe", "AnyDesk"),
        ("ScreenConnect Client (0123456789abcdef)", "helper.exe", "ScreenConnect"),
        ("Updates", "RustDesk.exe", "RustDesk"),
    ],
    ids=["its name", "a pattern of its name", "its program"],
)
def test_a_service_that_is_a_tool_is_found(service, name, program, tool):
    service(name, program)
    with looked() as listener:
        listener.hear(of(tool))


def test_a_service_is_found_when_it_comes_and_missed_when_it_goes(service):
    with looked() as listener:
        made = service("AnyDesk Service", "helper.exe")
        listener.hear(of("AnyDesk"))
        made.delete()
        listener.hear(of("AnyDesk", present=False))


def test_a_program_that_runs_as_a_service_is_known_by_who_started_it(service):
    path = service("Updates", "AnyDesk.exe").path
    with listening(ProcessSensor(every=0.1)) as listener:
        starting = subprocess.Popen(["sc", "start", "Updates"], stdout=subprocess.DEVNULL)
        came = listener.hear(lambda seen: seen.present and seen.program.name == path.name)
        psutil.Process(int(came.thing.split()[1])).kill()  # it does not speak as services do
        starting.kill()
        starting.wait()

    assert came.program.parent == "services.exe"
