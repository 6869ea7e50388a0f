"""One name, one thing: who reads a name in one room must not think of another."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

from babel.messages.pofile import read_po

FLOORS = ("core", "services", "wording", "storage", "ui")
STEMS = {"entries": "entr", "people": "(people|person)"}
"""How the word of a subject is recognised in a name, where leaving out the last letter does not do it."""


def test_no_class_name_stands_twice(sources: tuple[Path, ...], root: Path) -> None:
    where: dict[str, list[str]] = defaultdict(list)
    for path in sources:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                where[node.name].append(path.relative_to(root).as_posix())
    twice = {name: paths for name, paths in where.items() if len(paths) > 1}
    assert not twice


def test_a_subject_has_one_word_on_every_floor(root: Path) -> None:
    """The table in docs/architecture.md: what a cell names exists and is called so, or the cell says why not."""
    wrong = []
    for subject, cells, _english in _subjects(root):
        stem = STEMS.get(subject, subject.replace("-", "_")[:-1])
        for floor, cell in zip(FLOORS, cells, strict=True):
            named = re.findall(r"`([^`]+)`", cell)
            reason = re.sub(r"`[^`]+`", "", cell)
            wrong += [f"{subject}: {floor} has no {name}" for name in named if not _stands(root, floor, name)]
            called_so = named and all(re.search(stem, name.lower().replace("oneonone", "one_on_one")) for name in named)
            if not called_so and len(re.findall(r"\w{2,}", reason)) < 3:
                wrong.append(f"{subject}: {cell!r} in {floor} is called otherwise, and does not say why")
    assert not wrong


def test_a_subject_is_called_so_in_the_interface(root: Path) -> None:
    with (root / "resources/i18n/da.po").open("rb") as file:
        messages = [message.id for message in read_po(file) if message.id]
    sentences = " ".join(message if isinstance(message, str) else message[0] for message in messages)
    for subject, _cells, english in _subjects(root):
        (word,) = re.findall("“([^”]+)”", english)
        assert re.search(rf"\b{word}", sentences), subject


def _subjects(root: Path) -> list[tuple[str, list[str], str]]:
    text = (root / "docs/architecture.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|\n").split("|")]
        for line in text[text.index("| subject |") :].splitlines()
        if line.startswith("|")
    ]
    assert rows[0] == ["subject", *FLOORS, "interface"]
    return [(row[0], row[1:-1], row[-1]) for row in rows[2:]]


def _stands(root: Path, floor: str, name: str) -> bool:
    """Whether a module, a folder or, behind a dot, a name in a module is there: on the floor, or from the top."""
    module, _dot, inside = name.partition(".")
    for place in (root / "src/leader_journal" / floor, root / "src/leader_journal", root):
        if (place / module).is_dir():
            return True
        path = place / f"{module}.py"
        if path.exists():
            return (
                not inside
                or re.search(rf"^(class|def) {inside}\b", path.read_text(encoding="utf-8"), re.MULTILINE) is not None
            )
    return False


def test_words_that_are_gone_do_not_come_back(sources: tuple[Path, ...], root: Path) -> None:
    names = {path.relative_to(root / "src").as_posix() for path in sources}
    names |= {
        node.name
        for path in sources
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    assert not [name for name in names if re.search(r"(?i)\bdues|dealing|settling|/meetings|meetings\.py", name)]
