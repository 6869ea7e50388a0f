"""Reminders of this journal: a quiet weekly moment, and the day from which a review waits.

What was told is kept in the encrypted file, beside the drafts: it is no record, has no versions and goes into no
archive. While the journal is locked nobody knows of it, so nothing is reminded of (docs/decisions/0017).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress

from msgspec import Struct, field
from msgspec.structs import replace

from leader_journal.core import reminders
from leader_journal.core.changes import Changes, Topic
from leader_journal.core.clock import Clock
from leader_journal.core.codec import Undecodable, decode, encode
from leader_journal.core.errors import FileError
from leader_journal.core.reminders import REVIEW_HOUR, Reminded, ReminderKind, Snooze
from leader_journal.services.journal_settings import JournalSettingsService
from leader_journal.services.reviews.service import ReviewService
from leader_journal.storage.journal import Journal

__all__ = ["ReminderKind", "ReminderService", "Snooze"]

SLOT = "reminders"
SHOWN = Changes(frozenset({Topic.REMINDERS}))
"""What waits changed; nothing that undo could take back."""


class _Kept(Struct, frozen=True, kw_only=True):
    """`weekly` is None until the first look at a weekly moment: what lies before it is not told."""

    weekly: Reminded | None = None
    review: Reminded = field(default_factory=Reminded)


class ReminderService:
    """Says what waits and what is to be told, and remembers that it was."""

    def __init__(
        self, journal: Journal, reviews: ReviewService, settings: JournalSettingsService, clock: Clock
    ) -> None:
        self._journal = journal
        self._reviews = reviews
        self._settings = settings
        self._clock = clock
        self._kept = _read(journal)

    def begin(self) -> None:
        """Take the latest weekly moment as known where none is known yet; to be called when the journal is opened.

        Raises FileError where that cannot be kept.
        """
        if self._settings.current.weekly_day is not None and self._kept.weekly is None:
            self._weekly_moment()
            self._keep()

    # asking

    def waiting(self) -> tuple[ReminderKind, ...]:
        """Return what has come and was neither answered nor put off; the weekly moment is then a line on Today."""
        now, moments = self._clock.now(), self._moments()
        return tuple(kind for kind, moment in moments.items() if reminders.waits(self._known(kind), moment, now))

    def weekly_waits(self) -> bool:
        """Whether the weekly moment is among them."""
        moment = self._weekly_moment()
        return moment is not None and reminders.waits(self._known(ReminderKind.WEEKLY), moment, self._clock.now())

    def to_tell(self) -> tuple[ReminderKind, ...]:
        """Return what is to be told now; say `told` once it was."""
        now, moments = self._clock.now(), self._moments()
        return tuple(
            kind for kind, moment in moments.items() if reminders.is_to_be_told(self._known(kind), moment, now)
        )

    # answering; each raises FileError where it cannot be kept, and holds until the journal is closed all the same

    def told(self, kinds: Iterable[ReminderKind]) -> Changes:
        """Remember that these were told, once and for all."""
        moments = self._moments()
        for kind in kinds:
            if kind in moments:
                self._know(kind, reminders.told(self._known(kind), moments[kind]))
        return self._keep()

    def answer(self, kind: ReminderKind = ReminderKind.WEEKLY) -> Changes:
        """It is done with until the next moment."""
        moments = self._moments()
        if kind in moments:
            self._know(kind, reminders.answered(self._known(kind), moments[kind]))
        return self._keep()

    def put_off(self, kinds: Iterable[ReminderKind], snooze: Snooze) -> Changes:
        """Tell these again in an hour, or tomorrow."""
        moments, now = self._moments(), self._clock.now()
        for kind in kinds:
            if kind in moments:
                hour = self._settings.current.weekly_hour if kind is ReminderKind.WEEKLY else REVIEW_HOUR
                until = reminders.put_off_until(now, snooze, hour)
                self._know(kind, reminders.put_off(self._known(kind), moments[kind], until))
        return self._keep()

    # choosing

    def set_weekly(self, day: int | None, hour: int) -> Changes:
        """Choose the weekday (0 is Monday) and hour of the weekly moment, or none; one that is past is not told."""
        changes = self._settings.change(lambda settings: replace(settings, weekly_day=day, weekly_hour=hour))
        moment = self._weekly_moment()
        if moment is not None:
            known = self._known(ReminderKind.WEEKLY)
            self._know(ReminderKind.WEEKLY, reminders.begun(known, moment, self._clock.now()))
            with suppress(FileError):  # the choice itself is saved
                self._keep()
        return changes

    def set_review_day(self, day: int | None) -> Changes:
        """Choose the day of the month (1 to 28) from which a review waits, or none."""
        return self._settings.change(lambda settings: replace(settings, review_day=day))

    def turn_off(self, kind: ReminderKind) -> Changes:
        """No more of this kind."""
        if kind is ReminderKind.WEEKLY:
            return self.set_weekly(None, self._settings.current.weekly_hour)
        return self.set_review_day(None)

    def _moments(self) -> dict[ReminderKind, dt.date]:
        """Return the latest moment of each kind that has one."""
        weekly, due = self._weekly_moment(), self._reviews.due()
        review = reminders.review_moment(self._clock.now(), due.since) if due is not None and not due.begun else None
        both = {ReminderKind.WEEKLY: weekly, ReminderKind.REVIEW: review}
        return {kind: moment for kind, moment in both.items() if moment is not None}

    def _weekly_moment(self) -> dt.date | None:
        settings = self._settings.current
        if settings.weekly_day is None:
            return None
        moment = reminders.weekly_moment(self._clock.now(), settings.weekly_day, settings.weekly_hour)
        if self._kept.weekly is None:
            self._kept = replace(self._kept, weekly=reminders.begun(Reminded(), moment, self._clock.now()))
        return moment

    def _known(self, kind: ReminderKind) -> Reminded:
        return self._kept.review if kind is ReminderKind.REVIEW else self._kept.weekly or Reminded()

    def _know(self, kind: ReminderKind, known: Reminded) -> None:
        if kind is ReminderKind.REVIEW:
            self._kept = replace(self._kept, review=known)
        else:
            self._kept = replace(self._kept, weekly=known)

    def _keep(self) -> Changes:
        self._journal.drafts.save(SLOT, encode(self._kept))
        return SHOWN


def _read(journal: Journal) -> _Kept:
    draft = journal.drafts.load(SLOT)
    try:
        return decode(draft.payload, _Kept) if draft is not None else _Kept()
    except Undecodable:  # written by another version
        return _Kept()
