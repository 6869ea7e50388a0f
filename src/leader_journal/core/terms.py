"""The words of the product as closed sets. Their values are stored; their labels live in `wording.labels`."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What somebody came with: the kind of occasion."""

    MISTAKE = "mistake"
    DISAGREEMENT = "disagreement"
    DOUBT = "doubt"
    QUESTION = "question"
    IDEA = "idea"
    BREACH = "breach"


class Element(StrEnum):
    """The three invitation elements, always in this order."""

    HUMILITY = "humility"
    QUESTIONS = "questions"
    ROOM = "room"


class Mark(StrEnum):
    """What the leader did of one element in one entry. UNMARKED and NOT_RELEVANT are in no denominator."""

    UNMARKED = "unmarked"
    NOT_RELEVANT = "not_relevant"
    MISSED = "missed"
    PARTLY = "partly"
    SHOWN = "shown"

    @property
    def rated(self) -> bool:
        """Whether this mark counts in a denominator."""
        return self in (Mark.MISSED, Mark.PARTLY, Mark.SHOWN)


class Leaning(StrEnum):
    """Whether a first reaction opens, closes, or does neither."""

    OPENS = "opens"
    NEUTRAL = "neutral"
    CLOSES = "closes"


class Reaction(StrEnum):
    """The fourteen first reactions, in the order of their chips."""

    THANKED = "thanked"
    LISTENED = "listened"
    ASKED = "asked"
    ACKNOWLEDGED = "acknowledged"
    OFFERED_HELP = "offered_help"
    LOOKED_INTO = "looked_into"
    EXPLAINED = "explained"
    POSTPONED = "postponed"
    CONSEQUENCE = "consequence"
    DEFENDED = "defended"
    TOOK_OVER = "took_over"
    BRUSHED_OFF = "brushed_off"
    WENT_SILENT = "went_silent"
    LOOKED_FOR_WHO = "looked_for_who"

    @property
    def leaning(self) -> Leaning:
        """Which way this reaction leans."""
        if self in _OPENING:
            return Leaning.OPENS
        return Leaning.NEUTRAL if self in _NEUTRAL else Leaning.CLOSES


_OPENING = frozenset(
    {
        Reaction.THANKED,
        Reaction.LISTENED,
        Reaction.ASKED,
        Reaction.ACKNOWLEDGED,
        Reaction.OFFERED_HELP,
        Reaction.LOOKED_INTO,
    }
)
_NEUTRAL = frozenset({Reaction.EXPLAINED, Reaction.POSTPONED, Reaction.CONSEQUENCE})
_CLOSING = frozenset(Reaction) - _OPENING - _NEUTRAL


class Tone(StrEnum):
    """How the leader sounded. There is no default: a default would flatter the charts."""

    CALM = "calm"
    TENSE = "tense"
    SHARP = "sharp"


class Quality(StrEnum):
    """Reaction quality: a label that follows from chips and tone, never a number."""

    CONSTRUCTIVE = "constructive"
    MIXED = "mixed"
    CLOSING = "closing"
    NOT_RATED = "not_rated"


class Effect(StrEnum):
    """What the leader saw in the other afterwards."""

    OPENED_UP = "opened_up"
    NEUTRAL = "neutral"
    CLOSED = "closed"
    DONT_KNOW = "dont_know"


class Outcome(StrEnum):
    """What became of what was said, at once."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    POSTPONED = "postponed"
    NOTHING_TO_DECIDE = "nothing_to_decide"


class RaisedHow(StrEnum):
    """How it came up."""

    THEY = "they"
    I_ASKED = "i_asked"
    I_NOTICED = "i_noticed"


class KnownFor(StrEnum):
    """How long it had been known before the leader heard it; shortest first."""

    SAME_DAY = "same_day"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class Others(StrEnum):
    """What the others present did."""

    OPENED = "opened"
    CLOSED = "closed"


class OthersResponse(StrEnum):
    """What the leader did about what the others did."""

    STEPPED_IN = "stepped_in"
    LET_PASS = "let_pass"


class Cause(StrEnum):
    """What it was, seen afterwards."""

    SLIP_OR_SKILL = "slip_or_skill"
    WAY_WE_WORK = "way_we_work"
    UNFORESEEABLE = "unforeseeable"
    EXPERIMENT = "experiment"
    DELIBERATE = "deliberate"


class Loop(StrEnum):
    """Whether the person was told what became of what they raised."""

    TOLD = "told"
    NOT_YET = "not_yet"
    NOTHING_TO_TELL = "nothing_to_tell"


class Repair(StrEnum):
    """What is said of a hard reaction that the leader has not come back to; the day says it of the others."""

    NOT_YET = "not_yet"
    NOTHING = "nothing"


class CameWithMore(StrEnum):
    """Whether the person came with more afterwards."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot_tell"


class Setting(StrEnum):
    """The settings that ship; a leader's own setting is stored as the text they typed."""

    ONE_ON_ONE = "one_on_one"
    TEAM_MEETING = "team_meeting"
    CHECK_IN = "check_in"
    CORRIDOR = "corridor"
    EMAIL_OR_CHAT = "email_or_chat"
    CUSTOMER_CALL = "customer_call"


class PromiseState(StrEnum):
    """What became of a promise. Late is not a state: it follows from the dates."""

    OPEN = "open"
    KEPT = "kept"
    LET_GO = "let_go"


class AgreementState(StrEnum):
    """Whether an agreement holds."""

    IN_FORCE = "in_force"
    SAY_AGAIN = "say_again"
    ENDED = "ended"


class Series(StrEnum):
    """The four rates that are followed over time: the three elements and constructive reactions."""

    HUMILITY = "humility"
    QUESTIONS = "questions"
    ROOM = "room"
    CONSTRUCTIVE = "constructive"


def quality_of(reactions: tuple[Reaction, ...], tone: Tone | None) -> Quality:
    """Derive the quality from chips and tone: a sharp tone closes, one closing chip is never averaged away."""
    opened = not _OPENING.isdisjoint(reactions)  # asked of every entry that is written, checked or drawn
    closed = tone is Tone.SHARP or not _CLOSING.isdisjoint(reactions)
    if opened:
        return Quality.MIXED if closed else Quality.CONSTRUCTIVE
    return Quality.CLOSING if closed else Quality.NOT_RATED
