"""A plan: "when ... then I ...", for one element and one situation, checked against what is written later."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from leader_journal.core.terms import Element, Kind


class PlanWords(Struct, frozen=True, kw_only=True):
    """What a plan says, before it is one: what stands in the form while it is being written."""

    when: str = ""
    then: str = ""
    element: Element | None = None
    kind: Kind | None = None
    setting: str | None = None

    @property
    def complete(self) -> bool:
        """Whether there are words on both sides: half a plan is none."""
        return bool(self.when.strip() and self.then.strip())


class Plan(Struct, frozen=True, kw_only=True):
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

    def fits(self, kind: Kind | None, setting: str | None, day: dt.date) -> bool:
        """Whether an entry is an occasion for this plan: of its kind, in its setting, on a day when it held."""
        return self.may_fit(kind, setting, day) and self.setting in (None, setting)

    def may_fit(self, kind: Kind | None, setting: str | None, day: dt.date) -> bool:
        """Whether an entry may be one: where no setting was chosen, only the leader knows."""
        held = self.made <= day and (self.ended is None or day <= self.ended)
        return held and self.kind in (None, kind) and (setting is None or self.setting in (None, setting))


class PlanTally(Struct, frozen=True):
    """How many entries fitted a plan: those answered with yes, with no, and not at all."""

    done: int
    not_done: int
    unanswered: int

    @property
    def occasions(self) -> int:
        """Those that were answered."""
        return self.done + self.not_done


class PlanOccasion(Struct, frozen=True):
    """An entry that fitted a plan: on which day, and whether it was done (None: not answered)."""

    plan: str
    entry: str
    day: dt.date
    done: bool | None


def words_of(plan: Plan) -> PlanWords:
    """Return what a plan says, as the form holds it."""
    return PlanWords(when=plan.when, then=plan.then, element=plan.element, kind=plan.kind, setting=plan.setting)
