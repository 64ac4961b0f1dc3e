"""What an organisation decides about browsers, whichever way a system keeps it.

Names and values: the lists of policies of Chrome (SafeBrowsingProtectionLevel), Edge
(SmartScreenEnabled, ScarewareBlockerProtectionEnabled), Firefox (Preferences) and of Windows
(EnableSmartScreen).
"""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import msgspec

from guard.core.blockers import Kind
from guard.files.blockers.profiles import DECEPTIVE

_LEVEL: Final = "SafeBrowsingProtectionLevel"
"""0: no warnings, 1: the usual ones, 2: Enhanced protection."""
_ENHANCED: Final = 2
_NAMES: Final[Mapping[Kind, tuple[str, ...]]] = {
    "smartscreen": ("SmartScreenEnabled",),
    "scareware": ("ScarewareBlockerProtectionEnabled",),
    "pages": ("SafeBrowsingEnabled",),
    "deceptive": DECEPTIVE,
    "programs": ("EnableSmartScreen",),
}
"""Yes-or-no policies; SafeBrowsingEnabled is the older way to say what the level says."""


class _Firefox(msgspec.Struct, frozen=True):
    Preferences: Mapping[str, Any] = {}


class FirefoxPolicies(msgspec.Struct, frozen=True):
    """What is read of the file that Firefox calls ``policies.json``."""

    policies: _Firefox = _Firefox()


class Orders(NamedTuple):
    """Policies by their names: those that hold, and those that a person may change."""

    firm: Mapping[str, Any] = {}
    advised: Mapping[str, Any] = {}


def decided(kind: Kind, policies: Mapping[str, Any]) -> bool | None:
    """Return what policies decide about a blocker, None where they leave it open."""
    level = policies.get(_LEVEL)
    if kind == "enhanced" and isinstance(level, int):
        return level == _ENHANCED
    if kind == "pages" and isinstance(level, int):
        return level > 0
    said = [policies.get(name) for name in _NAMES.get(kind, ())]
    flags = [bool(one) for one in said if isinstance(one, int)]  # a bool is an int, too
    if not all(flags):
        return False
    return True if flags and len(flags) == len(said) else None


def of_firefox(preferences: Mapping[str, Any]) -> Orders:
    """Sort Firefox' policy of preferences: one that is no more than a default binds nobody."""
    firm, advised = {}, {}
    for name in DECEPTIVE:
        said = preferences.get(name)
        if not isinstance(said, dict):
            firm[name] = said
        elif said.get("Status") == "default":
            advised[name] = said.get("Value")
        elif said.get("Status") != "clear":
            firm[name] = said.get("Value")
    return Orders(firm, advised)
