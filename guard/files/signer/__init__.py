"""Who signed a program, as the certificate inside it says.

The signature is not checked: a borrowed certificate makes a program look like a tool that
it is not, which at worst warns; and a signer alone never counts.
"""

import sys
from pathlib import Path

if sys.platform == "win32":
    from guard.files.signer.win32 import subject
else:

    def subject(_: Path) -> str:
        """Say nothing: Windows reads certificates here, no other system does."""
        return ""


__all__ = ["subject"]
