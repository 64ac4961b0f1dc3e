"""Which events are worth a look, and how to ask for them."""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from jeepney import MatchRule

from guard.desktop.accessibility.questions import DAEMON, REGISTRY, Question

EVENT: Final = "org.a11y.atspi.Event."
"""How the interface of every event begins."""


class Kind(NamedTuple):
    """A kind of event: as the registry calls it, and parts of its signal."""

    name: str
    interface: str
    member: str
    detail: str | None = None


RARE: Final = (
    Kind("document:load-complete", f"{EVENT}Document", "LoadComplete"),
    Kind("object:state-changed:focused", f"{EVENT}Object", "StateChanged", "focused"),
    Kind("object:state-changed:showing", f"{EVENT}Object", "StateChanged", "showing"),
    Kind("window:activate", f"{EVENT}Window", "Activate"),
)
"""Events that are rare by nature."""
CHANGES: Final = (
    Kind("object:children-changed", f"{EVENT}Object", "ChildrenChanged"),
    Kind("object:text-changed", f"{EVENT}Object", "TextChanged"),
    Kind("object:property-change", f"{EVENT}Object", "PropertyChange", "accessible-name"),
)
"""Events that a page can make thousands of in a second: so one is heard, then no more."""
CHANGED: Final = frozenset(kind.member for kind in CHANGES)


def wants_end(program: str) -> Question:
    """Ask to be told when a program leaves the bus."""
    rule = MatchRule(type="signal", interface=DAEMON.program, member="NameOwnerChanged")
    rule.add_arg_condition(0, program)
    return Question(DAEMON, DAEMON.program, "AddMatch", "s", (rule.serialise(),))


def wants(kinds: Iterable[Kind], program: str = "") -> list[Question]:
    """Ask to be told of kinds of events, by one program or by all."""
    return [
        question
        for kind in kinds
        for question in (
            _asks_registry("RegisterEvent", "sass", kind.name, [], program),
            _asks_daemon("AddMatch", kind, program),
        )
    ]


def forgoes(kinds: Iterable[Kind], program: str = "") -> list[Question]:
    """Ask to be told no more; the daemon, too, since programs tell of children unasked."""
    return [
        question
        for kind in kinds
        for question in (
            _asks_registry("DeregisterEvent", "s", kind.name),
            _asks_daemon("RemoveMatch", kind, program),
        )
    ]


def _asks_registry(method: str, signature: str, *body: Any) -> Question:
    return Question(REGISTRY, "org.a11y.atspi.Registry", method, signature, body)


def _asks_daemon(method: str, kind: Kind, program: str) -> Question:
    rule = MatchRule(
        type="signal", sender=program or None, interface=kind.interface, member=kind.member
    )
    if kind.detail is not None:
        rule.add_arg_condition(0, kind.detail)
    return Question(DAEMON, DAEMON.program, method, "s", (rule.serialise(),))
