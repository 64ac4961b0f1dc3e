import pytest

from guard.core.terminal import Prompts
from knowing import library, sighting

PROMPTS = Prompts(library().knowledge.terminals)


@pytest.mark.parametrize(
    "seen",
    [
        {"program": "gnome-terminal-server"},
        {"program": "konsole", "title": "~ : bash"},
        {"program": "cmd.exe", "title": "Command Prompt"},
        {"program": "WindowsTerminal.exe", "title": "Windows PowerShell"},
        {"program": "Explorer.EXE", "title": "Run"},
        {"program": "explorer.exe", "title": "Ausf\u00fchren"},
    ],
)
def test_what_obeys_a_paste_is_known_when_it_opens(seen):
    assert PROMPTS.opened(sighting(**seen))


@pytest.mark.parametrize(
    "seen",
    [
        {"program": "powershell.exe"},
        {"program": "explorer.exe", "title": "Pictures"},
        {"program": "chromium", "title": "Run"},
        {"program": "bash"},
        {"title": "Run"},
    ],
)
def test_what_runs_unseen_or_is_only_called_so_is_not(seen):
    assert not PROMPTS.opened(sighting(**seen))


def test_without_its_file_nothing_is_known():
    assert not Prompts(None).opened(sighting(program="konsole"))
