"""What the warning and the terminal say of an advice."""

import pytest

from guard.core.advice import Advice, Reason, advise
from guard.core.signs import read
from guard.core.verdict import Level, weigh
from guard.ui.speech import headline, reasons
from guard.ui.words import Words
from knowing import RESOURCES, library, mind, page

WORDS = Words(RESOURCES / "words")


def advice(**facts):
    verdict = weigh(read(page(**facts), mind()), mind().policy)
    return advise(verdict, library().knowledge, "gb")


def test_a_scare_that_a_site_pushed_is_told_with_the_way_to_stop_it():
    said = advice(program="chromium", marks=["notification"])
    told = reasons(WORDS, said)

    assert headline(WORDS, said) == "Please do not click that message"
    assert "scare.example sent you a fake warning." in told[0]
    assert "Then block scare.example." in told[-1]


def test_without_its_site_the_way_to_stop_it_is_told_all_the_same():
    told = reasons(WORDS, advice(program="firefox", address="", marks=["notification"]))

    assert "Firefox" in told[-1]
    assert "block that site" in told[-1]


@pytest.mark.parametrize("remedy", sorted({b.messages_off for b in mind().knowledge.browsers}))
def test_every_way_has_words(remedy):
    reason = Reason(kind="scare_message", about="push.example", remedy=remedy)
    said = Advice(level=Level.CAUTION, reasons=(reason,), helplines=(), covers=False)

    assert "push.example" in reasons(WORDS, said)[-1]


def test_a_page_has_no_remedy():
    assert len(reasons(WORDS, advice())) == 1
