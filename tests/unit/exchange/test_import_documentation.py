"""What docs/import.md promises of headings is what the importer does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leader_journal.exchange.csv_columns import Column, places

_PAGE = (Path(__file__).parents[3] / "docs" / "import.md").read_text("utf-8")
_ROWS = re.findall(r"^\| `(\w+)` \| (.+) \|$", _PAGE, re.MULTILINE)
_HEADINGS = [(Column(name), heading) for name, words in _ROWS for heading in re.split(r", | · ", words)]


def test_every_field_has_its_row() -> None:
    assert [name for name, _words in _ROWS] == list(Column)


@pytest.mark.parametrize(("column", "heading"), _HEADINGS)
def test_every_heading_of_the_page_is_found(column: Column, heading: str) -> None:
    assert places(["?", heading.title() + "?"], {}) == {column: 1}
