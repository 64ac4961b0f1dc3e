from guard.core.advice import Process, advise, asked
from guard.core.signs import read
from guard.core.verdict import weigh
from knowing import library, mind, page, sighting, tool

BORN = "process 4711 1767600000.12"


def signs(*sightings):
    return [sign for seen in sightings for sign in read(seen, mind())]


def advice(*sightings):
    knowledge = library().knowledge
    return advise(weigh(signs(*sightings), mind().policy), knowledge, "gb")


def test_it_carries_what_to_end_and_what_to_leave():
    told = advice(tool(BORN), page("page 7"))

    assert told.running == (Process(name="AnyDesk", pid=4711, created=1767600000.12),)
    assert told.page == "page 7"
    assert told.tools == ("AnyDesk",)


def test_a_tool_with_a_way_of_its_own_to_end_carries_it():
    knowledge = library().knowledge
    ways = {each.name: each.ending.stop for each in knowledge.tools if each.ending}
    with_way = [each for each in knowledge.tools if ways.get(each.name) and each.programs.linux]
    for each in with_way:
        told = advice(sighting(BORN, program=each.programs.linux[0]))
        assert ways[each.name] in {process.stop for process in told.running}
    assert with_way


def test_a_file_or_a_session_is_no_process_to_end():
    file = sighting("file 1", program="AnyDesk.exe", marks=["download"])
    session = sighting("session 1", program="AnyDesk.exe", marks=["session-open"])

    assert advice(file, session).running == ()


def test_who_says_that_someone_is_on_the_phone_can_stop_what_runs():
    told = asked(library().knowledge, "gb", signs=signs(tool(BORN)))

    assert [process.pid for process in told.running] == [4711]
    assert [reason.kind for reason in told.reasons] == ["asked"]


def test_more_than_three_reasons_are_said_to_be_more():
    session = sighting("session 1", program="AnyDesk.exe", marks=["session-open"])
    file = sighting("file 1", program="AnyDesk.exe", marks=["download"])

    assert not advice(tool(BORN), page(), session).more
    assert advice(tool(BORN), page(), session, file).more
