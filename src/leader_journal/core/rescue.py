"""What a rescue brought back from a damaged file, and what it could not."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from msgspec import Struct


class Loss(StrEnum):
    """How much of a record is missing."""

    WHOLE = "whole"
    """Nothing of it could be read."""
    IN_PART = "in_part"
    """An entry's line, marks and people came back; what was answered below them did not."""
    LATEST = "latest"
    """An earlier wording came back; the latest one could not be read."""


class Lost(Struct, frozen=True):
    """One record that did not come back as it was. `kind` is a name of the log, `day` when it was, if that is known."""

    kind: str
    subject: str
    loss: Loss
    day: dt.date | None


class RescueReport(Struct, frozen=True):
    """How a rescue went. `pages` are those of the damaged file with its log, `mended` those put right bit by bit."""

    entries: int
    records: int
    pages: int
    unreadable: int
    mended: int
    from_backups: int
    lost: tuple[Lost, ...]

    @property
    def whole(self) -> bool:
        """Whether everything that the file was known to hold is in the new journal."""
        return not self.lost and not self.unreadable
