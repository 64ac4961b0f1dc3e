"""Say what this copy can see and whether it is whole."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from operator import attrgetter
from time import monotonic, sleep
from typing import Any, Final, TextIO

from guard import __version__
from guard.core.blockers import NAMES, Blocker
from guard.core.senses import SenseState
from guard.sensors import Sensor
from guard.store import paths
from guard.store.library import Library
from guard.ui.blocking import sentences, way
from guard.ui.sight import hindrance, sense_name, sight_key
from guard.ui.words import Words
from guard.watch.post import Post

PATIENCE: Final = 5.0
"""Seconds that the senses together get to open their eyes."""


def self_check(
    out: TextIO,
    library: Library,
    words: Words,
    sensors: Iterable[Sensor],
    *,
    as_json: bool,
    blockers: Iterable[Blocker] = (),
) -> int:
    """Let each sense look once and print its state; return 1 if anything is not whole.

    ``blockers``, what browsers do themselves, are told and do not count.
    """
    states = look(sensors)
    troubles = [str(trouble) for trouble in library.troubles]
    good = not troubles and bool(states) and all(state.whole for state in states)
    if as_json:
        report = {
            "version": __version__,
            "portable": paths.stick() is not None,
            "senses": [_facts(state, words) for state in states],
            "known": _known(library),
            "blockers": [asdict(blocker) for blocker in blockers],
            "troubles": troubles,
            "whole": good,
        }
        print(json.dumps(report, indent=2), file=out)
    else:
        _print(out, library, words, states)
        for line in _told(words, blockers):
            print(line, file=out)
        for trouble in troubles:
            print(trouble, file=out)
        print(words("check.good" if good else "check.bad"), file=out)
    return int(not good)


def look(sensors: Iterable[Sensor]) -> tuple[SenseState, ...]:
    """Start every sense, give it time to see or to say why not, and stop it again."""
    posts = [Post(sensor, lambda _: None, lambda: None) for sensor in sensors]
    for post in posts:
        post.start()
    end = monotonic() + PATIENCE
    while monotonic() < end and not all(post.settled for post in posts):
        sleep(0.02)
    states = tuple(state for post in posts for state in post.states)
    for post in posts:
        post.ask_to_stop()
    for post in posts:
        post.join(max(0.0, end - monotonic()))
    return states


def _facts(state: SenseState, words: Words) -> dict[str, Any]:
    facts: dict[str, Any] = {"name": state.name, "state": sight_key(state)}
    if state.why:
        reason, remedy = hindrance(words, state)
        facts |= {"why": state.why, "about": state.about, "reason": reason, "remedy": remedy}
    return facts


def _known(library: Library) -> dict[str, int]:
    known = library.knowledge
    lines = sum(len(country.line) for country in known.helplines.values())
    return {"tools": len(known.tools), "phrases": len(known.phrases), "helplines": lines}


def _told(words: Words, blockers: Iterable[Blocker]) -> Iterator[str]:
    """Yield what the browsers do themselves, as the window tells it."""
    for browser, group in groupby(blockers, attrgetter("browser")):
        these = tuple(group)
        yield NAMES[browser]
        told = (sentence for blocker in these for sentence in sentences(words, blocker))
        yield from (f"    {sentence}" for sentence in (*told, *way(words, these)))


def _print(out: TextIO, library: Library, words: Words, states: Iterable[SenseState]) -> None:
    print(words("check.title"), file=out)
    if paths.stick() is not None:
        print(words("portable.said"), file=out)
    for state in states:
        print(words(f"check.{sight_key(state)}", about=sense_name(words, state)), file=out)
        for sentence in hindrance(words, state):
            print(f"    {sentence}", file=out)
    for what, number in _known(library).items():
        print(words(f"check.{what}", about=str(number)), file=out)
