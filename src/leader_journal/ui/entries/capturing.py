"""Capture, as Today and the capture window wire it."""

from __future__ import annotations

from leader_journal.services.nudges import NudgeKind
from leader_journal.ui.context import UiContext
from leader_journal.ui.entries.capture_form import CaptureForm, CaptureSources
from leader_journal.ui.entries.nudging import nudge_source


def capture_form(context: UiContext, *, line_first: bool = False) -> CaptureForm:
    """Return the form over the open journal."""
    services = context.services
    sources = CaptureSources(
        complete=services.people.complete,
        names_in=services.people.names_in,
        nudges=nudge_source(context, NudgeKind.BLAME),
        agreements=services.agreements.to_pick,
        ask_plan=services.plans.asked_about,
        own_settings=services.entries.own_settings(),
    )
    return CaptureForm(context.theme, context.clock, sources, line_first=line_first)
