"""What each system has of its own for ending a process, and the service that starts it again."""

import sys

if sys.platform == "win32":
    from guard.actions.end_tool.win32 import close, freeze, is_denied, stop_service
else:
    from guard.actions.end_tool.linux import close, freeze, is_denied, stop_service

__all__ = ["close", "freeze", "is_denied", "stop_service"]
