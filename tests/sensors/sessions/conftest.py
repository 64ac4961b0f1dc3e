import shutil
import subprocess

import pytest


@pytest.fixture
def start(tmp_path):
    """Start a copy of the shell under another name; it waits, whatever its arguments are."""
    running = []

    def start(name, *arguments, does="read wait"):
        path = tmp_path / name
        if not path.exists():
            shutil.copy(shutil.which("sh"), path)
        command = [path, "-c", does, *arguments]
        running.append(subprocess.Popen(command, stdin=subprocess.PIPE))
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.stdin.close()
        process.wait()
