"""Files in which browsers keep choices, made for tests."""

import json

from guard.files.blockers import profiles

HEAD = '// Mozilla User Preferences\nuser_pref("browser.startup.page", 3);\n'
MALWARE, PHISHING = profiles.DECEPTIVE


def profile(folder, said, name="Default", file="Preferences"):
    place = folder / name
    place.mkdir(parents=True, exist_ok=True)
    (place / file).write_text(said if isinstance(said, str) else json.dumps(said), "utf-8")
    return place


def browsing(**choices):
    return {"profile": {"name": "A"}, "safebrowsing": choices}


def firefox(folder, *lines, place="a.default"):
    (folder / place).mkdir(parents=True)
    (folder / place / "prefs.js").write_text(HEAD + "\n".join(lines), "utf-8")
    return list(profiles.firefox(folder))
