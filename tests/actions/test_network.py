"""Cutting the network, with a NetworkManager of our own on a bus of our own."""

import os
import subprocess
import sys
from contextlib import contextmanager
from threading import Thread

import pytest

if sys.platform != "linux":
    pytest.skip("NetworkManager is Linux's", allow_module_level=True)

from jeepney import HeaderFields, MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from guard.actions.network import cut, is_cut, linux, restore, routes

NAME = "org.freedesktop.NetworkManager"
HEAD = "Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT\n"


class Manager:
    """A NetworkManager that holds no network."""

    def __init__(self):
        self.enabled = True
        self.refuses = ""
        self.obeys = True

    def answer(self, call):
        """Return the reply to a call."""
        if call.header.fields[HeaderFields.member] == "Get":
            return new_method_return(call, "v", (("b", self.enabled),))
        (wanted,) = call.body
        if self.refuses:
            return new_error(call, f"{NAME}.{self.refuses}", "s", ("no",))
        if wanted == self.enabled:
            return new_error(call, f"{NAME}.AlreadyEnabledOrDisabled", "s", ("already",))
        self.enabled = wanted if self.obeys else self.enabled
        return new_method_return(call)

    def serve(self, bus):
        """Answer calls until the bus goes."""
        while True:
            try:
                call = bus.receive()
            except (EOFError, OSError):
                return
            if call.header.message_type is MessageType.method_call:
                bus.send(self.answer(call))


@pytest.fixture
def system_bus(monkeypatch):
    reader, writer = os.pipe()
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", f"--print-address={writer}"], pass_fds=(writer,)
    )
    os.close(writer)
    with os.fdopen(reader) as answer:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", answer.readline().strip())
    yield
    daemon.kill()
    daemon.wait()


@contextmanager
def served(manager):
    bus = open_dbus_connection("SYSTEM")
    bus.send_and_get_reply(message_bus.RequestName(NAME))
    thread = Thread(target=manager.serve, args=(bus,), daemon=True)
    thread.start()
    try:
        yield manager
    finally:
        bus.sock.shutdown(2)
        thread.join()
        bus.close()


@pytest.fixture
def manager(system_bus, monkeypatch):
    with served(Manager()) as manager:
        monkeypatch.setattr(routes, "lead_out", lambda: manager.enabled)
        monkeypatch.setattr(linux, "SETTLES", 0.3)
        yield manager


def test_the_network_is_cut_and_put_back(manager):
    assert not is_cut()
    assert cut()
    assert is_cut()
    assert not manager.enabled
    assert restore()
    assert not is_cut()
    assert manager.enabled


def test_a_guard_that_starts_again_knows_that_the_network_is_cut_and_puts_it_back(manager):
    assert cut()
    code = "from guard.actions.network import is_cut, restore; print(is_cut(), restore())"

    again = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert again.stdout.split() == ["True", "True"]
    assert manager.enabled


def test_a_network_that_is_off_already_is_cut(manager):
    manager.enabled = False

    assert cut()


def test_a_network_that_another_program_holds_is_not_said_to_be_cut(manager, monkeypatch):
    monkeypatch.setattr(routes, "lead_out", lambda: True)

    assert not cut()
    assert is_cut()  # so that the way back is offered all the same


def test_a_refusal_is_said(manager):
    manager.refuses = "PermissionDenied"

    assert not cut()
    assert not restore()
    assert manager.enabled


def test_a_manager_that_only_says_yes_is_not_believed(manager):
    manager.obeys = False

    assert not cut()


def test_without_a_network_manager_nothing_is_cut(system_bus):
    assert not cut()
    assert not restore()
    assert not is_cut()


def test_without_a_bus_nothing_is_cut(monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/none")

    assert not cut()
    assert not is_cut()


@pytest.mark.parametrize(
    ("row", "out"),
    [
        ("eth0 00000000 0101A8C0 0003 0 0 100 00000000 0 0 0", True),
        ("eth0 0001A8C0 00000000 0001 0 0 100 00FFFFFF 0 0 0", False),
        ("eth0 00000000 00000000 0200 0 0 100 00000000 0 0 0", False),
        ("", False),
    ],
)
def test_a_default_route_leads_out(row, out):
    assert routes.has_default(HEAD + row) == out


@pytest.mark.parametrize(
    ("length", "flags", "out"), [("00", "00450003", True), ("00", "00200200", False),
                                 ("40", "00000001", False)],
)  # fmt: skip
def test_a_default_route_of_the_sixth_version_leads_out(length, flags, out):
    none = "0" * 32
    row = f"{none} {length} {none} 00 {none} 00000400 00000001 00000000 {flags} eth0"

    assert routes.has_default_6(row) == out
