"""A plan: "when ... then I ...", for one element and one situation, checked against what is written later."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from leader_journal.core.terms import Element, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One if-then plan. It is in force from `made` until `ended` (None: still).

    An entry fits where its kind and its setting are those of the plan; a field that is None fits all. Whether it was
    done stands in the entry (`Entry.plan`, `Entry.plan_done`). Only one plan is in force at a time.
    """

    id: str
    when: str
    then: str
    made: dt.date
    element: Element | None = None
    kind: Kind | None = None
    setting: str | None = None
    review: str | None = None
    ended: dt.date | None = None
