import pytest

from guard.core.signs import read
from knowing import mind, sighting


def kinds(title, **facts):
    return [sign.kind for sign in read(sighting(title=title, **facts), mind())]


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Security Alert",
        "!! VIRUS DETECTED !!",
        "Err0r C0de #A7K2D9",
        "Windows Support Code0x41a7",
        "Computer locked: call +1 888 010 0199",
        "Your computer is infected - Google Chrome",
        "Ihr Computer ist infiziert",
        "ウイルス警告",
        "Windows Firewall has detected spyware - virus alert",
        "Attention! Your Mac is not protected",
        "PC blocked (error 77Q2)",
        "Alerte : votre ordinateur a été bloqué",
        "Atención: su equipo está en peligro",
        "Uw computer is vergrendeld",
        "Twój komputer został zablokowany",
        "お使いのパソコンがロックされました",
        "Virus found on this Mac: call Apple Care now",
        "Your Samsung has 13 viruses - remove now",
        "Police: this device is blocked for illegal content (fine £250)",
        "Norton verlopen - 8 virussen actief op uw computer",
        "Twój komputer ma 6 wirusów! Usuń teraz",
        "Your protection ran out! Renew Norton now",
        "Press Win+R to prove you are human",
        "Network hacked - call technician",
    ],
)
def test_a_title_that_only_scares_carry_is_a_weak_sign(title):
    assert kinds(title) == ["scare_title"]


@pytest.mark.parametrize(
    "title",
    [
        "Security Center - Example Bank",
        "Windows Update error 0x80070005 - Forum",
        "Your computer is infected? What to do",
        "'Your computer is locked' pop-up scam: how to remove it",
        "Is your phone infected with malware?",
        "Support",
        "Security Alert",
        "System Error",
        "Alerte de sécurité",
        "Alerts - Example Weather",
        "Microsoft Support",
        "Windows Security",
        "Virus & threat protection",
        "Remove a virus from your PC",
        "Windows-Sicherheit",
        "Virus removal London - call now",
        "5 best virus cleaners for Android",
        "Norton Support: contact and phone",
        "Win + R shortcut",
        "PC at risk without updates, says Microsoft",
        "New virus found in bats: call for calm",
        "",
    ],
)
def test_a_title_that_honest_pages_carry_is_not(title):
    assert kinds(title) == []


def test_a_dialog_without_more_than_a_title_is_read_as_words():
    title = "Windows locked. Do not close this page. Call Windows support now."

    assert kinds(title, marks=["dialog"]) == ["scare_page"]
