import shutil

import pytest

from guard.store.library import LARGEST, Library, NoResourcesError
from knowing import RESOURCES, library


@pytest.fixture
def resources(tmp_path):
    return shutil.copytree(RESOURCES, tmp_path / "resources")


def test_what_ships_is_whole():
    assert library().troubles == ()


def test_there_is_something_to_know_of_each_kind():
    known = library().knowledge

    assert known.tools
    assert known.phrases
    assert known.browsers
    assert "gb" in known.helplines


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b'name = "X"\nmaker = "Y"\nprogams = 1\n', "progams"),
        (b'name = "X"\n', "maker"),
        (b"name = [[[", "Invalid"),
        (b"\x7fELF\x02\x01\x01\x00\xff\xfe", "utf-8"),
        (b"[" * 100_000, ""),
        (b"#" * (LARGEST + 1), "larger"),
    ],
)
def test_a_bad_file_is_named_with_its_field_and_the_rest_loads(resources, content, complaint):
    (resources / "tools" / "anydesk.toml").write_bytes(content)
    read = Library(resources)
    (trouble,) = read.troubles

    assert trouble.file == "tools/anydesk.toml"
    assert complaint in trouble.what
    assert len(read.knowledge.tools) == len(library().knowledge.tools) - 1


def test_a_folder_in_the_place_of_a_file_is_named(resources):
    (resources / "tools" / "anydesk.toml").unlink()
    (resources / "tools" / "anydesk.toml").mkdir()

    assert [trouble.file for trouble in Library(resources).troubles] == ["tools/anydesk.toml"]


def test_without_a_policy_nothing_can_be_judged(resources):
    (resources / "policy.toml").write_text("memory_minutes = 0")

    assert not Library(resources).can_judge


def test_without_resources_it_says_so(tmp_path):
    with pytest.raises(NoResourcesError, match="nowhere"):
        Library(tmp_path / "nowhere")
