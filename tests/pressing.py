"""What a person without a mouse, or a far hand, presses until a warning has nothing left to say."""

import time
from subprocess import Popen

from desktop import Desktop
from looking import Onlooker


def safely_answered(screen: Desktop, onlooker: Onlooker, guard: Popen[bytes]) -> bool:
    """Press what the keyboard is on, the safe answer; tell whether no step is left.

    Presses in a step's first moment do not count, and from one step to the next the window may
    be gone for a moment: to be asked again and again.
    """
    screen.ask("xdotool", "key", "Return")
    time.sleep(0.3)
    if onlooker.of(guard.pid):
        return False
    time.sleep(2)
    return not onlooker.of(guard.pid)
