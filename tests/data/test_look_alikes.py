"""What looks like remote control and is not, and what is and does not look like it."""

from pathlib import Path
from typing import Final

import msgspec
import pytest

from guard.core.sighting import Program
from guard.core.signs import read
from guard.core.verdict import Level, weigh
from knowing import mind, sighting

GROUPS: Final = msgspec.toml.decode(Path(__file__).with_name("look_alikes.toml").read_bytes())
EXPECTED: Final = [
    pytest.param(name, group["says"], id=name)
    for group in GROUPS["group"]
    for name in group["programs"]
]


def said(program: Program) -> str:
    signs = read(sighting(program=program), mind())
    if weigh(signs, mind().policy).level > Level.CALM:
        return "warning"
    return "mention" if signs else "nothing"


@pytest.mark.parametrize(("name", "says"), EXPECTED)
def test_a_look_alike_gets_what_it_deserves(name, says):
    assert said(Program(name=name)) == says


@pytest.mark.parametrize(("name", "says"), EXPECTED)
def test_a_look_alike_in_a_folder_of_windows_gets_the_same(name, says):
    path = rf"C:\Windows\System32\{name}"
    assert said(Program(name=name, path=path, company="Microsoft Corporation")) == says


def test_every_group_says_why():
    assert all(group["what"] and group["why"] for group in GROUPS["group"])
