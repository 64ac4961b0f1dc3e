"""What the guard knows, arranged for quick reading."""

from dataclasses import replace

from guard.core.browsers import Browsers
from guard.core.catalogue import catalogue
from guard.core.knowledge import Knowledge
from guard.core.money import Money
from guard.core.scare import Recogniser
from guard.core.terminal import Prompts


class Mind:
    """Indexes over the knowledge: built once, never changed."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = replace(knowledge, phrases=(), titles=(), disguised=())
        """The same without the words that only the indexes need: they are most of it."""
        self.policy = knowledge.policy
        self.catalogue = catalogue(knowledge.tools)
        self.money = Money(knowledge.banks, knowledge.policy.logging_in)
        self.recogniser = Recogniser(knowledge)
        self.browsers = Browsers(knowledge.browsers)
        self.prompts = Prompts(knowledge.terminals)

    def is_browser(self, name: str) -> bool:
        """Tell whether a program shows web pages."""
        return self.browsers.find(name) is not None
