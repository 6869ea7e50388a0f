"""From dealings to findings on how it goes with the others. Counting only; ranges come from `wilson`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from leader_journal.core.dealings import Dealing
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period, add_months, month_start, quarter_of
from leader_journal.core.terms import CameWithMore, Kind, Loop, Outcome, Quality, Tone
from leader_journal.insight.counts import Evidence, SeriesCounts, evidence_of
from leader_journal.insight.exact import Stratum, tails
from leader_journal.insight.findings_others import (
    Afterwards,
    AgeTurn,
    CameBackFinding,
    Decision,
    FollowUp,
    Halves,
    Heard,
    LoopsFinding,
    Moment,
    NewsAgeFinding,
    OthersFinding,
    RepairFinding,
    ReturningTheme,
    SharedOwnFinding,
    ThemeEntry,
    ThemesFinding,
    ToneOutcomeFinding,
)
from leader_journal.insight.thresholds import (
    AGE_LEVEL,
    MIN_DIFFERENCE,
    MIN_SIDE,
    MIN_TREND,
    THEME_DAYS,
    THEME_TIMES,
)
from leader_journal.insight.wilson import rate

BAD_NEWS = frozenset({Kind.MISTAKE, Kind.DISAGREEMENT, Kind.DOUBT, Kind.BREACH})
"""The kinds that are hard to say; a question and an idea do not get worse by waiting."""


class _Head(TypedDict):
    """What every finding begins with."""

    period: Period
    filter: EntryFilter
    today: dt.date
    entries: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read: the dealings of the period that match the filter, and whether the journal holds any entry."""

    dealings: Sequence[Dealing]
    any_history: bool
    period: Period
    filter: EntryFilter
    today: dt.date

    def head(self, counted: int) -> _Head:
        """Return what every finding begins with, where so many entries count."""
        return _Head(
            period=self.period,
            filter=self.filter,
            today=self.today,
            entries=len(self.dealings),
            evidence=self._evidence(counted),
        )

    def ends(self) -> tuple[dt.date, dt.date]:
        """Return the ends of the time line: those of the period, but no day before the first entry or after today."""
        last = self.today if self.period.last is None else min(self.period.last, self.today)
        first = self.dealings[0].day if self.dealings else last
        return min(first, last), last

    def months(self, step: int = 1) -> tuple[dt.date, ...]:
        """Return the months of the time line, or its quarters (`step` 3)."""
        first, last = self.ends()
        at = month_start(first) if step == 1 else quarter_of(first)
        found = []
        while at <= last:
            found.append(at)
            at = add_months(at, step)
        return tuple(found)

    def _evidence(self, counted: int) -> Evidence:
        """Return how much there is to go by."""
        if_empty = Evidence.NO_MATCH if self.any_history or self.filter.narrows else Evidence.NONE
        counts = SeriesCounts(shown=counted, unmarked=len(self.dealings) - counted)
        return evidence_of(counts, if_empty=if_empty)


def build_loops(seen: Seen) -> LoopsFinding:
    """Return the closed-loop rate: told, of those with something to tell."""
    asked = [one for one in seen.dealings if one.loop in (Loop.TOLD, Loop.NOT_YET)]
    done = tuple(_follow_up(one, one.loop is Loop.TOLD, one.told_on, seen.today) for one in asked)
    told = tuple(one for one in done if one.done)
    return LoopsFinding(
        **seen.head(len(asked)),
        done=told,
        open=tuple(one for one in done if not one.done),
        rate=rate(len(told), len(asked)) if asked else None,
        nothing_to_tell=sum(one.loop is Loop.NOTHING_TO_TELL for one in seen.dealings),
    )


def build_repair(seen: Seen) -> RepairFinding:
    """Return the repair of sharp or closing reactions: came back, of all of them."""
    hard = [one for one in seen.dealings if one.tone is Tone.SHARP or one.quality is Quality.CLOSING]
    each = tuple(_follow_up(one, one.came_back_on is not None, one.came_back_on, seen.today) for one in hard)
    done = tuple(one for one in each if one.done)
    return RepairFinding(
        **seen.head(len(hard)),
        done=done,
        open=tuple(one for one in each if not one.done),
        rate=rate(len(done), len(each)) if each else None,
    )


def build_tone_outcome(seen: Seen) -> ToneOutcomeFinding:
    """Return what became of it, by tone."""
    decisions = tuple(
        Decision(one.id, one.day, one.tone, one.outcome, _against(one))
        for one in seen.dealings
        if one.outcome is not None
    )
    return ToneOutcomeFinding(
        **seen.head(len(decisions)),
        decisions=decisions,
    )


def build_bad_news_age(seen: Seen) -> NewsAgeFinding:
    """Return how long bad news had been known when it came."""
    heard = tuple(
        Heard(one.id, one.day, one.known_for)
        for one in seen.dealings
        if one.known_for is not None and one.kind in BAD_NEWS
    )
    return NewsAgeFinding(
        **seen.head(len(heard)),
        heard=heard,
        quarters=seen.months(3),
        rate=rate(sum(one.fresh for one in heard), len(heard)) if heard else None,
        halves=_halves(heard) if len(heard) >= MIN_TREND else None,
    )


def build_came_back(seen: Seen) -> CameBackFinding:
    """Return whether they came with more afterwards: yes, of yes and no."""
    answers = tuple(
        Afterwards(one.id, one.day, one.came_with_more) for one in seen.dealings if one.came_with_more is not None
    )
    yes = sum(one.came is CameWithMore.YES for one in answers)
    told = yes + sum(one.came is CameWithMore.NO for one in answers)
    return CameBackFinding(
        **seen.head(told),
        answers=answers,
        quarters=seen.months(3),
        rate=rate(yes, told) if told else None,
    )


def build_shared_own(seen: Seen) -> SharedOwnFinding:
    """Return when the leader shared something of their own."""
    shared = tuple(Moment(one.id, one.day) for one in seen.dealings if one.shared_own)
    return SharedOwnFinding(
        **seen.head(len(shared)),
        shared=shared,
        months=seen.months(),
    )


def build_themes(seen: Seen) -> ThemesFinding:
    """Return the themes that came three times or more in 90 days."""
    by_theme: dict[str, list[Dealing]] = {}
    for one in seen.dealings:
        for theme in dict.fromkeys(one.themes):
            by_theme.setdefault(theme, []).append(one)
    found = [_returning(theme, entries) for theme, entries in by_theme.items()]
    returning = tuple(sorted((one for one in found if one is not None), key=lambda one: (-one.most, one.name)))
    first, last = seen.ends()
    return ThemesFinding(
        **seen.head(sum(len(one.entries) for one in returning)),
        returning=returning,
        themes_in_all=len(by_theme),
        first=first,
        last=last,
    )


BUILDERS: Mapping[str, Callable[[Seen], OthersFinding]] = {
    "loops": build_loops,
    "repair": build_repair,
    "tone_outcome": build_tone_outcome,
    "bad_news_age": build_bad_news_age,
    "came_back": build_came_back,
    "shared_own": build_shared_own,
    "themes": build_themes,
}
"""By the name of the chart."""


def _against(one: Dealing) -> bool:
    if one.outcome is Outcome.ACCEPTED:
        return one.tone is Tone.SHARP
    return one.outcome is Outcome.DECLINED and not one.thanked


def _halves(heard: Sequence[Heard]) -> Halves:
    """Hold the newer half against the older: a difference is told by the rules for patterns, whichever way it goes."""
    before, since = heard[: len(heard) // 2], heard[len(heard) // 2 :]
    old, new = sum(one.fresh for one in before), sum(one.fresh for one in since)
    surprise = tails([Stratum(new, len(since), old + new, len(heard))]).two_sided
    difference = new / len(since) - old / len(before)
    turn = AgeTurn.NO_CLEAR_CHANGE
    if min(len(before), len(since)) >= MIN_SIDE and surprise <= AGE_LEVEL and abs(difference) >= MIN_DIFFERENCE:
        turn = AgeTurn.YOUNGER if difference > 0 else AgeTurn.OLDER
    return Halves(old, len(before), new, len(since), since[0].day, turn)


def _returning(theme: str, entries: Sequence[Dealing]) -> ReturningTheme | None:
    """Return a theme with what came together, or None where three never fell within the span."""
    span = dt.timedelta(days=THEME_DAYS)
    together: set[int] = set()
    most = first = 0
    for last, one in enumerate(entries):
        while one.day - entries[first].day >= span:
            first += 1
        size = last - first + 1
        if size >= THEME_TIMES:
            together.update(range(first, last + 1))
            most = max(most, size)
    if not most:
        return None
    marked = tuple(ThemeEntry(one.id, one.day, at in together) for at, one in enumerate(entries))
    return ReturningTheme(theme, marked, most)


def _follow_up(one: Dealing, done: bool, on: dt.date | None, today: dt.date) -> FollowUp:
    """Return one follow-up; a day before the entry's own counts as the same day."""
    until = on if done else today
    return FollowUp(one.id, one.day, done, None if until is None else max((until - one.day).days, 0))
