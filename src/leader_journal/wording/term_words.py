"""The words of the product's own terms, as they stand on its pages: written with a capital, and nobody's name."""

from __future__ import annotations

from leader_journal.core.name_places import words_of
from leader_journal.core.terms import Element, Kind, Setting
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _
from leader_journal.wording.entries.questions import question

_ASKED = (
    *("tone", "reactions", "quality_overruled", "outcome", "raised_how", "cause", "known_for", "others", "loop"),
    *("came_back_on", "came_with_more", "plan", "themes"),
)


def term_words() -> frozenset[str]:
    """Return them folded, in the current language."""
    said = (
        *(one for terms, label in labels.TERM_LABELS.items() for one in map(label, terms)),
        *map(labels.kinds_label, Kind),
        *map(labels.element_label, Element),
        *map(labels.element_name, Element),
        *map(labels.setting_label, Setting),
        labels.no_kind_label(),
        # what stands before an answer on the page of an entry
        *map(question, _ASKED),
        _("Besides that"),
        # what begins a line of a one-on-one, and a sentence behind a letter, which may end none
        *(_("Disagreeing aloud, {day}").format(day=""), _("due {day}").format(day="")),
    )
    return frozenset(word.folded for one in said for word in words_of(one))
