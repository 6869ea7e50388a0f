"""Spans of days and of times as hands write them: the first of one counts. All texts here are folded."""

from __future__ import annotations

import re

from leader_journal.exchange.date_words import MONTHS
from leader_journal.wording.when.words import either

_TO = r" ?(?:-|–|—|→) ?| (?:to|til|bis|till|through) "
_MONTH = rf"(?:{either(MONTHS)})\b\.?"
_DAY = r"\d{1,2}(?:\.|st|nd|rd|th)?"
_BETWEEN = re.compile(r"[-–—→&+]| (?:to|til|bis|till|through|og|and|und|och) ", re.IGNORECASE)
_OF_DAYS = (
    # 2.-3. marts 2026, 2-3/3 2026, 2.-3.3.2026
    re.compile(
        rf"(?P<first>(?<![\d.:/]){_DAY})(?:{_TO}| (?:og|and|und|och|&|\+) )"
        rf"(?:{_DAY}(?=,? ?(?:of |de )?{_MONTH})|\d{{1,2}}(?=/\d{{1,2}}[-/. ])|\d{{1,2}}\.(?=\d{{1,2}}\.\d))"
    ),
    # 2. marts - 3. april 2026, 2/3 - 3/3 2026
    re.compile(
        rf"(?P<first>(?<!\d)(?:{_DAY} ?{_MONTH}|\d{{1,2}}/\d{{1,2}}|\d{{1,2}}\.\d{{1,2}}\.))(?:{_TO})"
        rf"(?:{_DAY} ?{_MONTH}|\d{{1,2}}/\d{{1,2}}|\d{{1,2}}\.\d{{1,2}}\.?)(?=,? ?\d{{4}}|[-/]\d{{2,4}})"
    ),
    # March 2-3, 2026, March 30 - April 2, 2026
    re.compile(rf"(?P<first>{_MONTH} {_DAY})(?:{_TO})(?:{_MONTH} )?{_DAY}(?=,? \d{{4}})"),
    # 2 March 2026 - 3 March 2026, 2026-03-02 – 2026-03-04
    re.compile(
        rf"(?P<first>.*(?:\d{{4}}|\d[-/.]\d{{2}}).*?)(?: ?(?:–|—|→) ?| - | (?:to|til|bis|till|through) )"
        rf"(?:{_DAY} {_MONTH},? \d{{4}}|{_MONTH} {_DAY},? \d{{4}}|\d{{1,4}}([-/.]) ?\d{{1,2}}\2 ?\d{{1,4}}).*"
    ),
)
_OF_TIME = re.compile(
    r"(?:^|(?<= ))(?P<first>(?P<hour>\d{1,2})[:.](?P<minute>\d{2}))(?: ?[–—] ?| - |-)"
    r"(?P<last>\d{1,2})[:.](?P<until>\d{2})(?![\d:])"
)
_OF_HOURS = re.compile(
    r"(?:kl\.? ?)?(?P<hour>\d{1,2})(?P<minutes>[:.]\d{2})? ?(?:-|–|—|til|to|bis) ?(?P<last>\d{1,2})(?:[:.]\d{2})?"
)
_EARLIEST = 6
"""Before this hour hardly anybody meets: 02:10-05:00 is a time with its offset."""


def first_day_of(words: str) -> str:
    """Return a text with the first day in the place of a span of days; what is no span, as it is."""
    if not may_be_several(words):
        return words
    for form in _OF_DAYS:
        if found := form.search(words):
            return f"{words[: found.start()]}{found['first']}{words[found.end() :]}"
    return words


def may_be_several(words: str) -> bool:
    """Whether a date is worth a closer look: most are 2026-03-02, with a time behind it."""
    return _BETWEEN.search(words, len("yyyy-mm-dd") if words[4:8:3] == "--" else 0) is not None


def first_time_of(words: str) -> str:
    """Return a text with the first time in the place of a span of times; what is no span, as it is."""
    return _OF_TIME.sub(_its_first, words)


def first_hour_of(words: str) -> str | None:
    """Return the first time where a whole text is a span of hours ("14-15", "9-9.30"); None where it is none."""
    found = _OF_HOURS.fullmatch(words)
    if found is None or not _EARLIEST <= int(found["hour"]) <= int(found["last"]) <= 24:
        return None
    return f"{found['hour']}{found['minutes'] or ':00'}"


def _its_first(span: re.Match[str]) -> str:
    begins, ends = (int(span["hour"]), span["minute"]), (int(span["last"]), span["until"])
    return span["first"] if begins[0] >= _EARLIEST and begins < ends else span.group()
