"""The facts that a bank may ask for, and nothing else."""

from guard.core.evidence import LONGEST, MOST_THINGS, Evidence, Fact, facts
from guard.core.sighting import SESSION, SESSION_ASKED, Program
from guard.core.signs import Sign, read
from knowing import START, mind, page, sighting, tool


def told(seen, *signs):
    return facts(seen, signs or read(seen, mind()))


def session(**facts):
    whole = {"program": "AnyDesk.exe", "title": "AnyDesk", "marks": {SESSION}, **facts}
    return sighting("session 1", **whole)


def test_a_session_tells_when_they_came_who_and_from_where():
    found = told(session(text="123 456 789", address="203.0.113.7", since=START))
    assert found == (
        Fact("came", "AnyDesk", START.isoformat()),
        Fact("caller", "AnyDesk", "123 456 789"),
        Fact("address", "AnyDesk", "203.0.113.7"),
    )


def test_a_session_that_ends_tells_when():
    sign = Sign("session", "AnyDesk", "session 1")
    gone = session(present=False, minute=31)
    assert told(gone, sign) == (Fact("went", "AnyDesk", gone.seen_at.isoformat()),)


def test_a_request_is_no_session():
    (asked,) = told(session(marks={SESSION_ASKED}))
    assert asked.kind == "asked"


def test_a_tool_tells_its_version():
    seen = sighting("process 1", program=Program(name="AnyDesk.exe", version="9.0.4"))
    assert told(seen) == (Fact("version", "AnyDesk", "9.0.4"),)


def test_what_does_not_tell_its_version_tells_nothing():
    assert told(tool()) == ()


def test_a_scare_page_tells_the_number_it_shows():
    found = told(page())
    assert [(fact.kind, fact.about) for fact in found] == [("shown", "scare.example")]
    assert found[0].value == "18550100199"


def test_a_page_with_a_thousand_numbers_tells_a_few():
    text = " ".join(f"call 0800 555 {n:04}" for n in range(1_000))
    sign = Sign("scare_page", "scare.example", "page 1")
    assert len(told(page(text=text), sign)) == 3


def test_a_page_that_is_no_scare_tells_nothing():
    seen = page(text="Our opening hours. Ring us on 0300 123 2040.")
    assert told(seen) == ()


def test_what_a_caller_chose_is_cleaned_and_cut():
    (_, caller) = told(session(text="\u202eeve\n\0<b>" + "x" * 9_000))
    assert caller.value.startswith("eve <b>xxx")
    assert len(caller.value) == LONGEST


def test_a_value_never_reaches_a_log():
    assert "203.0.113.7" not in repr(Fact("address", "AnyDesk", "203.0.113.7"))


def test_an_incident_begins_with_what_is_there_about_its_tools():
    seen = session(address="203.0.113.7")
    known = Evidence().after(seen, told(seen))
    assert {fact.kind for fact in known.of({"AnyDesk"})} == {"came", "address"}
    assert known.of({"TeamViewer"}) == ()


def test_what_is_seen_again_tells_nothing_new():
    seen = session()
    known = Evidence().after(seen, told(seen))
    assert known.after(session(minute=1), told(seen)) is known


def test_what_has_gone_is_not_told_of_a_later_incident():
    seen = session()
    known = Evidence().after(seen, told(seen)).after(session(present=False), ())
    assert known.of({"AnyDesk"}) == ()


def test_ten_thousand_things_are_not_all_remembered():
    known = Evidence()
    for number in range(10_000):
        known = known.after(sighting(f"p {number}"), (Fact("version", "AnyDesk", "1"),))
    assert len(known.there) == MOST_THINGS
