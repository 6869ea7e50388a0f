"""Breaches as the four boxes look at them: the narrow part of an entry, and how an agreement stood on a day.

No text of the journal is in them; storage keeps what a breach says in columns, and opens no entry for it.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from leader_journal.core.terms import Reaction, Tone


class Breach(Struct, frozen=True, kw_only=True):
    """What one entry of the kind breach says of what was agreed, and of how it was met."""

    id: str
    day: dt.date
    people: frozenset[str] = frozenset()
    raised_by: str | None = None
    reactions: frozenset[Reaction] = frozenset()
    tone: Tone | None = None
    agreement: str | None = None
    consequence_known: bool | None = None
    carried_out_calmly: bool | None = None
    destructive: bool = False

    @property
    def concerned(self) -> frozenset[str]:
        """Whose breach it is: the people of the entry, but for who told of it, unless they tell of themselves."""
        return self.people - {self.raised_by} or self.people


class Saying(Struct, frozen=True, kw_only=True):
    """To whom an agreement was said, and when (None: not noted), as one version of it has it."""

    said_on: dt.date | None
    said_to: frozenset[str]
    to_others: bool
    """Whether it was said to whoever else stands there in words: "the whole team"."""

    def reaches(self, people: frozenset[str]) -> bool:
        """Return whether these people heard it, or all did. Said to nobody in particular, it was said to all."""
        return self.to_others or not self.said_to or people <= self.said_to
