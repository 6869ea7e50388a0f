"""Dates as other programs and hands write them, read in an order that `date_order` decided by the whole; what stands
behind a day is read by `clock_times`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from leader_journal.core.folding import fold
from leader_journal.core.imports import DateOrder
from leader_journal.core.word_memories import remembers_words
from leader_journal.exchange.clock_times import (
    HALF,
    ZONES,
    UnreadableTime,
    clock_of_a_cell,
    is_midnight,
    is_time,
    with_time,
)
from leader_journal.exchange.date_words import MONTHS, WEEKDAYS
from leader_journal.exchange.spans import first_day_of, first_time_of, may_be_several
from leader_journal.wording.when.words import either

_MONTH = rf"(?P<name>{either(MONTHS)})\.?"
_NTH = r"(?:st|nd|rd|th|er)"
_FIGURES = re.compile(
    r"(?P<first>\d{1,2})(?P<sign>[-/.]) ?(?P<second>\d{1,2})(?:(?P=sign) ?| ?-|(?<=\d) )(?P<third>\d{4}|\d{2})(?![\d:])"
)
"""Three figures whose order is a matter of habit; also "3/3-24" and "3/3 2024", as Danish hands write them."""
_DATE = (
    re.compile(r"(?P<year>\d{4})(?P<sign>[-/._])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?P<year>\d{4})\. (?P<month>\d{1,2})\. (?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)"),
    re.compile(r"(?P<year>\d{4})-?w(?P<week>\d{2})-?(?P<weekday>[1-7])(?!\d)"),
    re.compile(r"(?P<year>\d{4})年 ?(?P<month>\d{1,2})月 ?(?P<day>\d{1,2})日"),
    re.compile(rf"(?P<year>\d{{4}})[.,]?[ -]{_MONTH}[ -](?P<day>\d{{1,2}})(?!\d)"),
    re.compile(
        rf"(?P<day>\d{{1,2}})(?:\.|{_NTH})?[ /-]?(?:of |de )?{_MONTH},?[ /-]?(?:de )?"
        r"'?(?P<year>\d{4}|\d{2}(?![\d:.]|\s*[ap]m))"
    ),
    re.compile(rf"{_MONTH}[ -](?P<day>\d{{1,2}}){_NTH}?(?:,? |-)'?(?P<year>\d{{4}}|(?<=')\d{{2}}(?!\d))"),
    re.compile(r"(?P<year>(?:19|20)\d{2})-(?P<ordinal>[0-3]\d{2})(?![\d-])"),
)
_ORDINAL_ALONE = re.compile(r"\d{4}-\d{3}")
"""The days of a year in three figures look like any number of a case: by itself one is no sign of a date."""
_WEEKDAY = re.compile(rf"(?P<weekday>{either(WEEKDAYS)})\.?,? ")
_WEEKDAY_BEHIND = re.compile(rf"(?:,? | ?[(\[])(?P<weekday>{either(WEEKDAYS)})\.?[)\]]?(?=$|[ ,])")
_BARE_WEEKDAY = re.compile(rf"(?:{either(WEEKDAYS)})\.?", re.IGNORECASE)
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
_COMMA = re.compile(r"(?P<before>\bkl(?:okken)?\.? ?\d{1,2}),(?P<minute>\d{2})\b")
"""As hands write a time behind a word for it: *kl. 14,03*."""
_YEAR_LAST = re.compile(
    rf"(?P<day>(?:{either(MONTHS)})\.? \d{{1,2}}|\d{{1,2}}\.? (?:{either(MONTHS)})\.?) (?P<clock>{_CLOCK})"
    r"(?: [a-z]{3,4})? (?P<year>\d{4})"
)
"""As C writes a moment, and the command `date`: *Mon Mar  2 14:03:00 CET 2026*."""
_TIME_FIRST = re.compile(rf"(?P<clock>{_CLOCK}(?: ?{HALF})?)(?: uhr)?,? (?:- |on |den |d\. ?)?(?P<day>.*\d{{4}}.*)")
_IN_ONE_PIECE = re.compile(r"(?P<day>(?:19|20)\d{6}|\d{8}[ t_-])(?P<hour>\d{2})(?P<minute>\d{2})(?:\d{2})?(?P<zone>z?)")
_IN_A_NAME = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})[t_](?P<hour>\d{2})-(?P<minute>\d{2})(?:-\d{2})?")
"""As programs write a moment without a colon: *20260302T140300*, *202603021403*, *2026-03-02_14-03*."""
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2212", "-"))
_DASHED = re.compile(r"(?<!\d)(\d{4}|\d{1,2})–(\d{1,2})–(\d{4}|\d{2})(?!\d)")
"""A date between whose figures a program put the longer dash of a span."""
_UNSEEN = str.maketrans(dict.fromkeys("\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"))
"""What says the direction of a script, and is not seen: phones put it before dates."""
_ARTICLE = re.compile(r"(?:(?:ti|to|on)\.? (?=\d|d))?(?:(?:d\.|den|the|on|am|le|el|il) ?(?=[\da-z]))?(?<=.)")
"""What stands before a day and is no part of it; *ti*, *to* and *on* are Danish weekdays, and words of their own."""
_ARTICLE_OF_A_WEEKDAY = re.compile(rf"(?:den|the|on|am|le|el|il) (?=(?:{either(WEEKDAYS)})\b)")
_BEGINS_A_DAY = re.compile(
    rf"(?:{_ARTICLE_OF_A_WEEKDAY.pattern})?(?:{_WEEKDAY.pattern})?(?:{_ARTICLE.pattern})?(?:\d|{either(MONTHS)})"
)
"""What no text begins with is no day, however it goes on: most cells and lines are somebody's words."""
_MOST_WORDS = 24
_LONGEST = 120
"""Words and letters of a day with its time and its zone, or of two of them, as hands and programs write them."""
_ENDS_A_DATE = re.compile(r"\.(?=$|[ ,])")
_BETWEEN = re.compile(
    r"[t_](?=\d)|,? (?:- |at |@ ?)?"
    rf"(?:(?<= )[–—|•·] (?=(?:kl\.? ?)?(?:\d{{1,2}}:|\d{{2}}\.)\d{{2}}|\d{{1,2}} ?{HALF}))?|-(?=\d\d:)"
)
"""Behind a dash or a dot a bare figure is no hour: *2026-03-02 – 3 things went well*."""
_LINKED = re.compile(r"\[\[|(?:\|[^\]|\[]*)?\]\]")
"""What makes a day a link to its page, with what is shown in its place."""
_OTHER_LAST_WORDS = "z utc gmt uhr uur h am pm a.m p.m em fm e.m f.m"
_LAST_WORDS = frozenset((*WEEKDAYS, *ZONES.split(), *_OTHER_LAST_WORDS.split()))
"""What the last word of a day with its time may be, folded, where it holds no figure and no bracket."""
_SERIAL = re.compile(r"(?P<days>[2-7]\d{4})(?:[.,](?P<part>\d+))?")
"""A day as spreadsheets count them, from the end of 1899: what is left of a date whose format was lost."""
_SHARE_OF_A_DAY = re.compile(r"0[.,](\d+)")
_SINCE_1970 = re.compile(r"(?P<seconds>1\d{9})(?:\d{3}|\.\d+)?")
_SPREADSHEET_DAY_0 = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a wall time, as all stamps without an offset


class UnreadableDate(ValueError):
    """The text is no date. Never carries the text."""


def parse_stamp(text: str, time: str = "", order: DateOrder = DateOrder.DAY_FIRST) -> dt.datetime:
    """Return the moment that a date, alone or with a time after it or beside it, says.

    Without a time it is midnight; without an offset the moment is naive. "Z" gives UTC. Raises UnreadableDate, or
    UnreadableTime where only the time is at fault.
    """
    if not time and (moment := _plainest(text)) is not None:
        return moment
    words = plain(text)
    if (counted := _counted(words)) is not None:
        return _beside(counted, time)
    day, rest = _date(words, order)
    if time.strip():
        beside = with_time(day, clock_of_a_cell(plain(time)))
        if rest and not is_midnight(rest) and with_time(day, rest) != beside:
            raise UnreadableTime  # which of the two is meant is not ours to say
        return beside
    return with_time(day, rest) if rest else dt.datetime.combine(day, dt.time())


def _plainest(text: str) -> dt.datetime | None:
    """Return the moment of a stamp that is nothing but "2026-09-01 14:03", as most programs write it."""
    if len(text) != len("yyyy-mm-dd hh:mm") or text[4:8:3] != "--" or text[10:14:3] != " :":
        return None
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None


def is_counted(text: str) -> bool:
    """Whether a text is a day as spreadsheets count them, or a moment as machines do."""
    return _counted(plain(text)) is not None


def says_several_days(text: str) -> bool:
    """Whether a date is a span of days, of which the first counts."""
    if not may_be_several(text):
        return False
    words = _whole(text)
    begins, _sign, ends = words.partition("→")
    if not ends:
        return first_day_of(words) != words
    # the end is a time of the same day; with any other word behind it the line is kept as it is
    return not (is_stamp(begins) and is_time(ends.strip()))


def is_stamp(text: str) -> bool:
    """Whether a whole text is a date, with or without a time, in one order or another."""
    if not _begins_a_day(text) or _ORDINAL_ALONE.fullmatch(text):
        return False
    usual, *others = DateOrder
    # only figures depend on the order
    return _readable(text, usual) or (figures(text) is not None and any(_readable(text, order) for order in others))


def leading_date(line: str) -> tuple[str, str] | None:
    """Return the date (with its time) that a line begins with, and the rest of it; None where it begins with none."""
    if not _begins_a_day(line):
        return None
    words = line.split(" ")
    for count in range(min(len(words), 8), 0, -1):
        if not _may_end_a_stamp(words[count - 1]):
            continue
        stamp = " ".join(words[:count]).rstrip(":,;-–— ")
        if stamp and is_stamp(stamp) and not stamp.isdigit():
            rest = " ".join(words[count:]).strip(" -–—:|·•")
            if rest and _BARE_WEEKDAY.fullmatch(words[count - 1]):
                continue  # *man* is Danish for somebody as well, and begins many a sentence
            # of a span of days the first counts, and the span stays
            return stamp, line.strip() if is_stamp(rest) or says_several_days(stamp) else rest
    return None


def _may_end_a_stamp(word: str) -> bool:
    """Whether a day may end with a word: most words behind a day are somebody's, and need no closer look."""
    if word[-1:] in ")]" or not any(map(str.isalpha, word)) or any(map(str.isdigit, word)):
        return True
    return fold(word.strip(".,:;-–—")) in _LAST_WORDS


def trailing_date(line: str) -> tuple[str, str] | None:
    """Return the date that a line ends with, after a sign or a word for it, and what stands before it."""
    words = line.strip().removesuffix(")").split(" ")
    for count in range(min(len(words) - 1, 8), 0, -1):
        stamp = " ".join(words[-count:]).lstrip("(")
        if is_stamp(stamp) and not stamp.isdigit():
            if says_several_days(stamp):
                return stamp, line.strip()
            before = " ".join(words[:-count])
            title = re.sub(r"(?: \(|[\s–—:,(|-]+| (?:d\.|den|on|the))$", "", before)
            return stamp, title if any(map(str.isalnum, title)) else ""  # a sign alone is an ornament
    return None


def figures(text: str) -> tuple[str, str, str, str, int | None] | None:
    """Return the three figures of a date that depends on the order, with their sign and the weekday it names."""
    if _seen(text)[:4].isdigit():
        return None  # the year stands first
    words = plain(text)
    weekday: int | None = None
    words = words[article.end() :] if (article := _ARTICLE_OF_A_WEEKDAY.match(words)) else words
    if match := _WEEKDAY.match(words):
        weekday, words = WEEKDAYS[match["weekday"]], words[match.end() :]
    words = words[article.end() :] if (article := _ARTICLE.match(words)) else words
    found = _FIGURES.match(words)
    if found is not None and (behind := _WEEKDAY_BEHIND.match(words, found.end())):
        weekday = WEEKDAYS[behind["weekday"]]
    return None if found is None else (found["first"], found["second"], found["third"], found["sign"], weekday)


def day_of(first: str, second: str, third: str, order: DateOrder) -> dt.date | None:
    """Return the day that three figures are in one order, or None where there is no such day."""
    if order is DateOrder.YEAR_FIRST:
        year, month, day = first, second, third
    else:
        day, month, year = (first, second, third) if order is DateOrder.DAY_FIRST else (second, first, third)
    if len(day) > 2:
        return None
    try:
        return dt.date(full_year(year), int(month), int(day))
    except ValueError:
        return None


def full_year(figure: str) -> int:
    """Return a year; two figures mean 1970 to 2069."""
    year = int(figure)
    return year if len(figure) > 2 else year + (2000 if year < 70 else 1900)


def unlinked(text: str) -> str:
    """Return a text with its links to days as those days: *[[2026-03-02|Monday]]*."""
    return _LINKED.sub("", text) if "[[" in text or "]]" in text else text


def plain(text: str) -> str:
    """Return a text as dates are looked for in it: folded, its spacing even; of a span the first.

    Of a text that is longer than a date ever is, its beginning.
    """
    return _plain(_whole(text))


@remembers_words(4096)
def _plain(whole: str) -> str:
    words = whole.partition("→")[0].rstrip()
    is_a_day = _BEGINS_A_DAY.match(words) is not None
    words = first_time_of(first_day_of(words) if is_a_day else words)
    words = _COMMA.sub(r"\g<before>.\g<minute>", words) if "," in words else words
    if not is_a_day:
        return words  # a time, or no stamp at all
    words = _YEAR_LAST.sub(r"\g<day> \g<year> \g<clock>", words)
    for form in (_IN_ONE_PIECE, _IN_A_NAME):
        if found := form.fullmatch(words):
            return (
                f"{found['day'].rstrip(' t_-')} {found['hour']}:{found['minute']}{found.groupdict().get('zone') or ''}"
            )
    return f"{first['day']} {first['clock']}" if (first := _TIME_FIRST.fullmatch(words)) else words


def _whole(text: str) -> str:
    """Return a text folded and its spacing even, a link to a day as the day; of a long one as much as a date may be."""
    text = _seen(" ".join(text.split(maxsplit=_MOST_WORDS)[:_MOST_WORDS])[:_LONGEST])
    return fold(" ".join(unlinked(text).split()))


def _begins_a_day(text: str) -> bool:
    return _BEGINS_A_DAY.match(_whole(text)) is not None


def _seen(text: str) -> str:
    """Return a text without what is not seen, and the mark by which a spreadsheet takes a cell for text."""
    if not text.isascii():
        text = _DASHED.sub(r"\1-\2-\3", text.translate(_UNSEEN).translate(_DASHES))
    return text.lstrip("'")


def _readable(text: str, order: DateOrder) -> bool:
    try:
        parse_stamp(text, order=order)
    except ValueError:
        return False
    return True


def _counted(words: str) -> dt.datetime | None:
    if match := _SERIAL.fullmatch(words):
        return _SPREADSHEET_DAY_0 + dt.timedelta(days=int(match["days"])) + _share_of_a_day(match["part"] or "0")
    if match := _SINCE_1970.fullmatch(words):
        return dt.datetime.fromtimestamp(int(match["seconds"]), dt.UTC)
    return None


def _beside(moment: dt.datetime, time: str) -> dt.datetime:
    if not time.strip():
        return moment
    words = plain(time)
    if share := _SHARE_OF_A_DAY.fullmatch(words):
        return dt.datetime.combine(moment.date(), dt.time()) + _share_of_a_day(share[1])
    return with_time(moment.date(), clock_of_a_cell(words))


def _share_of_a_day(figures_: str) -> dt.timedelta:
    return dt.timedelta(seconds=round(float(f"0.{figures_}") * 86400))


def _date(words: str, order: DateOrder) -> tuple[dt.date, str]:
    for start in (_ARTICLE_OF_A_WEEKDAY, _WEEKDAY, _ARTICLE):
        if begins := start.match(words):
            words = words[begins.end() :]
    for day, end in _days(words, order):
        behind = _WEEKDAY_BEHIND.match(words, end + bool(_ENDS_A_DATE.match(words, end)))
        rest = words[behind.end() if behind else end :]
        rest = rest[1:] if _ENDS_A_DATE.match(rest) else rest
        between = _BETWEEN.match(rest)
        if rest and between is None:
            continue
        return day, rest[between.end() :] if between else ""
    raise UnreadableDate


def _days(words: str, order: DateOrder) -> Iterator[tuple[dt.date, int]]:
    for form in _DATE:
        if match := form.match(words):
            yield _day(match), match.end()
    if found := _FIGURES.match(words):
        day = day_of(found["first"], found["second"], found["third"], order)
        if day is None:
            raise UnreadableDate
        yield day, found.end()


def _day(match: re.Match[str]) -> dt.date:
    parts = match.groupdict()
    try:
        if parts.get("week"):
            return dt.date.fromisocalendar(int(parts["year"]), int(parts["week"]), int(parts["weekday"]))
        if parts.get("ordinal"):
            return _day_of_the_year(int(parts["year"]), int(parts["ordinal"]))
        month = MONTHS[parts["name"]] if parts.get("name") else int(parts["month"])
        return dt.date(full_year(parts["year"]), month, int(parts["day"]))
    except ValueError:
        raise UnreadableDate from None


def _day_of_the_year(year: int, ordinal: int) -> dt.date:
    day = dt.date(year, 1, 1) + dt.timedelta(days=ordinal - 1)
    if day.year != year:
        raise UnreadableDate
    return day
