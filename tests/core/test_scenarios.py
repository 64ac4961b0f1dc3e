"""Every file in tests/scenarios is a story with a known end."""

from pathlib import Path

import msgspec
import pytest

from guard.core.story import Story, goes_as_told, play
from knowing import mind

STORIES = {
    path.stem: msgspec.toml.decode(path.read_bytes(), type=Story)
    for path in sorted((Path(__file__).parents[1] / "scenarios").glob("*.toml"))
}

every_story = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)


@every_story
def test_story_goes_as_told(story):
    said = tuple(play(story, mind()))

    assert goes_as_told(story, said), [
        (each.minute, each.verdict.level.name, {sign.kind for sign in each.verdict.because})
        for each in said
    ]


def test_there_are_stories_of_every_end():
    ends = [story.ends for story in STORIES.values()]

    assert len(ends) >= 40
    assert set(ends) == {"CALM", "NOTICE", "CAUTION", "DANGER"}


@every_story
def test_time_only_goes_forward(story):
    minutes = [moment.minute for moment in story.moment]

    assert minutes == sorted(minutes)


@every_story
def test_a_thing_goes_only_after_it_has_come(story):
    there = set()
    for moment in story.moment:
        assert moment.present or moment.thing in there
        there.add(moment.thing)
