import io
import json

from fakes import Blind, Limited, Spotted, Tape
from guard.commands.self_check import self_check
from guard.core.blockers import Blocker
from guard.ui.words import Words
from knowing import RESOURCES, library

OFF = Blocker(browser="edge", kind="smartscreen", word="off")


def checked(*sensors, as_json=True, blockers=()):
    out = io.StringIO()
    words = Words(RESOURCES / "words")
    status = self_check(out, library(), words, sensors, as_json=as_json, blockers=blockers)
    return status, json.loads(out.getvalue()) if as_json else out.getvalue()


def test_when_every_sense_sees_it_is_whole():
    status, report = checked(Tape(name="processes"))

    assert status == 0
    assert report["whole"] is True
    assert report["senses"] == [{"name": "processes", "state": "sees"}]


def test_a_blind_sense_is_named_with_its_reason():
    status, report = checked(Tape(name="processes"), Blind())

    assert status == 1
    assert report["whole"] is False
    assert report["senses"][1]["why"] == "no_x11"
    assert report["senses"][1]["reason"]


def test_a_blind_spot_is_seeing_in_part():
    _, report = checked(Spotted())

    assert report["senses"][0]["state"] == "part"


def test_a_copy_without_an_extra_is_whole_and_says_what_it_lacks():
    status, report = checked(Tape(name="processes"), Limited())

    assert status == 0
    assert report["senses"][1]["why"] == "no_picture_reader"


def test_a_build_without_senses_is_not_whole():
    assert checked()[0] == 1


def test_a_person_reads_sentences():
    _, text = checked(Tape(name="processes"), as_json=False)

    assert "Programs that start: it can see." in text
    assert "All parts are there." in text


def test_what_browsers_do_themselves_is_told_and_does_not_count():
    status, report = checked(Tape(name="processes"), blockers=(OFF,))

    assert status == 0
    assert report["blockers"] == [
        {"browser": "edge", "kind": "smartscreen", "word": "off", "held": False}
    ]


def test_a_person_reads_how_to_turn_it_on():
    _, text = checked(Tape(name="processes"), as_json=False, blockers=(OFF,))

    assert "Microsoft Edge\n" in text
    assert "    It is off." in text
    assert "    edge://settings/privacy" in text
