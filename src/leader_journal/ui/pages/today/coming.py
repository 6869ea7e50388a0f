"""What comes up on Today beside promises: one-on-ones, a review, and what is still to be said."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtWidgets import QWidget

from leader_journal.core.records import Agreement
from leader_journal.services.one_on_ones.service import Coming
from leader_journal.services.reviews.service import ReviewDue
from leader_journal.services.reviews.steps import MINUTES, minutes_left
from leader_journal.services.today import TodayView
from leader_journal.ui.actions import Act
from leader_journal.ui.context import UiContext
from leader_journal.ui.places import PrepareOneOnOne, ShowAgreements
from leader_journal.ui.toolkit.rows import Row
from leader_journal.wording.agreements import to_say_words
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import due_words
from leader_journal.wording.one_on_ones.words import meeting_title, next_words, proposed_words
from leader_journal.wording.reviews.words import begun_words, minutes_words, review_name, since_words


class ComingUp:
    """Makes the rows of the section, each with the one thing to do about it."""

    def __init__(self, context: UiContext) -> None:
        self._context = context

    def rows(self, view: TodayView) -> list[QWidget]:
        """Return the rows: the meetings, what is to be said by its day, then the review."""
        rows: list[QWidget] = [self._meeting(coming, view.today) for coming in view.meetings]
        rows += [self._to_say(agreement) for agreement in view.to_say]
        if view.review is not None:
            rows.append(self._review(view.review))
        return rows

    def _meeting(self, coming: Coming, today: dt.date) -> Row:
        context = self._context
        title = meeting_title(context.services.people.alias_of(coming.person))
        planned = coming.planned is not None
        meta = next_words(coming.day, coming.time, today) if planned else proposed_words(coming.day, today)
        action = _("Note it") if coming.passed(today) else _("Prepare")
        row = Row(context.theme, title, meta, icon="messages-square", action=action)
        prepare = partial(context.go, PrepareOneOnOne(coming.person))
        row.opened.connect(prepare)
        row.acted.connect(prepare)
        return row

    def _review(self, due: ReviewDue) -> Row:
        today = self._context.clock.now().date()
        if due.begun is None:
            minutes = sum(MINUTES.values())
            words = (since_words(due.since, today), ngettext("{count} min", "{count} min", minutes))
            meta = "  ·  ".join(part for part in words if part).format(count=counted(minutes))
            action = pgettext("review", "Start")
        else:
            meta = f"{begun_words(due.since, today)}  ·  {minutes_words(minutes_left(due.begun))}"
            action = pgettext("review", "Go on")
        row = Row(self._context.theme, review_name(due.months, today), meta, icon="calendar-check", action=action)
        row.opened.connect(partial(self._context.act, Act.BEGIN_REVIEW))
        row.acted.connect(partial(self._context.act, Act.BEGIN_REVIEW))
        return row

    def _to_say(self, agreement: Agreement) -> Row:
        context = self._context
        today, people = context.clock.now().date(), context.services.people
        overdue = agreement.say_by is not None and agreement.say_by < today
        when = due_words(agreement.say_by, today) if agreement.say_by is not None else ""
        to = to_say_words(agreement, people.alias_of, people.shown)
        row = Row(
            context.theme,
            people.shown(agreement.what),
            "  ·  ".join(part for part in (to, "" if overdue else when) if part),
            icon="handshake",
            serif=True,
            warning=when if overdue else "",
            action=pgettext("agreement", "Said"),
        )
        row.opened.connect(partial(context.go, ShowAgreements(agreement.id)))
        row.acted.connect(partial(self._said, agreement))
        return row

    def _said(self, agreement: Agreement) -> None:
        said_again = partial(self._context.services.agreements.said_again, agreement)
        self._context.run(said_again, _("Said, and in force"))
