"""Know the programs that show web pages."""

from collections.abc import Iterable

from guard.core.knowledge import Browser


class Browsers:
    """The browsers, by the names of their programs."""

    def __init__(self, browsers: Iterable[Browser]) -> None:
        self._by_program = {
            name.casefold(): browser
            for browser in browsers
            for name in (*browser.programs, *browser.windows)
        }

    def find(self, program: str) -> Browser | None:
        """Return the browser that a program is; case does not count."""
        return self._by_program.get(program.casefold())
