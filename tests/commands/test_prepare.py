"""A file that a relative has written is taken over, or it is said what is wrong with it."""

import os

import pytest

from guard.__main__ import main
from guard.core.settings import Settings, Trusted
from guard.store import paths
from guard.store.settings import SettingsFile
from knowing import ROOT


@pytest.fixture
def give(tmp_path):
    def write(content):
        path = tmp_path / "scam-guard.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def kept():
    return SettingsFile(paths.settings())


def example():
    page = (ROOT / "docs" / "for-families.md").read_text("utf-8")
    return page.split("```toml\n")[1].split("```")[0]


def test_the_example_for_families_is_taken_over(give, capsys):
    assert main(["prepare", give(example())]) == 0
    assert "scam-guard.toml" in capsys.readouterr().out
    assert kept().settings == Settings(
        country="gb",
        nation="scotland",
        trusted=Trusted(name="Sarah", relation="daughter", number="07700 900123"),
        size="large",
        family_tools=("TeamViewer",),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_it_may_be_saved_as_any_editor_saves_it(give, encoding):
    assert main(["prepare", give('size = "large"\r\n'.encode(encoding))]) == 0
    assert kept().settings.size == "large"


def test_choices_that_somebody_has_made_here_stay(give, capsys):
    kept().save(Settings(nation="wales"))

    assert main(["prepare", give('size = "large"')]) == 0
    assert kept().settings == Settings(nation="wales")
    assert "stay" in capsys.readouterr().out


def test_choices_are_replaced_when_that_is_asked_for(give):
    kept().save(Settings(nation="wales", resting=("pages",)))

    assert main(["prepare", give('nation = "scotland"'), "--replace"]) == 0
    assert kept().settings == Settings(nation="scotland", resting=("pages",))


def test_having_seen_the_first_screens_is_no_choice(give):
    kept().save(Settings(met=True))

    assert main(["prepare", give('size = "large"')]) == 0
    assert kept().settings == Settings(size="large", met=True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('naton = "scotland"', "naton"),
        ('naton = "scotland"', "nation"),
        ('size = "huge"', "usual, large, largest"),
        ('size = "large"\nnation = \nlook = "day"', "line 2"),
        (b"\x00\xff\x90", "plain text"),
        (b"#" * 70_000, "plain text"),
        ("a = " + "[" * 20_000, "plain text"),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong_and_changes_nothing(give, capsys, content, said):
    assert main(["prepare", give(content)]) == 3

    errors = capsys.readouterr().err
    assert "scam-guard.toml" in errors
    assert said in errors
    assert kept().settings == Settings()


@pytest.mark.parametrize("make", [lambda path: None, os.mkfifo, os.mkdir])
def test_a_file_that_cannot_be_opened_is_named(tmp_path, capsys, make):
    path = tmp_path / "scam-guard.toml"
    make(path)

    assert main(["prepare", str(path)]) == 3
    assert "cannot open" in capsys.readouterr().err


def test_what_is_wrong_can_be_written_where_the_setup_reads_it(give, tmp_path, capsys):
    reasons = tmp_path / "reasons.txt"

    assert main(["prepare", give('size = "huge"'), "--reasons", str(reasons)]) == 3

    first, fits, *_ = reasons.read_bytes().decode("utf-16-le").split("\r\n")
    assert "size" in first
    assert "largest" in fits
    assert capsys.readouterr().err == ""


def test_the_guard_says_at_its_next_start_that_a_file_was_left_out(give, qapp):
    from guard.app.guard import Guard

    main(["prepare", give('naton = "scotland"')])
    guard = Guard(paths.resources(), lambda _: ())
    assert [(state.why, state.about) for state in guard.states] == [
        ("not_prepared", "scam-guard.toml")
    ]
    guard.choices.choose(Settings(nation="wales"))
    guard.stop()

    again = Guard(paths.resources(), lambda _: ())
    assert again.states == ()
    again.stop()


def test_a_home_that_cannot_be_written_is_said(give, capsys, monkeypatch):
    def full(*_):
        raise OSError(28, "no space left")

    monkeypatch.setattr("guard.store.settings.write", full)
    assert main(["prepare", give('size = "large"')]) == 3
    assert "save" in capsys.readouterr().err
    assert main(["prepare", give('size = "huge"')]) == 3
    assert "save" in capsys.readouterr().err
