"""Ending a process on Linux, and the systemd unit that would start it again."""

import sys

assert sys.platform == "linux"

import os
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

import psutil

PATIENCE: Final = 5.0
"""Seconds systemd may take for an answer."""


class Unit(NamedTuple):
    """A service of systemd."""

    name: str
    of_user: bool
    """It is started by the person's own systemd, and may be stopped without a password."""


def close(process: psutil.Process) -> None:
    """Ask a process to end (SIGTERM)."""
    with suppress(psutil.Error):
        process.terminate()


def freeze(process: psutil.Process) -> None:
    """Let a process do nothing more (SIGSTOP)."""
    with suppress(psutil.Error):
        process.suspend()


def stop_service(process: psutil.Process) -> None:
    """Stop the unit whose main process this is, where that needs no password."""
    if (unit := _unit_of(process)) and (unit.of_user or os.geteuid() == 0):
        _systemctl(unit, "stop", unit.name)


def is_denied(process: psutil.Process) -> bool:
    """Tell whether only an administrator can end a process, or what starts it again."""
    try:
        os.kill(process.pid, 0)
    except PermissionError:
        return True
    except OSError:
        return False
    unit = _unit_of(process)
    return unit is not None and not unit.of_user and os.geteuid() != 0


def unit_in(cgroup: str) -> Unit | None:
    """Return the innermost service a line of ``/proc/PID/cgroup`` names, None for none.

    In a unit named after a user that user's own systemd runs, in a scope no service.
    """
    parts = cgroup.rpartition("::")[2].strip().split("/")
    if not parts[-1].endswith(".service") or parts[-1].startswith(("user@", "-")):
        return None
    return Unit(parts[-1], of_user=any(part.startswith("user@") for part in parts))


def _unit_of(process: psutil.Process) -> Unit | None:
    """Return the service this is the main process of; others only live in its surroundings.

    A desktop that is a service itself has every program in it that the person starts.
    """
    try:
        told = Path(f"/proc/{process.pid}/cgroup").read_text("ascii", "replace")
    except OSError:
        return None
    unit = next(filter(None, map(unit_in, told.splitlines())), None)
    if unit is None:
        return None
    main = _systemctl(unit, "show", "--property=MainPID", "--value", "--", unit.name).strip()
    return unit if main == str(process.pid) else None


def _systemctl(unit: Unit, *command: str) -> str:
    """Return what systemctl answers, nothing where it is not there or too slow."""
    of = "--user" if unit.of_user else "--system"
    try:
        return subprocess.run(  # noqa: S603 -- a list, no shell
            ["systemctl", of, "--no-ask-password", *command],  # noqa: S607 -- found by the path
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
