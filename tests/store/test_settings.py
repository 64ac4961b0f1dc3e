import tomllib

import msgspec
import pytest

from guard.core.mandate import Mandate
from guard.core.settings import Settings, Trusted
from guard.store import paths
from guard.store.settings import SettingsFile, read_mandate


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


def test_only_what_somebody_has_chosen_is_written(path):
    file = SettingsFile(path)
    file.save(Settings(nation="wales", trusted=Trusted(name="Sarah")))

    assert set(tomllib.loads(path.read_text())) == {"nation", "trusted"}


def test_a_choice_that_is_taken_back_stays_a_choice(path):
    file = SettingsFile(path, Mandate(defaults={"size": "large"}))
    file.save(Settings(size="largest"))
    file.save(Settings(size="large"))

    assert SettingsFile(path, Mandate(defaults={"size": "usual"})).settings.size == "large"


def test_a_default_of_the_organisation_is_not_written_as_a_choice(path):
    file = SettingsFile(path, Mandate(defaults={"size": "large"}))
    file.save(msgspec.structs.replace(file.settings, look="night"))

    assert SettingsFile(path).settings == Settings(look="night")


def test_what_is_locked_cannot_be_chosen(path):
    file = SettingsFile(path, Mandate(defaults={"size": "large"}, locked=frozenset({"size"})))
    file.save(Settings(size="usual", look="night"))

    assert file.settings == Settings(size="large", look="night")


def test_a_choice_made_before_the_lock_comes_back_after_it(path):
    SettingsFile(path).save(Settings(size="largest"))
    locked = SettingsFile(path, Mandate(locked=frozenset({"size"})))
    locked.save(msgspec.structs.replace(locked.settings, look="night"))

    assert locked.settings.size == "usual"
    assert SettingsFile(path).settings == Settings(size="largest", look="night")


def test_without_a_mandate_nothing_is_decided(tmp_path):
    assert read_mandate(tmp_path / "none.toml") == Mandate()


@pytest.mark.parametrize(
    "content", [b"\xff\xff\xff", b"#" * 70_000, b"locked = ", b"x = " + b"[" * 9_999]
)
def test_a_mandate_that_cannot_be_read_decides_nothing_and_is_said(tmp_path, content):
    path = tmp_path / "policy.toml"
    path.write_bytes(content)
    decided = read_mandate(path)

    assert decided.over({}) == Settings()
    assert decided.troubles


def test_what_was_prepared_meanwhile_is_not_lost_with_the_next_choice(path):
    file = SettingsFile(path)
    SettingsFile(path).save(Settings(country="ie", size="large"))
    file.save(Settings(size="largest"))

    assert SettingsFile(path).settings == Settings(country="ie", size="largest")


def test_a_choice_that_could_not_be_written_is_written_with_the_next_one(path, monkeypatch):
    file = SettingsFile(path)
    with monkeypatch.context() as full:
        full.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "disk full")))
        with pytest.raises(OSError, match="disk full"):
            file.save(Settings(nation="wales"))
    file.save(msgspec.structs.replace(file.settings, size="large"))

    assert SettingsFile(path).settings == Settings(nation="wales", size="large")


@pytest.mark.parametrize(
    ("platform", "place"),
    [("linux", "/etc/scam-guard/policy.toml"), ("win32", "/of-all/ScamGuard/policy.toml")],
)
def test_a_mandate_lies_where_only_an_administrator_writes(monkeypatch, platform, place):
    monkeypatch.setenv("PROGRAMDATA", "/of-all")
    monkeypatch.setattr("sys.platform", platform)

    assert paths.mandate().as_posix() == place
