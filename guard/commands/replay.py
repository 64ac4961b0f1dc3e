"""Play a story and print what would be said when."""

from pathlib import Path
from typing import TextIO

import msgspec

from guard.core.mind import Mind
from guard.core.story import Story, firmest, goes_as_told, play
from guard.store import toml
from guard.ui.words import Words


def replay(path: Path, out: TextIO, mind: Mind, words: Words) -> int:
    """Print each thing that would be said; return 2 if the story cannot be read.

    Returns 1 if the story does not go as it says, so that a story is a test.
    """
    try:
        story = toml.decode(path.read_bytes(), Story)
    except OSError as error:
        print(f"{path}: {error.strerror}", file=out)
        return 2
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        print(f"{path}: {error}", file=out)
        return 2
    print(story.title, file=out)
    said = tuple(play(story, mind))
    for each in said:
        hours, minutes = divmod(int(each.minute), 60)
        print(f"{hours:02}:{minutes:02} {each.verdict.level.name}", file=out)
        for sign in each.verdict.because:
            print(
                f"      {words(f'reason.{sign.kind}', 'reason.other', about=sign.about)}", file=out
            )
    print(f"= {firmest(said).name}", file=out)
    return int(not goes_as_told(story, said))
