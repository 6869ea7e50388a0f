"""The charts about people in every state, built by insight from values that a fixed seed makes."""

from __future__ import annotations

import datetime as dt
import random
from array import array
from collections.abc import Callable, Sequence
from functools import cache

from tests.charts.desk import ago

from leader_journal.charts.breaches.build import BreachesSeen, build_breaches
from leader_journal.charts.breaches.finding import BreachesFinding
from leader_journal.charts.fairness.build import FairnessSeen, build_fairness, kind_to_show, look, mirrors
from leader_journal.charts.fairness.finding import FairnessFinding
from leader_journal.charts.promises.build import PromisesSeen, build_person, build_promises_overview, within_months
from leader_journal.charts.promises.finding import PersonFinding, PromisesOverview
from leader_journal.charts.shared.finding import Someone
from leader_journal.charts.voices.build import VoicesSeen, build_voices
from leader_journal.charts.voices.finding import VoicesFinding
from leader_journal.core.breaches import Breach, Saying
from leader_journal.core.columns import Answers, Texts
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import ALWAYS, Period
from leader_journal.core.records import Agreement, Person, Promise
from leader_journal.core.tallies import AnsweredEntry, KindedEntry
from leader_journal.core.terms import Kind, Mark, PromiseState, Reaction, Tone
from leader_journal.core.voices import VOICED
from leader_journal.insight.answered import Answered
from leader_journal.insight.thresholds import PERSON_MARKS

TODAY = dt.date(2026, 11, 24)
NOON = dt.time(12, tzinfo=dt.timezone(dt.timedelta(hours=1)))
NAMES = ("Maria", "Åse Højgaard-Kristiansen", "Bo", "$Emil$", "👍", "Wilhelmina Oluf-Abrahamsen af Testrup")
SECRET = "Kirsten"
RATED = (Mark.SHOWN, Mark.PARTLY, Mark.MISSED)
PeopleFinding = FairnessFinding | BreachesFinding | VoicesFinding | PersonFinding | PromisesOverview


# fairness
def fairness(
    people: int, entries: int, *, shares: Sequence[float] = (0.5,), months: int = 18, chosen: EntryFilter = EVERYTHING
) -> FairnessFinding:
    """Return the mirror of disagreements; each person has one of `shares` in turn."""
    chance = random.Random(3)
    answered = sorted(
        (
            AnsweredEntry(f"p{at % people}", f"e{at}", ago(chance.randint(0, 30 * months)), _drawn(chance, shares, at))
            for at in range(entries)
        ),
        key=lambda one: one.day,
    )
    held = Answered(answers_of(answered))
    looked = look(held, [f"p{at}" for at in range(people)], ALWAYS, mirrors(held, TODAY))
    seen = FairnessSeen(
        looked=looked,
        aliases=frozenset({"Maria", "B"}),
        count=entries,
        any_history=bool(entries),
        period=ALWAYS,
        filter=chosen,
        today=TODAY,
    )
    kind = kind_to_show(looked, chosen)
    return build_fairness(seen, kind, answered if kind else ())


def _drawn(chance: random.Random, shares: Sequence[float], at: int) -> Mark:
    if chance.random() < shares[at % len(shares)]:
        return Mark.SHOWN
    return chance.choice((Mark.PARTLY, Mark.MISSED))


def answers_of(answered: Sequence[AnsweredEntry], kind: Kind = Kind.DISAGREEMENT) -> Answers:
    """Return entries as storage reads them, each of them of one kind and one person."""
    people = sorted({one.person for one in answered})
    return Answers(
        entries=array("q", range(len(answered))),
        days=array("q", [one.day.toordinal() for one in answered]),
        shown=array("q", [one.rating is Mark.SHOWN for one in answered]),
        kinds=Texts((kind.value,), array("q", [0] * len(answered))),
        people=Texts(tuple(people), array("q", [people.index(one.person) for one in answered])),
    )


# breaches
def breaches(
    count: int, *, asked: float = 0.9, destructive: int = 0, chosen: EntryFilter = EVERYTHING
) -> BreachesFinding:
    """Return the boxes of so many breaches, every field filled with a certain chance."""
    chance = random.Random(5)

    def perhaps(values: Sequence[object]) -> object:
        return chance.choice(values) if chance.random() < asked else None

    made = [
        Breach(
            id=f"b{at}",
            day=ago(3 * (count - at)),
            reactions=frozenset({Reaction.CONSEQUENCE if chance.random() < 0.7 else Reaction.DEFENDED}),
            tone=perhaps(tuple(Tone)),  # type: ignore[arg-type]  # drawn, or None
            agreement="a" if chance.random() < 0.8 else None,
            consequence_known=perhaps((True, True, False)),  # type: ignore[arg-type]  # drawn, or None
            carried_out_calmly=perhaps((True, False)),  # type: ignore[arg-type]  # drawn, or None
            destructive=at < destructive,
        )
        for at in range(count)
    ]
    saying = Saying(said_on=ago(4000), said_to=frozenset(), to_others=True)
    return build_breaches(
        BreachesSeen(
            breaches=made,
            sayings={"a": [saying]},
            count=len(made),
            any_history=True,
            period=ALWAYS,
            filter=chosen,
            today=TODAY,
        )
    )


# voices
def voices(
    people: int = 0, kinds: int = 0, wrong: int = 0, *, entries: int = 60, chosen: EntryFilter = EVERYTHING
) -> VoicesFinding:
    """Return so many quiet people and kinds, each silent for longer than the one before, the last ones for ever."""
    persons = [Person(id=f"p{at}", alias=f"{NAMES[at % len(NAMES)]}{at or ''}") for at in range(people)]
    last = {person.id: ago(31 + 29 * at) for at, person in enumerate(persons) if at < max(people - 1, 1)}
    of_kinds = {kind: ago(1) for kind in VOICED[kinds:]} | {
        kind: ago(40 + 30 * at) for at, kind in enumerate(VOICED[:kinds]) if at < 4
    }
    entry = [
        KindedEntry(f"w{at}", ago(9 * at), Kind.BREACH if at == 2 else Kind.MISTAKE, _unrated(at)) for at in range(7)
    ]
    return build_voices(
        VoicesSeen(
            people=persons,
            last_of_people=last,
            last_of_kinds=of_kinds if entries else {},
            wrong={person.id: entry for person in persons[:wrong]},
            entries=entries,
            lately=min(entries, 18),
            first_day=ago(700) if entries else None,
            any_history=bool(entries),
            filter=chosen,
            today=TODAY,
        )
    )


def _unrated(at: int) -> Mark:
    return (*RATED, Mark.UNMARKED)[at % 4]


# chart 7
def promises_seen(
    promises: int, agreements: int, *, entries: int = 0, chosen: EntryFilter = EVERYTHING, period: Period = ALWAYS
) -> PromisesSeen:
    """Return promises in every state, with and without a day, and agreements over a year."""
    chance = random.Random(7)
    made = []
    for at in range(promises):
        begun = ago(chance.randint(0, 340))
        due = begun + dt.timedelta(days=chance.randint(1, 40)) if at % 5 else None
        state = (PromiseState.KEPT, PromiseState.OPEN, PromiseState.KEPT, PromiseState.LET_GO)[at % 4]
        closed = min(begun + dt.timedelta(days=chance.randint(0, 60)), TODAY)
        made.append(
            Promise(
                id=f"l{at:03}",
                text=f"Tell {SECRET} about the draft budget of the {at}th team" + " and of all the others" * (at % 3),
                made=begun,
                to="p0" if at % 2 else None,
                entry=f"e{at}" if at % 3 else None,
                due=due,
                state=state,
                closed_on=None if state is PromiseState.OPEN else closed,
            )
        )
    said = [
        Agreement(id=f"a{at}", what=f"When something slips, {SECRET} says it the same day", said_on=ago(7 + 31 * at))
        for at in range(agreements)
    ]
    return PromisesSeen(
        agreements=said,
        promises=made,
        said=lambda text: text,
        name_of=lambda _person: NAMES[1],
        any_history=bool(promises or agreements or entries),
        count=entries,
        period=within_months(period, TODAY),
        filter=chosen,
        today=TODAY,
    )


def person(entries: int, *, days: int = 350, name: str = "Maria", seen: PromisesSeen | None = None) -> PersonFinding:
    """Return one person's chart; the latest entries are drawn."""
    chance = random.Random(11)
    kinds = (*Kind, None)
    marks = sorted(
        (
            KindedEntry(f"e{at}", ago(chance.randint(0, days)), kinds[at % 7], _unrated(chance.randint(0, 3)))
            for at in range(entries)
        ),
        key=lambda mark: mark.day,
    )
    return build_person(seen or promises_seen(6, 3, entries=entries), Someone("p0", name), marks[-PERSON_MARKS:])


IDEAS = EntryFilter(text=SECRET)

STATES: dict[str, Callable[[], PeopleFinding]] = {
    "fairness, many": lambda: fairness(7, 120),
    "fairness, one stands out": lambda: fairness(2, 160, shares=(0.95, 0.1)),
    "fairness, three hundred people": lambda: fairness(300, 900),
    "fairness, thousands": lambda: fairness(5, 5000, months=60),
    "fairness, few": lambda: fairness(3, 4),
    "fairness, one person": lambda: fairness(1, 30),
    "fairness, no match": lambda: fairness(3, 0, chosen=IDEAS),
    "fairness, empty": lambda: fairness(3, 0),
    "breaches, many": lambda: breaches(40, destructive=2),
    "breaches, thousands": lambda: breaches(3000),
    "breaches, few": lambda: breaches(4, asked=1.0),
    "breaches, without a place": lambda: breaches(6, asked=0.0),
    "breaches, destructive": lambda: breaches(2, destructive=2),
    "breaches, none": lambda: breaches(0),
    "breaches, no match": lambda: breaches(0, chosen=IDEAS),
    "voices, many": lambda: voices(8, 5, 2),
    "voices, people": lambda: voices(3),
    "voices, one": lambda: voices(1, 1),
    "voices, kinds": lambda: voices(kinds=2),
    "voices, two hundred people": lambda: voices(200),
    "voices, all heard": lambda: voices(),
    "voices, few": lambda: voices(2, 5, entries=3),
    "voices, no match": lambda: voices(2, entries=0, chosen=IDEAS),
    "voices, empty": lambda: voices(entries=0),
    "promises, many": lambda: build_promises_overview(promises_seen(60, 14)),
    "promises, some": lambda: build_promises_overview(promises_seen(9, 2)),
    "promises, one": lambda: build_promises_overview(promises_seen(1, 0)),
    "promises, agreements alone": lambda: build_promises_overview(promises_seen(0, 3)),
    "promises, none": lambda: build_promises_overview(promises_seen(0, 0, entries=3)),
    "promises, no match": lambda: build_promises_overview(promises_seen(0, 0, chosen=IDEAS)),
    "promises, empty": lambda: build_promises_overview(promises_seen(0, 0)),
    "person, many": lambda: person(60, name=NAMES[1]),
    "person, thousands": lambda: person(2000, days=300),
    "person, all on one day": lambda: person(300, days=0),
    "person, one": lambda: person(1),
    "person, promises alone": lambda: person(0, seen=promises_seen(3, 0)),
    "person, agreements alone": lambda: person(0, seen=promises_seen(0, 9)),
    "person, nothing": lambda: person(0, seen=promises_seen(0, 0)),
    "person, years ago": lambda: person(0, seen=promises_seen(9, 3, period=Period(ago(900), ago(500)))),
}


@cache
def made(name: str) -> PeopleFinding:
    """Return a finding by the name of its state; findings are frozen."""
    return STATES[name]()


COUNTED = [name for name in STATES if not name.endswith(("empty", "no match", "none", "nothing"))]
"""States in which something is drawn or said."""
