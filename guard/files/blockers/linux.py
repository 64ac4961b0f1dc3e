"""Where browsers keep choices and orders on Linux.

Orders of Chromium's kin are JSON files in ``managed`` and ``recommended``, the last name winning
(config_dir_policy_loader.cc); Firefox' are one ``policies.json`` (its "policy-templates").
"""

import sys

assert sys.platform == "linux"

import os
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final

from guard.core.blockers import Choice, Kind
from guard.files.blockers.orders import FirefoxPolicies, Orders, of_firefox
from guard.files.blockers.profiles import UnreadableError, decoded

POLICIES: Final[Mapping[str, Path]] = {
    "chrome": Path("/etc/opt/chrome/policies"),
    "chromium": Path("/etc/chromium/policies"),
    "brave": Path("/etc/brave/policies"),
}
FIREFOX: Final = (
    Path("/etc/firefox/policies/policies.json"),
    Path("/usr/lib/firefox/distribution/policies.json"),
    Path("/usr/lib/firefox-esr/distribution/policies.json"),
)
"""The first of them that is there counts."""
_MOST: Final = 100
"""Files of orders that are read."""


def folders() -> Mapping[str, tuple[Path, ...]]:
    """Return where each browser keeps a person's profiles: of the system, a snap, a flatpak."""
    home = Path.home()
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    flat, snap = home / ".var/app", home / "snap"
    return {
        "chrome": (config / "google-chrome", flat / "com.google.Chrome/config/google-chrome"),
        "chromium": (
            config / "chromium",
            snap / "chromium/common/chromium",
            flat / "org.chromium.Chromium/config/chromium",
        ),
        "brave": (
            config / "BraveSoftware/Brave-Browser",
            flat / "com.brave.Browser/config/BraveSoftware/Brave-Browser",
        ),
        "firefox": (
            home / ".mozilla/firefox",
            config / "mozilla/firefox",
            snap / "firefox/common/.mozilla/firefox",
            flat / "org.mozilla.firefox/.mozilla/firefox",
        ),
    }


def orders(browser: str) -> Orders:
    """Return what an organisation decides about a browser; raise UnreadableError."""
    if browser == "firefox":
        found = (decoded(path, FirefoxPolicies) for path in FIREFOX)
        said = next(filter(None, found), FirefoxPolicies())
        return of_firefox(said.policies.Preferences)
    return Orders(*(_merged(POLICIES[browser] / name) for name in ("managed", "recommended")))


def others(_kind: Kind) -> tuple[Choice, ...]:
    """Return what is chosen outside of the profiles: nothing."""
    return ()


def _merged(folder: Path) -> Mapping[str, Any]:
    try:
        paths = sorted(islice(folder.iterdir(), _MOST))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UnreadableError from error
    merged: dict[str, Any] = {}
    for path in paths:
        merged |= decoded(path, dict[str, Any]) or {}
    return merged
