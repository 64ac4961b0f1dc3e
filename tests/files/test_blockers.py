"""What browsers write down of choices, as files made here; real browsers write some beside."""

import json
import os

import pytest

from choosing_files import MALWARE, PHISHING, browsing, firefox, profile
from guard.core.blockers import Choice
from guard.files.blockers import profiles
from guard.files.blockers.orders import Orders, decided, of_firefox
from guard.files.blockers.profiles import LARGEST


@pytest.mark.parametrize(
    ("said", "choice"),
    [
        (browsing(enabled=True), Choice.ON),
        (browsing(enabled=False, enhanced=True), Choice.OFF),
        (browsing(), Choice.NONE),
        ({}, Choice.NONE),
        (browsing(enabled="no"), Choice.HIDDEN),
        ({"safebrowsing": []}, Choice.HIDDEN),
        ([], Choice.HIDDEN),
        ("", Choice.HIDDEN),
        ('{"safebrowsing": {"enabled": true', Choice.HIDDEN),
        ('{"a":' * 50_000, Choice.HIDDEN),
    ],
    ids=["on", "off", "not said", "nothing", "word", "list", "no table", "empty", "cut", "deep"],
)
def test_a_profile_of_chromiums_kin_tells_what_is_chosen(tmp_path, said, choice):
    assert profiles.pages(profile(tmp_path, said)) is choice


def test_enhanced_protection_is_a_choice_of_its_own(tmp_path):
    assert profiles.enhanced(profile(tmp_path, browsing(enabled=True, enhanced=True))) is Choice.ON


def test_what_is_kept_in_the_guarded_file_counts(tmp_path):
    profile(tmp_path, {})
    assert profiles.pages(
        profile(tmp_path, browsing(enabled=False), file="Secure Preferences")
    ) is Choice.OFF  # fmt: skip


def test_only_profiles_of_persons_are_looked_at(tmp_path):
    for name in ("Default", "Profile 2", "Guest Profile", "System Profile"):
        profile(tmp_path, {}, name)
    assert [each.name for each in profiles.used(tmp_path)] == ["Default", "Profile 2"]


def test_a_browser_that_nobody_has_used_has_no_profiles(tmp_path):
    assert profiles.used(tmp_path / "none") == ()
    assert list(profiles.firefox(tmp_path / "none")) == []


def test_a_crowd_of_profiles_is_cut(tmp_path):
    for number in range(30):
        profile(tmp_path, {}, f"Profile {number}")
    assert len(profiles.used(tmp_path)) == 20


def test_a_file_that_is_far_too_large_is_not_read(tmp_path):
    place = profile(tmp_path, browsing(enabled=True))
    os.truncate(place / "Preferences", LARGEST + 1)
    assert profiles.pages(place) is Choice.HIDDEN


def test_a_large_file_is_read(tmp_path):
    said = {"other": "x" * 3_000_000, **browsing(enabled=False)}
    assert profiles.pages(profile(tmp_path, said)) is Choice.OFF


@pytest.mark.linux
def test_a_pipe_in_place_of_a_file_keeps_nobody_waiting(tmp_path):
    place = tmp_path / "Default"
    place.mkdir()
    os.mkfifo(place / "Preferences")
    assert profiles.pages(place) is Choice.HIDDEN


@pytest.mark.parametrize(
    ("said", "choice"),
    [
        ({"smartscreen": {"enabled": True}}, Choice.ON),
        ({"smartscreen": {"enabled": False}}, Choice.OFF),
        ({"profile": {}}, Choice.NONE),
        ("{", Choice.HIDDEN),
    ],
)
def test_edge_tells_of_smartscreen_above_its_profiles(tmp_path, said, choice):
    text = said if isinstance(said, str) else json.dumps(said)
    (tmp_path / "Local State").write_text(text, "utf-8")
    assert profiles.smartscreen(tmp_path) is choice


@pytest.mark.parametrize(
    ("lines", "choice"),
    [
        ((), Choice.NONE),
        ((f'user_pref("{MALWARE}", false);',), Choice.OFF),
        ((f'user_pref("{PHISHING}", false);',), Choice.OFF),
        ((f'user_pref("{PHISHING}", true);',), Choice.NONE),
        ((f'user_pref("{PHISHING}", 7);',), Choice.HIDDEN),
        ((f'user_pref("{PHISHING}.too", false);',), Choice.NONE),
        ((f'// user_pref("{PHISHING}", false);',), Choice.NONE),
    ],
    ids=["not said", "malware", "phishing", "on again", "number", "longer name", "comment"],
)
def test_a_profile_of_firefox_tells_what_is_chosen(tmp_path, lines, choice):
    assert firefox(tmp_path, *lines) == [choice]


def test_firefox_on_windows_keeps_its_profiles_one_folder_deeper(tmp_path):
    assert firefox(tmp_path, place="Profiles/a.default") == [Choice.NONE]


@pytest.mark.parametrize("said", ["", "\0" * 400, "<html>"])
def test_a_file_that_is_not_of_firefox_tells_nothing(tmp_path, said):
    firefox(tmp_path)
    (tmp_path / "a.default" / "prefs.js").write_text(said, "utf-8")
    assert list(profiles.firefox(tmp_path)) == [Choice.HIDDEN]


@pytest.mark.parametrize(
    ("kind", "policies", "order"),
    [
        ("pages", {"SafeBrowsingProtectionLevel": 0}, False),
        ("pages", {"SafeBrowsingProtectionLevel": 1}, True),
        ("enhanced", {"SafeBrowsingProtectionLevel": 1}, False),
        ("enhanced", {"SafeBrowsingProtectionLevel": 2}, True),
        ("pages", {"SafeBrowsingEnabled": False}, False),
        ("smartscreen", {"SmartScreenEnabled": 1}, True),
        ("scareware", {"ScarewareBlockerProtectionEnabled": 0}, False),
        ("programs", {"EnableSmartScreen": 2}, True),
        ("deceptive", {MALWARE: False}, False),
        ("deceptive", {MALWARE: True}, None),
        ("deceptive", {MALWARE: True, PHISHING: True}, True),
        ("smartscreen", {"SmartScreenEnabled": "1"}, None),
        ("pages", {}, None),
    ],
)
def test_a_policy_decides(kind, policies, order):
    assert decided(kind, policies) is order


def test_a_mere_default_of_firefox_binds_nobody():
    said = {
        MALWARE: {"Value": False, "Status": "locked"},
        PHISHING: {"Value": False, "Status": "default"},
    }
    assert of_firefox(said) == Orders({MALWARE: False}, {PHISHING: False})
