"""One name, one thing: who reads a name in one room must not think of another."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

STILL_TWICE = frozenset({"PaperPane"})
"""The preview of a one-on-one and that of a review drifted apart and become one again."""


def test_no_class_name_stands_twice(sources: tuple[Path, ...], root: Path) -> None:
    where: dict[str, list[str]] = defaultdict(list)
    for path in sources:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                where[node.name].append(path.relative_to(root).as_posix())
    twice = {name: paths for name, paths in where.items() if len(paths) > 1 and name not in STILL_TWICE}
    assert not twice
