"""What has happened: for the person to look back on, for their bank, and for the plan."""

from datetime import datetime

from guard.app.choices import Choices
from guard.core.advice import Advice, Reason, helplines
from guard.core.evidence import Case
from guard.core.knowledge import Knowledge
from guard.core.plan import Circumstances, named
from guard.store.journal import Journal


class Past:
    """The journal, in the shapes in which it is told."""

    def __init__(self, journal: Journal, knowledge: Knowledge, choices: Choices) -> None:
        self._journal, self._knowledge, self._choices = journal, knowledge, choices

    def history(self) -> tuple[tuple[datetime, Advice, str], ...]:
        """Return what has happened, the newest first: when, what was said, the answer."""
        lines = helplines(self._knowledge, *self._choices.place)
        return tuple(
            (
                record.began,
                Advice(
                    level=record.level,
                    reasons=tuple(Reason(kind=kind, about=about) for kind, about in record.signs),
                    helplines=lines,
                    covers=False,
                ),
                record.answer,
            )
            for record in self._journal.records()
        )

    def cases(self) -> tuple[Case, ...]:
        """Return what a bank may be told of each incident, the newest first."""
        return tuple(
            Case(began=r.began, level=r.level, signs=r.signs, answer=r.answer, facts=r.facts)
            for r in self._journal.records()
        )

    def circumstances(self) -> Circumstances:
        """Return what the plan for after an incident depends on."""
        settings = self._choices.settings
        country = self._knowledge.helplines.get(settings.country)
        return Circumstances(
            lines=helplines(self._knowledge, *self._choices.place),
            trusted=settings.trusted,
            tools=named(self.cases(), self._knowledge.tools),
            forwarding=country.forwarding if country else None,
        )
