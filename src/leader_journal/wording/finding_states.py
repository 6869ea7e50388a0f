"""What a chart says while it has little or nothing to go by."""

from __future__ import annotations

import datetime as dt

from leader_journal.insight.thresholds import MIN_PERCENT, MIN_TREND
from leader_journal.wording.catalogue import _, ngettext
from leader_journal.wording.dates import month_year


def nothing_yet() -> tuple[str, str]:
    """Return title and subtitle of a chart in an empty journal."""
    return _("Nothing written yet"), thresholds()


def no_match(*, filtered: bool) -> tuple[str, str]:
    """Return title and subtitle where the filter or the period leaves nothing."""
    if filtered:
        return _("No entries match"), _("Clear the filter or choose another period.")
    return _("No entries in this period"), _("Choose another period.")


def none_marked(entries: int) -> tuple[str, str]:
    """Return title and subtitle where there are entries, but none that counts."""
    title = ngettext("{count} entry, not marked yet", "{count} entries, none marked yet", entries)
    return title.format(count=entries), _("The chart counts what you have marked in your entries.")


def span(first: dt.date, last: dt.date) -> str:
    """Return "June 2023 to November 2024", or the one month."""
    if first == last:
        return month_year(first)
    return _("{first} to {last}").format(first=month_year(first), last=month_year(last))


def thresholds() -> str:
    """Return from how many entries on something is said."""
    return _("From {percent} marked entries you see a share, from {trend} whether it changes.").format(
        percent=MIN_PERCENT, trend=MIN_TREND
    )


def only_what_was_written() -> str:
    """Return the caveat of every chart."""
    return _("Only what you wrote down is counted.")
