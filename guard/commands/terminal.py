"""Watch without a screen: the same advice as lines of text."""

from typing import TextIO

from PySide6.QtCore import QCoreApplication

from guard import log, sensors
from guard.app.guard import Guard
from guard.core.advice import Advice
from guard.core.senses import SenseState
from guard.store import paths
from guard.ui.sight import hindrance, sense_name, sight_key
from guard.ui.speech import connected, headline, reasons, rule
from guard.ui.words import Words
from guard.watch.ending import Ending


class Terminal:
    """Prints what the guard says; nobody can press a button, so no answer is written down."""

    def __init__(self, guard: Guard, out: TextIO) -> None:
        self._guard, self._words, self._out = guard, guard.words, out
        self._states: tuple[SenseState, ...] = ()
        self._connected: tuple[str, ...] = ()
        guard.advised.connect(self._advise)
        guard.senses.connect(self._tell_states)

    def say(self, line: str) -> None:
        """Print one line at once."""
        print(line, file=self._out, flush=True)

    def _advise(self, advice: Advice) -> None:
        for line in advice_lines(advice, self._words):
            self.say(line)

    def _tell_states(self) -> None:
        """Say what has become better or worse since the last time."""
        states = self._guard.states
        for state in states:
            if state not in self._states and state.why != "starting":
                self.say(state_line(state, self._words))
        self._states = states
        now = connected(self._words, self._guard.connected)
        if now != self._connected and all(state.why != "starting" for state in states):
            self._connected = now
            for sentence in now:
                self.say(sentence)


def run(out: TextIO, *, no_screen: bool = False) -> int:
    """Watch until Ctrl+C or SIGTERM; ``no_screen`` says in one line why not in a window."""
    log.begin()
    application = QCoreApplication([])
    Ending(application)
    guard = Guard(paths.resources(), sensors.find)
    terminal = Terminal(guard, out)
    if no_screen:
        terminal.say(guard.words("terminal.no_screen"))
    terminal.say(guard.words("terminal.watching"))
    guard.start()
    try:
        return application.exec()
    finally:
        guard.stop()
        terminal.say(guard.words("terminal.stopped"))


def advice_lines(advice: Advice, words: Words) -> list[str]:
    """Return the advice as lines: what to do, why, the rule, whom to ring."""
    said = [headline(words, advice), *reasons(words, advice), *rule(words)]
    lines = [
        ", ".join(filter(None, (words(f"help.{line.use}"), line.name, line.number, line.site)))
        for line in advice.helplines
    ]
    return ["", *said, words("warning.comfort"), *lines, ""]


def state_line(state: SenseState, words: Words) -> str:
    """Return one line on how well a sense sees, with the remedy if there is one."""
    told = words(f"terminal.{sight_key(state)}", about=sense_name(words, state))
    return ". ".join(filter(None, (told, " ".join(hindrance(words, state)))))
