"""The sheets of paper, read back from the PDF as a stranger would."""

import re
import subprocess
import unicodedata
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from every_window import BEGAN, CASE, SARAH
from guard.core.evidence import Case, Fact
from guard.core.plan import ANSWERS, Circumstances, steps
from guard.core.settings import Trusted
from guard.core.verdict import Level
from guard.ui import on_paper, papers
from guard.ui.dates import when
from guard.ui.on_paper import OnPaper, free, save
from guard.ui.printout import Printout
from knowing import library

KNOWLEDGE = library().knowledge


def run(*command, content):
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout


def text(printout):
    """Return the words of a sheet, in one line, its joined letters apart."""
    return plain(run("pdftotext", "-raw", "-", "-", content=printout.pdf()))


def plain(said):
    return " ".join(unicodedata.normalize("NFKC", said.decode()).split())


def facts(printout, tmp_path):
    """Return what a reader of PDF tells of the file."""
    path = tmp_path / "a.pdf"
    path.write_bytes(printout.pdf())
    told = run("pdfinfo", str(path), content=b"").decode()
    return dict(line.split(":", 1) for line in told.splitlines())


@pytest.fixture
def there(lines):
    return Circumstances(lines=lines, trusted=SARAH, tools=KNOWLEDGE.tools[:1])


@pytest.mark.parametrize("paid", ["not_said", *ANSWERS])
def test_the_plan_on_paper_has_every_step_and_number(qapp, words, icons, there, paid):
    made = steps(paid, there)
    said = text(papers.plan(words, icons, made, there))
    assert said.count("\u2610") == len(made)
    assert all(words(f"step.{step.key}.title", about=step.about) in said for step in made)
    assert {"159", "0300 123 2040", "07700 900123"} <= set(
        re.findall(r"159|0300 123 2040|07700 900123", said)
    )


def test_no_step_is_torn_apart_between_two_pages(qapp, words, icons, there):
    made = steps("not_said", there)
    pages = run(
        "pdftotext", "-raw", "-", "-", content=papers.plan(words, icons, made, there).pdf()
    ).decode()
    for page in pages.split("\f")[1:]:
        assert not page.strip() or page.strip().startswith("\u2610")


def test_the_page_for_the_bank_is_one_page_with_every_fact(qapp, words, icons, tmp_path):
    printout = papers.evidence(words, icons, CASE)
    said = text(printout)
    for part in (
        when(BEGAN, "en"),
        "AnyDesk",
        "scare.example",
        "9.0.4",
        when(BEGAN + timedelta(minutes=4), "en"),
        when(BEGAN + timedelta(minutes=31), "en"),
        "123 456 789",
        "203.0.113.7",
        "18005550199",
        words("answer.stopped"),
        words("evidence.notes"),
    ):
        assert part in said
    told = facts(printout, tmp_path)
    assert told["Pages"].strip() == "1"
    assert "A4" in told["Page size"]


def test_the_fullest_journal_still_gives_one_page(qapp, words, icons, tmp_path):
    kinds = ("version", "asked", "came", "went", "caller", "address", "shown")
    many = tuple(
        Fact(
            kind,
            "ScreenConnect",
            BEGAN.isoformat() if kind in {"asked", "came", "went"} else "9" * 80,
        )
        for kind in kinds
        for _ in range(9)
    )
    signs = tuple(("tool_download", f"Tool {number}") for number in range(40))
    case = Case(began=BEGAN, level=Level.DANGER, signs=signs, answer="", facts=many)
    assert int(facts(papers.evidence(words, icons, case), tmp_path)["Pages"]) == 1


def test_what_a_caller_chose_is_printed_as_it_is_and_short(qapp, words, icons):
    evil = Fact("caller", "AnyDesk", "<img src=x>\u202e" + "y" * 5_000)
    case = Case(began=BEGAN, level=Level.DANGER, signs=(), answer="", facts=(evil,))
    printout = papers.evidence(words, icons, case)
    assert "<img src=x>yyy" in printout.document.toPlainText()
    assert len(printout.document.toPlainText()) < 2_000


def test_the_page_by_the_phone_is_one_large_page(qapp, words, icons, lines, tmp_path):
    printout = papers.by_the_phone(words, icons, lines, SARAH)
    said = text(printout)
    assert "never ring you out of the blue" in said
    assert "Sarah 07700 900123" in said
    assert facts(printout, tmp_path)["Pages"].strip() == "1"


@pytest.mark.parametrize("country", sorted(KNOWLEDGE.helplines))
def test_the_page_by_the_phone_fits_every_country(qapp, words, icons, tmp_path, country):
    lines = KNOWLEDGE.helplines[country].line
    printout = papers.by_the_phone(words, icons, lines, Trusted())
    assert facts(printout, tmp_path)["Pages"].strip() == "1"


def test_no_type_on_paper_is_small(qapp, words, icons, there):
    document = papers.plan(words, icons, steps("card", there), there).document
    block, sizes = document.begin(), set()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            if piece.text().strip("\ufffc "):
                sizes.add(piece.charFormat().fontPointSize())
            pieces += 1
        block = block.next()
    assert min(sizes) >= 12


def test_a_file_never_takes_the_place_of_another(tmp_path):
    first = free(tmp_path, "What to do: now?")
    first.write_bytes(b"kept")
    second = free(tmp_path, "What to do: now?")
    assert first.name.startswith("What to do now 20")
    assert second != first
    assert not second.exists()


@pytest.fixture
def pressed(qapp, qtbot, words, icons, tmp_path, monkeypatch):
    """Press a button of a sheet whose documents lie in a folder of the test."""
    monkeypatch.setattr(on_paper, "documents", lambda: tmp_path / "Documents")
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda _: True)

    kept = []

    def press(key, heard):
        part = OnPaper(words, lambda: Printout("A sheet", icons))
        qtbot.addWidget(part)
        kept.append(part)
        part.show()
        (button,) = (
            b for b in part.findChildren(on_paper.BigButton) if b.text() == words(f"paper.{key}")
        )
        button.click()
        return heard(part)

    return press


def test_saving_says_under_which_name(pressed, heard, tmp_path, words):
    said = pressed("save", heard)
    (path,) = (tmp_path / "Documents").iterdir()
    assert path.read_bytes().startswith(b"%PDF")
    assert words("paper.saved", about=path.name) in said


def test_where_nothing_can_be_saved_it_says_so(pressed, heard, tmp_path, words):
    (tmp_path / "Documents").write_text("in the way")
    assert words("paper.not_saved") in pressed("save", heard)


def test_without_a_printer_it_says_what_helps(pressed, heard, monkeypatch, words):
    from PySide6.QtPrintSupport import QPrinterInfo

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    assert words("paper.no_printer") in pressed("print", heard)


def test_what_is_printed_is_the_same_sheet(qapp, words, icons, lines, tmp_path):
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    sheet = papers.by_the_phone(words, icons, lines, SARAH)
    sheet.print_on(printer)
    printed = run("pdftotext", "-raw", str(tmp_path / "printed.pdf"), "-", content=b"")
    assert plain(printed) == text(sheet)


def test_a_disk_that_takes_nothing_is_said(tmp_path, qapp, icons):
    assert not save(Printout("A sheet", icons), tmp_path)


def test_the_dialog_prints_what_the_button_promises(pressed, heard, qapp, monkeypatch, tmp_path):
    from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["one"])
    pressed("print", heard)
    (dialog,) = (each for each in qapp.topLevelWidgets() if isinstance(each, QPrintDialog))
    assert dialog.isVisible()
    dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.accepted.emit(dialog.printer())
    dialog.close()
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    "text", ["آپ کا بینک: 0300 123 2040", "07700 900123", "Sarah 07700 900123", "پیر، 14:03"]
)
def test_a_number_keeps_its_order_where_writing_runs_from_the_right(qapp, icons, text):
    sheet = Printout("اب کیا کرنا ہے", icons)
    sheet.say(text)
    told = sheet.document.toPlainText()
    number = text[next(at for at, letter in enumerate(text) if letter.isdigit()) :]
    inside = told.rpartition("\u2066")[2].partition("\u2069")[0]

    assert inside in (number, text)


def test_a_sheet_in_urdu_begins_at_the_right(qapp, icons):
    sheet = Printout("اب کیا کرنا ہے", icons)
    option = sheet.document.defaultTextOption()

    assert option.textDirection() is Qt.LayoutDirection.RightToLeft
