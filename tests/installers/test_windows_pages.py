"""The pages of the setup: in the person's language, and with what a relative has prepared."""

import json
import os
import subprocess
import sys
import tomllib

import pytest
from winecomputer import BUILT, HOME, NOTES, PROGRAM, ROOT, setup

from desktop import until

sys.path[:0] = [str(ROOT / "installer" / "windows")]

import pages  # noqa: E402 -- its place comes first

pytestmark = [pytest.mark.installers, pytest.mark.timeout(300)]
LANGUAGES = sorted(path.stem for path in (ROOT / "resources" / "words").glob("*.toml"))
LOCALES = {"en": "en_GB", "de": "de_DE", "ur": "ur_PK", "bn": "bn_BD"}
GOOD = """country = "gb"
size = "large"
[trusted]
name = "Sarah"
number = "07700 900123"
"""
BAD = 'colour = "red"\n'


def words(language):
    """Return what the setup says in a language."""
    text = (ROOT / "resources" / "words" / f"{language}.toml").read_text("utf-8")
    return tomllib.loads(text)["setup"]


@pytest.fixture
def fresh(computer):
    """Hold the computer as if Scam Guard had never been there."""
    computer.forget()
    return computer


@pytest.fixture
def beside(tmp_path):
    """Put a file of a relative beside the setup, and return that."""

    def put(content):
        (tmp_path / "scam-guard.toml").write_text(content)
        copy = tmp_path / "setup.exe"
        os.link(setup(), copy)
        return copy

    return put


@pytest.fixture(scope="module")
def speaking(tmp_path_factory):
    """Return the world of a person with a language: glibc's, which Wine's follows."""
    folder = tmp_path_factory.mktemp("locales")

    def make(language):
        name = LOCALES[language]
        made = folder / f"{name}.UTF-8"
        subprocess.run(["localedef", "-i", name, "-f", "UTF-8", made], check=True)
        return {"LOCPATH": str(folder), "LANG": f"{name}.UTF-8", "LC_ALL": f"{name}.UTF-8"}

    return make


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_every_sentence_of_the_setup(language):
    assert [key for key in pages.SAID if not words(language).get(key)] == []


def test_every_language_is_one_of_the_setups():
    assert sorted([*pages.OF_NSIS, *pages.ADDED]) == LANGUAGES


@pytest.mark.parametrize("language", LOCALES)
def test_the_pages_speak_the_persons_language_and_the_last_one_starts_the_guard(
    fresh, speaking, language
):
    said, world = words(language), speaking(language)
    fresh.start(setup(), **world)
    until(lambda: said["welcome"] in fresh.read(), 60)
    assert {said["install"], said["cancel"]} <= set(fresh.read())
    fresh.picture(BUILT / f"setup-{language}-1.png")

    fresh.press("^Scam Guard ?$", "Return")
    until(lambda: said["done"] in fresh.read(), 90)
    assert {said["start"], said["close"]} <= set(fresh.read())
    fresh.picture(BUILT / f"setup-{language}-2.png")

    fresh.press("^Scam Guard ?$", "Return")
    until(fresh.guards, 90)


def test_what_a_relative_has_prepared_is_taken_over(fresh, beside):
    assert fresh.do(beside(GOOD), "/S") == 0

    kept = tomllib.loads((NOTES / "settings.toml").read_text("utf-8"))
    assert kept["size"] == "large"
    assert kept["trusted"]["number"] == "07700 900123"


def test_a_bad_file_does_not_keep_it_from_being_installed_with_its_defaults(fresh, beside):
    assert fresh.do(beside(BAD), "/S") == 0

    assert not (NOTES / "settings.toml").exists()
    told = fresh.ask(PROGRAM, "self-check", "--json")
    assert json.loads(told)["troubles"] == []


def test_what_is_wrong_with_a_bad_file_is_said(fresh, beside):
    fresh.start(beside(BAD))
    fresh.press("^Scam Guard ?$", "Return")

    until(lambda: any("scam-guard.toml: I do not know" in text for text in fresh.read()), 90)
    fresh.picture(BUILT / "setup-prepared-badly.png")


def test_a_person_can_take_it_away_by_the_pages(fresh):
    said = words("en")
    fresh.do(setup(), "/S")
    fresh.start(HOME / "Uninstall.exe")
    until(lambda: said["remove"] in fresh.read(), 60)
    fresh.picture(BUILT / "remove.png")

    fresh.press("^Scam Guard ?$", "Return")
    until(lambda: said["also_notes"] in fresh.read(), 60)
    fresh.press("^Scam Guard ?$", "Return")

    until(lambda: said["taken"] in fresh.read(), 60)
    assert not HOME.exists()
