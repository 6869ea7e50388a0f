"""The words of the product's own terms, as they stand on its pages: written with a capital, and nobody's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import TypeVar

from leader_journal.core.name_places import words_of
from leader_journal.core.terms import Element, Kind, KnownFor, Outcome, Reaction, Setting, Tone
from leader_journal.wording.catalogue import _
from leader_journal.wording.labels import (
    element_label,
    element_name,
    kind_label,
    kinds_label,
    known_for_label,
    no_kind_label,
    outcome_label,
    reaction_label,
    setting_label,
    tone_label,
)

E = TypeVar("E", bound=Enum)


def term_words() -> frozenset[str]:
    """Return them folded, in the current language."""
    labels = (
        *_each(Kind, kind_label),
        *_each(Kind, kinds_label),
        *_each(Element, element_label),
        *_each(Element, element_name),
        *_each(Reaction, reaction_label),
        *_each(Tone, tone_label),
        *_each(Outcome, outcome_label),
        *_each(KnownFor, known_for_label),
        *_each(Setting, setting_label),
        no_kind_label(),
        _("Tone"),
        _("due {day}").format(day=""),  # begins a sentence behind a letter, which may end none
    )
    return frozenset(word.folded for label in labels for word in words_of(label))


def _each(terms: type[E], label: Callable[[E], str]) -> Iterator[str]:
    return map(label, terms)
