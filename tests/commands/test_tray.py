"""The door to the icon: what stands there while the guard is waking up."""

import subprocess
import sys

import pytest

from guard.commands.tray import LATER, Waking
from knowing import ROOT

pytestmark = pytest.mark.qt_log_ignore(
    "No such signal QPlatformNativeInterface::systemTrayWindowChanged"
)
NEEDLESS = {*LATER, "guard.core.mind", "psutil"}


@pytest.fixture
def waking(qapp, home):
    return Waking()


def said(waking):
    return waking.tray._icon.toolTip().splitlines()


def test_before_it_knows_anything_it_says_that_it_is_waking_up(waking):
    assert said(waking) == [
        "Scam Guard is not watching.",
        "I am just waking up.",
        "Please wait a moment.",
    ]


def test_the_same_icon_words_and_choices_serve_once_it_is_awake(waking):
    guard, face = waking.awake()
    try:
        assert face.tray is waking.tray
        assert (guard.words, guard.choices) == (waking.words, waking.choices)
    finally:
        face._after._timer.stop()
        guard.stop()


def test_it_is_not_awake_before_a_sense_sees(waking):
    guard, face = waking.awake()
    try:
        assert said(waking)[0] == "Scam Guard is not watching."
    finally:
        face._after._timer.stop()
        guard.stop()


def test_the_icon_waits_for_nothing_that_it_does_not_need():
    asked = f"import sys, guard.commands.tray; print(*sys.modules.keys() & {NEEDLESS})"
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == []
