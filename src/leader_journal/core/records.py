"""The records of the journal: frozen, comparable, and encodable by `core.codec` without further help.

Identifiers are UUIDv7 strings. Moments are aware datetimes that keep the offset they were written with, so that the
local day (`moment.date()`) never changes when the computer moves to another time zone. Text holds people as
references (`core.mentions`), never as names.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec import Struct, field

from leader_journal.core.follow_up import loop_open, unrepaired
from leader_journal.core.terms import (
    AgreementState,
    CameWithMore,
    Cause,
    Effect,
    Element,
    Kind,
    KnownFor,
    Loop,
    Mark,
    Others,
    OthersResponse,
    Outcome,
    PromiseState,
    Quality,
    RaisedHow,
    Reaction,
    Repair,
    Series,
    Tone,
    quality_of,
)


class Marks(Struct, frozen=True, kw_only=True):
    """The marks of the three elements of one entry."""

    humility: Mark = Mark.UNMARKED
    questions: Mark = Mark.UNMARKED
    room: Mark = Mark.UNMARKED

    def of(self, element: Element) -> Mark:
        match element:
            case Element.HUMILITY:
                return self.humility
            case Element.QUESTIONS:
                return self.questions
            case Element.ROOM:
                return self.room

    @property
    def any_rated(self) -> bool:
        """Whether at least one element counts in a denominator."""
        return self.humility.rated or self.questions.rated or self.room.rated


class Answer(Struct, frozen=True, kw_only=True):
    """An answer to a prompt, kept with the question as it was asked."""

    prompt: str
    question: str
    text: str

    @property
    def texts(self) -> tuple[str, str]:
        """Question and answer: a question of the leader's own may name people, too."""
        return self.question, self.text


class Origin(Struct, frozen=True, kw_only=True):
    """Where an imported entry came from; `key` makes importing twice add nothing."""

    source: str
    key: str


class Occasion(Struct, frozen=True, kw_only=True):
    """What is said of an occasion where an entry of it is written. What else holds these fields extends this class.

    `kind` is None only for imported entries that were not deepened yet. Reactions stand in the order of `Reaction`.
    """

    kind: Kind | None = None
    facts: str = ""
    people: tuple[str, ...] = ()
    raised_by: str | None = None
    reactions: tuple[Reaction, ...] = ()
    tone: Tone | None = None
    marks: Marks = field(default_factory=Marks)
    quality_overruled: Quality | None = None
    agreement: str | None = None
    deepen_later: bool = False
    # folded under "More"
    outcome: Outcome | None = None
    effect: Effect | None = None
    raised_how: RaisedHow | None = None
    known_for: KnownFor | None = None
    themes: tuple[str, ...] = ()
    setting: str | None = None
    under_pressure: bool = False
    others: Others | None = None
    others_response: OthersResponse | None = None
    shared_own: bool = False


class Deepened(Occasion, frozen=True, kw_only=True):
    """What is said of it afterwards: the answers, what became of it, and where it came from.

    `plan` is the plan that was in force and that this occasion fits, `plan_done` the leader's answer: whether they did
    what it says (None: not answered).
    """

    answers: tuple[Answer, ...] = ()
    cause: Cause | None = None
    consequence_known: bool | None = None
    carried_out_calmly: bool | None = None
    destructive: bool = False
    plan: str | None = None
    plan_done: bool | None = None
    loop: Loop | None = None
    told_on: dt.date | None = None
    came_back_on: dt.date | None = None
    repair: Repair | None = None
    came_with_more: CameWithMore | None = None
    origin: Origin | None = None


class Entry(Deepened, frozen=True):
    """One occasion on which something came up, and how the leader reacted.

    `happened` is when it took place, `written` when it was first saved. These alone are not `kw_only`: that puts them
    before all that it extends, and so the fields stand as they do in the file.
    """

    id: str
    happened: dt.datetime
    written: dt.datetime

    @property
    def quality(self) -> Quality:
        """The reaction's quality: overruled by the leader, or derived from chips and tone."""
        return self.quality_overruled or quality_of(self.reactions, self.tone)

    @property
    def day(self) -> dt.date:
        """The local day on which it happened."""
        return self.happened.date()

    @property
    def loop_open(self) -> bool:
        """Whether the person is still to be told: noted so, or postponed with no word since."""
        return loop_open(self)

    @property
    def unrepaired(self) -> bool:
        """Whether the reaction was sharp or closing, and may still be worth coming back to."""
        return unrepaired(self)

    @property
    def deepened(self) -> bool:
        """Whether at least one prompt has an answer."""
        return any(answer.text.strip() for answer in self.answers)

    def came_from(self, person: str) -> bool:
        """Whether this is what one person came with: noted so, or they were alone and it was not I who noticed."""
        if self.raised_by is not None:
            return self.raised_by == person
        return self.people == (person,) and self.raised_how is not RaisedHow.I_NOTICED

    def rating(self, series: Series) -> Mark:
        """How this entry counts in one series: quality is read as shown, partly and missed."""
        return rating(self.marks, self.quality, series)


def rating(marks: Marks, quality: Quality, series: Series) -> Mark:
    """How marks and the quality of a reaction count in one series."""
    match series:
        case Series.HUMILITY:
            return marks.humility
        case Series.QUESTIONS:
            return marks.questions
        case Series.ROOM:
            return marks.room
        case Series.CONSTRUCTIVE:
            return QUALITY_AS_MARK[quality]


def occasion_of(holder: Occasion) -> dict[str, Any]:
    """Return the fields of `Occasion`, by their names, to be handed to another that holds them."""
    return {name: getattr(holder, name) for name in Occasion.__struct_fields__}


QUALITY_AS_MARK = {
    Quality.CONSTRUCTIVE: Mark.SHOWN,
    Quality.MIXED: Mark.PARTLY,
    Quality.CLOSING: Mark.MISSED,
    Quality.NOT_RATED: Mark.UNMARKED,
}


class Person(Struct, frozen=True, kw_only=True):
    """Somebody the leader works with. `alias` is what is shown everywhere; never scored, never ranked.

    `cadence_weeks` is how often the two meet, None without a rhythm. `merged_into` stands only in the deleted record
    of somebody who turned out to be another: what still names them, in the bin or in an earlier version, means that
    other person.
    """

    id: str
    alias: str
    real_name: str = ""
    notes: str = ""
    active: bool = True
    cadence_weeks: int | None = None
    merged_into: str | None = None


class Promise(Struct, frozen=True, kw_only=True):
    """What the leader told somebody they would do, by when."""

    id: str
    text: str
    made: dt.date
    to: str | None = None
    entry: str | None = None
    due: dt.date | None = None
    state: PromiseState = PromiseState.OPEN
    closed_on: dt.date | None = None

    def overdue(self, today: dt.date) -> bool:
        """Whether it is open and its day has passed."""
        return self.state is PromiseState.OPEN and self.due is not None and self.due < today

    @property
    def kept_late(self) -> bool:
        """Whether it was kept, after its day."""
        kept = self.state is PromiseState.KEPT
        return kept and self.due is not None and self.closed_on is not None and self.closed_on > self.due


class Agreement(Struct, frozen=True, kw_only=True):
    """WHAT we want and HOW we work; said to whom and when; the consequence stated beforehand.

    `said_to` are people; `said_to_others` is whoever else heard it, in the leader's words ("the whole team"). Of one
    that is still to be said these are those who are to hear it, and `say_by` the day by which.
    """

    id: str
    what: str
    how: str = ""
    measure: str = ""
    consequence: str = ""
    spoken: bool = True
    said_to: tuple[str, ...] = ()
    said_to_others: str = ""
    said_on: dt.date | None = None
    state: AgreementState = AgreementState.IN_FORCE
    say_by: dt.date | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is written in it."""
        return (self.what, self.how, self.measure, self.consequence, self.said_to_others)

    @property
    def told(self) -> bool:
        """Whether anybody was told: an agreement that nobody heard is none yet."""
        return self.spoken and bool(self.said_to or self.said_to_others or self.said_on)

    @property
    def standing(self) -> AgreementState:
        """How it stands: what nobody was told is to be said, and never in force."""
        if self.state is AgreementState.IN_FORCE and not self.told:
            return AgreementState.SAY_AGAIN
        return self.state
