"""What a calendar says of meetings and promises: that they are, and at most with whom. Calendars are shown and sent."""

from __future__ import annotations

from leader_journal.core.terms import Setting
from leader_journal.wording.catalogue import _
from leader_journal.wording.labels import setting_label
from leader_journal.wording.one_on_ones.words import meeting_title


def event_title(alias: str = "") -> str:
    """Return the title of a one-on-one, with whom where that is to be said."""
    return meeting_title(alias) if alias else setting_label(Setting.ONE_ON_ONE)


def promise_title(alias: str = "") -> str:
    """Return the title of a day on which a promise is due, to whom where that is to be said; never what it is."""
    return _("A promise to {name} is due").format(name=alias) if alias else _("A promise is due")
