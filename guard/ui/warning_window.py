"""The warning: one conversation at a time, on every monitor when it must be."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from guard.core.advice import Advice
from guard.core.incident import Answer
from guard.core.outcome import Internet, Stopped
from guard.core.talk import PAUSE, SLOTS, Choice, Step, Talk, is_over, joined, slot_end
from guard.core.talk import after as next_step
from guard.ui.own_hand import IsRemote, nobody
from guard.ui.warning_covers import Covers, home_of
from guard.ui.warning_hands import AtWork, Hands
from guard.ui.warning_page import Teller
from guard.ui.warning_says import says
from guard.ui.warning_sheet import WarningSheet
from guard.ui.words import Words


class WarningWindow(QObject):
    """Shows an advice until it is answered or withdrawn; nothing of it stays after that."""

    answered = Signal(object, object)
    """The Answer the person gave, and until when it holds (None: as long as usual)."""
    internet = Signal()
    """It was turned off or on."""
    aloud = Signal(str)
    """What the person wants to have read to them."""
    plan = Signal()
    """They already let somebody in, or paid, and want to know what to do."""

    def __init__(
        self,
        words: Words,
        icons: Path,
        hands: Hands,
        is_remote: IsRemote = nobody,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._work = AtWork(hands, self)
        self._work.stopped.connect(self._stopped)
        self._work.turned.connect(self._turned)
        self._teller = Teller(words=words, icons=icons, is_remote=is_remote)
        self.voice = False
        """Whether this computer can read aloud."""
        self._talk: Talk | None = None
        self._late: Advice | None = None
        """What came while a hand was at work: it waits until that is told."""
        self._sheet: WarningSheet | None = None
        self._covers = Covers(self._teller, self)
        self._covers.changed.connect(self._arrange)
        self._pause = QTimer(self, interval=round(PAUSE.total_seconds() * 1_000), singleShot=True)
        self._pause.timeout.connect(self._end_pause)

    @property
    def sheet(self) -> WarningSheet | None:
        """The window that can be answered, while it is open."""
        return self._sheet

    @property
    def talk(self) -> Talk | None:
        """Where the conversation stands, while there is one."""
        return self._talk

    def give(self, advice: Advice, *, practice: bool = False) -> None:
        """Show an advice, or take it into the conversation that goes on; practice gives way."""
        if self._talk is not None and self._talk.practice is not practice:
            if practice:
                return
            self.withdraw()
        if self._talk is not None and self._talk.step is Step.WORKING:
            self._late = max(self._late or advice, advice, key=lambda each: each.firmness)
            return
        fresh = Talk(advice=advice, practice=practice, voice=self.voice)
        self._go(fresh if self._talk is None else joined(self._talk, advice))

    def withdraw(self) -> None:
        """Take the warning away; without one, do nothing."""
        if self._sheet is not None:
            self._sheet.close()

    def rise(self) -> None:
        """Come up above what has come since."""
        if self._sheet is not None:
            self._sheet.rise()

    def _go(self, talk: Talk) -> None:
        """Show where the conversation stands now."""
        if self._talk == talk and self._sheet is not None:
            return
        self._talk = talk
        if talk.step is not Step.PAUSE:
            self._pause.stop()
        elif not self._pause.isActive():
            self._pause.start()
        if self._sheet is None:
            self._sheet = WarningSheet(self._teller)
            self._sheet.chosen.connect(self._choose)
            self._sheet.refused.connect(self._sheet.refuse)
            self._sheet.reading.connect(self._make_room)
            self._sheet.closed.connect(self._forget)
        self._arrange()

    def _forget(self) -> None:
        late, self._late = self._late, None
        self._sheet = self._talk = None
        self._pause.stop()
        self._covers.close()
        if late is not None:
            self.give(late)

    def _choose(self, choice: Choice) -> None:
        """Take a choice in."""
        talk = self._talk
        if talk is None:
            return
        if choice is Choice.CLOSE:
            self._end(None if talk.answer else Answer.CLOSED)
        elif choice in SLOTS:
            self._end(Answer.KNOWN, slot_end(choice, datetime.now(UTC).astimezone()))
        elif choice is Choice.PLAN:
            self._make_room()
            self.plan.emit()
        elif choice is Choice.READ:
            saying = says(self._teller.words, talk)
            self.aloud.emit(f"{saying.headline}.\n{saying.story}")
        elif choice is Choice.CUT:
            self._work.cut(practice=talk.practice)
        elif choice is Choice.RESTORE:
            self._work.restore(practice=talk.practice)
        else:
            self._move(talk, choice)

    def _move(self, talk: Talk, choice: Choice) -> None:
        """Go on to the next step; what was answered is told at once, for power may fail."""
        moved = next_step(talk, choice)
        self._go(moved)
        if moved.answer and choice in (Choice.NO, Choice.UNSURE, Choice.STOP):
            self._tell(moved.answer)
        if moved.step is Step.WORKING:
            self._work.stop(talk.advice, practice=talk.practice)

    def _end(self, given: Answer | None, end: datetime | None = None) -> None:
        if given is not None:
            self._tell(given, end)
        self.withdraw()

    def _tell(self, given: Answer, end: datetime | None = None) -> None:
        if self._talk is not None and not self._talk.practice:
            self.answered.emit(given, end)

    def _stopped(self, stopped: Stopped) -> None:
        if self._talk is not None and self._talk.step is Step.WORKING:
            self._go(replace(self._talk, step=Step.DONE, stopped=stopped))
            late, self._late = self._late, None
            if late is not None and is_over(late, stopped):
                self._tell(Answer.STOPPED)
            elif late is not None:
                self.give(late)

    def _turned(self, internet: Internet) -> None:
        """Say how the internet is now."""
        if self._talk is not None:
            self._go(replace(self._talk, internet=internet))
        self.internet.emit()

    def _end_pause(self) -> None:
        if self._talk is not None and self._talk.step is Step.PAUSE:
            self._go(replace(self._talk, step=Step.SLOT))

    def _make_room(self) -> None:
        """Let the person read the site they opened, with the warning still beside it."""
        if self._talk is not None and self._talk.advice.covers:
            self._go(replace(self._talk, advice=replace(self._talk.advice, covers=False)))

    def _arrange(self) -> None:
        """Put the sheet on one monitor and, if it must be, a cover on each other."""
        if self._sheet is None or self._talk is None:
            return
        home = home_of(self._sheet)
        self._sheet.stand(self._talk, home)
        if self._talk.advice.covers:
            self._covers.show(home, self._sheet.windowTitle())
        else:
            self._covers.close()
