"""What the warning says where it gives up, on Windows."""

import pytest

from conversation import talks
from guard.ui.warning_says import says
from guard.ui.words import Words
from knowing import RESOURCES

pytestmark = pytest.mark.win32
WORDS = Words(RESOURCES / "words")
KEYS = WORDS("done.keys")


def test_where_it_gives_up_it_names_the_keys_that_free_mouse_and_keyboard():
    assert KEYS in says(WORDS, talks()["left"]).said


@pytest.mark.parametrize("talk", ["done", "off", "stop"])
def test_elsewhere_it_does_not(talk):
    assert KEYS not in says(WORDS, talks()[talk]).said
