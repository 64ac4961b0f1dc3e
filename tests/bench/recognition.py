"""How many tools are recognised, and how many innocent programs are not.

``--lists FOLDER`` takes lists of others: top30.json, lolrmm.json, lolrmm_generic_names.json,
benign_exes.txt, benign_lookalikes.json, each if it is there. Without it: what lies in tests/data.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any, Final

import msgspec
from figure import Figure, figure

import portable
from guard import files
from guard.core.sighting import Program
from guard.core.signs import read
from guard.core.tool import Tool
from guard.core.verdict import Level, weigh
from knowing import library, mind, sighting

OWN: Final = Path(__file__).parents[1] / "data"
HIDDEN: Final = "photo-viewer.exe"
"""What each renamed file is called."""
PLAIN: Final = re.compile(r"^[^\s<>*?()]+(?: [^\s<>*?()]+)*\.exe$")
"""A whole file name of Windows, with no note beside it."""


def measure(folder: Path, lists: Path | None = None) -> Iterator[Figure]:
    """Yield the share that was missed, and how many alarms were false."""
    yield from _renamed(folder)
    if lists is None:
        yield _alarms("ordinary program names of tests/data, alarms", _lines(OWN))
        yield from _groups(msgspec.toml.decode((OWN / "look_alikes.toml").read_bytes())["group"])
    else:
        yield from _of_others(lists)


def _renamed(folder: Path) -> Iterator[Figure]:
    """Write a real Windows file for every set of version facts, and ask whose it is."""
    missed, number = [], 0
    for tool in library().knowledge.tools:
        for facts in _said(tool):
            path = folder / f"{number}" / HIDDEN
            path.parent.mkdir()
            path.write_bytes(portable.program(**facts))
            number += 1
            if not _known(files.describe(path, Program(name=HIDDEN, path=str(path)))):
                missed.append(f"{tool.name} {facts}")
    yield _share(
        f"{number} renamed files with the catalogue's version facts, missed", missed, number
    )


def _said(tool: Tool) -> Iterator[dict[str, str]]:
    """Yield what the files of a tool may say: each name beside each product or description."""
    if (said := tool.version) is None:
        return
    company = next(iter(said.companies), "")
    for own, made in product(said.original_names or ("",), said.products or ("",)):
        about = next(iter(said.descriptions), "")
        if own or made:
            yield {
                "original_name": own,
                "product": made,
                "company": company,
                "description": about,
            }


def _of_others(lists: Path) -> Iterator[Figure]:
    if (path := lists / "top30.json").exists():
        tools = json.loads(path.read_text("utf-8"))["tools"]
        programs = [each for tool in tools for each in _programs(tool)]
        missed = [each.name for each in programs if not _known(each)]
        yield _share(
            f"{len(programs)} programs of the 30, with facets, missed", missed, len(programs)
        )
    generic = lists / "lolrmm_generic_names.json"
    if (path := lists / "lolrmm.json").exists() and generic.exists():
        spared = {name.casefold() for name in json.loads(generic.read_text("utf-8"))["names"]}
        every = {
            name
            for tool in json.loads(path.read_text("utf-8"))["tools"]
            for name in tool["executables"]
        }
        names = sorted(name for name in every if name.casefold() not in spared)
        missed = [name for name in names if not _known(Program(name=name))]
        yield _share(f"{len(names)} exact names of LOLRMM, missed", missed, len(names), 5)
    if (path := lists / "benign_exes.txt").exists():
        yield _alarms("ordinary program names, alarms", _names(path))
    if (path := lists / "benign_lookalikes.json").exists():
        groups = json.loads(path.read_text("utf-8"))["groups"]
        innocent = [each for each in groups if each["expected"].lower().startswith(("no ", "must"))]
        names = [name.partition(" (")[0] for each in innocent for name in each["processes"]]
        yield _alarms(
            "look-alikes that must not alarm, alarms", [n for n in names if PLAIN.match(n)]
        )


def _programs(tool: dict[str, Any]) -> Iterator[Program]:
    """Yield what runs of a tool, with what its files say."""
    windows = tool["windows"]
    said = {field: next(iter(found), "") for field, found in windows["version_info"].items()}
    for told in windows["running"]:
        name = re.sub(r"<\d*hex>|\*", "0a1b2c3d", told.partition(" (")[0])
        yield Program(
            name=name,
            path=rf"C:\Program Files\{said.get('ProductName', '')}\{name}",
            company=said.get("CompanyName", ""),
            product=said.get("ProductName", ""),
        )
    for told in tool.get("linux", {}).get("processes", ()):
        if re.fullmatch(r"[\w.-]+", told):
            yield Program(name=told, path=f"/usr/bin/{told}")


def _groups(groups: Iterable[dict[str, Any]]) -> Iterator[Figure]:
    innocent = [
        name for group in groups if group["says"] != "warning" for name in group["programs"]
    ]
    yield _alarms("look-alikes of tests/data that must not alarm, alarms", innocent)


def _known(program: Program) -> bool:
    return bool(mind().catalogue.find(program) or mind().catalogue.viewers(program))


def _alarms(what: str, names: Iterable[str]) -> Figure:
    names = tuple(names)
    false = [name for name in names if _speaks(Program(name=name))]
    _tell(false)
    return figure(f"{len(names)} {what}", "names", [len(false)], 0)


def _speaks(program: Program) -> bool:
    return weigh(read(sighting(program=program), mind()), mind().policy).level > Level.CALM


def _share(what: str, missed: list[str], of: int, wanted: float | None = None) -> Figure:
    _tell(missed)
    return figure(what, "%", [100 * len(missed) / max(of, 1)], wanted if wanted is not None else 5)


def _tell(names: list[str]) -> None:
    """Name what the figure below is about, so that it can be looked into."""
    for name in names[:40]:
        print(f"    {name}")


def _lines(folder: Path) -> Iterator[str]:
    for name in ("ordinary_programs.txt", "assistive_programs.txt", "generic_names.txt"):
        yield from _names(folder / name)


def _names(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.partition("\t")[0].strip()
