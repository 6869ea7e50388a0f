"""A table as it leaves: words between separators, no cell of them a formula (`exchange.csv_out`)."""

from __future__ import annotations

from leader_journal.exchange.csv_out import csv_text
from leader_journal.wording.table import Table


def table_text(table: Table, separator: str) -> str:
    """Return a table with its headings, for a file or the clipboard."""
    return csv_text(table.headers, table.rows, separator)
