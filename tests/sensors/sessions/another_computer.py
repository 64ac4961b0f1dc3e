"""Be two computers: one with a server that the sense watches, one that connects to it.

Run by ``unshare`` in a network of its own; prints what the sense tells, one word a line.
"""

import json
import subprocess
import sys
from contextlib import contextmanager
from threading import Event, Thread

from desktop import until
from guard.core.sighting import Sighting
from guard.sensors.sessions import SessionSensor, listeners
from knowing import library

SERVER = """
import socket, sys
from pathlib import Path
Path("/proc/self/comm").write_text(sys.argv[1])
server = socket.create_server(("::", 5900), family=socket.AF_INET6, dualstack_ipv6=True)
print("listening", flush=True)
kept = []
while True:
    kept.append(server.accept())
"""
CLIENT = """
import socket, sys
peer = socket.create_connection((sys.argv[1], 5900), source_address=(sys.argv[2], 0))
print("connected", flush=True)
sys.stdin.read()
"""
HERE, THERE = "10.77.0.1", "10.77.0.2"


@contextmanager
def running(script, *arguments, inside=()):
    """Run a script until the end of a block, from its first word on."""
    command = [*inside, sys.executable, "-c", script, *arguments]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as process:
        process.stdout.readline()
        yield process
        process.kill()


@contextmanager
def cable():
    """Lay a cable to another computer; yield how to run something there."""
    waits = ["unshare", "--net", "sh", "-c", "echo there; read wait"]
    pipe = subprocess.PIPE
    with subprocess.Popen(waits, stdin=pipe, stdout=pipe) as there:
        there.stdout.readline()
        inside = ("nsenter", "--net", "--target", str(there.pid))
        for command in (
            "ip link set lo up",
            f"ip link add near type veth peer name far netns {there.pid}",
            f"ip address add {HERE}/24 dev near",
            "ip link set near up",
        ):
            subprocess.run(command.split(), check=True)
        for command in (f"ip address add {THERE}/24 dev far", "ip link set far up"):
            subprocess.run([*inside, *command.split()], check=True)
        yield inside
        there.kill()


class Heard:
    """Prints each report as it comes."""

    def __init__(self, sense):
        self.pulses = 0
        self._sense, self._stop = sense, Event()
        self._thread = Thread(target=self._hear, daemon=True)
        self._thread.start()

    def _hear(self):
        for report in self._sense.watch(self._stop):
            if report is None:
                self.pulses += 1
            elif isinstance(report, Sighting):
                word = "open" if report.present else "over"
                print(json.dumps([word, report.program.name, report.address]), flush=True)
            else:
                word = report.why if report.present else "seen"
                print(json.dumps([word, report.about, ""]), flush=True)

    def wait(self):
        """Wait until the sense has asked for connections anew, after it looked anew."""
        now = self.pulses
        until(lambda: self.pulses >= now + 8)

    def end(self):
        self._stop.set()
        self._thread.join()


def main(name):
    listeners.EVERY = 0
    with cable() as inside, running(SERVER, name):
        heard = Heard(SessionSensor(library().knowledge, every=0.05))
        heard.wait()
        print('["begin"]', flush=True)
        for address, source, where in (
            (HERE, THERE, inside),
            ("127.0.0.1", "127.0.0.1", ()),
            (HERE, HERE, ()),
        ):
            with running(CLIENT, address, source, inside=where):
                heard.wait()
            heard.wait()
            print('["next"]', flush=True)
        heard.end()


if __name__ == "__main__":
    main(sys.argv[1])
