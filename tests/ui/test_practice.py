"""Practice, the way back to the internet, and quitting: windows that a far hand must not use."""

import html
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest

from guard.core.advice import practised
from guard.core.signs import read
from guard.core.verdict import Level
from guard.ui.button import BigButton
from guard.ui.internet_window import InternetWindow
from guard.ui.practice_page import filled
from guard.ui.practice_window import LEVELS, PracticeWindow
from guard.ui.quit_window import QuitWindow
from guard.ui.words import Words
from knowing import RESOURCES, library, mind, sighting

FRAME = RESOURCES / "practice" / "page.html"
LANGUAGES = Words(RESOURCES / "words").languages


class Far:
    """Whether a program presses, not a hand."""

    away = False


@pytest.fixture
def far():
    return Far()


def click(window, text):
    (found,) = (each for each in window.findChildren(BigButton) if each.accessibleName() == text)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


@pytest.fixture
def page(tmp_path):
    return tmp_path / "notes" / "practice.html"


@pytest.fixture
def practice(qapp, words, page):
    window = PracticeWindow(words, FRAME, page)
    window.open()
    return window


@pytest.mark.parametrize("level", LEVELS)
def test_each_level_can_be_looked_at(qtbot, practice, words, level):
    with qtbot.waitSignal(practice.chosen) as chosen:
        click(practice, words(f"practice.{level.name.lower()}"))
    assert chosen.args == [level]


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_practised_looks_like_the_level(level):
    told = practised(level, library().knowledge, "gb")

    assert (told.level, told.covers) == (level, level is Level.DANGER)
    assert told.helplines


def test_the_fake_page_opens_in_their_browser(practice, words, page, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    click(practice, words("practice.page"))

    assert [url.toLocalFile() for url in opened] == [str(page)]
    assert words("practice_page.how") in page.read_text("utf-8")


def test_a_browser_that_does_not_open_is_said(practice, words, heard, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    click(practice, words("practice.page"))

    assert words("practice.no_browser") in heard(practice)


def test_a_page_that_cannot_be_written_is_not_opened(practice, words, page, heard, monkeypatch):
    page.parent.write_text("a file where the folder should be")
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    click(practice, words("practice.page"))

    assert opened == []
    assert words("practice.no_browser") in heard(practice)


def page_in(language):
    return filled(Words(RESOURCES / "words", language), FRAME.read_text("utf-8"))


def shown(page):
    """Return the title of a page and what a person could read on it."""
    title = re.search(r"<title>(.*?)</title>", page)[1]
    body = re.sub(r"(?s)<style>.*?</style>|<title>.*?</title>|<[^>]+>", " ", page)
    return title, " ".join(html.unescape(body).split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("marks", [(), ("full-screen",), ("dialog",)])
def test_the_guard_is_quiet_about_its_own_practice_page(page, language, marks):
    title, text = shown(page_in(language))
    seen = sighting(title=title, text=text, address=page.as_uri(), marks=marks)

    assert {sign.kind for sign in read(seen, mind())} <= {"full_screen"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_practice_page_says_first_that_it_is_practice(language):
    _, text = shown(page_in(language))

    assert text.startswith(Words(RESOURCES / "words", language)("practice.band"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_practice_page_asks_nothing_of_the_network(language):
    assert not re.search(r"https?:|src=|url\(|<script|<form", page_in(language))


@pytest.mark.parametrize(("language", "way"), [("en", "ltr"), ("de", "ltr"), ("ur", "rtl")])
def test_the_practice_page_runs_the_way_its_language_does(language, way):
    assert f'<html lang="{language}" dir="{way}">' in page_in(language)


def test_no_sentence_is_taken_for_markup():
    words = Words(RESOURCES / "words")
    words._sentences = {"practice.band": "<b onclick='x'>&"}
    said = filled(words, '<p title="{{practice.band}}">')

    assert said == '<p title="&lt;b onclick=&#x27;x&#x27;&gt;&amp;">'


def test_the_internet_stays_off_until_the_person_wants_it(qtbot, words, far):
    window = InternetWindow(words, lambda: far.away)
    window.open()
    assert window.focusWidget().accessibleName() == words("internet.leave")
    far.away = True
    with qtbot.assertNotEmitted(window.wanted):
        click(window, words("choice.restore"))
    far.away = False
    with qtbot.waitSignal(window.wanted):
        click(window, words("choice.restore"))
    window.close()


def test_an_internet_that_does_not_come_back_is_said(words, heard):
    window = InternetWindow(words, lambda: False)
    window.open()
    window.show_result(on=False)
    assert words("done.internet_stays_off") in heard(window)
    window.show_result(on=True)
    assert not window.isVisible()


def test_a_far_hand_cannot_quit_and_is_told_why(qtbot, words, far, heard):
    far.away = True
    window = QuitWindow(words, lambda: far.away)
    window.open()
    with qtbot.assertNotEmitted(window.agreed):
        click(window, words("quit.leave"))
    assert words("warning.own_hand") in heard(window)
    far.away = False
    with qtbot.waitSignal(window.agreed):
        click(window, words("quit.leave"))
