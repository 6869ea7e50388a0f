"""How long bad news had been known when it came."""

from __future__ import annotations

from leader_journal.charts import bad_news_age
from leader_journal.charts.bad_news_age.finding import NewsAgeFinding
from leader_journal.charts.shared.room import BY_MONTH, Group, Room, Told
from leader_journal.wording.catalogue import _

BAD_NEWS_AGE = Room(
    id="bad_news_age",
    finding=NewsAgeFinding,
    group=Group.WITH_OTHERS,
    name=lambda: _("How long it was known"),
    shows=lambda: _("How long bad news had been known when it came"),
    sought=lambda: _(
        "bad news, old news, how late I hear it, how old is bad news, late news, do I hear things late, "
        "delay, do they tell me in time, hidden problems, how long they waited"
    ),
    read=lambda: bad_news_age.read.read_bad_news_age,
    tell=lambda: Told(bad_news_age.words.describe_news_age, bad_news_age.numbers.bad_news_age_numbers),
    draw=lambda: bad_news_age.figure.bad_news_age_chart,
    tidy=(
        f"{BY_MONTH}, known_for, count(*) AS entries FROM entries WHERE known_for IS NOT NULL GROUP BY month, known_for"
    ),
)
