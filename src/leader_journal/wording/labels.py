"""The labels of the product's terms: one function for each closed set, always in the current language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from leader_journal.core.terms import (
    AgreementState,
    CameWithMore,
    Cause,
    Effect,
    Element,
    Kind,
    KnownFor,
    Leaning,
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
    Setting,
    Tone,
)
from leader_journal.wording.catalogue import _, pgettext, said_once


@said_once()
def kind_label(kind: Kind) -> str:
    """Return the short name of a kind, as on its chip."""
    return {
        Kind.MISTAKE: pgettext("kind", "Mistake"),
        Kind.DISAGREEMENT: pgettext("kind", "Disagreement"),
        Kind.DOUBT: pgettext("kind", "Doubt"),
        Kind.QUESTION: pgettext("kind", "Question"),
        Kind.IDEA: pgettext("kind", "Idea"),
        Kind.BREACH: pgettext("kind", "Breach"),
    }[kind]


def kinds_label(kind: Kind) -> str:
    """Return the name of a kind where several are meant: "Mistakes"."""
    return {
        Kind.MISTAKE: pgettext("kinds", "Mistakes"),
        Kind.DISAGREEMENT: pgettext("kinds", "Disagreements"),
        Kind.DOUBT: pgettext("kinds", "Doubts"),
        Kind.QUESTION: pgettext("kinds", "Questions"),
        Kind.IDEA: pgettext("kinds", "Ideas"),
        Kind.BREACH: pgettext("kinds", "Breaches"),
    }[kind]


def no_kind_label() -> str:
    """Return what stands where an imported entry has no kind yet."""
    return pgettext("kind", "No kind yet")


def element_label(element: Element) -> str:
    """Return the short name of an element: for capture, lists and figures."""
    return {
        Element.HUMILITY: pgettext("element", "Humility"),
        Element.QUESTIONS: pgettext("element", "Questions"),
        Element.ROOM: pgettext("element", "Room"),
    }[element]


def element_key(element: Element) -> str:
    """Return the element's short name with `&` before the letter that chooses it."""
    return {
        Element.HUMILITY: pgettext("element with key", "&Humility"),
        Element.QUESTIONS: pgettext("element with key", "&Questions"),
        Element.ROOM: pgettext("element with key", "&Room"),
    }[element]


@said_once()
def element_name(element: Element) -> str:
    """Return the full name of an element: for the editor, the guide and settings."""
    return {
        Element.HUMILITY: pgettext("element", "Situational humility"),
        Element.QUESTIONS: pgettext("element", "Curious questions"),
        Element.ROOM: pgettext("element in full", "Room"),
    }[element]


def element_letter(element: Element) -> str:
    """Return the letter that heads the element's column in a list."""
    return element_label(element)[0]


def element_anchor(element: Element) -> str:
    """Return what *shown* means for this element, in one line."""
    return {
        Element.HUMILITY: _("I said that I did not know, could be wrong, or needed them."),
        Element.QUESTIONS: _("I asked an open question whose answer I did not know, and listened to it."),
        Element.ROOM: _("I gave time to answer, in a place where it could be said."),
    }[element]


def series_label(series: Series) -> str:
    """Return the name of a series as a chart shows it."""
    return {
        Series.HUMILITY: pgettext("element", "Humility"),
        Series.QUESTIONS: pgettext("element", "Curious questions"),
        Series.ROOM: pgettext("element in full", "Room"),
        Series.CONSTRUCTIVE: pgettext("series", "Constructive reaction"),
    }[series]


@said_once()
def mark_label(mark: Mark) -> str:
    """Return what a mark says, in small letters as within a sentence."""
    return {
        Mark.UNMARKED: pgettext("mark", "not marked"),
        Mark.NOT_RELEVANT: pgettext("mark", "not relevant"),
        Mark.MISSED: pgettext("mark", "missed"),
        Mark.PARTLY: pgettext("mark", "partly"),
        Mark.SHOWN: pgettext("mark", "shown"),
    }[mark]


def reaction_chip(reaction: Reaction) -> str:
    """Return a reaction's chip text with `&` before the letter that toggles it."""
    return {
        Reaction.THANKED: pgettext("reaction", "&Thanked"),
        Reaction.LISTENED: pgettext("reaction", "&Listened"),
        Reaction.ASKED: pgettext("reaction", "&Asked"),
        Reaction.ACKNOWLEDGED: pgettext("reaction", "Ac&knowledged"),
        Reaction.OFFERED_HELP: pgettext("reaction", "&Offered help"),
        Reaction.LOOKED_INTO: pgettext("reaction", "Looked into it to&gether"),
        Reaction.EXPLAINED: pgettext("reaction", "&Explained"),
        Reaction.POSTPONED: pgettext("reaction", "&Postponed"),
        Reaction.CONSEQUENCE: pgettext("reaction", "Set a &consequence"),
        Reaction.DEFENDED: pgettext("reaction", "&Defended"),
        Reaction.TOOK_OVER: pgettext("reaction", "Took o&ver"),
        Reaction.BRUSHED_OFF: pgettext("reaction", "&Brushed off"),
        Reaction.WENT_SILENT: pgettext("reaction", "Went &silent"),
        Reaction.LOOKED_FOR_WHO: pgettext("reaction", "Looked for &who"),
    }[reaction]


@said_once()
def reaction_label(reaction: Reaction) -> str:
    """Return a reaction's name without the key mark."""
    return reaction_chip(reaction).replace("&", "")


def leaning_label(leaning: Leaning) -> str:
    return {
        Leaning.OPENS: pgettext("leaning", "Opens"),
        Leaning.NEUTRAL: pgettext("leaning", "Neutral"),
        Leaning.CLOSES: pgettext("leaning", "Closes"),
    }[leaning]


@said_once()
def tone_label(tone: Tone) -> str:
    return tone_chip(tone).replace("&", "")


def tone_chip(tone: Tone) -> str:
    """Return a tone's chip text with `&` before the letter that chooses it."""
    return {
        Tone.CALM: pgettext("tone", "&Calm"),
        Tone.TENSE: pgettext("tone", "&Tense"),
        Tone.SHARP: pgettext("tone", "&Sharp"),
    }[tone]


@said_once()
def quality_label(quality: Quality) -> str:
    return {
        Quality.CONSTRUCTIVE: pgettext("quality", "Constructive"),
        Quality.MIXED: pgettext("quality", "Mixed"),
        Quality.CLOSING: pgettext("quality", "Closing"),
        Quality.NOT_RATED: pgettext("quality", "Not rated"),
    }[quality]


@said_once()
def effect_label(effect: Effect) -> str:
    return {
        Effect.OPENED_UP: pgettext("effect", "Opened up"),
        Effect.NEUTRAL: pgettext("effect", "Was neutral"),
        Effect.CLOSED: pgettext("effect", "Closed"),
        Effect.DONT_KNOW: pgettext("effect", "Don’t know"),
    }[effect]


@said_once()
def outcome_label(outcome: Outcome) -> str:
    return {
        Outcome.ACCEPTED: pgettext("outcome", "Accepted"),
        Outcome.DECLINED: pgettext("outcome", "Declined"),
        Outcome.POSTPONED: pgettext("outcome", "Postponed"),
        Outcome.NOTHING_TO_DECIDE: pgettext("outcome", "Nothing to decide"),
    }[outcome]


@said_once()
def raised_how_label(how: RaisedHow) -> str:
    return {
        RaisedHow.THEY: pgettext("raised", "They did"),
        RaisedHow.I_ASKED: pgettext("raised", "I asked"),
        RaisedHow.I_NOTICED: pgettext("raised", "I noticed"),
    }[how]


@said_once()
def known_for_label(known_for: KnownFor) -> str:
    return {
        KnownFor.SAME_DAY: pgettext("known for", "Same day"),
        KnownFor.DAYS: pgettext("known for", "Days"),
        KnownFor.WEEKS: pgettext("known for", "Weeks"),
        KnownFor.MONTHS: pgettext("known for", "Months"),
    }[known_for]


@said_once()
def others_label(others: Others) -> str:
    return {
        Others.OPENED: pgettext("others", "They opened"),
        Others.CLOSED: pgettext("others", "They closed"),
    }[others]


@said_once()
def others_response_label(response: OthersResponse) -> str:
    return {
        OthersResponse.STEPPED_IN: pgettext("others", "I stepped in"),
        OthersResponse.LET_PASS: pgettext("others", "I let it pass"),
    }[response]


@said_once()
def cause_label(cause: Cause) -> str:
    return {
        Cause.SLIP_OR_SKILL: pgettext("cause", "A slip or a skill"),
        Cause.WAY_WE_WORK: pgettext("cause", "The way we work"),
        Cause.UNFORESEEABLE: pgettext("cause", "Unforeseeable"),
        Cause.EXPERIMENT: pgettext("cause", "An experiment"),
        Cause.DELIBERATE: pgettext("cause", "A deliberate breach"),
    }[cause]


@said_once()
def loop_label(loop: Loop) -> str:
    return {
        Loop.TOLD: pgettext("loop", "Told"),
        Loop.NOT_YET: pgettext("loop", "Not yet"),
        Loop.NOTHING_TO_TELL: pgettext("loop", "Nothing to tell"),
    }[loop]


@said_once()
def repair_label(repair: Repair) -> str:
    """Return what is said of a hard reaction that the leader has not come back to."""
    return {
        Repair.NOT_YET: pgettext("coming back to it", "Not yet"),
        Repair.NOTHING: _("Nothing to come back to"),
    }[repair]


@said_once()
def came_with_more_label(more: CameWithMore) -> str:
    return {
        CameWithMore.YES: pgettext("came with more", "Yes"),
        CameWithMore.NO: pgettext("came with more", "No"),
        CameWithMore.CANNOT_TELL: pgettext("came with more", "Cannot tell yet"),
    }[more]


def setting_label(setting: str) -> str:
    """Return the name of a setting; a leader's own setting is its own name."""
    return _known_setting(Setting(setting)) if setting in set(Setting) else setting


@said_once()
def _known_setting(setting: Setting) -> str:
    return {
        Setting.ONE_ON_ONE: pgettext("setting", "One-on-one"),
        Setting.TEAM_MEETING: pgettext("setting", "Team meeting"),
        Setting.CHECK_IN: pgettext("setting", "Check-in"),
        Setting.CORRIDOR: pgettext("setting", "Corridor"),
        Setting.EMAIL_OR_CHAT: pgettext("setting", "E-mail or chat"),
        Setting.CUSTOMER_CALL: pgettext("setting", "Customer call"),
    }[setting]


def promise_state_label(state: PromiseState) -> str:
    return {
        PromiseState.OPEN: pgettext("promise", "Open"),
        PromiseState.KEPT: pgettext("promise", "Kept"),
        PromiseState.LET_GO: pgettext("promise", "Let go"),
    }[state]


def agreement_state_label(state: AgreementState) -> str:
    return {
        AgreementState.IN_FORCE: pgettext("agreement", "In force"),
        AgreementState.SAY_AGAIN: pgettext("agreement", "To say again"),
        AgreementState.ENDED: pgettext("agreement", "Ended"),
    }[state]


TERM_LABELS: Mapping[type[Enum], Callable[[Any], str]] = {
    Kind: kind_label,
    Tone: tone_label,
    Reaction: reaction_label,
    Quality: quality_label,
    Outcome: outcome_label,
    Effect: effect_label,
    RaisedHow: raised_how_label,
    KnownFor: known_for_label,
    Others: others_label,
    OthersResponse: others_response_label,
    Cause: cause_label,
    Loop: loop_label,
    Repair: repair_label,
    CameWithMore: came_with_more_label,
}
"""The label of every closed set of terms that an entry is answered in."""


def term_label(term: Enum | None) -> str:
    """Return the label of any term of an entry; nothing where nothing was chosen."""
    return "" if term is None else TERM_LABELS[type(term)](term)
