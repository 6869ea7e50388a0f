"""Days that lean on what stands above them: "2." under "March 2026", "2. marts" under "2026", "Monday" under "Week 10".

Each is completed where it stands, so that whoever reads days reads these too. A year that is written nowhere is not
made up: then the leader is asked to write it.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re

from msgspec import Struct

from leader_journal.core.folding import fold, folded_with_owners
from leader_journal.exchange.date_words import MONTHS, WEEKDAYS
from leader_journal.exchange.stamps import is_stamp
from leader_journal.wording.when.words import either

_MARK = re.compile(r"\s*(?P<heading>#{1,6}[ \t]+)?(?P<bullet>[-*+•][ \t]+)?(?:\*\*|__)?")
_MONTH_NAME = rf"(?P<month>{either(MONTHS)})\b\.?"
_NTH = r"(?:\.|st|nd|rd|th)?"
_NO_YEAR = r"(?!,?[ /.-]*\d)"
_BEFORE = rf"(?:(?P<weekday>{either(WEEKDAYS)})\b\.?,? ?)?(?:(?:d\.|den|the|am) ?(?=\d))?"
_END = r"(?P<end>$|\*\*|__|[ :,–—-])"
_DAY_AND_MONTH = (
    re.compile(rf"{_BEFORE}(?P<day>\d{{1,2}}){_NTH} ?(?:of )?{_MONTH_NAME}{_NO_YEAR}{_END}"),
    re.compile(rf"{_BEFORE}{_MONTH_NAME} (?P<day>\d{{1,2}}){_NTH}{_NO_YEAR}{_END}"),
)
_FIGURES = re.compile(rf"{_BEFORE}(?P<figures>\d{{1,2}}/\d{{1,2}}|\d{{1,2}}\.\d{{1,2}}(?=\.)){_NO_YEAR}\.?{_END}")
_DAY = re.compile(
    rf"{_BEFORE}(?P<day>\d{{1,2}})(?P<nth>\.|st|nd|rd|th)?(?: (?:{either(WEEKDAYS)})(?=$|:))?{_NO_YEAR}{_END}"
)
_WEEKDAY = re.compile(rf"(?P<weekday>{either(WEEKDAYS)})\b{_END}")
_FULL_YEAR = r"(?:19|20)\d\d"
_ONLY_MONTH = re.compile(rf"(?:(?P<before>{_FULL_YEAR}) )?{_MONTH_NAME}(?:,? (?P<after>{_FULL_YEAR}))?:?")
_ONLY_WEEK = re.compile(
    rf"(?:week|uge|woche|kalenderwoche|kw|vecka|uke) (?P<week>\d{{1,2}})(?:[ ,/-]+(?P<year>{_FULL_YEAR}))?:?"
)
_WEEK_AND_MORE = re.compile(
    r"(?:week|uge|woche|kalenderwoche|kw|vecka|uke) (?P<week>\d{1,2})\b(?!\.\d).*|[wuv]\.? ?(?P<alone>\d{1,2})"
)
_YEAR = re.compile(rf"(?<!\d){_FULL_YEAR}(?!\d)")
_YEAR_AND_MONTH = re.compile(rf"(?<!\d)({_FULL_YEAR})[-_. ]?(0[1-9]|1[0-2])(?!\d)")
_HEADING = re.compile(r"(?P<level>#{1,6})[ \t]+(?P<words>.+?)[ \t]*#*$")
_FENCE = ("```", "~~~")
_SAYS = re.compile(r"[ \t]*[:–—-]")
_LONGEST = 80
"""Letters in which a day without its year is said, and what follows it begins."""


_MONTH_FIGURES = re.compile(
    rf"(?P<before>{_FULL_YEAR})[-/. ]?(?P<last>\d{{1,2}})|(?P<first>\d{{1,2}})[-/. ](?P<after>{_FULL_YEAR})"
)
_QUARTER = re.compile(
    r"(?:(?P<before>[1-4])(?:\.|st|nd|rd|th)? ?(?:kvartal|quarter|quartal|kv\.?)"
    r"|(?:q|kvartal |quarter |quartal )(?P<behind>[1-4]))"
    rf"[ ,/-]*(?P<after>{_FULL_YEAR})|(?P<first>{_FULL_YEAR})[ -]?q(?P<last>[1-4])"
)
_ISO_WEEK = re.compile(
    rf"(?P<year>{_FULL_YEAR})[- ]?w(?P<week>\d{{1,2}})|w(?P<first>\d{{1,2}})[ ,/-]+(?P<after>{_FULL_YEAR})"
)


class YearMissing(ValueError):
    """Days were found, and no year anywhere."""


def completed(text: str, name: str = "") -> str | None:
    """Return a text with its partial days completed; None where it has none. `name` is what its file is called.

    Raises YearMissing where days are found and nothing says their year.
    """
    above = _Above.named(name)
    lines, count, missing = [], 0, False
    numbers: list[list[int]] = [[]]
    for number, line in enumerate(text.split("\n")):
        mark = _MARK.match(line)
        assert mark is not None  # it matches nothing at all, too
        rest = line[mark.end() :]
        if above.learn(rest, is_title=bool(mark["heading"]) or number == 0):
            numbers.append([])
            lines.append(line if mark["heading"] else "")
            continue
        try:
            day = _day_in(rest, above, heading=bool(mark["heading"]), bullet=bool(mark["bullet"]))
        except YearMissing:
            missing, day = True, None
        if day is None:
            lines.append(line)
            continue
        stamp, end, bare = day
        count += 1
        if bare and not mark["heading"]:
            numbers[-1].append(bare)
        lines.append(f"{mark['heading'] or ''}{stamp}{rest[end:].removeprefix('**').removeprefix('__')}")
    if any(map(_is_a_list, numbers)):
        return None
    if missing and not count:
        raise YearMissing
    return "\n".join(lines) if count and not missing else None


def first_day(words: str) -> dt.date | None:
    """Return the first day of a month or a week that is said with its year; None for anything else."""
    plain = fold(" ".join(words.split())).rstrip(".:")
    try:
        if found := _ONLY_MONTH.fullmatch(plain):
            year = found["before"] or found["after"]
            return dt.date(int(year), MONTHS[found["month"]], 1) if year else None
        if found := _MONTH_FIGURES.fullmatch(plain):
            return dt.date(int(found["before"] or found["after"]), int(found["last"] or found["first"]), 1)
        if found := _ONLY_WEEK.fullmatch(plain):
            return dt.date.fromisocalendar(int(found["year"]), int(found["week"]), 1) if found["year"] else None
        if found := _QUARTER.fullmatch(plain):
            number, year = int(found["before"] or found["behind"] or found["last"]), found["after"] or found["first"]
            return dt.date(int(year), 3 * number - 2, 1)
        if found := _ISO_WEEK.fullmatch(plain):
            year, week = found["year"] or found["after"], found["week"] or found["first"]
            return dt.date.fromisocalendar(int(year), int(week), 1)
    except ValueError:
        return None
    return None


def spans_as_days(text: str, name: str = "") -> tuple[str, int] | None:
    """Return a text whose headings over words say the first day of their week or month, and how many do.

    They go on saying the week or the month behind it. None where no heading says one.
    """
    above, count, fenced = _Above.named(name), 0, False
    lines = text.split("\n")
    for number, line in enumerate(lines):
        fenced ^= line.startswith(_FENCE)
        found = None if fenced else _HEADING.match(line)
        if found is None:
            continue
        words = found["words"]
        if len(years := set(_YEAR.findall(words))) == 1:
            above.year = int(years.pop())
        below = next((one for one in itertools.islice(lines, number + 1, None) if one.strip()), "")
        empty = not below or _HEADING.match(below) is not None
        day = None if empty else first_day(words) or _first_of_week(words, above.year)
        if day is not None:
            lines[number], count = f"{found['level']} {day.isoformat()} {words}", count + 1
    return ("\n".join(lines), count) if count else None


def _first_of_week(words: str, year: int | None) -> dt.date | None:
    found = _WEEK_AND_MORE.fullmatch(fold(" ".join(words.split())))
    if found is None or year is None:
        return None
    try:
        return dt.date.fromisocalendar(year, int(found["week"] or found["alone"]), 1)
    except ValueError:
        return None


def _is_a_list(numbers: list[int]) -> bool:
    """Whether numbers at the beginning of lines count things: 1, 2, 3, or 1 each time, as Markdown lets one write."""
    return len(numbers) > 1 and (numbers == list(range(1, len(numbers) + 1)) or len(set(numbers)) == 1)


class _Above(Struct):
    """What the headings above say."""

    year: int | None = None
    month: int | None = None
    week: int | None = None

    @classmethod
    def named(cls, name: str) -> _Above:
        """What the name of the file says."""
        if found := _YEAR_AND_MONTH.search(name):
            return cls(int(found[1]), int(found[2])) if 1 <= int(found[2]) <= 12 else cls(int(found[1]))
        year = _YEAR.search(name)
        return cls(int(year[0]) if year else None)

    def learn(self, words: str, *, is_title: bool) -> bool:
        """Take what a line says of the days below it; say whether it says anything."""
        plain = fold(" ".join(words.strip(" *_:").split()))
        if found := _ONLY_MONTH.fullmatch(plain):
            year = found["before"] or found["after"]
            self.year = int(year) if year else self.year
            self.month, self.week = MONTHS[found["month"]], None
            return True
        if found := _ONLY_WEEK.fullmatch(plain):
            self.year = int(found["year"]) if found["year"] else self.year
            self.week, self.month = int(found["week"]), None
            return True
        years = _YEAR.findall(plain)
        alone = len(years) == 1 and not re.search(r"\d", plain.replace(years[0], ""))
        if alone and (plain == years[0] or is_title):
            self.year, self.month, self.week = int(years[0]), None, None
            return True
        return False


_Found = tuple[str, int, int]
"""A stamp, where it ends, and the day where it was a bare number."""


def _day_in(words: str, above: _Above, *, heading: bool, bullet: bool) -> _Found | None:
    """Return the day that a line begins with. Raises YearMissing."""
    plain, owners = folded_with_owners(words[:_LONGEST])
    for form in (*_DAY_AND_MONTH, _FIGURES, _DAY, _WEEKDAY):
        found = form.match(plain)
        if found is None or not _begins_a_line(form, found, plain, above, heading, bullet):
            continue
        parts = found.groupdict()
        end = owners[found.start("end")] if found.start("end") < len(owners) else len(words)
        if form is _WEEKDAY or form is _DAY:
            stamp = _in_week(parts, above) if form is _WEEKDAY else _in_month(parts, above)
            return None if stamp is None else (stamp, end, int(parts.get("day") or 0))
        if above.year is None:
            raise YearMissing
        if form is _FIGURES:
            return f"{parts['figures'].replace('.', '/')} {above.year}", end, 0
        stamp = _iso(above.year, MONTHS[parts["month"]], int(parts["day"]))
        return None if stamp is None else (stamp, end, 0)
    return None


def _begins_a_line(
    form: re.Pattern[str], found: re.Match[str], plain: str, above: _Above, heading: bool, bullet: bool
) -> bool:
    """Whether a day stands for what follows it, rather than being part of a sentence."""
    rest = plain[found.start("end") :].removeprefix("**").removeprefix("__")
    if form is _WEEKDAY:
        return above.week is not None and (not rest.strip() or bool(_SAYS.match(rest)))
    if form is _DAY:
        alone = not rest.strip() or bool(_SAYS.match(rest))
        return above.month is not None and (heading or alone or (bool(found["nth"]) and not bullet))
    return heading or bullet or not rest.strip(" .") or bool(_SAYS.match(rest))


def _in_month(parts: dict[str, str | None], above: _Above) -> str | None:
    if above.month is None:
        return None
    if above.year is None:
        raise YearMissing
    return _iso(above.year, above.month, int(parts["day"] or 0))


def _in_week(parts: dict[str, str | None], above: _Above) -> str | None:
    if above.week is None:
        return None
    if above.year is None:
        raise YearMissing
    try:
        return dt.date.fromisocalendar(above.year, above.week, WEEKDAYS[parts["weekday"] or ""] + 1).isoformat()
    except ValueError:
        return None


def _iso(year: int, month: int, day: int) -> str | None:
    stamp = f"{year}-{month:02}-{day:02}"
    return stamp if is_stamp(stamp) else None
