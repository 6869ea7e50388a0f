"""The words of the product's own terms, as they stand on its pages: written with a capital, and nobody's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import TypeVar

from leader_journal.core.name_places import words_of
from leader_journal.core.terms import (
    CameWithMore,
    Cause,
    Effect,
    Element,
    Kind,
    KnownFor,
    Loop,
    Others,
    OthersResponse,
    Outcome,
    Quality,
    RaisedHow,
    Reaction,
    Repair,
    Setting,
    Tone,
)
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _

E = TypeVar("E", bound=Enum)


def term_words() -> frozenset[str]:
    """Return them folded, in the current language."""
    said = (
        *_each(Kind, labels.kind_label),
        *_each(Kind, labels.kinds_label),
        *_each(Element, labels.element_label),
        *_each(Element, labels.element_name),
        *_each(Reaction, labels.reaction_label),
        *_each(Tone, labels.tone_label),
        *_each(Quality, labels.quality_label),
        *_each(Effect, labels.effect_label),
        *_each(Outcome, labels.outcome_label),
        *_each(RaisedHow, labels.raised_how_label),
        *_each(KnownFor, labels.known_for_label),
        *_each(Cause, labels.cause_label),
        *_each(Others, labels.others_label),
        *_each(OthersResponse, labels.others_response_label),
        *_each(Loop, labels.loop_label),
        *_each(Repair, labels.repair_label),
        *_each(CameWithMore, labels.came_with_more_label),
        *_each(Setting, labels.setting_label),
        labels.no_kind_label(),
        # what stands before an answer on the page of an entry
        *(_("Tone"), _("What I did first"), _("My reaction was"), _("Outcome"), _("Who raised it"), _("What it was")),
        *(_("It had been known for"), _("What the others did"), _("Told what became of it"), _("I came back to it")),
        *(_("Brought more afterwards"), _("My plan"), _("Theme"), _("Besides that")),
        # what begins a line of a one-on-one, and a sentence behind a letter, which may end none
        *(_("Disagreeing aloud, {day}").format(day=""), _("due {day}").format(day="")),
    )
    return frozenset(word.folded for one in said for word in words_of(one))


def _each(terms: type[E], label: Callable[[E], str]) -> Iterator[str]:
    return map(label, terms)
