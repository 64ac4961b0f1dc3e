"""What every sentence must be: short, plain, kind and true."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "resources" / "words").glob("*.toml"))
FORBIDDEN = re.compile(
    r"\b(threat|attack|infect|virus|malware|hack|victim|rmm|remote access|remote-access|"
    r"safe|protected|secure|guarantee|your fault|you should have|stupid|careless)",
    re.IGNORECASE,
)


def flat(table, under=""):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{under}{key}.")
        else:
            yield under + key, value


ENGLISH = dict(flat(tomllib.loads((ROOT / "resources/words/en.toml").read_text("utf-8"))))


def sentences(text):
    filled = text.replace("{about}", "AnyDesk")
    return [part for part in re.split(r"(?<=[.?!])\s+", filled.strip()) if part]


def spoken(text):
    return re.findall(r"[A-Za-z][A-Za-z'-]*", text)


def syllables(word):
    """Count groups of vowels; a silent e at the end does not sound."""
    word = word.lower()
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyszxcgh]es$", word)
    return max(groups - bool(silent), 1)


def grade(text):
    """Return the Flesch-Kincaid grade: years of school it takes to read the text."""
    said = spoken(text)
    per_sentence = len(said) / len(sentences(text))
    return 0.39 * per_sentence + 11.8 * sum(map(syllables, said)) / len(said) - 15.59


@pytest.mark.parametrize(
    ("word", "count"),
    [("phone", 1), ("people", 2), ("computer", 3), ("started", 2), ("saved", 1), ("lists", 1),
     ("pages", 2), ("trick", 1), ("police", 2), ("ignore", 2), ("the", 1), ("broken", 2)],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word, count):
    assert syllables(word) == count


@pytest.mark.parametrize(("key", "text"), ENGLISH.items())
def test_no_sentence_is_longer_than_fifteen_words(key, text):
    assert [part for part in sentences(text) if len(spoken(part)) > 15] == []


LONG = {key: text for key, text in ENGLISH.items() if len(spoken(text)) >= 10}


@pytest.mark.parametrize(("key", "text"), LONG.items())
def test_a_child_of_eleven_can_read_it(key, text):
    assert grade(text) <= 6


def test_a_child_of_eleven_can_read_it_all():
    whole = " ".join(text.rstrip(".?!:") + "." for text in ENGLISH.values())
    assert grade(whole) <= 6


@pytest.mark.parametrize(("key", "text"), ENGLISH.items())
def test_nothing_blames_frightens_or_promises(key, text):
    assert FORBIDDEN.findall(text) == []


def test_the_warning_says_what_microsoft_never_does():
    rule = ENGLISH["warning.rule"]
    assert "Microsoft never rings you out of the blue." in rule
    assert "phone number" in rule


def test_the_warning_blames_nobody_and_expects_the_caller_to_object():
    assert ENGLISH["warning.comfort"] == "You have done nothing wrong."
    assert "tell you to ignore this" in ENGLISH["warning.ignore"]


@pytest.mark.parametrize(("key", "text"), ENGLISH.items())
def test_a_sentence_without_a_name_has_a_twin_with_one_and_no_place(key, text):
    if key.endswith("_unnamed"):
        assert "{about}" in ENGLISH[key.removesuffix("_unnamed")]
        assert "{" not in text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_language_knows_only_keys_and_places_that_english_knows(path):
    for key, text in flat(tomllib.loads(path.read_text("utf-8"))):
        assert set(re.findall(r"\{\w+\}", text)) <= set(re.findall(r"\{\w+\}", ENGLISH[key]))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_language_is_named_as_qt_names_it(path):
    from PySide6.QtCore import QLocale

    assert QLocale(path.stem).name().startswith(path.stem)


def trees():
    for path in sorted((ROOT / "guard").rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


def pattern(node):
    """Turn a key, or an f-string that makes keys, into a regular expression."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            re.escape(part.value) if isinstance(part, ast.Constant) else r"[\w.]+"
            for part in node.values
        )
    return None


def asked_for():
    """Yield where each key is said, and the expression for it."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and "words" in ast.unparse(node.func).split(".")[-1]:
                for argument in node.args:
                    if found := pattern(argument):
                        yield f"{path.name}:{node.lineno}", found


def asked_by_setup():
    """Yield the same for what the installer and the launcher say."""
    for path in sorted((ROOT / "installer" / "windows").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and f"setup.{node.value}" in ENGLISH:
                yield f"{path.name}:{node.lineno}", re.escape(f"setup.{node.value}")


def asked_by_the_practice_page():
    """Yield the same for what the frame of the page leaves room for."""
    frame = ROOT / "resources" / "practice" / "page.html"
    for key in re.findall(r"\{\{(\w+\.\w+)\}\}", frame.read_text("utf-8")):
        yield frame.name, re.escape(key)


ASKED = sorted({*asked_for(), *asked_by_setup(), *asked_by_the_practice_page()})


@pytest.mark.parametrize(("place", "key"), ASKED)
def test_what_the_program_says_has_a_sentence(place, key):
    assert [known for known in ENGLISH if re.fullmatch(key, known)]


@pytest.mark.parametrize("key", ENGLISH)
def test_every_sentence_is_said_somewhere(key):
    said = key.removesuffix("_unnamed")
    assert [asked for _, asked in ASKED if re.fullmatch(asked, said)]


def hindrances():
    """Yield each reason that the program gives for not seeing."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            if ast.unparse(node.func) in {"Unavailable", "BlindSpot", "SenseState"}:
                whys = [word.value for word in node.keywords if word.arg == "why"]
                if ast.unparse(node.func) == "Unavailable":
                    whys += node.args[:1]
                for why in whys:
                    if isinstance(why, ast.Constant) and why.value:
                        yield f"{path.name}:{node.lineno}", why.value


@pytest.mark.parametrize(("place", "why"), sorted(set(hindrances())))
def test_every_hindrance_has_a_reason_and_a_remedy(place, why):
    assert {f"blind.{why}.reason", f"blind.{why}.remedy"} <= ENGLISH.keys()


def test_every_reason_has_a_remedy():
    reasons = {key.removesuffix(".reason") for key in ENGLISH if key.endswith(".reason")}
    remedies = {key.removesuffix(".remedy") for key in ENGLISH if key.endswith(".remedy")}
    assert reasons == remedies


def prose(tree):
    """Yield each string that reads like a sentence; not docstrings, nor errors for programmers."""
    kept = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    raised = [node for node in ast.walk(tree) if isinstance(node, ast.Raise)]
    kept |= {id(part) for error in raised for part in ast.walk(error)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in kept else None
        if isinstance(text, str) and re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", text):
            yield text


def test_no_sentence_hides_in_the_source_of_the_face():
    found = {
        path.name: sentences
        for path, tree in trees()
        if path.parent.name == "ui" and (sentences := list(prose(tree)))
    }
    assert found == {}


OTHERS = [path for path in FILES if path.stem != "en"]


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_a_language_says_who_has_read_it(path):
    first = path.read_text("utf-8").splitlines()[0]
    assert first.startswith("#")
    assert "native reader" in first


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_no_place_is_lost_in_another_language(path):
    for key, text in flat(tomllib.loads(path.read_text("utf-8"))):
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", ENGLISH[key])), key
