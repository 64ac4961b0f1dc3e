"""The person to ring: shown large, read by a mobile, told by a message that only they send."""

import subprocess

import pytest
from PySide6.QtCore import Qt, QUrlQuery
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from guard.core.settings import Trusted
from guard.ui import paper
from guard.ui.button import BigButton
from guard.ui.help_card import HelpCard
from guard.ui.square import QUIET, Square, digits
from guard.ui.trusted_card import TrustedCard

SARAH = Trusted(name="Sarah", relation="my daughter", number="07700 900123")


@pytest.fixture
def card(qapp, words):
    made = TrustedCard(words, SARAH)
    made.setPalette(paper.palette(paper.DAY))
    made.show()
    return made


@pytest.fixture
def opened(monkeypatch):
    urls = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url) or True)
    return urls


def press(card, text):
    (button,) = (each for each in card.findChildren(BigButton) if each.accessibleName() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def dark(square, along, down):
    colour = (
        square.grab()
        .toImage()
        .pixelColor(
            round((along + QUIET + 0.5) * square._module),
            round((down + QUIET + 0.5) * square._module),
        )
    )
    return colour.lightness() < 128


def test_it_says_who_it_is_and_how_to_ring(card, heard, words):
    said = heard(card)
    assert {"Ring Sarah", "my daughter", "07700 900123"} <= set(said)
    assert words("trusted.square", about="Sarah") in said
    assert words("trusted.scan", about="Sarah") in said


def test_no_digits_on_the_card_are_larger_than_theirs(qapp, words, lines):
    card = HelpCard(words, lines, SARAH)
    sizes = {label.text(): label.font().pointSizeF() for label in card.findChildren(QLabel)}
    assert max(sizes, key=sizes.get) == "07700 900123"


@pytest.mark.parametrize(
    ("written", "dialled"),
    [("07700 900123", "07700900123"), ("+44 (0)7700 900-123", "+4407700900123"), ("ask Bob", "")],
)
def test_a_number_is_dialled_without_what_people_put_between(written, dialled):
    assert digits(written) == dialled


@pytest.mark.parametrize("look", [paper.DAY, paper.NIGHT], ids=["day", "night"])
def test_a_camera_reads_their_number_from_the_card(qapp, words, tmp_path, look):
    window = QWidget()
    window.setPalette(paper.palette(look))
    rows = QVBoxLayout(window)
    rows.addWidget(TrustedCard(words, SARAH))
    window.grab().save(str(tmp_path / "card.png"))
    read = ["zbarimg", "--quiet", "--raw", str(tmp_path / "card.png")]
    said = subprocess.run(read, capture_output=True, text=True, check=True).stdout
    assert said.strip() == "tel:07700900123"


def test_the_square_stays_dark_on_white_at_night(qapp):
    square = Square("07700 900123", 200)
    square.setPalette(paper.palette(paper.NIGHT))
    assert dark(square, 0, 0)
    assert not dark(square, -1, -1)


def test_without_digits_there_is_no_square(qapp, words):
    assert TrustedCard(words, Trusted(name="Sarah", number="at work")).findChildren(Square) == []


def test_telling_them_opens_nothing_before_a_way_is_chosen(card, words, opened):
    press(card, words("trusted.tell", about="Sarah"))
    assert opened == []
    assert words("trusted.text") in [
        each.accessibleName() for each in card.findChildren(BigButton) if each.isVisible()
    ]


@pytest.mark.parametrize(
    ("way", "scheme", "whom"), [("text", "sms", "07700900123"), ("mail", "mailto", "")]
)
def test_the_message_is_only_written(card, words, opened, way, scheme, whom):
    press(card, words("trusted.tell", about="Sarah"))
    press(card, words(f"trusted.{way}"))
    (url,) = opened
    body = QUrlQuery(url).queryItemValue("body", url.ComponentFormattingOption.FullyDecoded)
    assert (url.scheme(), url.path(), body) == (scheme, whom, words("trusted.message"))


def test_what_is_in_the_settings_is_never_markup(qapp, words):
    card = TrustedCard(words, Trusted(name="<b>Sarah</b>", relation="\u202ex", number="<i>1"))
    for label in card.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert "\u202e" not in label.text()


def test_the_person_stands_above_the_lines(qapp, words, lines, heard):
    said = heard(HelpCard(words, lines, SARAH))
    assert said.index("07700 900123") < said.index("159")


def test_without_a_person_the_card_still_says_that_one_may_ring_one(qapp, words, lines, heard):
    for trusted in (None, Trusted(), Trusted(name="Sarah")):
        assert words("help.trusted") in heard(HelpCard(words, lines, trusted))


def test_the_warning_shows_them(warn, advice, heard):
    from dataclasses import replace

    sheet = warn(replace(advice(("remote_tool", "AnyDesk")), trusted=SARAH)).sheet
    assert "07700 900123" in heard(sheet)
