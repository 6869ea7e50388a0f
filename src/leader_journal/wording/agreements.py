"""Agreements in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from leader_journal.core.records import Agreement
from leader_journal.core.terms import AgreementState
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import named_day


def state_words(state: AgreementState) -> str:
    """Return whether an agreement holds, in small letters beside it."""
    return {
        AgreementState.IN_FORCE: pgettext("state of an agreement", "in force"),
        AgreementState.SAY_AGAIN: pgettext("state of an agreement", "to say again"),
        AgreementState.ENDED: pgettext("state of an agreement", "ended"),
    }[state]


def standing_words(agreement: Agreement) -> str:
    """Return how an agreement stands; one that nobody was told is still to be said for the first time."""
    if agreement.standing is AgreementState.SAY_AGAIN and not agreement.told:
        return pgettext("state of an agreement", "to be said")
    return state_words(agreement.standing)


def said_words(
    agreement: Agreement, alias_of: Callable[[str], str], shown: Callable[[str], str], today: dt.date
) -> str:
    """Return to whom an agreement was said, and when: "Maria, the whole team, 12 September"."""
    if not agreement.spoken:
        return ", ".join((_("not said aloud yet"), *_still_to_say(agreement, alias_of, shown, today)))
    listeners = (*map(alias_of, agreement.said_to), shown(agreement.said_to_others))
    day = named_day(agreement.said_on, today) if agreement.said_on is not None else ""
    return ", ".join(part for part in (*listeners, day) if part)


def _still_to_say(
    agreement: Agreement, alias_of: Callable[[str], str], shown: Callable[[str], str], today: dt.date
) -> Iterator[str]:
    """Yield to whom it is still to be said, and by when; neither needs to be known."""
    if to := to_say_words(agreement, alias_of, shown):
        yield to
    if agreement.say_by is not None:
        yield _("by {day}").format(day=named_day(agreement.say_by, today))


def to_say_words(agreement: Agreement, alias_of: Callable[[str], str], shown: Callable[[str], str]) -> str:
    """Return to whom an agreement is still to be said: "to Maria, the whole team"; nothing where nobody is named."""
    listeners = (*map(alias_of, agreement.said_to), shown(agreement.said_to_others))
    names = ", ".join(name for name in listeners if name)
    return _("to {names}").format(names=names) if names else ""


def broken_words(count: int) -> str:
    """Return how often an agreement was broken since it was said."""
    if count == 0:
        return _("never")
    return ngettext("once", "{count} times", count).format(count=counted(count))


def details_of(
    agreement: Agreement, alias_of: Callable[[str], str], shown: Callable[[str], str], today: dt.date
) -> tuple[tuple[str, str], ...]:
    """Return what an agreement says beside its WHAT, each with its name; what is empty is left out."""
    parts = (
        (_("How"), shown(agreement.how)),
        (_("We can tell by"), shown(agreement.measure)),
        _said_under_a_head(agreement, alias_of, shown, today),
        (_("If it is broken"), shown(agreement.consequence)),
    )
    return tuple((name, text) for name, text in parts if text)


def _said_under_a_head(
    agreement: Agreement, alias_of: Callable[[str], str], shown: Callable[[str], str], today: dt.date
) -> tuple[str, str]:
    """Behind "to" a name has to follow; of what was said to nobody in particular only the day does, or "not yet"."""
    if not agreement.spoken:
        return _("Said aloud"), ", ".join((_("not yet"), *_still_to_say(agreement, alias_of, shown, today)))
    to_somebody = agreement.said_to or agreement.said_to_others
    return _("Said aloud to") if to_somebody else _("Said aloud"), said_words(agreement, alias_of, shown, today)
