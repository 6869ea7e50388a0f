"""What weighs how much in a frozen folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from tools.shipping.trimming import INSIDE

_LEAST = 1_000_000


def weigh(frozen: Path) -> Counter[str]:
    """Return the bytes of each part of the folder."""
    weights = Counter[str]()
    for path in frozen.rglob("*"):
        if path.is_file() and not path.is_symlink():
            weights[_part(path.relative_to(frozen))] += path.stat().st_size
    return weights


def table(columns: Mapping[str, Counter[str]]) -> str:
    """Return a table in Markdown: megabytes of each part, heaviest first, and of all."""
    parts = sorted({part for weights in columns.values() for part in weights}, key=lambda part: -_most(columns, part))
    heavy = [part for part in parts if _most(columns, part) >= _LEAST]
    rows = [(part, [weights[part] for weights in columns.values()]) for part in heavy]
    light = [sum(weights[part] for part in parts if part not in heavy) for weights in columns.values()]
    rows += [("all else", light), ("together", [weights.total() for weights in columns.values()])]
    lines = ["| part | " + " | ".join(f"{name}, MB" for name in columns) + " |", "|---|" + "---:|" * len(columns)]
    lines += [f"| {part} | " + " | ".join(f"{value / 1e6:.1f}" for value in values) + " |" for part, values in rows]
    return "\n".join(lines)


def _most(columns: Mapping[str, Counter[str]], part: str) -> int:
    return max(weights[part] for weights in columns.values())


def _part(path: Path) -> str:
    """Return which part a file belongs to: a package with its own libraries, Qt by kind, or the system's libraries."""
    if path.parts[0] != INSIDE:
        return "the program, with Python code packed into it"
    if len(path.parts) == 2:
        return path.name.partition(".so")[0] if path.name.startswith("libpython") else "libraries of the system"
    head = path.parts[1]
    if head == "PySide6":
        if path.name.startswith("libicu"):
            return "PySide6: ICU"
        return f"PySide6: Qt {path.parts[3]}" if path.parts[2] == "Qt" else "PySide6: modules for Python"
    if head.endswith(".dist-info"):
        return "metadata and licences"
    return "pillow" if head in {"PIL", "pillow.libs"} else head.removesuffix(".libs")
