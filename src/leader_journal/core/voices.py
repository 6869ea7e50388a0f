"""Who brought what, as storage counts it: the ground for what was not heard."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from leader_journal.core.terms import Kind

VOICED = (Kind.MISTAKE, Kind.DISAGREEMENT, Kind.DOUBT, Kind.QUESTION, Kind.IDEA)
"""The kinds that somebody brings; a breach happens."""


class Brought(Struct, frozen=True):
    """How many entries somebody has of one kind, and the day of the latest."""

    person: str
    kind: Kind | None
    entries: int
    last: dt.date
