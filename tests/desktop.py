"""A whole desktop of its own for a test: X server, window manager, buses, tray, browsers.

Nothing of it touches the session of whoever runs the tests.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal, TypeVar

T = TypeVar("T")

ROOT: Final = Path(__file__).parents[1]
NEEDED: Final = (
    "Xvfb",
    "openbox",
    "trayer",
    "dbus-daemon",
    "dunst",  # the bus starts it for the first message
    "xdpyinfo",
    "xdotool",
    "chromium",
    "firefox-esr",
)
"""Programs a desktop is made of; ``make test`` installs them."""

CHROMIUM_FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-default-browser-check",
    "--password-store=basic",
)
"""None of them touches accessibility: the guard must read an ordinary Chromium."""

FIREFOX_SETTINGS: Final = """
user_pref("app.update.enabled", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("datareporting.policy.dataSubmissionPolicyBypassNotification", true);
user_pref("full-screen-api.warning.timeout", 0);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("termsofuse.bypassNotification", true);
user_pref("security.data_uri.block_toplevel_data_uri_navigations", false);
"""


def until(found: Callable[[], T | None], seconds: float = 45, every: float = 0.02) -> T:
    """Ask again and again until the answer is truthy; fail when time is up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if answer := found():
            return answer
        time.sleep(every)
    raise AssertionError(f"not within {seconds} s: {found}")


def past_the_first_screens(home: Path) -> None:
    """Have somebody be through the first screens of the guard, which never come twice."""
    folder = home / ".config" / "scam-guard"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.toml").write_text("met = true\n")


class Desktop:
    """One running desktop; ``environ`` is what a program needs to live on it."""

    def __init__(self, home: Path, *, size: str = "1366x768x24", tray: bool = True) -> None:
        missing = [name for name in NEEDED if shutil.which(name) is None]
        if missing:
            raise RuntimeError(f"'make test' installs what is missing: {', '.join(missing)}")
        self._running: list[subprocess.Popen[bytes]] = []
        run = home / "run"
        run.mkdir(parents=True, exist_ok=True, mode=0o700)
        keep = ("PATH", "LANG", "LC_ALL", "TMPDIR", "PYTHONPATH", "VIRTUAL_ENV")
        self.home = home
        self.environ = {key: os.environ[key] for key in keep if key in os.environ}
        self.environ |= {
            "HOME": str(home),
            "USER": "tester",
            "XDG_RUNTIME_DIR": str(run),
            "XDG_CURRENT_DESKTOP": "openbox",
            "XDG_SESSION_TYPE": "x11",
            "LANG": "C.UTF-8",
            "GIO_USE_VFS": "local",
            "NO_AT_BRIDGE": "1",  # openbox and trayer need no accessibility of their own
        }
        past_the_first_screens(home)
        self.x_server, self.environ["DISPLAY"] = self.start_x(
            "Xvfb", "-screen", "0", size, "-noreset"
        )
        self._start_bus()
        self.start("openbox")
        if tray:
            self.start(
                "trayer",
                "--edge",
                "bottom",
                "--align",
                "right",
                "--widthtype",
                "request",
                "--height",
                "28",
                "--SetDockType",
                "true",
            )
        del self.environ["NO_AT_BRIDGE"]
        until(lambda: b"(WINDOW)" in self.ask("xprop", "-root", "_NET_CLIENT_LIST"))

    def start_x(self, *command: str) -> tuple[subprocess.Popen[bytes], str]:
        """Start an X server; return it, and the display that it found free."""
        reader, writer = os.pipe()
        told = ("-displayfd", str(writer), "-nolisten", "tcp")
        server = self.start(*command, *told, pass_fds=(writer,))
        os.close(writer)
        with os.fdopen(reader) as answer:
            return server, f":{answer.readline().strip()}"

    def _start_bus(self) -> None:
        reader, writer = os.pipe()
        self.bus = self.start(
            "dbus-daemon", "--session", "--nofork", f"--print-address={writer}", pass_fds=(writer,)
        )
        os.close(writer)
        with os.fdopen(reader) as answer:
            self.environ["DBUS_SESSION_BUS_ADDRESS"] = answer.readline().strip()

    def start(
        self, *command: str, pass_fds: tuple[int, ...] = (), **environ: str
    ) -> subprocess.Popen[bytes]:
        """Start a program on this desktop; it ends with the desktop at the latest."""
        log = (self.home / f"{Path(command[0]).name}.log").open("ab")
        with log:
            process = subprocess.Popen(
                command,
                env=self.environ | environ,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=pass_fds,
                start_new_session=True,
                cwd=self.home,
            )
        self._running.append(process)
        return process

    def guard(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start the guard of this checkout."""
        return self.start(sys.executable, "-m", "guard", *arguments, PYTHONPATH=str(ROOT))

    def ask(self, *command: str) -> bytes:
        """Run a short command on this desktop and return what it prints."""
        return subprocess.run(
            command, env=self.environ, capture_output=True, check=False, timeout=30
        ).stdout

    def is_accessible(self) -> bool:
        """Tell whether somebody has asked programs to be readable; the guard does, of browsers."""
        return b"true" in self.ask(
            "dbus-send",
            "--session",
            "--print-reply",
            "--dest=org.a11y.Bus",
            "/org/a11y/bus",
            "org.freedesktop.DBus.Properties.Get",
            "string:org.a11y.Status",
            "string:IsEnabled",
        )

    def browse(
        self, which: Literal["chromium", "firefox"], address: str, *flags: str
    ) -> subprocess.Popen[bytes]:
        """Open an address in a fresh, or the already open, real browser."""
        profile = self.home / which
        if which == "chromium":
            return self.start(
                "chromium", *CHROMIUM_FLAGS, f"--user-data-dir={profile}", *flags, address
            )
        profile.mkdir(exist_ok=True)
        (profile / "user.js").write_text(FIREFOX_SETTINGS, "utf-8")
        return self.start("firefox-esr", "--profile", str(profile), *flags, address)

    def picture(self, path: Path) -> Path:
        """Save what stands on the screen as a PNG."""
        shot = subprocess.run(
            ("import", "-window", "root", str(path)), env=self.environ, check=False, timeout=30
        )
        assert shot.returncode == 0, "imagemagick could not take the picture"
        return path

    @staticmethod
    def end(process: subprocess.Popen[bytes]) -> None:
        """End a program and all it started."""
        for order in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(process.pid, order)
                process.wait(timeout=3)
            except (ProcessLookupError, subprocess.TimeoutExpired):
                continue
        process.poll()

    def close(self) -> None:
        """End everything, the newest first."""
        for process in reversed(self._running):
            self.end(process)


@contextmanager
def desktop(home: Path, *, size: str = "1366x768x24", tray: bool = True) -> Iterator[Desktop]:
    """Hold a desktop for the length of a block."""
    made = Desktop(home, size=size, tray=tray)
    try:
        yield made
    finally:
        made.close()
