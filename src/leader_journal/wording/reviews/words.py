"""The monthly review in words: its name, its steps, why an entry is read again, and what a chart asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from leader_journal.core.periods import Period
from leader_journal.core.review_periods import ends
from leader_journal.core.reviews import Reread, RereadEntry, RereadReason, RereadWhy, ReviewStep
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import due_words, month_name, month_year, named_day, short_day


def review_name(months: Sequence[dt.date], today: dt.date | None = None) -> str:
    """Return "November review", "October and November review", "September to November review".

    With the year where it is not that of `today`.
    """
    name = month_year if today is None or months[-1].year != today.year else month_name
    first, last = month_name(months[0]), name(months[-1])
    if len(months) == 1:
        text = pgettext("name of a review", "{month} review").format(month=last)
    elif len(months) == 2:
        text = pgettext("name of a review", "{first} and {last} review").format(first=first, last=last)
    else:
        text = pgettext("name of a review", "{first} to {last} review").format(first=first, last=last)
    return text[0].upper() + text[1:]


def covers_words(period: Period, today: dt.date | None = None) -> str:
    """Return the days that a review covers: "1 to 30 November 2026"; without the year where it is that of `today`."""
    first, last = ends(period)
    end = named_day(last, today)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return pgettext("days of a month", "{first} to {last}").format(first=first.day, last=end)
    begin = named_day(first, last)
    return _("{first} to {last}").format(first=begin, last=end)


def step_title(step: ReviewStep) -> str:
    return {
        ReviewStep.ARRIVE: pgettext("review", "Arrive"),
        ReviewStep.REREAD: pgettext("review", "Read again"),
        ReviewStep.GOOD_ONES: pgettext("review", "The good ones"),
        ReviewStep.PATTERNS: pgettext("review", "Patterns"),
        ReviewStep.FRAMES: pgettext("review", "Frames and breaches"),
        ReviewStep.VOICES: pgettext("review", "Voices"),
        ReviewStep.DEBTS: pgettext("review", "Debts"),
        ReviewStep.NEXT: pgettext("review", "Next"),
    }[step]


def step_lead(step: ReviewStep) -> str:
    """Return the sentence under the title."""
    return {
        ReviewStep.ARRIVE: _("What you had in mind, and how often there was an occasion for it."),
        ReviewStep.REREAD: _("Two that went well, two that were hard, one you may have forgotten."),
        ReviewStep.GOOD_ONES: _("What worked comes first. It is what you can do again."),
        ReviewStep.PATTERNS: _(
            "Look for yourself first. How the app reads it stays folded until you have written what you see."
        ),
        ReviewStep.FRAMES: _("Was the response to a breach expected, and was it calm?"),
        ReviewStep.VOICES: _("Who have you not heard from, what have you not heard about, and what keeps coming up?"),
        ReviewStep.DEBTS: _("Do it, say no, or give it a date. All of it can be settled here."),
        ReviewStep.NEXT: _("One element, one situation, one sentence. Less is easier to keep."),
    }[step]


def step_place(step: ReviewStep) -> str:
    """Return "Step 4 of 8"."""
    return _("Step {number} of {count}").format(number=step.number, count=counted(len(ReviewStep)))


def minutes_words(minutes: int) -> str:
    """Return "about 12 minutes left"."""
    return ngettext("about {count} minute left", "about {count} minutes left", minutes).format(count=counted(minutes))


def since_words(since: dt.date, today: dt.date) -> str:
    """Return from when a review waits: "from Friday"; nothing once it can be done."""
    return _("from {day}").format(day=due_words(since, today)) if since > today else ""


def begun_words(day: dt.date, today: dt.date) -> str:
    """Return when a review was begun: "begun today", "begun Mon 23 Nov"."""
    return _("begun {day}").format(day=_("today") if day == today else short_day(day, today))


def reason_label(reason: RereadReason) -> str:
    """Return the head over the entries of one part of the five."""
    return {
        RereadReason.BEST: _("Went well"),
        RereadReason.HARDEST: _("Was hard"),
        RereadReason.FORGOTTEN: _("Perhaps forgotten"),
    }[reason]


def why_words(chosen: RereadEntry, today: dt.date) -> str:
    """Return why an entry was chosen to be read again, as it stood on that day."""
    if chosen.why is RereadWhy.UNTOUCHED:
        touched = chosen.touched
        day = named_day(touched, today)
        return _("Nothing added since {day}").format(day=day)
    return {
        RereadWhy.ALL_SHOWN: _("It opened, and all three marks are shown"),
        RereadWhy.CAME_WITH_MORE: _("They brought more afterwards"),
        RereadWhy.OPENED_UP: _("They opened up"),
        RereadWhy.OPENED_AND_SHOWN: _("It opened, with something shown"),
        RereadWhy.OPENED: _("It opened"),
        RereadWhy.SHOWN: _("Marked as shown, and nothing missed"),
        RereadWhy.SHARP_OPEN: _("Sharp, and you have not come back to it"),
        RereadWhy.CLOSED_OPEN: _("It closed, and you have not come back to it"),
        RereadWhy.SHARP_MENDED: _("Sharp, and you came back to it"),
        RereadWhy.CLOSED_MENDED: _("It closed, and you came back to it"),
        RereadWhy.THEY_CLOSED: _("They closed afterwards"),
        RereadWhy.MISSED: _("Several elements were missed"),
        RereadWhy.TO_DEEPEN: _("Still waiting to be deepened"),
    }[chosen.why]


def reread_label(seen: Reread) -> str:
    """Return how an entry is seen when it is read again."""
    return {
        Reread.STILL_STANDS: _("Still stands"),
        Reread.DIFFERENTLY: _("I see it differently now"),
    }[seen]


def in_the_bin() -> str:
    """Return what stands where an entry was thrown away since."""
    return _("This entry is in the bin, or is gone.")
