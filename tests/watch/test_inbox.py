from guard.watch.inbox import Inbox
from knowing import page, sighting


def drain(inbox):
    taken = []
    while (seen := inbox.take()) is not None:
        taken.append(seen)
    return taken


def test_the_oldest_is_taken_first():
    inbox = Inbox()
    for name in "abc":
        inbox.put(sighting(name))

    assert [seen.thing for seen in drain(inbox)] == ["a", "b", "c"]


def test_only_the_first_in_an_empty_inbox_wakes_the_reader():
    inbox = Inbox()

    assert [inbox.put(sighting(name))[0] for name in "ab"] == [True, False]


def test_of_many_looks_at_one_thing_the_newest_is_kept():
    inbox = Inbox()
    for n in range(1_000):
        inbox.put(page(title=f"title {n}"))

    assert [seen.title for seen in drain(inbox)] == ["title 999"]


def test_that_a_thing_came_is_not_lost_when_it_goes_at_once():
    inbox = Inbox()
    inbox.put(page())
    inbox.put(page(present=False))

    assert [seen.present for seen in drain(inbox)] == [True, False]


def test_when_it_is_full_the_oldest_is_dropped_and_its_sense_named():
    inbox = Inbox(size=2)
    dropped = [inbox.put(sighting(name))[1] for name in "abc"]

    assert dropped == ["", "", "test"]
    assert [seen.thing for seen in drain(inbox)] == ["b", "c"]
