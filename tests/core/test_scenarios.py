"""Every file in tests/scenarios is a story with a known end."""

from pathlib import Path

import msgspec
import pytest

from guard.core.story import Story, play
from guard.core.verdict import Level
from knowing import mind

STORIES = sorted((Path(__file__).parents[1] / "scenarios").glob("*.toml"))


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_story_ends_as_told(path):
    story = msgspec.toml.decode(path.read_bytes(), type=Story)
    firmest = max((said.verdict.level for said in play(story, mind())), default=Level.CALM)

    assert firmest.name == story.ends
