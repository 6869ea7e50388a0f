"""Capture, as Today and the capture window wire it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from leader_journal.services.nudges import NudgeKind
from leader_journal.ui.context import UiContext
from leader_journal.ui.entries.capture_form import MOMENT_KEYS, CaptureForm
from leader_journal.ui.entries.capture_rest import CaptureSources
from leader_journal.ui.entries.nudge_strip import KEYS as NUDGE_KEYS
from leader_journal.ui.entries.nudge_strip import LEAVE_KEYS, OFF_KEYS
from leader_journal.ui.entries.nudging import nudge_source
from leader_journal.ui.i18n import keys_shown
from leader_journal.wording.catalogue import _


def capture_form(context: UiContext, *, line_first: bool = False, keys_in: QWidget | None = None) -> CaptureForm:
    """Return the form over the open journal."""
    services = context.services
    sources = CaptureSources(
        complete=services.people.complete,
        names_in=services.people.names_in,
        nudges=nudge_source(context, NudgeKind.BLAME),
        agreements=services.agreements.to_pick,
        ask_plan=services.plans.asked_about,
        own_settings=services.entries.own_settings,
    )
    return CaptureForm(context.theme, context.clock, sources, line_first=line_first, keys_in=keys_in)


def capture_keys(escape: str) -> tuple[tuple[str, str], ...]:
    """Return the keys of capture, each with what it does; `escape` says what Esc does."""
    return (
        ("1 … 6", _("kind of occasion, while the line is empty")),
        ("@", _("a person")),
        (keys_shown("Enter"), _("on to the reactions")),
        (keys_shown(MOMENT_KEYS), _("it happened at another time")),
        (keys_shown("Alt+M"), _("more fields")),
        (keys_shown(NUDGE_KEYS), _("the next underlined words")),
        (keys_shown(LEAVE_KEYS), _("leave the underlined words as they are")),
        (keys_shown(OFF_KEYS), _("underline no more words")),
        (keys_shown("Ctrl+Enter"), _("save")),
        (keys_shown("Esc"), escape),
    )
