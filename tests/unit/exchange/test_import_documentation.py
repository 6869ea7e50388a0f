"""What docs/import.md promises of headings is what the importer does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leader_journal.core.imports import SourceFormat
from leader_journal.exchange.incoming.columns import Column, known_heading

_PAGE = (Path(__file__).parents[3] / "docs" / "import.md").read_text("utf-8")
_ROWS = re.findall(r"^\| `(\w+)` \| ([^|]+) \|$", _PAGE, re.MULTILINE)
_HEADINGS = [(Column(name), heading) for name, words in _ROWS for heading in re.split(r", | · ", words)]


def test_every_field_has_its_row() -> None:
    assert [name for name, _words in _ROWS] == [column for column in Column if column not in (Column.KEEP, Column.SKIP)]


def test_every_format_has_its_row() -> None:
    named = re.findall(r"^\| `([\w-]+)` \| [A-Z]", _PAGE, re.MULTILINE)
    assert sorted(named) == sorted(SourceFormat)


@pytest.mark.parametrize(("column", "heading"), _HEADINGS)
def test_every_heading_of_the_page_is_found(column: Column, heading: str) -> None:
    # what is called a name is a person or a title: that is decided by what stands in the column
    known = known_heading(heading.title() + "?")
    assert known is column or (heading in ("name", "navn") and known is Column.TITLE)
