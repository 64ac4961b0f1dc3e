"""What docs/limitations.md must own up to."""

import ast

from knowing import ROOT


def reasons():
    """Return why each test that Wine cannot run is not run there."""
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("needs_real_windows"):
                yield next(ast.literal_eval(k.value) for k in node.keywords if k.arg == "reason")


def test_what_wine_cannot_do_is_listed():
    listed = (ROOT / "docs" / "limitations.md").read_text("utf-8")
    lines = [line.removeprefix("- ") for line in listed.splitlines()]
    missing = [reason for reason in reasons() if reason not in cut(lines)]
    assert missing == []
    assert set(reasons())


def cut(lines):
    """Return each line without what follows in brackets."""
    return [line.partition(" (")[0] for line in lines]
