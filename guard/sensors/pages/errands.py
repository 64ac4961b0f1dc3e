"""Questions that may never be answered: another program's fault must not become ours."""

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final, TypeVar

PATIENCE: Final = 1.5
"""Seconds an errand may take."""
MOST: Final = 3
"""Threads that may hang at the same time."""

T = TypeVar("T")


class Errands:
    """Runs one errand after the other, each on a thread that may be left behind."""

    def __init__(
        self,
        begin: Callable[[], object],
        harmless: tuple[type[Exception], ...],
        patience: float = PATIENCE,
    ) -> None:
        """``begin`` prepares each thread; a ``harmless`` failure is as good as no answer."""
        self._begin = begin
        self._harmless = harmless
        self._patience = patience
        self._hanging: list[Thread] = []

    def run(self, errand: Callable[[], T], otherwise: T) -> T:
        """Return what an errand brings, ``otherwise`` if it takes too long or fails harmlessly.

        Raises OSError while too many errands have not come back.
        """
        self._hanging = [thread for thread in self._hanging if thread.is_alive()]
        if len(self._hanging) >= MOST:
            raise OSError("too many questions are unanswered")
        brought: SimpleQueue[T | Exception] = SimpleQueue()
        thread = Thread(target=self._go, args=(errand, brought), daemon=True)
        thread.start()
        try:
            answer = brought.get(timeout=self._patience)
        except Empty:
            self._hanging.append(thread)
            return otherwise
        if isinstance(answer, self._harmless):
            return otherwise
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _go(self, errand: Callable[[], T], brought: "SimpleQueue[T | Exception]") -> None:
        try:
            self._begin()
            brought.put(errand())
        except Exception as failure:  # noqa: BLE001 -- told by the thread that asked
            brought.put(failure)
