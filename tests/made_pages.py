"""Pages in our own words, in the manner of real ones."""

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
