"""Lines to bring up, in words."""

from __future__ import annotations

import datetime as dt

from leader_journal.core.bring_ups import BringUp, BringUpState
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import short_day


def bring_up_words(bring_up: BringUp, today: dt.date | None) -> str:
    """Return how a line stands: "noted Tue 3 Nov", "said Tue 10 Nov", "became a promise or an entry".

    `today` is None for what leaves the app: each day has its year there.
    """
    match bring_up.state:
        case BringUpState.WAITING:
            return _("noted {day}").format(day=short_day(bring_up.noted, today))
        case BringUpState.SAID if bring_up.said_on is not None:
            return pgettext("line to bring up", "said {day}").format(day=short_day(bring_up.said_on, today))
        case BringUpState.SAID:
            return pgettext("line to bring up", "said")
        case BringUpState.TURNED:
            return _("became a promise or an entry")


def bring_up_count(count: int) -> str:
    """Return "2 lines to bring up", or nothing for none."""
    return ngettext("{count} to bring up", "{count} to bring up", count).format(count=counted(count)) if count else ""


def done_head(count: int) -> str:
    """Return the head over the lines that do not wait any more."""
    return ngettext("{count} brought up", "{count} brought up", count).format(count=counted(count))
