"""Every count that a sentence says goes through `counted`: a journal of years has thousands of everything."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from leader_journal.wording.catalogue import Language, counted, language

_SOURCES = Path(__file__).parents[2] / "src" / "leader_journal"
_COUNTS = frozenset(
    (
        "count",
        "shown",
        "rated",
        "partly",
        "missed",
        "marked",
        "other_shown",
        "others",
        "total",
        "done",
        "waiting",
        "late",
    )
)
_WORDS = {
    ("errors.py", "', '.join(error.others)"),
    ("words.py", "step"),
    ("words.py", "bin_name(span)"),
    ("person_acts.py", "words"),
}
"""What is filled in under the same name and is in words already."""


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        (Language.ENGLISH, ("0", "999", "1,000", "20,000", "1,234,567")),
        (Language.DANISH, ("0", "999", "1.000", "20.000", "1.234.567")),
    ],
)
def test_thousands_are_parted_as_the_language_parts_them(spoken: Language, said: tuple[str, ...]) -> None:
    with language(spoken):
        assert tuple(map(counted, (0, 999, 1000, 20_000, 1_234_567))) == said


def test_no_sentence_fills_in_a_bare_count() -> None:
    assert sorted(_bare()) == []
    assert len(list(_filled())) > 200


def _bare() -> Iterator[tuple[str, int, str]]:
    for path, value in _filled():
        fixed = isinstance(value, ast.Constant) or (isinstance(value, ast.Name) and value.id.isupper())
        says = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "counted"
        if not fixed and not says and (path.name, ast.unparse(value)) not in _WORDS:
            yield str(path.relative_to(_SOURCES)), value.lineno, ast.unparse(value)


def _filled() -> Iterator[tuple[Path, ast.expr]]:
    for path in _SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
                yield from ((path, filled.value) for filled in node.keywords if filled.arg in _COUNTS)
