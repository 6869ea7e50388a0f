"""What a finding is in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from msgspec import Struct, field

from leader_journal.core.terms import Series
from leader_journal.wording.table import Table


class FindingText(Struct, frozen=True, dict=True):
    """A finding in the current language. `in_words` has one paragraph a line; `status` a few words for each series.

    `tabled` makes its table, when it is first asked for: of ten years it is a thousand cells, and few look at it.
    `how_sure` says how often such a finding is wrong and how long it takes to be right; empty where nothing is claimed.
    """

    title: str
    subtitle: str
    note: str
    in_words: str
    tabled: Callable[[], Table]
    status: dict[Series, str] = field(default_factory=dict)
    how_sure: str = ""

    @cached_property
    def table(self) -> Table:
        return self.tabled()

    def texts(self) -> Iterator[str]:
        """Yield what it says, the table's cells included."""
        yield from (self.title, self.subtitle, self.note, *self.in_words.splitlines())
        for row in self.table.rows:
            yield from row
