"""Where a prompt is asked, and for what, in words."""

from __future__ import annotations

from leader_journal.core.journal_settings import PromptPlace
from leader_journal.core.terms import Element, Kind
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _


def place_name(place: PromptPlace) -> str:
    """Return the name of a place as it is chosen in Settings."""
    match place:
        case PromptPlace.DEEPEN:
            return _("When you deepen an entry")
        case PromptPlace.ONE_ON_ONE:
            return _("In a one-on-one")
        case PromptPlace.HUMILITY | PromptPlace.QUESTIONS | PromptPlace.ROOM:
            return _("To say aloud: {element}").format(element=labels.element_name(Element(place.value)))


def asked_when(kinds: tuple[Kind, ...], *, own: bool) -> str:
    """Return what stands under a prompt in the list: whose it is, and for which kinds of occasion only."""
    named = ", ".join(labels.kind_label(kind).lower() for kind in kinds)
    only = _("only for {kinds}").format(kinds=named) if named else ""
    return ", ".join(part for part in (_("your own") if own else "", only) if part)
