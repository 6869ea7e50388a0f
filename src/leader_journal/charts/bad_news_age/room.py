"""How long bad news had been known when it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal.charts.bad_news_age.finding import NewsAgeFinding
from leader_journal.charts.shared.room import Group, Room, Told
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.charts.shared.room import Draw, Read


def _read() -> Read[NewsAgeFinding]:
    from leader_journal.charts.bad_news_age.read import read_bad_news_age

    return read_bad_news_age


def _tell() -> Told[NewsAgeFinding]:
    from leader_journal.charts.bad_news_age.numbers import bad_news_age_numbers
    from leader_journal.charts.bad_news_age.words import describe_news_age

    return Told(describe_news_age, bad_news_age_numbers)


def _draw() -> Draw[NewsAgeFinding]:
    from leader_journal.charts.bad_news_age.figure import bad_news_age_chart

    return bad_news_age_chart


BAD_NEWS_AGE = Room(
    id="bad_news_age",
    finding=NewsAgeFinding,
    group=Group.WITH_OTHERS,
    name=lambda: _("How long it was known"),
    shows=lambda: _("How long bad news had been known when it came"),
    read=_read,
    tell=_tell,
    draw=_draw,
)
