"""What each step of the warning says."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from guard.core.outcome import Internet, Page, Stopped
from guard.core.talk import Choice, Step, Talk
from guard.core.verdict import Level
from guard.ui.speech import headline, reasons, rule
from guard.ui.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """The texts of one page, in the order in which they are read."""

    headline: str
    said: tuple[str, ...]
    box: tuple[str, ...]
    """On the card with the amber edge."""
    comfort: str = ""
    question: str = ""

    @property
    def story(self) -> str:
        """Return all but the headline, as it is read out."""
        return " ".join(filter(None, (*self.said, *self.box, self.comfort, self.question)))


def says(words: Words, talk: Talk) -> Saying:
    """Return what the page of a step says."""
    return {
        Step.QUESTION: _question,
        Step.STOP: _stop,
        Step.WORKING: _working,
        Step.DONE: _done,
        Step.PAUSE: _pause,
        Step.SLOT: _slot,
    }[talk.step](words, talk)


def label(words: Words, talk: Talk, choice: Choice) -> str:
    """Return what stands on a button."""
    if choice is Choice.STOP and talk.step is Step.DONE:
        return words("choice.again")
    return words(f"choice.{choice.value}_{talk.topic}", f"choice.{choice.value}")


def _question(words: Words, talk: Talk) -> Saying:
    advice = talk.advice
    note = advice.level is Level.NOTICE
    more = (words("warning.more"),) if advice.more else ()
    return Saying(
        headline=headline(words, advice),
        said=(*reasons(words, advice), *more),
        box=(words("warning.rule_note"),) if note else rule(words),
        comfort="" if note else words("warning.comfort"),
        question=words(f"question.{talk.topic}"),
    )


def _stop(words: Words, talk: Talk) -> Saying:
    page = (words("stop.page"),) if talk.advice.page else ()
    return Saying(
        headline=words("stop.title"),
        said=(
            *(words("stop.tool", about=tool) for tool in talk.advice.tools),
            *page,
            words("stop.phone"),
        ),
        box=(words("stop.ignore"),),
        comfort=words("warning.comfort"),
    )


def _working(words: Words, _talk: Talk) -> Saying:
    return Saying(headline=words("working.title"), said=(words("working.wait"),), box=())


def _done(words: Words, talk: Talk) -> Saying:
    outcome = _outcome_word(talk)
    cable = _by_hand(words) if outcome == "cable" else ()
    file = (words("done.file"),) if talk.topic == "file" else ()
    told = (*_outcome(words, talk.stopped or Stopped()), *_internet(words, talk))
    return Saying(
        headline=words(f"done.title_{outcome}"),
        said=(*cable, *file, *told),
        box=(words("done.bank"), words("done.ring")),
        comfort=words("warning.comfort"),
    )


def _by_hand(words: Words) -> Iterator[str]:
    """Yield what always helps; a caller may hold mouse and keys by BlockInput, which this ends."""
    yield words("done.cable")
    if sys.platform == "win32":
        yield words("done.keys")


def _outcome_word(talk: Talk) -> str:
    if talk.internet in (Internet.OFF, Internet.STAYS_OFF):
        return "off"
    if talk.trouble:
        return "cable"
    if talk.stopped is not None:
        return "stopped"
    return "file" if talk.topic == "file" else "phone"


def _outcome(words: Words, stopped: Stopped) -> Iterator[str]:
    for tool in stopped.ended:
        yield words("done.ended", about=tool)
    for tool in stopped.left:
        yield words("done.left", about=tool)
    if stopped.needs_administrator:
        yield words("done.administrator")
    if stopped.page is not Page.NONE:
        yield words(f"done.page_{stopped.page.value}")
    if stopped.page is Page.BROWSER_ENDED:
        yield words("done.restore")


def _internet(words: Words, talk: Talk) -> Iterator[str]:
    if talk.internet is not Internet.ON:
        yield words(f"done.internet_{talk.internet.value}")


def _pause(words: Words, _talk: Talk) -> Saying:
    return Saying(
        headline=words("pause.title"),
        said=(words("pause.wait"), words("pause.rush")),
        box=(words("pause.then"),),
    )


def _slot(words: Words, talk: Talk) -> Saying:
    about = next((reason.about for reason in talk.advice.reasons if reason.about), "")
    return Saying(
        headline=words("slot.title"),
        said=(words("slot.quiet", about=about), words("slot.still")),
        box=(words("pause.rush"),),
        question=words("slot.question"),
    )
