"""No cell of a table that leaves is run by a spreadsheet, and each reads back as it was written."""

from __future__ import annotations

import codecs
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.exchange.csv_out import csv_text, guarded, unguarded, write_csv

cells = st.text(st.characters(codec="utf-8"), max_size=12) | st.text("'=+-@\t\r\n＝1,.% a", max_size=8)


@given(cells)
def test_a_guarded_cell_is_no_formula_and_comes_back(cell: str) -> None:
    left = guarded(cell)

    assert unguarded(left) == cell
    assert not left.startswith(("=", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    if left.startswith(("+", "-")):
        assert float(left.strip("%").strip().replace(",", ".")) or left.strip("+-0.,% ") == ""


@pytest.mark.parametrize("cell", ["-12", "+3", "-0,5", "-12.5 %", "12", "Maria", "'quoted'"])
def test_numbers_and_words_are_left_alone(cell: str) -> None:
    assert guarded(cell) == cell


@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=4), st.sampled_from([",", ";", "\t"]))
def test_every_row_reads_back(rows: list[list[str]], separator: str) -> None:
    text = csv_text(["=head", "b"], rows, separator)

    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    assert [[unguarded(cell) for cell in row] for row in read] == [["=head", "b"], *rows]
    file = io.BytesIO()
    write_csv(file, ["=head", "b"], rows, separator)
    assert file.getvalue().startswith(codecs.BOM_UTF8)
    assert file.getvalue().decode("utf-8-sig") == text
