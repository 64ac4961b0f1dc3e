"""The bill of materials: what is inside, by name and number, as CycloneDX (cyclonedx.org)."""

import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent / "windows")]

import locks  # noqa: E402 -- beside this file
import payload  # noqa: E402 -- in the folder there


def write(path: Path, files: Iterable[Path]) -> None:
    """Write the bill of what these locks name; the same locks give the same bytes."""
    bill = Bom(components=[_part(*each) for each in sorted(set(locks.named(files)))])
    bill.metadata.timestamp = datetime.fromtimestamp(payload.epoch(), UTC)
    bill.metadata.component = Component(
        name="scam-guard", version=payload.version(), type=ComponentType.APPLICATION,
        bom_ref="scam-guard",
    )  # fmt: skip
    inside = " ".join(sorted(str(part.purl) for part in bill.components))
    bill.serial_number = uuid5(NAMESPACE_URL, inside)
    bill.register_dependency(bill.metadata.component, bill.components)
    text = make_outputter(bill, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=2)
    path.write_text(text + "\n", "utf-8")
    os.utime(path, (payload.epoch(), payload.epoch()))


def _part(name: str, version: str) -> Component:
    where = PackageURL("pypi", name=name, version=version)
    return Component(name=name, version=version, purl=where, bom_ref=str(where))
