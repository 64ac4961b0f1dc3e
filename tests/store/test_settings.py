import pytest

from guard.core.settings import Settings, Trusted
from guard.store.settings import SettingsFile


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "settings.toml"


def test_without_a_file_the_defaults_hold(path):
    read = SettingsFile(path)

    assert (read.settings, read.trouble) == (Settings(), "")


def test_what_was_saved_is_read_again(path):
    SettingsFile(path).save(Settings(country="gb", nation="scotland"))

    assert SettingsFile(path).settings.nation == "scotland"


def test_the_person_to_ring_is_read_again_as_they_were_written(path):
    sarah = Trusted(name='Sarah \u00d6\u4e2d "<b>"', relation="my daughter", number="07700 900123")
    SettingsFile(path).save(Settings(trusted=sarah))

    assert SettingsFile(path).settings.trusted == sarah


@pytest.mark.parametrize("part", ["name", "relation", "number"])
def test_nothing_of_the_person_to_ring_is_longer_than_a_line(path, part):
    path.parent.mkdir()
    path.write_text(f"[trusted]\n{part} = '{'x' * 81}'")
    read = SettingsFile(path)

    assert (read.settings, read.trouble) == (Settings(), "settings_set_aside")


@pytest.mark.parametrize(
    "content", [b"country = 7", b"colour = 'red'", b"\xff\xfe\x00", b"country = ", b"[" * 50_000]
)
def test_a_damaged_file_is_set_aside_with_a_date_and_defaults_hold(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    read = SettingsFile(path)

    assert (read.settings, read.trouble) == (Settings(), "settings_set_aside")
    assert (path.parent / read.kept).read_bytes() == content
    assert "damaged-20" in read.kept
    assert not path.exists()


def test_a_write_that_fails_leaves_the_old_file(path, monkeypatch):
    kept = SettingsFile(path)
    kept.save(Settings(nation="wales"))
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "disk full")))
    with pytest.raises(OSError, match="disk full"):
        kept.save(Settings(nation="scotland"))

    assert SettingsFile(path).settings.nation == "wales"
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]


def test_a_place_that_cannot_be_read_leaves_the_defaults(path):
    path.mkdir(parents=True)
    read = SettingsFile(path)

    assert (read.settings, read.trouble) == (Settings(), "home_read_only")
