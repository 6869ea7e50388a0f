"""The head of the day that stays on top of a list while its entries scroll under it."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from leader_journal.core.rows import EntryRow
from leader_journal.ui.pages.journal.entry_list import EntryListModel
from leader_journal.ui.pages.journal.entry_steps import is_entry
from leader_journal.ui.pages.journal.row_geometry import RowGeometry


class StickyHead(Struct, frozen=True):
    """A day, and where the top of its strip is: 0, or above when the next day pushes it out. In pixels."""

    day: dt.date
    y: int
    height: int

    @property
    def bottom(self) -> int:
        """Where the rows under it can be seen again."""
        return self.y + self.height


def sticky_head(model: EntryListModel, rows: RowGeometry, offset: int, height: int, lead: int) -> StickyHead | None:
    """Return the head on top of a list scrolled by `offset`; None while the first day's own head is still there.

    `height` is that of the strip; `lead` is the room above a head's words in the list beyond that in the strip.
    """
    row = rows.row_at(offset)
    if row is None or (row == 0 and offset <= lead):
        return None
    if not is_entry(model, row) and offset - rows.top(row) < lead:
        row -= 1  # this day's own head has not reached the top yet: the day before still holds
    item = model.item_at(row)
    day = item.happened.date() if isinstance(item, EntryRow) else item
    pushed = 0
    below = row + 1
    while below < len(rows) and rows.top(below) <= offset + height:
        if not is_entry(model, below):
            pushed = min(0, rows.top(below) + lead - offset - height)
            break
        below += 1
    return StickyHead(day, pushed, height)
