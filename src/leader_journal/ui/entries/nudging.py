"""Nudges on a page: what the strips of its fields find and turn off."""

from __future__ import annotations

from functools import partial

from leader_journal.services.nudges import Nudge, NudgeKind
from leader_journal.ui.context import UiContext
from leader_journal.ui.entries.nudge_strip import NudgeSource
from leader_journal.wording.catalogue import _


def nudge_source(context: UiContext, kind: NudgeKind) -> NudgeSource:
    """Return where the nudges of a kind come from."""
    return NudgeSource(
        find=partial(_find, context, kind),
        turn_off=partial(_turn_off, context, kind),
        bus=context.bus,
        why_none=partial(_why_none, context, kind),
    )


def _find(context: UiContext, kind: NudgeKind, text: str) -> tuple[Nudge, ...]:
    return context.services.nudges.find(kind, text)


def _why_none(context: UiContext, kind: NudgeKind) -> str:
    if not context.services.nudges.is_on(kind):
        return turned_off(kind)
    return _("Nothing is underlined here")


def _turn_off(context: UiContext, kind: NudgeKind) -> None:
    context.run(partial(context.services.nudges.turn, kind, on=False), turned_off(kind))


def turned_off(kind: NudgeKind) -> str:
    """Return what is said when a kind was turned off."""
    if kind is NudgeKind.QUESTIONS:
        return _("Closed and leading questions are no longer underlined")
    return _("Words that look for who are no longer underlined")
