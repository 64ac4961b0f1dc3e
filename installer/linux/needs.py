"""See that this Debian or Ubuntu has what Scam Guard, or its tests, need; install what lacks.

Usage: needs.py run|test|windows|installers|test-installers.
Standard library only: it runs before anything is installed.
What is there is found by trying it, not by package names, which differ between releases.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Final

LIBRARIES: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt's xcb platform loads (doc.qt.io/qt-6/linux-requirements.html)."""

TOOLS: Final = {"tesseract": "tesseract-ocr"}
"""What the guard calls: it reads words that are drawn as pictures."""

PROGRAMS: Final = {
    "Xephyr": "xserver-xephyr",
    "Xvfb": "xvfb",
    "chromium": "chromium",
    "dbus-daemon": "dbus",
    "espeak-ng": "espeak-ng",
    "dunst": "dunst",
    "firefox-esr": "firefox-esr",
    "import": "imagemagick",
    "ip": "iproute2",
    "notify-send": "libnotify-bin",
    "openbox": "openbox",
    "pdftotext": "poppler-utils",
    "trayer": "trayer",
    "xclip": "xclip",
    "xdotool": "xdotool",
    "xprop": "x11-utils",
    "zbarimg": "zbar-tools",
}
"""What the desktop of the tests is made of."""

WINDOWS: Final = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "wine": "wine",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
}
"""What Windows' Python runs on for the tests."""

BUILDERS: Final = {
    "icotool": "icoutils",
    "makensis": "nsis",
    "msibuild": "msitools",
    "osslsigncode": "osslsigncode",
    "readelf": "binutils",
    "wixl": "wixl",
}
"""What ``make installers`` builds with beside these."""

TRIERS: Final = {
    "debootstrap": "debootstrap",
    "lintian": "lintian",
    "openssl": "openssl",
    "unshare": "util-linux",
}
"""What its tests try the result with."""

FILES: Final = {
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf": "fonts-dejavu-core",
}

SETS: Final = {
    "run": TOOLS,
    "test": TOOLS | PROGRAMS,
    "windows": WINDOWS,
    "installers": WINDOWS | BUILDERS,
    "test-installers": TOOLS | PROGRAMS | WINDOWS | BUILDERS | TRIERS,
}
"""Programs by purpose."""
FILES_FOR: Final = {
    "test-installers": {
        "/usr/share/debootstrap/scripts/trixie": "debootstrap",
        "/usr/share/i18n/locales/de_DE": "locales",
        "/usr/share/keyrings/debian-archive-keyring.gpg": "debian-archive-keyring",
    }
}
"""Files by purpose, beside those that every purpose needs."""


def lacking(purpose: str) -> Iterator[str]:
    """Yield the package of everything that is not there."""
    if importlib.util.find_spec("ensurepip") is None:
        yield "python3-venv"
    for library, package in LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            yield package
    yield from (package for name, package in SETS[purpose].items() if not shutil.which(name))
    files = FILES | FILES_FOR.get(purpose, {})
    yield from (package for path, package in files.items() if not os.path.exists(path))  # noqa: PTH110 -- works before 3.12 too


def install(packages: list[str]) -> int:
    """Install packages with apt, as root or through sudo; return its exit status."""
    apt = shutil.which("apt-get")
    rights = [] if os.geteuid() == 0 else ["sudo"]
    if apt is None or (rights and not _may_sudo()):
        print("Scam Guard needs packages that are not installed:", " ".join(packages))
        print("Install them with: sudo apt-get install", " ".join(packages))
        return 1
    quiet = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq"]
    subprocess.run([*quiet, "update"], check=False)
    return subprocess.run(
        [*quiet, "install", "-y", "--no-install-recommends", *packages], check=False
    ).returncode


def _may_sudo() -> bool:
    """Tell whether sudo works, asking for a password only where somebody can type it."""
    if shutil.which("sudo") is None:
        return False
    ask = ["sudo", "-v"] if sys.stdin.isatty() else ["sudo", "-n", "true"]
    return subprocess.run(ask, check=False, capture_output=not sys.stdin.isatty()).returncode == 0


def main(purpose: str) -> int:
    """Return 0 when nothing lacks any more."""
    packages = sorted(set(lacking(purpose)))
    if not packages:
        return 0
    status = install(packages)
    still = sorted(set(lacking(purpose)))
    if still and status == 0:
        print("Scam Guard still lacks:", " ".join(still))
    return int(bool(still))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
