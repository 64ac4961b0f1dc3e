"""Take this computer off the network, and put it back; the system keeps which it is.

So a guard that starts again, after a crash or a night, asks the system and knows.
"""

import sys

if sys.platform == "linux":
    from guard.actions.network.linux import cut, is_cut, restore
elif sys.platform == "win32":
    from guard.actions.network.win32 import cut, is_cut, restore
else:

    def cut() -> bool:
        """Do nothing: no way is known here."""
        return False

    def restore() -> bool:
        """Do nothing: nothing was cut."""
        return False

    def is_cut() -> bool:
        """Tell that nothing was cut."""
        return False


__all__ = ["cut", "is_cut", "restore"]
