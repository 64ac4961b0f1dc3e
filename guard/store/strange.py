"""TOML files from other hands: bounded, and as any editor saves them."""

import codecs
from pathlib import Path
from typing import Any, Final

import tomli

LARGEST: Final = 1 << 16
"""Bytes of such a file; a choice takes some dozens."""


def read_strange(path: Path) -> dict[str, Any]:
    """Read one; raise OSError if there is none, ValueError if it is no TOML or far too large."""
    if not path.is_file():  # a pipe would never end
        raise FileNotFoundError(path)
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise ValueError(f"larger than {LARGEST} bytes")
    # Windows' editor marks its files, and long wrote UTF-16 when asked for "Unicode".
    utf16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return tomli.loads(raw.decode("utf-16" if utf16 else "utf-8-sig"))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
