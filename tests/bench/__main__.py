"""Measure the figures that README quotes: ``make bench`` prints them and writes JSON.

Nothing here passes or fails: machines are noisy. Quote the medians.
"""

import argparse
import json
import platform
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1])]

import core_cost  # noqa: E402 -- the path comes first
import desktop_cost  # noqa: E402
import files_cost  # noqa: E402
import pictures_cost  # noqa: E402
import recognition  # noqa: E402
import storm  # noqa: E402
import talk_cost  # noqa: E402
import windows_cost  # noqa: E402
from figure import Figure  # noqa: E402


def main() -> None:
    """Measure everything that needs no installers, or the parts that were named."""
    parts = {
        "core": core_cost.measure,
        "files": files_cost.measure,
        "tools": lambda folder: recognition.measure(folder, chosen.lists),
        "storm": storm.measure,
        "talk": talk_cost.measure,
        "pictures": pictures_cost.measure,
        **desktop_cost.PARTS,
    }
    named = {"windows": windows_cost.measure}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--lists", type=Path, help="folder with lists of tools by others")
    parser.add_argument("parts", nargs="*", choices=[[], *parts, *named], help="only these")
    chosen = parser.parse_args()
    figures: list[Figure] = []
    for name in chosen.parts or parts:
        with tempfile.TemporaryDirectory() as folder:
            for figure in (parts | named)[name](Path(folder)):
                print(figure, flush=True)
                figures.append(figure)
    if chosen.json:
        chosen.json.parent.mkdir(parents=True, exist_ok=True)
        machine = {"machine": platform.platform(), "python": platform.python_version()}
        facts = {"on": machine, "figures": [figure.facts() for figure in figures]}
        chosen.json.write_text(json.dumps(facts, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
