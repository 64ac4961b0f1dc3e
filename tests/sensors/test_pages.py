"""What real browsers show, read without any flag to them."""

import os
import signal
import sys
import time
from contextlib import suppress

import psutil
import pytest

from desktop import desktop, until
from guard.core.sighting import DIALOG, DIALOG_LOOP
from guard.sensors import BlindSpot, Unavailable
from guard.sensors.pages import LONGEST_TITLE, PagesSensor, running
from listening import listening

if sys.platform != "linux":
    pytest.skip("the accessibility bus is Linux's", allow_module_level=True)

from guard.sensors.pages.linux import CHARACTERS, browsers

pytestmark = pytest.mark.desktop

UNSEEN = '<p style="position: absolute; left: -9999px">Nobody sees these words.</p>'
PAGES = {
    "/plain": "<title>Garden club</title><h1>Seeds</h1><p>Bring <a href=/>gloves</a> on Monday.",
    "/other": "<title>Bakery</title><p>Fresh bread at nine.",
    "/later": """<title>Later</title><p>One moment.<script>
        setTimeout(() => document.body.append("Words that came later."), 1500)</script>""",
    "/reword": """<title>Reword</title><p id=p>Before.<script>
        setTimeout(() => p.firstChild.nodeValue = "Other words.", 1500)</script>""",
    "/form": """<title>Form</title><p>Please fill in</p><input autofocus><textarea id=a></textarea>
        <input type=password id=b value=preset-secret><div contenteditable id=c></div>
        <div role=textbox>marked-secret</div><select><option>chosen-secret</select>
        <p>Inside <span contenteditable>inline-secret</span> a line</p><script>
        a.value = b.value = "set-secret"; c.textContent = "edited-secret"</script>""",
    "/long": "<title>Long</title>" + "<p>Here stand some words.</p>" * 3_000,
    "/behind": "<title>Behind</title>"
    + UNSEEN * 700
    + '<div style="position: fixed; inset: 0"><p style="height: 100vh">Before all eyes</div>'
    + UNSEEN * 700,
    "/title": """<title>Short</title><p>Below a long title.<script>
        setTimeout(() => document.title = "x".repeat(1 << 20), 300)</script>""",
    "/marks": "<title>Marks</title><p>\u202etxet\u202c \u200bzero <b>&lt;b&gt;</b> \x07 end.",
    "/storm": """<title>Storm</title><p>Quiet words.<script>
        let n = 0; const storm = () => { for (let i = 0; i < 4; i++) document.title = n++ };
        setInterval(storm, 4)</script>""",
    "/ticker": """<title>Ticker</title><p>Now <b id=b></b><script>
        let n = 0; setInterval(() => b.textContent = n++, 1)</script>""",
    "/frame": '<title>Frame</title><p>Around.<iframe src="/other"></iframe>',
    "/alert": """<title>Box</title><p>Below.<script>
        setTimeout(() => alert("Words in a box."), 800)</script>""",
    "/loop": """<title>Loop</title><p>Below.<script>setTimeout(() => {
        for (let n = 0; n < 6; n++) alert("Words again.") }, 800)</script>""",
    "/full": """<title>Full</title><body style="height: 100vh"><p>Click me.<script>
        onclick = () => document.documentElement.requestFullscreen().then(
            () => document.body.append("Words on a full screen."))</script>""",
}


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def reading(request, tmp_path_factory, site):
    """Give a sensor that listens, the desktop, and what opens a page in its browser."""
    processes = []
    with (
        pytest.MonkeyPatch.context() as patch,
        desktop(tmp_path_factory.mktemp(request.param), tray=False) as screen,
        listening(sense(screen)) as listener,
    ):
        patch.setattr(running, "GRACE", 60)  # what a browser needs on a busy machine

        def browse(path):
            processes.append(screen.browse(request.param, site + path))
            return processes[0]

        browse("/plain?first")
        listener.hear(shows("gloves", "first"), 60)
        yield listener, screen, browse


def sense(screen):
    return PagesSensor(lambda: browsers(screen.environ["DBUS_SESSION_BUS_ADDRESS"]))


def shows(words, address=""):
    return lambda seen: seen.present and words in seen.text and seen.address.endswith(address)


def gone(before):
    return lambda seen: seen.thing == before.thing and not seen.present


def test_a_page_is_read_with_its_title_and_address_and_in_order(reading, site):
    listener, _, browse = reading
    browse("/plain")
    seen = listener.hear(shows("gloves", "/plain"))

    assert seen.title == "Garden club"
    assert seen.address == site + "/plain"
    assert " ".join(seen.text.split()) == "Seeds Bring gloves on Monday."


def test_a_page_has_gone_when_another_takes_its_place(reading):
    listener, _, browse = reading
    browse("/plain?before")
    before = listener.hear(shows("gloves", "before"))
    browse("/other?after")
    listener.hear(shows("Fresh bread", "after"))

    listener.hear(gone(before))


def test_a_page_comes_back_with_its_tab(reading):
    listener, screen, browse = reading
    browse("/plain?tab")
    listener.hear(shows("gloves", "tab"))
    browse("/other?tab")
    listener.hear(shows("Fresh bread", "tab"))
    before = len(listener.sightings)
    screen.ask("xdotool", "key", "ctrl+shift+Tab")

    until(lambda: any(map(shows("gloves", "tab"), listener.sightings[before:])))


@pytest.mark.parametrize(
    ("path", "words"), [("/later", "Words that came later."), ("/reword", "Other words.")]
)
def test_words_that_a_script_puts_there_later_are_read(reading, path, words):
    listener, _, browse = reading
    browse(path)

    listener.hear(shows(words, path))


def test_what_stands_in_a_frame_of_the_page_is_read(reading):
    listener, _, browse = reading
    browse("/frame")

    listener.hear(shows("Fresh bread", "/frame"))


def test_what_is_typed_or_chosen_is_never_read(reading):
    listener, screen, browse = reading
    browse("/form")
    listener.hear(shows("Please fill in"))
    screen.ask("xdotool", "type", "by-hand-secret")
    time.sleep(1)
    screen.ask("xdotool", "key", "F5")
    seen = listener.hear(shows("a line", "/form"))

    assert "Inside" in seen.text
    assert not [seen for seen in listener.sightings if "secret" in seen.text + seen.title]


def test_of_a_long_page_so_much_is_read(reading):
    listener, _, browse = reading
    browse("/long")
    seen = listener.hear(shows("Here stand some words."))

    assert len(seen.text) <= CHARACTERS


def test_words_in_the_middle_of_the_screen_are_read_before_any_number_of_others(reading):
    listener, _, browse = reading
    browse("/behind")

    listener.hear(shows("Before all eyes"))


def test_a_title_of_one_megabyte_is_cut(reading):
    listener, _, browse = reading
    browse("/title")
    seen = listener.hear(lambda seen: seen.title.startswith("xxxx"))

    assert len(seen.title) <= LONGEST_TITLE


def test_odd_letters_are_passed_on_as_they_are(reading):
    listener, _, browse = reading
    browse("/marks")

    listener.hear(shows("\u200bzero <b>", "/marks"))


@pytest.mark.parametrize("path", ["/storm", "/ticker"])
def test_a_page_that_changes_a_thousand_times_a_second_is_told_a_few_times(reading, path):
    listener, _, browse = reading
    browse(path)
    listener.hear(lambda seen: seen.address.endswith(path))
    before = len(listener.sightings)
    time.sleep(3)

    assert len(listener.sightings) - before <= 12


def test_a_full_screen_page_is_read(reading):
    listener, screen, browse = reading
    browse("/full")
    listener.hear(shows("Click me."))

    def heard_after_a_click():
        screen.ask("xdotool", "mousemove", "600", "500", "click", "1")
        with suppress(AssertionError):
            return listener.hear(shows("Words on a full screen."), 5)

    # A browser that has only just drawn a page may lose a click.
    assert until(heard_after_a_click, 60)
    screen.ask("xdotool", "key", "Escape")


def test_a_box_is_told_with_its_words_and_goes(reading, site):
    listener, screen, browse = reading
    browse("/alert")
    seen = listener.hear(lambda seen: DIALOG in seen.marks and "Words in a box." in seen.text)

    assert seen.address == site + "/alert"
    screen.ask("xdotool", "key", "Return")
    listener.hear(gone(seen))


def test_boxes_that_come_again_and_again_are_a_loop(reading):
    listener, screen, browse = reading
    browse("/loop")
    listener.hear(lambda seen: seen.marks == {DIALOG} and "Words again." in seen.text)

    def looped():
        screen.ask("xdotool", "key", "Return")
        time.sleep(0.6)
        return [seen for seen in listener.sightings if DIALOG_LOOP in seen.marks]

    assert "Words again." in until(looped)[0].text
    screen.ask("xdotool", "key", "--delay", "300", *["Return"] * 6)


def test_a_browser_that_stops_answering_does_not_stop_the_sense(reading):
    listener, _, browse = reading
    browser = browse("/plain?stopped")
    seen = listener.hear(shows("gloves", "stopped"))
    os.kill(browser.pid, signal.SIGSTOP)
    try:
        before = len(listener.reports)
        until(lambda: len(listener.reports) > before + 2)
    finally:
        os.kill(browser.pid, signal.SIGCONT)

    assert not any(map(gone(seen), listener.sightings))


def test_no_thing_repeats_words_or_addresses(reading):
    listener, _, _ = reading

    assert not [
        seen for seen in listener.sightings if "127.0.0" in seen.thing or "plain" in seen.thing
    ]


def test_a_page_goes_with_its_browser(reading):
    listener, screen, browse = reading
    browser = browse("/plain?last")
    seen = listener.hear(shows("gloves", "last"))
    screen.end(browser)

    listener.hear(gone(seen))
    assert not [report for report in listener.reports if isinstance(report, BlindSpot)]


def test_a_browser_that_was_there_first_is_a_blind_spot_until_it_is_closed(
    tmp_path, site, monkeypatch
):
    monkeypatch.setattr(running, "GRACE", 3.0)
    monkeypatch.setattr(running, "EVERY", 0.5)
    with desktop(tmp_path / "screen", tray=False) as screen:
        browser = screen.browse("chromium", site + "/plain")
        until(lambda: b"Garden club" in screen.ask("xdotool", "getactivewindow", "getwindowname"))

        def spots():
            return [report for report in listener.reports if isinstance(report, BlindSpot)]

        with listening(sense(screen)) as listener:
            until(spots, 30)
            screen.end(browser)
            until(lambda: len(spots()) > 1, 30)

    there, lifted = spots()
    assert (there.why, there.about, there.present) == ("browser_started_first", "Chromium", True)
    assert (lifted.why, lifted.about, lifted.present) == (there.why, there.about, False)


def test_a_sense_whose_bus_ends_says_so(tmp_path):
    with desktop(tmp_path / "screen", tray=False) as screen, listening(sense(screen)) as listener:
        for process in psutil.process_iter(["name"]):
            with suppress(psutil.Error):
                here = process.environ().get("HOME") == str(screen.home)
                if here and process.name() == "dbus-daemon" and process.pid != screen.bus.pid:
                    process.kill()
        until(lambda: listener.failure)

    assert isinstance(listener.failure, OSError)


def test_without_a_session_bus_it_says_so():
    with pytest.raises(Unavailable, match="no_session_bus"), browsers():
        pass


def test_without_an_accessibility_bus_it_says_so(tmp_path):
    rules = tmp_path / "bus.conf"
    rules.write_text(
        f"<busconfig><listen>unix:path={tmp_path}/bus</listen><policy context='default'>"
        "<allow send_destination='*'/><allow eavesdrop='true'/><allow own='*'/>"
        "</policy></busconfig>"
    )
    bus = psutil.Popen(["dbus-daemon", f"--config-file={rules}", "--nofork"])
    try:
        until((tmp_path / "bus").exists)
        with (
            pytest.raises(Unavailable, match="no_accessibility_bus"),
            browsers(f"unix:path={tmp_path}/bus"),
        ):
            pass
    finally:
        bus.kill()
        bus.wait()
