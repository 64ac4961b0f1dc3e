"""Pictures read by the real program."""

import sys
from contextlib import closing

import pytest

from desktop import until
from drawing import drawn
from guard.core.numbers import numbers
from knowing import SCARE

if sys.platform != "linux":
    pytest.skip("the reader of pictures is Linux's", allow_module_level=True)

from guard.sensors.pictures import linux
from guard.sensors.pictures.linux import Tesseract


def read(picture):
    with closing(Tesseract().begin(picture)) as begun:
        return until(lambda: [words] if (words := begun.words(0.3)) is not None else [])[0]


@pytest.mark.parametrize(
    ("ink", "paper"), [("#fff", "#0067b8"), ("#fff", "#b00020"), ("#222", "#fff"), ("#f33", "#000")]
)
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_a_scare_is_read_with_its_number(qapp, ink, paper, size):
    words = read(drawn(SCARE, ink, paper, size))

    assert "Do not close this page" in words
    assert [digits for _, digits in numbers(words)] == ["18550100199"]


def test_a_picture_without_words_has_none(qapp):
    assert read(drawn("")).strip() == ""


def test_reading_that_takes_too_long_is_ended(qapp, monkeypatch):
    monkeypatch.setattr(linux, "LIMIT", -1.0)

    assert read(drawn(SCARE)) == ""


def test_a_program_that_is_given_too_little_memory_reads_nothing(qapp, monkeypatch):
    monkeypatch.setattr(linux, "MEMORY", 4 << 20)

    assert read(drawn(SCARE)) == ""


def test_it_is_there():
    assert Tesseract().is_there()


def test_nothing_is_left_running_when_nobody_wants_the_words_any_more(qapp):
    begun = Tesseract().begin(drawn(SCARE))
    begun.words(0.01)
    begun.close()

    assert begun._process.poll() is not None
