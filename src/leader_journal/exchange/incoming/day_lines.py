"""Text with days in it: a line that is a date, or begins with one as the first did, begins an entry."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import PurePosixPath

from msgspec.structs import replace

from leader_journal.core.imports import DateOrder, LineProblem, LineReason
from leader_journal.exchange.import_plan import unique
from leader_journal.exchange.incoming.draft import FoundEntry, joined
from leader_journal.exchange.incoming.hash_tags import hash_tags
from leader_journal.exchange.incoming.names import person_of
from leader_journal.exchange.incoming.times_of_day import parts_by_lines, says_no_time
from leader_journal.exchange.stamps import is_stamp, leading_date, parse_stamp, says_several_days, trailing_date
from leader_journal.exchange.text import lines_of

_RULE = re.compile(r"^\s*[-=*_~]{3,}\s*$")
_BULLET = re.compile(r"^[-*+•] (?!\[(?!\[))")
_BOLD = re.compile(r"^(?P<sign>\*\*|__|[*_])(?P<words>[^*_\n]{4,60})(?P=sign):?\s*")
_BEFORE_A_DAY = re.compile(r" ?[–—,|(·-]")
_LONGEST = 60
_SEVERAL = 2
_HEAD = [False, True, False, True, False]
"""Which lines of a head in paragraphs are empty: between its title, its day and its time."""


def begins_with_days(text: str) -> bool:
    """Whether lines of a text are dates, as `entries_by_days` reads them: the first such line tells."""
    if any(_alone(line) or _at_the_start(line) for line in lines_of(text)):
        return True
    lines = text.split("\n")
    return any(_at_the_end(lines, place) for place in range(len(lines)))


def entries_by_days(text: str, name: str) -> Iterator[FoundEntry | LineProblem]:
    """Yield the entries of a text; nothing where it has no days.

    Its lines above the first day are a problem, unless they are the title of the only one.
    """
    lines = text.split("\n")
    alone = {place: found for place, line in enumerate(lines) if (found := _alone(line))}
    lines = _with_heads_together(lines, list(alone))
    days = _with_bold_ones(alone, lines) or {
        place: found for place, line in enumerate(lines) if (found := _at_the_start(line))
    }
    days = days or {place: found for place in range(len(lines)) if (found := _at_the_end(lines, place))}
    if len(days) == 1 and (only := _only_title(lines, next(iter(days)))):
        lines = [*only, *lines[len(only) :]]
    titled = int(bool(alone or len(days) == 1) and all(_has_a_title(lines, place) for place in days))
    ends = [*(place - titled for place in days), len(lines)]
    before = next((place for place, line in enumerate(lines[: ends[0]], 1) if line.strip()), None)
    if days and before is not None:
        yield LineProblem(before, LineReason.NO_DATE, name)
    for (place, (stamp, title)), end in zip(days.items(), ends[1:], strict=True):
        body = lines[place + 1 : end]
        above = [lines[place - 1], "", *filter(None, [title])] if titled else [title]
        parts = parts_by_lines("\n".join(body)) if alone and says_no_time(stamp) else []
        if titled and len(parts) == 1 and parts[0].time:
            yield _found(place + 1, f"{stamp} {parts[0].time}", [*above, parts[0].text.lstrip("\n")], name)
        elif parts and not titled:
            for part in parts:
                yield _found(place + 1 + part.line, f"{stamp} {part.time}".strip(), part.text.split("\n"), name)
        elif titled:
            below = "\n".join(body)
            yield _found(place + 1, stamp, [*above, below if title else below.lstrip("\n")], name)
        else:
            yield _found(place + 1, stamp, [title, *body], name)


def _with_bold_ones(alone: dict[int, tuple[str, str]], lines: list[str]) -> dict[int, tuple[str, str]]:
    """Return the days that stand alone, and where all of them are bold those too that words follow on their line."""
    if not all(_BOLD.match(lines[place]) for place in alone):
        return alone
    bold = {place: found for place, line in enumerate(lines) if _BOLD.match(line) and (found := _at_the_start(line))}
    return {place: alone.get(place) or bold[place] for place in sorted({*alone, *bold})} if alone else {}


def _with_heads_together(lines: list[str], days: list[int]) -> list[str]:
    """Return lines with the title, the day and the time of each page in one piece, where all have them in paragraphs of
    their own, as OneNote writes them; else as they are.

    It writes a month in words. Where most titles would leave nothing of the day above them they are its words.
    """
    moved = list(lines)
    if _SEVERAL * sum(_is_bare(lines, *beside) for beside in pairwise(days)) > len(days) - 1:
        return lines
    for place in days:
        window = [line.strip() for line in lines[max(0, place - 2) : place + 3]]
        is_a_head = len(window) == len(_HEAD) and [not line for line in window] == _HEAD and len(window[0]) <= _LONGEST
        is_a_head = is_a_head and any(map(str.isalpha, window[2]))
        if not is_a_head or not (parts := parts_by_lines(window[-1])) or not parts[0].time or _alone(window[0]):
            return lines
        moved[place - 2 : place + 3] = ["", lines[place - 2], lines[place], lines[place + 2], ""]
    return moved


def _is_bare(lines: list[str], day: int, following: int) -> bool:
    """Whether nothing stands between the time of a page and the title of the one behind it."""
    return not any(line.strip() for line in lines[day + 3 : following - 2])


def parts_of_a_note(note: FoundEntry, title: str = "") -> Iterator[FoundEntry | LineProblem]:
    """Yield a note of an app as its days where lines of it are nothing but that, as leaders keep one for each person.

    What stands above the first day stays at the moment of the note, but for a title of one line. A title that names
    nobody stands above each part. A note whose title says its day stands on it.
    """
    lines = note.text.split("\n")
    days = [place for place, line in enumerate(lines) if _alone(line)]
    if len(days) < _SEVERAL:
        yield replace(note, stamp=_day_said(title, note.stamp), text=joined(title, note.text))
        return
    before = [line for line in lines[: days[0]] if line.strip()]
    if not title and len(before) == 1:
        title, before = before[0].strip("# "), []
    about = person_of(PurePosixPath(title.replace("/", "-")))
    heading = "" if about else title
    for part in entries_by_days(note.text, note.file):
        if isinstance(part, FoundEntry):
            text, themes = joined(heading, part.text), unique((*note.themes, *part.themes))
            yield replace(part, line=note.line, text=text, people=about, themes=themes)
        elif before:
            yield replace(note, text=joined(heading, "\n".join(lines[: days[0]])), people=about)


def _day_said(title: str, made: str) -> str:
    """Return the day that a title says; the moment at which the note was made where it says none, that very day, or one
    that was still to come: of what is planned then nothing has happened yet.
    """
    said = _day_in_a_title(title)
    if not said or not is_stamp(made):
        return said or made
    days, made_on = _meanings(said), parse_stamp(made).date()
    to_come = bool(days) and min(days) > made_on + dt.timedelta(days=1)  # it may have been tomorrow where it was made
    return made if made_on in days or to_come else said


def _day_in_a_title(title: str) -> str:
    if (found := leading_date(title)) is not None:
        return found[0]
    found = trailing_date(title)
    return found[0] if found is not None and _BEFORE_A_DAY.match(title[len(found[1]) :]) else ""


def _meanings(stamp: str) -> set[dt.date]:
    """Return the days that a date may mean, in one order or another."""
    found = set()
    for order in DateOrder:
        with suppress(ValueError):
            found.add(parse_stamp(stamp, order=order).date())
    return found


def _only_title(lines: list[str], place: int) -> list[str]:
    """Return the lines above the only day of a text with the title, which is all there is, right above it."""
    above = [line for line in lines[:place] if line.strip()]
    return [*[""] * (place - 1), above[0]] if len(above) == 1 and len(above[0]) <= _LONGEST else []


def _has_a_title(lines: list[str], place: int) -> bool:
    """Whether one line with a blank one above it, or nothing, stands right above a day."""
    return place > 0 and bool(lines[place - 1].strip()) and (place == 1 or not lines[place - 2].strip())


def _alone(line: str) -> tuple[str, str] | None:
    """A line that is nothing but a date; signs round it are an ornament."""
    words = line.strip().strip("*_#=-~[]: ").strip()
    return (
        (words, words if says_several_days(words) else "")
        if 0 < len(words) <= _LONGEST and not words.isdigit() and is_stamp(words)
        else None
    )


def _at_the_start(line: str) -> tuple[str, str] | None:
    return None if line[:1].isspace() else leading_date(_BOLD.sub(r"\g<words> ", _BULLET.sub("", line)))


def _at_the_end(lines: list[str], place: int) -> tuple[str, str] | None:
    """A line above others that is a title and, behind a sign, its day: "Kim - 2 March 2026"."""
    line = lines[place].strip()
    first, above = place == 0 or not lines[place - 1].strip(), "".join(lines[place + 1 : place + 2]).strip()
    found = trailing_date(line) if first and above and len(line) <= _LONGEST else None
    return found if found is not None and found[1] and _BEFORE_A_DAY.match(line[len(found[1]) :]) else None


def _found(line: int, stamp: str, body: list[str], name: str) -> FoundEntry:
    said = [place for place, words in enumerate(body) if words.strip() and not _RULE.match(words)]
    text = "\n".join(body[said[0] : said[-1] + 1]) if said else ""
    return FoundEntry(line=line, stamp=stamp, text=text, file=name, themes=hash_tags(text))
