"""Stretches of days as they are typed into a filter: "marts til maj", "uge 45-47", "1.-7. februar", "Q1-Q2 2027"."""

from __future__ import annotations

import re

from msgspec import Struct

from leader_journal.wording.when.words import MONTHS, either

_DAY = r"\d{1,2}(?:\.|st|nd|rd|th)?"
_MONTH = rf"(?P<month>{either(MONTHS)})\.?"
_ARTICLE = r"(?:the |den |d\.? ?)?"
_UP_TO = r"(?: ?[-–] ?| (?:til og med|til|to|through|until) )"
_WITH_AND = rf"(?:{_UP_TO}| (?:and|og) )"

_WRITTEN = r"(?:\d{1,2}[./]\d{1,2}(?:[./](?:\d{4}|\d\d)|\.)?|\d{4}-\d\d-\d\d)"
"""A day in figures."""

_STRETCH = re.compile(
    r"(?:(?P<from>from |fra )?(?P<begin>.+?) (?:til og med|til|to|until|through|[-–]) "
    r"|(?:between|mellem) (?P<between>.+?) (?:and|og) )(?P<end>.+)"
)
_HYPHENED = re.compile(
    r"(?P<begin>[^\W\d_]{3,}\.?|[qh]\d)[-–](?P<end>[^\W\d_]{3,}\.?|[qh]\d)(?P<of> \d{4})?"
    r"|(?P<year>(?:19|20)\d\d)[-–](?P<last_year>(?:19|20)\d\d)"
    rf"|(?P<day>{_WRITTEN})(?:[-–]|\.\.)(?P<last_day>{_WRITTEN})"
)
"""From one to another without a space."""
_WEEKS = re.compile(
    rf"(?:fra |from |mellem |between )?(?:uge|uger|week|weeks) (?P<begin>\d{{1,2}}){_WITH_AND}(?P<end>\d{{1,2}})"
    r"(?P<of> \d{4})?"
)
_DAYS_OF_A_MONTH = (
    re.compile(
        rf"(?:from |fra |between |mellem )?{_ARTICLE}(?P<begin>{_DAY}){_WITH_AND}{_ARTICLE}(?P<end>{_DAY})"
        rf" (?:of |i )?{_MONTH}(?P<of> \d{{4}})?"
    ),
    re.compile(rf"{_MONTH} (?P<begin>{_DAY}){_UP_TO}(?P<end>{_DAY})(?P<of>,? \d{{4}})?"),
)
"""Two days of one month, which stands behind the second, or before the first."""


class Sides(Struct, frozen=True):
    """The words for where a stretch begins and ends, and whether its form says that both are days."""

    begin: str
    end: str
    said: bool


def sides_of(words: str) -> Sides | None:
    """Return the two sides of a stretch (folded words), or None where there is none."""
    words = words.rstrip(".,;:!?)") if not words[-1:].isdigit() else words
    for days in _DAYS_OF_A_MONTH:
        if match := days.fullmatch(words):
            of = f" {match['month']}{(match['of'] or '').lstrip(',')}"
            return Sides(match["begin"].rstrip(".") + of, match["end"].rstrip(".") + of, said=True)
    if match := _WEEKS.fullmatch(words):
        of = match["of"] or ""
        return Sides(f"week {match['begin']}{of}", f"week {match['end']}{of}", said=True)
    if match := _HYPHENED.fullmatch(words):
        if match["year"]:
            return Sides(match["year"], match["last_year"], said=True)
        if match["day"]:
            return Sides(match["day"], match["last_day"], said=True)
        return Sides(match["begin"], f"{match['end']}{match['of'] or ''}", said=True)
    if match := _STRETCH.fullmatch(words):
        return Sides(match["begin"] or match["between"], match["end"], said=bool(match["from"]))
    return None
