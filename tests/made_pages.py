"""Pages in our own words, in the manner of real ones."""

import html
from textwrap import wrap
from urllib.parse import quote

WORDS = """
<h1>Windows Defender Security Centre</h1>
<p>This computer has been locked. A trojan was found and your passwords, bank logins and photos
are being stolen.</p>
<p>Do not close this page and do not restart your computer.</p>
<p>Call our support technicians now, toll free: <b>+1 (855) 010-0199</b></p>
"""

SCARE = f"<title>Holiday photos</title>{WORDS}"
"""The title is harmless; the scare is only in the words."""

ALERT = """<title>Holiday photos</title><p>One moment please.</p><script>
setTimeout(() => alert("Windows Defender: your computer has been locked. A trojan was found. " +
    "Do not close this page. Call Microsoft support now: +1 (855) 010-0199"), 300);
</script>"""

FULL_SCREEN = f"""<title>Holiday photos</title>{WORDS}<script>
addEventListener("click", () => document.documentElement.requestFullscreen());
</script>"""

BANK = """<title>Help centre - Example Bank</title>
<h1>Help and contact</h1>
<p>Lost or stolen card? Ring us at any time on 0345 010 0199, or from abroad +44 20 7946 0199.
We will block your card at once and send you a new one.</p>
<p>Trouble logging in? Your account locks after three wrong passwords. You can set a new password
in the app. Our support team is there from 8am to 8pm.</p>
<p>Security: we never ask for your full password. If somebody rings you about a virus on your
computer, hang up and ring us on the number on the back of your card.</p>"""

FILLING = "onclick = () => document.documentElement.requestFullscreen()"
"""Fills the screen at a click, as browsers ask for."""


def lines(text: str) -> list[str]:
    """Return the lines of a text that a picture has room for."""
    return wrap(" ".join(text.split()), 80)[:16]


def drawn(text: str) -> str:
    """Draw words as a picture (SVG), white on blue as scares like it."""
    tags = "".join(
        f'<text x="30" y="{60 + 34 * at}">{html.escape(line)}</text>'
        for at, line in enumerate(lines(text))
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="600" font-size="22" '
        'font-family="sans-serif" fill="#fff">'
        f'<rect width="1200" height="600" fill="#06c"/>{tags}</svg>'
    )


DRAWN = """Windows Defender. This computer has been locked. A trojan was found. Do not close this
page and do not restart. Call our support technicians now, toll free: +1 (855) 010-0199"""

PICTURE = f"""<title>Holiday photos</title><img alt=""
src="data:image/svg+xml,{quote(drawn(DRAWN))}"><script>{FILLING}</script>"""
"""A scare without a word: everything is a picture."""

_SOURCE = f"data:image/svg+xml,{quote(drawn(DRAWN))}"
_PEN = f"""const pen = c.getContext("2d"); pen.fillStyle = "#06c"; pen.fillRect(0, 0, 1000, 600)
pen.fillStyle = "#fff"; pen.font = "22px sans-serif";
{lines(DRAWN)}.forEach((line, at) => pen.fillText(line, 30, 60 + 34 * at))"""

IN_WINDOWS = {
    "/image": f'<title>Photos (image)</title><img src="{_SOURCE}">',
    "/decoration": f'<title>Photos (decoration)</title><img alt="" src="{_SOURCE}">',
    "/background": f"""<title>Photos (background)</title>
        <body style="height: 95vh; background: url('{_SOURCE}') no-repeat">""",
    "/canvas": f"""<title>Photos (canvas)</title><canvas id=c width=1000 height=600></canvas>
        <script>{_PEN}</script>""",
    "/hidden-words": f"""<title>Photos (hidden-words)</title><img alt="" src="{_SOURCE}">
        <div style="position: absolute; left: -9999px">{"<p>Nobody sees these words.</p>" * 40}""",
}
"""The same scare, drawn in every way, for an ordinary window."""

PHOTOS = "<title>Our garden</title><h1>Our garden</h1>" + "".join(
    f"""<p>In month {month} we dug, sowed and weeded, and the roses by the gate did well.</p>
    <img width=600 height=400 alt="Roses" src="data:image/svg+xml,{quote(drawn("A rose"))}">"""
    for month in range(1, 13)
)
"""Many pictures, and many words."""

NEWS = "<title>News</title>" + "".join(
    f"<h2>Item {at}</h2><p>The council met on Monday and talked about the bridge for long.</p>"
    for at in range(40)
)

SLIDES = f"""<title>Holiday photos</title><body style="margin: 0; background: #000"><svg width=1300
height=700><defs><linearGradient id=g><stop stop-color=#fc8 /><stop offset=1 stop-color=#048 />
</linearGradient></defs><rect width=1300 height=600 fill=url(#g)></rect><circle cx=900 cy=200 r=90
fill=#fe9></circle><text x=60 y=660 fill=#fff font-size=34>Our week at the lake, August 2019. Call
grandma on Sunday!</text></svg><script>{FILLING}</script>"""

FILM = f"""<title>A film</title><body style="margin: 0; background: #000"><canvas id=c width=1300
height=700></canvas><script>{FILLING}
const pen = c.getContext("2d"); let n = 0
setInterval(() => {{ n++; pen.fillStyle = `hsl(${{n}} 60% 30%)`; pen.fillRect(0, 0, 1300, 700)
pen.fillStyle = "#fff"; pen.font = "32px sans-serif"
pen.fillText("- Did you call the police? - No. They locked the door and left.", 120, 640) }}, 40)
</script>"""
