"""Pages of our own that hold on to whoever meets them, each in one way that scares use."""

SHOUT = "<h1>Your computer is locked</h1><p>Ring us. Do not close this page."

GRAB = """document.documentElement.requestFullscreen().then(
    () => navigator.keyboard && navigator.keyboard.lock())"""

STAY = "onbeforeunload = event => { event.preventDefault(); return 'Ring us' }"

NOISE = """
    const sound = new AudioContext(), tone = sound.createOscillator();
    tone.connect(sound.destination); tone.start();"""


def page(title: str, script: str, style: str = "") -> str:
    """Return a page that runs a script, and waits for a click where it needs one."""
    return f"<title>{title}</title><style>{style}</style>{SHOUT}<script>{script}</script>"


TRAPS = {
    "full-screen": page(
        "Full screen",
        f"""for (const kind of ['click', 'keydown', 'mousemove'])
            addEventListener(kind, () => {GRAB})""",
        "* { cursor: none }",
    ),
    "sound": page("Sound", f"addEventListener('click', () => {{ {NOISE} }})"),
    "boxes": page(
        "Boxes",
        "setTimeout(() => { for (;;) { alert('Ring us'); confirm('Ring us now'); } }, 900)",
    ),
    "prompts": page("Prompts", "setTimeout(() => { for (;;) prompt('Your number'); }, 900)"),
    "stays": page(
        "Stays", "onbeforeunload = event => { event.preventDefault(); return 'Ring us' }"
    ),
    "boxes-full-screen": page(
        "Both", f"{STAY}; onclick = () => {{ {GRAB}; setInterval(() => alert('Ring us'), 500) }}"
    ),
    "pop-under": page(
        "Opens more",
        """onclick = () => {
            open('/under', '', 'width=420,height=300,left=40,top=40'); focus() }""",
    ),
    "history": page(
        "History",
        """for (let i = 0; i < 40; i++) history.pushState(0, '', '/back?' + i);
        let n = 40; onpopstate = () => history.pushState(0, '', '/back?' + n++);
        setInterval(() => history.replaceState(0, '', '/back?' + n++), 400)""",
    ),
    "print": page("Print", "setTimeout(() => { for (;;) print(); }, 900)"),
    "downloads": page(
        "Downloads",
        """onclick = () => setInterval(() => {
            const link = document.createElement('a');
            link.href = URL.createObjectURL(new Blob(['x'])); link.download = 'letter.txt';
            link.click() }, 150)""",
    ),
    "busy": page("Busy", "setTimeout(() => { for (;;); }, 900)"),
    "titles": page("Titles", "let n = 0; setInterval(() => document.title = 'Ring us ' + n++, 50)"),
}
"""By the path under which a test serves them."""

UNDER = page("Under", STAY)
"""What the page that opens more opens."""
