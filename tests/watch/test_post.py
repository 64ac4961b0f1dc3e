import logging
from time import monotonic

import pytest

from desktop import until
from fakes import Blind, Broken, Hanging, Spotted, Tape
from guard.watch import post as post_module
from guard.watch.post import PAUSES, Post
from knowing import tool


@pytest.fixture
def post_of():
    made = []

    def make(sensor, deliver=lambda _: None, changed=lambda: None):
        made.append(Post(sensor, deliver, changed))
        made[-1].start()
        return made[-1]

    yield make
    for post in made:
        post.ask_to_stop()
        post.join(2)


@pytest.fixture
def quick(monkeypatch):
    """Let seconds pass as milliseconds."""
    monkeypatch.setattr(post_module, "monotonic", lambda: monotonic() * 1_000)


def why(post):
    return {(state.seeing, state.why, state.about) for state in post.states}


def test_a_sense_that_looks_sees(post_of):
    post = post_of(Tape())

    until(lambda: why(post) == {(True, "", "")})


def test_before_it_has_looked_it_does_not_claim_to_see():
    assert why(Post(Tape(), lambda _: None, lambda: None)) == {(False, "starting", "")}


def test_what_it_sees_is_delivered(post_of):
    seen = []
    post_of(Tape(tool()), seen.append)

    assert until(lambda: seen) == [tool()]


def test_a_blind_sense_says_why(post_of):
    post = post_of(Blind())

    until(lambda: why(post) == {(False, "no_x11", "")})


def test_a_blind_spot_is_named_while_the_sense_sees(post_of):
    post = post_of(Spotted())

    until(lambda: why(post) == {(True, "browser_started_first", "Chromium")})


def test_a_sense_that_fails_is_started_again_with_growing_pauses_then_given_up(
    post_of, quick, caplog
):
    caplog.set_level(logging.CRITICAL)
    broken = Broken()
    post = post_of(broken)

    until(lambda: post.check() or broken.starts == len(PAUSES) + 1)
    until(lambda: why(post) == {(False, "failed", "")})
    for _ in range(5):
        post.check()
    assert broken.starts == len(PAUSES) + 1


class Fallen:
    """Sees one thing and fails."""

    name = "fallen"

    def watch(self, stop):
        yield tool()
        raise ZeroDivisionError("as it does in every test")


def test_what_a_sense_saw_before_it_failed_counts_as_gone(post_of, caplog):
    seen = []
    post_of(Fallen(), seen.append)

    until(lambda: [sighting.present for sighting in seen] == [True, False])
    assert {sighting.thing for sighting in seen} == {tool().thing}


def test_the_log_names_the_sense_that_failed(post_of, caplog):
    post_of(Broken())

    until(lambda: "sense broken failed" in caplog.text)


def test_a_sense_that_hangs_is_left_behind_and_started_again(post_of, quick, caplog):
    caplog.set_level(logging.CRITICAL)
    hanging = Hanging()
    post = post_of(hanging)

    until(lambda: post.check() or (False, "stuck", "") in why(post))
    until(lambda: post.check() or hanging.starts > 1)
    hanging.release.set()


def test_what_a_sense_left_behind_says_later_is_not_heard(post_of, quick, caplog):
    caplog.set_level(logging.CRITICAL)
    hanging, heard = Hanging(), []
    post = post_of(hanging, heard.append)
    until(lambda: post.check() or (False, "stuck", "") in why(post))
    hanging.release.set()

    assert heard == []


def test_a_flood_is_noted_once(post_of, caplog):
    told = []
    post = post_of(Tape(), changed=lambda: told.append(1))
    until(lambda: post.settled)
    before = len(told)
    for _ in range(1_000):
        post.note("flooded")

    assert len(told) == before + 1
    assert caplog.text.count("flooded") == 1
