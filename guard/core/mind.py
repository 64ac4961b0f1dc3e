"""What the guard knows, arranged for quick reading."""

from guard.core.catalogue import Catalogue
from guard.core.knowledge import Knowledge
from guard.core.money import Money
from guard.core.scare import Recogniser


class Mind:
    """Indexes over the knowledge: built once, never changed."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.policy = knowledge.policy
        self.catalogue = Catalogue(knowledge.tools)
        self.money = Money(knowledge.banks, knowledge.policy.logging_in)
        self.recogniser = Recogniser(knowledge)
        self._browsers = {
            name.casefold()
            for browser in knowledge.browsers
            for name in (*browser.programs, *browser.windows)
        }

    def is_browser(self, name: str) -> bool:
        """Tell whether a program shows web pages."""
        return name.casefold() in self._browsers
