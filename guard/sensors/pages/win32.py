"""The browsers of a Windows desktop, as they describe themselves to UI Automation.

Not run by its authors yet: Wine 8 has no UI Automation. Written from Microsoft's pages on
IUIAutomation, ValuePattern and TextPattern, and what Chromium's and Firefox' sources say of
their documents: the Value is the address, the text range gives the words. To ask for a
document wakes a browser's tree, as a screen reader would; its words come as one text of bounded
length, so that nothing here walks through a page.
"""

import sys

assert sys.platform == "win32"

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic, sleep
from typing import Any, Final

import psutil

from guard.desktop import win32 as windows
from guard.files import image
from guard.sensors import Unavailable
from guard.sensors.pages.errands import Errands
from guard.sensors.pages.glance import Dialog, Glance

CHARACTERS: Final = 8_000
"""How much of a page is read."""
GRACE: Final = 8.0
"""Seconds a browser in front has to show a page."""
NAMES: Final = {
    "brave.exe": "Brave",
    "chrome.exe": "Google Chrome",
    "firefox.exe": "Firefox",
    "librewolf.exe": "LibreWolf",
    "msedge.exe": "Microsoft Edge",
    "opera.exe": "Opera",
    "vivaldi.exe": "Vivaldi",
}
"""Browsers by the name of their process."""
_EVERY: Final = 0.1
"""Seconds between two looks at which window is in front and what it is called."""
_MOST: Final = 50
"""Texts of a dialog that are read."""
_CHILDREN, _DESCENDANTS = 2, 4
_TYPE, _OFFSCREEN, _IS_DIALOG = 30_003, 30_022, 30_174
_DOCUMENT_TYPE, _TEXT_TYPE = 50_030, 50_020
_VALUE, _TEXT = 10_002, 10_014


class AutomatedBrowsers:
    """The browser in front; nobody tells of changes, so a page always counts as changed."""

    changed = True

    def __init__(self, api: Any, client: Any, errands: Errands) -> None:
        self._api = api
        self._client = client
        self._errands = errands
        self._front = (0, "")
        self._document: Any = None
        self._last: Glance | None = None
        self._waits_since = 0.0
        self._unreadable: frozenset[str] = frozenset()

    def wait(self, seconds: float) -> bool:
        """Wait until another window is in front or is called otherwise."""
        end = monotonic() + seconds
        while (front := _front()) == self._front and monotonic() < end:
            sleep(_EVERY)
        changed, self._front = front != self._front, front
        return changed

    def glance(self) -> Glance | None:
        """Return what the front window shows; the last glance if it does not answer."""
        window = windows.front()
        pid = windows.owner(window)
        name = ""
        with suppress(psutil.Error):
            name = NAMES.get(image.name(psutil.Process(pid)).casefold(), "")
        if not name:
            self._last, self._document, self._waits_since = None, None, 0.0
            return None
        self._last = self._errands.run(lambda: self._tell(window, pid), self._last)
        self._note(name, readable=bool(self._last and self._last.address))
        return self._last

    def words(self) -> str:
        """Read the page of the last glance, what is on the screen first."""
        return self._errands.run(self._words, "") if self._document else ""

    def unreadable(self) -> frozenset[str]:
        """Name the browser in front if it has shown no page for a while."""
        return self._unreadable

    def _note(self, name: str, *, readable: bool) -> None:
        self._waits_since = 0.0 if readable else self._waits_since or monotonic()
        overdue = not readable and monotonic() - self._waits_since > GRACE
        self._unreadable = frozenset({name} if overdue else ())

    def _tell(self, window: int, pid: int) -> Glance:
        element = self._client.ElementFromHandle(window)
        shown = self._client.CreateAndCondition(
            self._is(_TYPE, _DOCUMENT_TYPE),
            self._is(_OFFSCREEN, False),  # noqa: FBT003 -- the value of a property
        )
        self._document = element.FindFirst(_DESCENDANTS, shown)
        return Glance(
            browser=pid,
            address=self._address(self._document) if self._document else "",
            title=(self._document.CurrentName or "") if self._document else "",
            dialogs=tuple(self._dialogs(element)),
        )

    def _address(self, document: Any) -> str:
        value = self._pattern(document, _VALUE, self._api.IUIAutomationValuePattern)
        return (value.CurrentValue or "") if value else ""

    def _dialogs(self, window: Any) -> Iterator[Dialog]:
        """Yield the boxes in front of the page."""
        is_dialog = self._is(_IS_DIALOG, True)  # noqa: FBT003 -- the value of a property
        found = window.FindAll(_CHILDREN, is_dialog)
        for box in map(found.GetElement, range(min(found.Length, _MOST))):
            said = box.FindAll(_DESCENDANTS, self._is(_TYPE, _TEXT_TYPE))
            names = [said.GetElement(each).CurrentName for each in range(min(said.Length, _MOST))]
            text = "\n".join(dict.fromkeys(filter(None, [box.CurrentName, *names])))
            yield Dialog(number="-".join(map(str, box.GetRuntimeId())), text=text[:CHARACTERS])

    def _words(self) -> str:
        text = self._pattern(self._document, _TEXT, self._api.IUIAutomationTextPattern)
        if not text:
            return ""
        whole = text.DocumentRange.GetText(CHARACTERS)
        if len(whole) < CHARACTERS:
            return str(whole)
        seen = text.GetVisibleRanges()
        shown = [seen.GetElement(each).GetText(CHARACTERS) for each in range(min(seen.Length, 3))]
        return "\n".join([*shown, whole])[:CHARACTERS]

    def _is(self, known_as: int, value: object) -> Any:
        return self._client.CreatePropertyCondition(known_as, value)

    @staticmethod
    def _pattern(element: Any, number: int, interface: Any) -> Any:
        found = element.GetCurrentPattern(number)
        return found.QueryInterface(interface) if found else None


def _front() -> tuple[int, str]:
    """Return the window in front and its title."""
    window = windows.front()
    return window, windows.title(window)


@contextmanager
def browsers() -> Iterator[AutomatedBrowsers]:
    """Hold the browsers of this desktop; raises Unavailable.

    comtypes writes the interfaces from the system's own description of them.
    """
    sys.coinit_flags = 0  # type: ignore[attr-defined] # comtypes: threads share what they hold
    import comtypes.client  # noqa: PLC0415 -- it starts COM on the thread that imports it

    comtypes.CoInitializeEx(0)
    try:
        api = comtypes.client.GetModule("UIAutomationCore.dll")
        client = comtypes.client.CreateObject(
            "{ff48dba4-60ef-4201-aa87-54103eef594e}", interface=api.IUIAutomation
        )
    except (OSError, AttributeError, comtypes.COMError):
        raise Unavailable("no_pages_adapter") from None
    harmless = (comtypes.COMError, ValueError)  # ValueError: comtypes of an element that is gone
    yield AutomatedBrowsers(api, client, Errands(lambda: comtypes.CoInitializeEx(0), harmless))
