"""The way to an X server: all our connections begin here."""

import xcffib
from xcffib import res, xfixes, xinput, xkb, xproto, xtest

PARTS = (res, xfixes, xinput, xkb, xproto, xtest)
"""Every part of the protocol that we speak.

xcffib asks the server about each part that has been imported, and fails with RuntimeError when
another thread imports one meanwhile. So all are here before the first connection is made.
"""


def connect(display: str | None = None) -> xcffib.Connection:
    """Connect to a display (None: that of the environment).

    Raises xcffib.ConnectionException where no server answers.
    """
    return xcffib.connect(display)
