import guard
from guard.store import paths


def carried(tmp_path, monkeypatch):
    """Pretend that the guard lies as deep in a folder as it does on a stick."""
    package = tmp_path.joinpath("stick", *"abcd"[: paths._TOP - 1], "guard")
    monkeypatch.setattr(guard, "__file__", str(package / "__init__.py"))
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def test_a_marked_folder_keeps_every_note_beside_the_program(tmp_path, monkeypatch):
    stick = carried(tmp_path, monkeypatch)
    (stick / "portable").touch()
    monkeypatch.setattr(paths, "_DIRS", paths._dirs())

    places = {paths.settings().parent, paths.journal().parent, paths.log().parent}

    assert places == {stick / "notes"}


def test_without_the_mark_it_is_a_copy_like_any_other(tmp_path, monkeypatch):
    carried(tmp_path, monkeypatch)

    assert paths.stick() is None
