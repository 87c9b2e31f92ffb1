"""The quality gate: the floors of ``floors.toml`` on the project's own annotated demo reports.

    python -m evaluation.gate

Exits 1 where a measure has fallen under its floor, naming it, or where no floor is pinned.
"""

from __future__ import annotations

import sys
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

from evaluation.gold import interpret, measure, page

HERE = Path(__file__).parent


def main() -> None:
    """The command."""
    actors = Path(str(resources.files("dragoman") / "demo" / "actors"))
    table = measure(HERE / "demo" / "annotations", list(interpret(HERE / "demo" / "reports.jsonl", actors)))
    print(page(table))
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    fallen = list(under(floors["demo"], table))
    print("\n".join(fallen) or f"all {len(floors['demo'])} floors hold")
    sys.exit(bool(fallen) or not floors["demo"])


def under(floors: dict[str, float], table: dict[str, Any]) -> list[str]:
    """A line for each floor that the table does not reach; F1 where a measure has one."""
    lines = []
    for name, floor in floors.items():
        value = table[name]["f1"] if isinstance(table[name], dict) else table[name]
        if value < floor:
            lines.append(f"{name}: {value:.4f} is under the floor {floor}")
    return lines


if __name__ == "__main__":
    main()
