import pytest

from guard.core.resident import resident
from guard.core.sighting import Program
from knowing import mind

BOTH = mind().catalogue.tool("TeamViewer")
"""The same programs help in the moment and wait for years."""


@pytest.mark.parametrize(
    "program",
    [
        Program(name="TeamViewer_Service.exe"),
        Program(name="TeamViewer.exe", parent="services.exe"),
        Program(name="AnyDesk.exe", command_line=r"C:\\x\\AnyDesk.exe --service"),
        Program(name="rustdesk", command_line="--service"),
        Program(name="teamviewerd", parent="systemd"),
    ],
)
def test_a_service_runs_by_itself(program):
    assert resident(BOTH, program)


@pytest.mark.parametrize(
    "program",
    [
        Program(name="TeamViewer.exe", parent="explorer.exe"),
        Program(name="TeamViewer", parent="systemd"),
        Program(name="TeamViewer.exe", path=r"C:\\service\\TeamViewer.exe"),
        Program(),
    ],
)
def test_what_a_person_has_opened_does_not(program):
    assert not resident(BOTH, program)


def test_the_kind_of_a_tool_decides_where_it_does_only_one():
    assert resident(mind().catalogue.tool("Atera"), Program(name="x"))
    assert not resident(mind().catalogue.tool("Quick Assist"), Program(name="a-service"))
