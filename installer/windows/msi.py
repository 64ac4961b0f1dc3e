"""The .msi for a library or an organisation: for everybody on a computer, silent if wanted.

Facts about wixl 0.101: SourceDir must be relative, Win64 must be told twice, and it knows neither
NeverOverwrite nor Permanent, which are bits of a part's attributes in the package itself.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final
from uuid import UUID, uuid5

sys.path[:0] = [str(Path(__file__).parent)]

import payload  # noqa: E402 -- beside this file
import settled  # noqa: E402 -- likewise

HERE: Final = Path(__file__).parent
ROOM: Final = payload.BUILD / "msi"
FAMILY: Final = UUID("3f0a1c52-7f3b-4b7e-9a35-6a1d2c9b8e41")
"""Every name that Windows knows a part by is made from this one; it never changes."""
FOLDER: Final = re.compile(r"\bdir[0-9A-F]{32}\b")
"""What wixl-heat calls a folder: by chance."""
KEPT: Final = 16 + 128 + 256
"""Attributes of a part: permanent, never overwritten, 64 bits."""


def make(out: Path, folder: Path, version: str = "") -> Path:
    """Pack the payload into ScamGuard-x.y.z.msi, by default of the guard's own version."""
    version = version or payload.version()
    made = out / f"ScamGuard-{version}.msi"
    shutil.rmtree(ROOM, ignore_errors=True)
    ROOM.mkdir(parents=True)
    (ROOM / "payload").symlink_to(folder)
    shutil.copy(payload.ROOT / "installer" / "windows" / "policy.toml", ROOM)
    _set_time(ROOM / "policy.toml")
    (ROOM / "files.wxs").write_text(_files(folder), "utf-8")
    facts = {
        "Version": version, "SourceDir": "payload", "Win64": "yes",
        "ProductCode": _name(f"product {version}"), "UpgradeCode": _name("upgrade"),
        "Run": _name("run"), "Menu": _name("menu"), "Policy": _name("policy"),
    }  # fmt: skip
    order = ["wixl", "--arch", "x64", *_defined(facts)]
    order += ["--output", str(made), str(HERE / "scam-guard.wxs"), "files.wxs"]
    subprocess.run(order, cwd=ROOM, check=True)
    change = f"UPDATE `Component` SET `Attributes` = {KEPT} WHERE `Component` = 'Policy'"
    subprocess.run(["msibuild", made, "-q", change], check=True)
    settled.settle(made, _name(f"package {version}"), payload.epoch())
    return made


def _defined(facts: dict[str, str]) -> list[str]:
    return [word for name, fact in facts.items() for word in ("-D", f"{name}={fact}")]


def _name(part: str) -> str:
    return str(uuid5(FAMILY, part)).upper()


def _set_time(path: Path) -> None:
    at = payload.epoch()
    os.utime(path, (at, at))


def _files(folder: Path) -> str:
    """Return a part for each file of the payload, with names that stay the same."""
    files = "\n".join(sorted(f"{path}" for path in folder.rglob("*") if path.is_file()))
    heat = ["wixl-heat", "--prefix", f"{folder}/", "--directory-ref", "INSTALLDIR", "--win64"]
    heat += ["--component-group", "Payload", "--var", "var.SourceDir"]
    told = subprocess.run(heat, input=files, capture_output=True, text=True, check=True).stdout
    numbers = {name: f"dir{at}" for at, name in enumerate(dict.fromkeys(FOLDER.findall(told)))}
    return FOLDER.sub(lambda found: numbers[found[0]], told)
