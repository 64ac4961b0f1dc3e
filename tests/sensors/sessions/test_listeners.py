"""Connections to a tool that listens; the true other computer is one of network namespaces."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from guard.core.sighting import Program
from guard.core.tool import PortEvidence
from guard.sensors.sessions import listeners
from guard.sensors.sessions.finding import Nothing, Session
from guard.sensors.sessions.listeners import Listeners, plain
from knowing import ROOT, library

TOOLS = {tool.name: tool for tool in library().knowledge.tools}
X11VNC = TOOLS["x11vnc"]
UNSHARE = ["unshare", "--map-root-user", "--net"]


def may_be_two_computers():
    if sys.platform != "linux" or not shutil.which("ip"):
        return False
    return subprocess.run([*UNSHARE, "true"], capture_output=True, check=False).returncode == 0


def seen_by_the_sense(name):
    """Return what the sense tells while another computer, then this one, connect."""
    run = subprocess.run(
        [*UNSHARE, sys.executable, Path(__file__).with_name("another_computer.py"), name],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests"), *sys.path]),
        },
        capture_output=True,
        timeout=60,
        check=True,
    )
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.mark.skipif(not may_be_two_computers(), reason="no network namespaces for this user")
@pytest.mark.parametrize("name", ["x11vnc", "x0vncserver"])
def test_another_computer_is_a_session_and_this_one_is_not(name):
    assert seen_by_the_sense(name) == [
        ["begin"],
        ["open", name, "10.77.0.2"],
        ["over", name, "10.77.0.2"],
        ["next"],
        ["sessions_unknown", name_of(name), ""],
        ["seen", name_of(name), ""],
        ["next"],
        ["sessions_unknown", name_of(name), ""],
        ["seen", name_of(name), ""],
        ["next"],
    ]


def name_of(program):
    return next(tool.name for tool in TOOLS.values() if program in tool.programs.linux)


def connection(port, other="", status=psutil.CONN_ESTABLISHED, pid=None):
    raddr = SimpleNamespace(ip=other, port=50_000) if other else ()
    laddr = SimpleNamespace(ip="192.0.2.1", port=port)
    return SimpleNamespace(laddr=laddr, raddr=raddr, status=status, pid=pid)


def server(*connections, name="x11vnc", denied=False):
    """Stand in for a process of a tool."""

    def net_connections(kind):
        if denied:
            raise psutil.AccessDenied
        return connections

    process = SimpleNamespace(net_connections=net_connections)
    return SimpleNamespace(process=process, program=Program(name=name))


LISTENS = connection(5900, status=psutil.CONN_LISTEN)


def ask(*servers, tool=X11VNC):
    evidence = [each for each in tool.session if isinstance(each, PortEvidence)]
    return Listeners(tool, evidence).look(servers)


def test_nobody_is_connected_to_a_server_that_only_listens():
    assert ask(server(LISTENS)) is Nothing.NOBODY


def test_who_is_connected_is_told_by_the_address():
    found = ask(server(LISTENS, connection(5900, "198.51.100.9")))
    assert isinstance(found, Session)
    assert found.address == "198.51.100.9"


@pytest.mark.parametrize(
    "end", [psutil.CONN_TIME_WAIT, psutil.CONN_CLOSE_WAIT, psutil.CONN_SYN_RECV]
)
def test_who_has_hung_up_is_not_connected(end):
    assert ask(server(LISTENS, connection(5900, "198.51.100.9", end))) is Nothing.NOBODY


def test_a_connection_on_the_way_out_is_no_session_but_leaves_a_doubt():
    assert ask(server(LISTENS, connection(40_000, "198.51.100.9"))) is Nothing.HIDDEN


def test_a_connection_within_this_computer_on_the_way_out_is_nothing():
    assert ask(server(LISTENS, connection(40_000, "127.0.0.1"))) is Nothing.NOBODY


def test_a_tool_that_can_be_reached_in_other_ways_does_not_tell_that_nobody_is_in():
    assert ask(server(LISTENS), tool=TOOLS["RealVNC"]) is Nothing.SILENT


@pytest.mark.parametrize("other", ["127.0.0.1", "::1", "::ffff:127.0.0.1", "127.8.8.8"])
def test_who_comes_from_this_computer_may_be_a_tunnel(other):
    assert ask(server(LISTENS, connection(5900, other))) is Nothing.HIDDEN


def test_an_address_of_this_computer_is_this_computer(monkeypatch):
    own = {"eth0": [SimpleNamespace(address="2001:db8::7%eth0")]}
    monkeypatch.setattr(psutil, "net_if_addrs", lambda: own)
    assert ask(server(LISTENS, connection(5900, "2001:db8::7"))) is Nothing.HIDDEN


def test_the_connections_of_another_user_are_told_by_their_ports(monkeypatch):
    there = [
        connection(3389, status=psutil.CONN_LISTEN),
        connection(3389, "198.51.100.9"),
        connection(3389, "192.0.2.3", pid=1),
        connection(22, "192.0.2.4"),
    ]
    monkeypatch.setattr(psutil, "net_connections", lambda kind: there)

    found = ask(server(name="xrdp", denied=True), tool=TOOLS["xrdp"])
    assert found.address == "198.51.100.9"


def test_another_user_may_listen_where_nobody_knows(monkeypatch):
    monkeypatch.setattr(psutil, "net_connections", lambda kind: [connection(22, "192.0.2.4")])

    assert ask(server(denied=True)) is Nothing.HIDDEN


def test_a_system_that_shows_no_connections_hides_them(monkeypatch):
    def denied(kind):
        raise psutil.AccessDenied

    monkeypatch.setattr(psutil, "net_connections", denied)
    assert ask(server(name="xrdp", denied=True), tool=TOOLS["xrdp"]) is Nothing.HIDDEN


def test_a_session_keeps_when_it_began(monkeypatch):
    monkeypatch.setattr(listeners, "EVERY", 0)
    evidence = [each for each in X11VNC.session if isinstance(each, PortEvidence)]
    watched = Listeners(X11VNC, evidence)
    busy = server(LISTENS, connection(5900, "198.51.100.9"))

    assert watched.look([busy]) == watched.look([busy])


def test_the_system_is_not_asked_at_each_look():
    evidence = [each for each in X11VNC.session if isinstance(each, PortEvidence)]
    watched = Listeners(X11VNC, evidence)

    assert watched.look([server(LISTENS)]) is Nothing.NOBODY
    assert watched.look([server(denied=True)]) is Nothing.NOBODY


def test_a_real_server_of_our_own_is_asked():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        mine = SimpleNamespace(process=psutil.Process(), program=Program(name="x11vnc"))
        assert ask(mine) in (Nothing.NOBODY, Nothing.HIDDEN)
        with socket.create_connection(("127.0.0.1", port)) as peer, listening.accept()[0]:
            assert ask(mine) is Nothing.HIDDEN
            assert peer.getpeername()[1] == port


@pytest.mark.parametrize(
    ("address", "bare"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::1"),
        ("2001:DB8::7", "2001:db8::7"),
    ],
)
def test_one_address_has_one_form(address, bare):
    assert plain(address) == bare
