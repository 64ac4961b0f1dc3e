import pytest

from guard.core.advice import advise
from guard.core.incident import Answer, Incident, answer, step
from guard.core.shown import MOST, theirs
from knowing import SCARE, START, mind, page, sighting, tool

NUMBER = "+1 (855) 010-0199"
MINUTES = mind().policy.number_minutes


def tell(*sightings):
    """Return the incident and each verdict that was spoken."""
    incident, said = Incident(), []
    for seen in sightings:
        incident, verdict = step(incident, seen, mind())
        said += [verdict] if verdict else []
    return incident, said


def gone(thing="page 1", minute=1):
    return sighting(thing, minute, present=False)


def with_number(number, **facts):
    return page(text=SCARE.replace(NUMBER, number), **facts)


def numbers(verdict):
    return advise(verdict, mind().knowledge, "gb").scare_numbers


def test_the_number_of_a_scare_is_named_as_the_page_writes_it():
    _, (said,) = tell(page())

    assert numbers(said) == (NUMBER,)


def test_a_tool_that_starts_within_the_hour_names_it_too():
    _, said = tell(page(), gone(), tool(minute=MINUTES))

    assert numbers(said[-1]) == (NUMBER,)


def test_an_hour_after_the_page_went_it_is_forgotten():
    incident, said = tell(page(), gone(), tool(minute=MINUTES + 1))

    assert numbers(said[-1]) == ()
    assert incident.numbers == ()


def test_while_the_page_is_open_it_is_not_forgotten():
    _, said = tell(page(), tool(minute=MINUTES * 5))

    assert numbers(said[-1]) == (NUMBER,)


def test_a_page_that_changes_its_number_leaves_both_and_the_new_one_comes_first():
    _, said = tell(page(), with_number("0800 496 0123", minute=1), tool(minute=2))

    assert numbers(said[-1]) == ("0800 496 0123", NUMBER)


def test_a_number_that_comes_after_the_warning_is_known_to_the_next_one():
    _, said = tell(with_number("now"), page(minute=1), tool(minute=2))

    assert [numbers(verdict) for verdict in said] == [(), (NUMBER,)]


def test_the_numbers_of_a_page_that_is_no_scare_are_not_kept():
    incident, _ = tell(tool(), sighting("page 2", text=f"The garden club: {NUMBER}"))

    assert incident.numbers == ()


@pytest.mark.parametrize("line", ["0300 123 2040", "+44 300 123 2040"])
def test_a_helpline_that_a_scare_quotes_is_not_called_theirs(line):
    _, (said,) = tell(page(text=f"{SCARE} Or Action Fraud, {line}."))

    assert numbers(said) == (NUMBER,)


def test_pages_that_make_new_numbers_for_ever_leave_a_few():
    pages = [with_number(f"0800 496 {n}", thing=f"page {n}") for n in range(1000, 1100)]
    incident, _ = tell(*pages)

    assert len(incident.numbers) == MOST


def test_an_answer_leaves_the_number_known():
    incident, (said,) = tell(page())
    after = answer(incident, said, Answer.STOPPED, START, mind().policy)

    assert theirs(after.numbers, START, mind().policy) == (NUMBER,)


def test_no_number_reaches_a_log_by_accident():
    incident, (said,) = tell(page())

    written = f"{incident!r} {said!r} {advise(said, mind().knowledge, 'gb')!r}"
    assert "010" not in written
