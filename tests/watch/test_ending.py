"""Being asked to end, at whatever moment."""

import signal
import subprocess
import sys

import pytest

BEFORE_THE_LOOP = """
import os, sys
from PySide6.QtCore import QCoreApplication
from guard.watch.ending import Ending

application = QCoreApplication([])
Ending(application)
os.kill(os.getpid(), int(sys.argv[1]))
sys.exit(application.exec())
"""


@pytest.mark.linux
@pytest.mark.parametrize("order", [signal.SIGTERM, signal.SIGINT])
def test_whoever_is_told_to_end_before_the_loop_runs_ends_all_the_same(order):
    ended = subprocess.run(
        [sys.executable, "-c", BEFORE_THE_LOOP, str(int(order))], check=False, timeout=30
    )

    assert ended.returncode == 0
