from pathlib import Path

import pytest

from guard.core.incident import Incident, step
from guard.core.installed import Installed, Recognition, Trace
from guard.core.sighting import INSTALLED, Program
from guard.core.signs import read
from knowing import library, mind, sighting

RECOGNITION = Recognition(library().knowledge.tools)
ASSISTIVE = (Path(__file__).parents[1] / "data" / "assistive_programs.txt").read_text("utf-8")
AIDS = [line for line in ASSISTIVE.splitlines() if line and not line.startswith("#")]


def named(program=None, service=""):
    return {
        tool.name for tool in RECOGNITION.find(Trace(program=program or Program(), service=service))
    }


def lies_here(tool="AnyDesk", **facts):
    return sighting(f"installed {tool}", title=tool, program=tool, marks=[INSTALLED], **facts)


def listed(*sightings, known=()):
    installed = Installed()
    for each in sightings:
        installed = installed.after(each)
    return installed.listed(mind().catalogue, known)


def test_a_tool_is_known_by_its_program():
    assert named(Program(name="anydesk", path="/usr/bin/anydesk")) == {"AnyDesk"}


def test_a_tool_is_known_by_what_its_installer_calls_it():
    assert named(Program(product="TeamViewer", company="TeamViewer Germany GmbH")) == {"TeamViewer"}


@pytest.mark.parametrize("service", ["teamviewerd.service", "TeamViewer"])
def test_a_tool_is_known_by_its_service(service):
    assert named(service=service) == {"TeamViewer"}


@pytest.mark.parametrize("service", ["Client32", "Level", "ssh.service", ""])
def test_a_service_by_a_plain_name_is_nobodys(service):
    assert named(service=service) == set()


@pytest.mark.parametrize("program", ["gnome-remote-desktop-daemon", "QuickAssist.exe", "krfb"])
def test_what_came_with_the_system_is_not_listed(program):
    assert named(Program(name=program)) == set()


@pytest.mark.parametrize("aid", AIDS)
def test_an_aid_for_people_with_a_disability_is_never_listed(aid):
    assert named(Program(name=aid, product=aid), aid) == set()


def test_a_tool_that_is_only_installed_is_no_sign():
    assert read(lies_here(), mind()) == ()
    assert step(Incident(), lies_here(), mind()) == (Incident(), None)


def test_a_tool_is_listed_with_who_uses_it_and_how_it_goes():
    (tool,) = listed(lies_here())
    assert tool.name == "AnyDesk"
    assert tool.honest[0] == "family"
    assert tool.remove == "apps"
    assert not tool.known


def test_what_the_family_knows_comes_last():
    tools = listed(lies_here("AnyDesk"), lies_here("TeamViewer"), known=("AnyDesk",))
    assert [(tool.name, tool.known) for tool in tools] == [("TeamViewer", False), ("AnyDesk", True)]


def test_a_tool_that_was_removed_is_listed_no_more():
    assert listed(lies_here(), lies_here(present=False)) == ()


def test_other_sightings_change_nothing():
    installed = Installed().after(lies_here())
    assert installed.after(sighting("process 1", program="AnyDesk.exe")) is installed
