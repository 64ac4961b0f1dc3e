"""Start Scam Guard, or one of its smaller doors."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from guard import __version__

if TYPE_CHECKING:
    from guard.store.library import Library
    from guard.ui.words import Words

NOT_WHOLE: Final = "Scam Guard is not whole: {}. Please install it again."
"""The one sentence that cannot lie in resources/words: it is said when they are missing."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the chosen door and return its exit status."""
    from guard.store.library import NoResourcesError  # noqa: PLC0415 -- --version stays quick

    chosen = _parser().parse_args(arguments)
    try:
        return _run(chosen)
    except NoResourcesError as error:
        print(NOT_WHOLE.format(f"there is no folder {error}"), file=sys.stderr)
    except (OSError, ValueError) as error:
        if isinstance(error, BrokenPipeError):
            sys.stderr.close()  # the reader has gone: nothing is left to say to it
            return 1
        print(NOT_WHOLE.format(error), file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="scam-guard", description="Stands between a person and a tech-support scam."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    doors = parser.add_subparsers(dest="door", metavar="COMMAND", title="commands")
    doors.add_parser("tray", help="watch with an icon and windows; what happens without a command")
    doors.add_parser("watch", help="watch in the terminal, without a window")
    if sys.platform == "win32":
        speak = doors.add_parser("speak", help="read standard input aloud")
        speak.add_argument("language", help="e.g. en")
    check = doors.add_parser("self-check", help="say what this copy can see, and why not more")
    check.add_argument("--json", action="store_true", help="print JSON")
    judge = doors.add_parser("judge", help="judge JSON Lines: one verdict for each line")
    judge.add_argument("file", nargs="?", type=Path, help="the lines; without it, standard input")
    replay = doors.add_parser("replay", help="play a story and print what would be said when")
    replay.add_argument("story", type=Path, help="a TOML file, as in tests/scenarios")
    sheet = doors.add_parser("sheet", help="write the page to put by the phone, as PDF")
    sheet.add_argument("out", type=Path, help="where to, e.g. sheet.pdf")
    ready = doors.add_parser("prepare", help="take over the choices that a relative has prepared")
    ready.add_argument("file", type=Path, help="a TOML file, as in docs/for-families.md")
    ready.add_argument("--replace", action="store_true", help="even if choices were made here")
    ready.add_argument("--reasons", type=Path, help="where to write what is wrong, for the setup")
    return parser


def _run(chosen: argparse.Namespace) -> int:
    """Import what the chosen door needs, and nothing else: the tray must appear quickly."""
    match chosen.door:
        case "judge":
            return _judge(chosen.file)
        case "replay":
            from guard.commands.replay import replay  # noqa: PLC0415
            from guard.core.mind import Mind  # noqa: PLC0415

            library, words = _library()
            return replay(chosen.story, sys.stdout, Mind(library.knowledge), words)
        case "self-check":
            from guard import sensors  # noqa: PLC0415
            from guard.commands.self_check import self_check  # noqa: PLC0415
            from guard.files import blockers  # noqa: PLC0415

            library, words = _library()
            senses, found = sensors.find(library.knowledge), blockers.look()
            return self_check(
                sys.stdout, library, words, senses, as_json=chosen.json, blockers=found
            )
        case "sheet":
            from guard.commands.sheet import sheet  # noqa: PLC0415

            return sheet(chosen.out, sys.stdout, *_library())
        case "prepare":
            return _prepare(chosen.file, chosen.reasons, replace=chosen.replace)
        case _:
            return _stay(chosen)


def _prepare(file: Path, reasons: Path | None, *, replace: bool) -> int:
    """Take choices over. A program without a console has no standard error: a file serves."""
    from guard.commands.prepare import Preparing  # noqa: PLC0415

    library, words = _library()
    if reasons is None:
        return Preparing(library, words, sys.stdout, sys.stderr).take(file, replace=replace)
    with reasons.open("w", encoding="utf-16-le", newline="\r\n") as errors:
        return Preparing(library, words, sys.stdout, errors).take(file, replace=replace)


def _stay(chosen: argparse.Namespace) -> int:
    """Run a door that stays open until its work or the person ends it."""
    if chosen.door == "speak":
        return _speak(chosen.language)
    if chosen.door == "watch":
        from guard.commands.terminal import run  # noqa: PLC0415

        return run(sys.stdout)
    from guard.commands.tray import run as run_tray  # noqa: PLC0415

    return run_tray(sys.stdout)


def _speak(language: str) -> int:
    """Read standard input aloud: the guard starts itself so, to have a voice beside it."""
    if sys.platform == "win32":
        from guard.actions.read_aloud.win32 import speak  # noqa: PLC0415

        speak(sys.stdin.buffer.read().decode(), language)
        return 0
    else:  # noqa: RET505 -- mypy needs the else to see each platform
        return 2


def _judge(file: Path | None) -> int:
    from guard.commands.judge import judge  # noqa: PLC0415
    from guard.core.mind import Mind  # noqa: PLC0415

    library, _ = _library()
    mind = Mind(library.knowledge)
    if file is None:
        return judge(sys.stdin.buffer, sys.stdout.buffer, mind)
    try:
        lines = file.open("rb")
    except OSError as error:
        print(f"{file}: {error.strerror}", file=sys.stderr)
        return 2
    with lines:
        return judge(lines, sys.stdout.buffer, mind)


def _library() -> "tuple[Library, Words]":
    from guard.store import paths  # noqa: PLC0415
    from guard.store.library import Library  # noqa: PLC0415
    from guard.ui.words import Words  # noqa: PLC0415

    library = Library(paths.resources())
    for trouble in library.troubles:
        print(trouble, file=sys.stderr)
    return library, Words(paths.resources() / "words")


if __name__ == "__main__":
    sys.exit(main())
