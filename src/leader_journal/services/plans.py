"""Plans: which one holds, which entries are occasions for it, and how often it was done."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.errors import NoWords
from leader_journal.core.experiments import about
from leader_journal.core.filters import EntryFilter
from leader_journal.core.plans import Plan, PlanTally, PlanWords
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.terms import Kind
from leader_journal.wording.plans import plan_sentence

if TYPE_CHECKING:
    from leader_journal.core.changes import Changes
    from leader_journal.core.clock import Clock
    from leader_journal.insight.counts import Rate
    from leader_journal.insight.experiment import Tried
    from leader_journal.services.people.service import PeopleService
    from leader_journal.services.writes import Writes
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.writer import Writer


class PlanLine(Struct, frozen=True):
    """A plan and what was answered on its occasions; `rate` is done of those answered, None while none was."""

    plan: Plan
    tally: PlanTally
    rate: Rate | None


class AskAbout(Struct, frozen=True):
    """What decides whether an entry is asked about a plan. `happened` None is now.

    `plan` is the one that it names already.
    """

    kind: Kind | None
    setting: str | None
    happened: dt.datetime | None = None
    plan: str | None = None


class AskedPlan(Struct, frozen=True):
    """A plan that an entry is asked about, as its sentence is read."""

    plan: Plan
    sentence: str


class PlanService:
    """What pages and the command line do with plans. Texts are shown by `PeopleService.shown`."""

    def __init__(self, journal: Journal, writes: Writes, people: PeopleService, clock: Clock) -> None:
        self._journal = journal
        self._writes = writes
        self._people = people
        self._clock = clock

    # reading

    def in_force(self) -> Plan | None:
        return self._journal.plans.in_force()

    def get(self, plan: str) -> Plan | None:
        """Return one plan, or None where it was taken out."""
        try:
            return self._journal.plans.get(plan)
        except KeyError:
            return None

    def lines(self) -> tuple[PlanLine, ...]:
        """Return all plans with what became of them, the last made first."""
        return tuple(map(self.line, self._journal.plans.newest_first()))

    def line(self, plan: Plan) -> PlanLine:
        """Return what was answered on the occasions of a plan."""
        from leader_journal.insight.wilson import rate

        tally = self._journal.plans.tally(plan.id)
        return PlanLine(plan, tally, rate(tally.done, tally.occasions) if tally.occasions else None)

    def tried(self, plan: Plan) -> Tried | None:
        """Return how a plan stands as an experiment; None for one that is about no element."""
        from leader_journal.charts.plan.read import tried  # numpy
        from leader_journal.charts.shared.source import ChartSource

        return tried(ChartSource(self._journal), plan, self._journal.plans.all(), self._clock.now().date())

    def planned(self, words: PlanWords) -> Tried | None:
        """Return how a plan would stand that were made now with these words: when it is looked at, on how much."""
        from leader_journal.charts.plan.read import tried  # numpy
        from leader_journal.charts.shared.source import ChartSource

        today = self._clock.now().date()
        meant = Plan(id="", when="", then="", made=today, element=words.element, kind=words.kind, setting=words.setting)
        held = [replace(plan, ended=plan.ended or today) for plan in self._journal.plans.all()]
        return tried(ChartSource(self._journal), meant, [*held, meant], today)

    def sentence(self, plan: Plan) -> str:
        """Return a plan as it is read."""
        return self._people.shown(plan_sentence(plan))

    def asked_about(self, entry: AskAbout) -> AskedPlan | None:
        """Return the plan that an entry like this is asked about: the one in force, where the entry may fit it.

        Without a kind nothing is asked. An entry that names a plan already is asked about that one.
        """
        plan = self.get(entry.plan) if entry.plan is not None else None
        if plan is None:
            plan, day = self.in_force(), (entry.happened or self._clock.now()).date()
            if plan is None or entry.kind is None or not plan.may_fit(entry.kind, entry.setting, day):
                return None
        return AskedPlan(plan, self.sentence(plan))

    def occasions(self, plan: Plan, *, done: bool | None = None) -> EntryFilter:
        """Return the filter of the entries that were occasions for a plan, of those done (or not) alone if asked."""
        found = self._journal.plans.occasions(plan.id)
        chosen = (one.entry for one in found if done is None or one.done is done)
        return EntryFilter(ids=frozenset(chosen), ids_label=self.sentence(plan))

    # writing

    def make(self, words: PlanWords) -> Changes:
        """Make a plan, as typed, and end the one that holds. `changes.ids[0]` is the new one. Raises NoWords."""
        with self._writes.change() as writer:
            plan = self.put(writer, words)
        others = tuple(changed for changed in writer.changes.ids if changed != plan.id)
        return replace(writer.changes, ids=(plan.id, *others))

    def change(self, plan: Plan, words: PlanWords) -> Changes:
        """Word a plan anew; what was answered before still counts. Raises NoWords.

        Another element or situation is another plan, begun today, but for one that was made today: what is tested is
        fixed beforehand (`core.experiments`).
        """
        with self._writes.change() as writer:
            same = (words.element, words.kind, words.setting) == about(plan)
            if same or plan.ended is not None or plan.made >= self._clock.now().date():
                writer.put(self._worded(writer, plan, words))
            else:
                self.put(writer, words, plan.review)
        return writer.changes

    def end(self, plan: Plan) -> Changes:
        """Note that a plan holds no more."""
        with self._writes.change() as writer:
            writer.put(replace(plan, ended=self._last_day(plan)))
        return writer.changes

    def remove(self, plan: Plan) -> Changes:
        """Take out a plan that never was one; undo brings it back."""
        with self._writes.change() as writer:
            writer.delete(RecordKind.PLAN, plan.id)
        return writer.changes

    def put(self, writer: Writer, words: PlanWords, review: str | None = None) -> Plan:
        """Make a plan inside a change, and end the one that holds. Raises NoWords."""
        for before in self._journal.plans.newest_first():
            if before.ended is None:
                writer.put(replace(before, ended=self._last_day(before)))
        blank = Plan(id=self._journal.ids.new(), when="", then="", made=self._clock.now().date(), review=review)
        plan = self._worded(writer, blank, words)
        writer.put(plan)
        return plan

    def _worded(self, writer: Writer, plan: Plan, words: PlanWords) -> Plan:
        if not words.complete:
            raise NoWords
        return replace(
            plan,
            when=self._people.store_with_new(writer, words.when.strip()),
            then=self._people.store_with_new(writer, words.then.strip()),
            element=words.element,
            kind=words.kind,
            setting=words.setting,
        )

    def _last_day(self, plan: Plan) -> dt.date:
        """A clock that was set back does not end a plan before it was made."""
        return max(self._clock.now().date(), plan.made)
