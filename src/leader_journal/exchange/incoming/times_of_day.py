"""Times inside a day: headings that begin with one ("## 09:15 Stand-up"), or lines that are nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from leader_journal.exchange.stamps import is_stamp

_WITH_DOT = r"(?:(?<=kl )|(?<=kl\. ))\d{1,2}\.\d{2}|\d{2}\.\d{2}"
"""Figures with a full stop are a time after a word for it, or where all four stand."""
_CLOCK = rf"(?:kl\.? ?)?(?:\d{{1,2}}:\d{{2}}|{_WITH_DOT})(?::\d{{2}})?(?: ?[ap]\.?m\.?)?(?: uhr\b| uur\b)?"
_HEADING = re.compile(
    rf"#{{1,6}}[ \t]+[*_\[(]*(?P<time>{_CLOCK})[*_\])]*(?=$|[ \t:,–—-])[ \t]*[:,–—-]*[ \t]*(?P<title>.*)", re.IGNORECASE
)
_ALONE = re.compile(rf"\s*[*_]*(?P<time>{_CLOCK})[*_]*:?\s*", re.IGNORECASE)
_DOTTED = re.compile(r"\s*[*_]*(?:kl\.? ?)?(?P<time>\d{1,2}\.\d{2})[*_]*:?\s*", re.IGNORECASE)
"""As Danish hands write a time: *9.15*."""
_FENCE = ("```", "~~~")
_RULED = " \t-=*_~#"
"""What lines across a page are drawn with."""


class TimedPart(Struct, frozen=True):
    """A part of a day: `line` counts from its first line; without a `time`, what stands before the first one."""

    line: int
    time: str
    title: str
    text: str


def says_no_time(stamp: str) -> bool:
    """Whether a date says only the day."""
    return is_stamp(f"{stamp} 0:01") and not is_stamp(f"{stamp}:01")


def timed_parts(text: str) -> list[TimedPart]:
    """Return the parts of a day's page whose headings say when; none where no heading does.

    A heading of a higher level ends what happened at a time: what follows it is of the day, as is what stands before.
    """
    lines = text.split("\n")
    level = 0
    fenced = False
    begins: list[tuple[int, str, str]] = []
    for place, line in enumerate(lines):
        fenced ^= line.startswith(_FENCE)
        if fenced or not line.startswith("#"):
            continue
        here = len(line) - len(line.lstrip("#"))
        found = _HEADING.match(line)
        if found is None or not is_stamp(f"2000-01-01 {found['time']}"):
            if here < level and line[here : here + 1].isspace():
                begins.append((place, "", line))
        elif here == (level := level or here):
            begins.append((place, found["time"], found["title"].rstrip("# ")))
    return _of_the_day_first(_parts(lines, begins, _is_said))


def _of_the_day_first(parts: list[TimedPart]) -> list[TimedPart]:
    """Return the parts with all that has no time as one before the others, where it says something."""
    of_the_day = [f"{part.title}\n{part.text}".strip("\n") for part in parts if not part.time]
    timed = [part for part in parts if part.time]
    text = "\n\n".join(of_the_day)
    return [TimedPart(0, "", "", text), *timed] if any(map(_is_said, text.split("\n"))) else timed


def parts_by_lines(text: str) -> list[TimedPart]:
    """Return the parts of a day that lines which are nothing but a time begin; none where it has none.

    A time further down stands below an empty line and has a colon, or a full stop as that on the first line has: other
    figures look like one.
    """
    lines = text.split("\n")
    begins: list[tuple[int, str, str]] = []
    head = next((place for place, line in enumerate(lines) if line.strip()), len(lines))
    dotted = any(map(_DOTTED.fullmatch, lines[head : head + 1]))
    for place, line in enumerate(lines):
        found = _ALONE.fullmatch(line) or (_DOTTED.fullmatch(line) if dotted else None)
        first = place <= head
        parted = (":" in line or dotted) and place > 0 and not lines[place - 1].strip()
        if found is not None and (first or parted) and is_stamp(f"2000-01-01 {found['time']}"):
            begins.append((place, found["time"], ""))
    return _parts(lines, begins, lambda line: bool(line.strip(_RULED)))


def _parts(
    lines: Sequence[str], begins: Sequence[tuple[int, str, str]], said: Callable[[str], bool]
) -> list[TimedPart]:
    if not begins:
        return []
    before = lines[: begins[0][0]]
    parts = [TimedPart(0, "", "", "\n".join(before))] if any(map(said, before)) else []
    ends = [*(place for place, _time, _title in begins[1:]), len(lines)]
    for (place, time, title), end in zip(begins, ends, strict=True):
        parts.append(TimedPart(place, time, title, "\n".join(lines[place + 1 : end])))
    return parts


def _is_said(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")
