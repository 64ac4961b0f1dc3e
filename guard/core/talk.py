"""The conversation of a warning: which step comes after which choice."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Final

from guard.core.advice import Advice
from guard.core.incident import Answer
from guard.core.outcome import Internet, Page, Stopped
from guard.core.signs import OF_PAGES


class Step(Enum):
    """One page of the conversation."""

    QUESTION = "question"
    STOP = "stop"
    WORKING = "working"
    DONE = "done"
    PAUSE = "pause"
    SLOT = "slot"


class Choice(Enum):
    """One thing the person can press."""

    NO = "no"
    UNSURE = "unsure"
    YES = "yes"
    STOP = "stop"
    CUT = "cut"
    RESTORE = "restore"
    HALF_HOUR = "half_hour"
    TWO_HOURS = "two_hours"
    TODAY = "today"
    BACK = "back"
    CLOSE = "close"
    PLAN = "plan"
    """They already let somebody in, or paid."""


SLOTS: Final = (Choice.HALF_HOUR, Choice.TWO_HOURS, Choice.TODAY)
LOOSENING: Final = frozenset({Choice.YES, Choice.CLOSE, Choice.RESTORE, *SLOTS})
"""What only the person's own hand may choose; stopping and going back may come from anywhere."""

OF_FILES: Final = frozenset({"tool_download", "disguised", "installer_download"})
IN: Final = frozenset({"session", "session_asked", "remote_tool", "second_tool", "money_watched"})
"""Kinds with which somebody may be in."""
PAUSE: Final = timedelta(seconds=30)
"""Between a yes and what it allows: whoever is rushed has time to think."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Where the conversation stands."""

    advice: Advice
    step: Step = Step.QUESTION
    answer: Answer | None = None
    """What was answered so far."""
    stopped: Stopped | None = None
    internet: Internet = Internet.ON
    practice: bool = False

    @property
    def topic(self) -> str:
        """Name what the question is about: a call, a page or a file."""
        kinds = {reason.kind for reason in self.advice.reasons}
        if kinds and kinds <= OF_FILES:
            return "file"
        return "page" if kinds and kinds <= OF_PAGES else "call"

    @property
    def can_stop(self) -> bool:
        """Tell whether there is something to end, or to leave."""
        return bool(self.advice.running or self.advice.page)

    @property
    def trouble(self) -> bool:
        """Tell whether somebody may still be in after all that was done."""
        if self.stopped is not None:
            return not self.stopped.whole
        return any(reason.kind in IN for reason in self.advice.reasons)


def offers(talk: Talk) -> tuple[Choice, ...]:
    """Return what can be pressed, the safe choice first."""
    match talk.step:
        case Step.QUESTION:
            return Choice.NO, Choice.UNSURE, Choice.YES
        case Step.STOP | Step.PAUSE:
            return (Choice.STOP,)
        case Step.SLOT:
            return Choice.STOP, *SLOTS
        case Step.DONE:
            return _after_all(talk)
        case Step.WORKING:
            return ()


def _after_all(talk: Talk) -> tuple[Choice, ...]:
    if talk.internet in (Internet.OFF, Internet.STAYS_OFF):
        return Choice.CLOSE, Choice.RESTORE, Choice.PLAN
    if talk.trouble:
        again = (Choice.STOP,) if talk.can_stop else ()
        return Choice.CUT, *again, Choice.PLAN, Choice.CLOSE
    return Choice.CLOSE, Choice.CUT, Choice.PLAN


def links(talk: Talk) -> tuple[Choice, ...]:
    """Return the small choices at the foot of the page."""
    match talk.step:
        case Step.QUESTION:
            return (Choice.CLOSE,)
        case Step.STOP | Step.PAUSE | Step.SLOT:
            return (Choice.BACK,)
        case Step.WORKING | Step.DONE:
            return ()


def loosens(talk: Talk, choice: Choice) -> bool:
    """Tell whether only the person's own hand may choose this; what is done may be put away."""
    return choice in LOOSENING and not (choice is Choice.CLOSE and talk.step is Step.DONE)


def after(talk: Talk, choice: Choice) -> Talk:
    """Return where a choice leads; CLOSE and the slots end the conversation instead."""
    match choice:
        case Choice.NO | Choice.UNSURE:
            given = Answer.STOPPED if choice is Choice.NO else Answer.UNSURE
            step = Step.STOP if talk.can_stop else Step.DONE
            return replace(talk, answer=given, step=step)
        case Choice.YES:
            return replace(talk, step=Step.PAUSE)
        case Choice.STOP:
            given = talk.answer or Answer.STOPPED
            step = Step.WORKING if talk.can_stop else Step.DONE
            return replace(talk, answer=given, step=step)
        case Choice.BACK:
            return replace(talk, step=Step.QUESTION)
        case _:
            return talk


def is_over(news: Advice, stopped: Stopped) -> bool:
    """Tell whether news that came while it was stopped are only about a page that has gone."""
    gone = stopped.page in (Page.GONE, Page.BROWSER_ENDED)
    return gone and all(reason.kind in OF_PAGES for reason in news.reasons)


def slot_end(slot: Choice, now: datetime) -> datetime:
    """Return when a slot ends that begins now, by a clock of the person's own time zone."""
    if slot is Choice.TODAY:
        return (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return now + timedelta(minutes=30 if slot is Choice.HALF_HOUR else 120)


def joined(shown: Talk, news: Advice) -> Talk:
    """Take a newer advice into a conversation that goes on.

    What is firmer, or says something graver, begins anew, and so does all that comes when
    everything was done; the rest is one line of "and more".
    """
    old = shown.advice
    everything = replace(
        news,
        running=tuple(dict.fromkeys((*old.running, *news.running))),
        page=news.page or old.page,
    )
    if news.firmness > old.firmness or shown.step is Step.DONE:
        return Talk(advice=everything, practice=shown.practice, internet=shown.internet)
    same = news.reasons == old.reasons
    kept = replace(old, running=everything.running, page=everything.page)
    return replace(shown, advice=replace(kept, more=kept.more or news.more or not same))
