"""Whether 1/9/2026 is in September or in January: decided by all dates of a source together, never by one alone.

One date that is impossible in an order rules that order out for the whole source, a weekday beside it as well. Where
several orders are left, the sign and the language of the source may tell; else the leader is asked. So it is where one
date rules out the one order, and another the other.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence

from leader_journal.core.folding import fold
from leader_journal.core.imports import DateDecision, DateOrder
from leader_journal.exchange.stamps import day_of, figures

_Figures = tuple[str, str, str, str, int | None]
_DANISH = re.compile(
    r"\b(?:og|ikke|det|jeg|til|på|med|der|har|vil|han|hun|er|af|som|hvad|hvem|hvorfor"
    r"|dato|dag|tid|tekst|noter|notat|medarbejder|emner?|aftalt|referat)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?:the|and|not|was|with|that|to|of|about|we|he|she|is|a|what|who|why"
    r"|date|time|text|notes?|employee|topics?|agreed)\b",
    re.IGNORECASE,
)
_LOOKED_AT = 20_000
_MANY_YEARS = 4
_AHEAD = dt.timedelta(days=366)
"""How far ahead somebody plans what stands in a sheet."""
_BACK = dt.timedelta(days=10 * 366)
_DAY_LETTERS = "(?:dd?|tt|jj)"
_IN_WORDS = (
    (DateOrder.DAY_FIRST, re.compile(rf"\b{_DAY_LETTERS}[-/. ]mm?[-/. ]")),
    (DateOrder.MONTH_FIRST, re.compile(rf"\bmm?[-/. ]{_DAY_LETTERS}[-/. ]")),
)
"""How headings say the order, in their folded form: German has *TT* for the day, and French *jj*."""


def decide(
    stamps: Iterable[str],
    told: DateOrder | None = None,
    *,
    said: DateOrder | None = None,
    language_from: str = "",
    today: dt.date | None = None,
) -> DateDecision:
    """Return how the dates of a source are read.

    `told` is what the leader said; `said` what stands in its headings, which holds where no date contradicts it;
    `language_from` are its own words. Nothing happened after `today`: that tells where two figures are the year.
    """
    found = [(stamp, one) for stamp in dict.fromkeys(stamps) if (one := figures(stamp)) is not None]
    if told is not None:
        return DateDecision(told)
    if not found:
        return DateDecision()
    parts = [one for _stamp, one in found]
    wrong = {order: sum(not _possible(one, order) for one in parts) for order in DateOrder}
    orders = _orders(wrong, parts)
    if said is not None and not wrong[said]:
        return DateDecision(said)
    if today is not None and (by_years := _by_years(found, today)) is not None:
        return by_years
    best = min(wrong[order] for order in orders)
    left = [order for order in orders if wrong[order] == best]
    if len(left) == 1 and best == 0:
        others = [order for order in orders if order is not left[0]]
        proof = next((stamp for stamp, one in found if not any(_possible(one, order) for order in others)), "")
        only_likely = left[0] is DateOrder.YEAR_FIRST and not wrong[DateOrder.DAY_FIRST]
        return DateDecision(left[0], proof="" if only_likely else proof or found[0][0])
    contrary = [_only(found, order, orders) for order in orders]
    if len(contrary) > 1 and all(contrary):
        return DateDecision(left[0], proof=contrary[0], doubtful=contrary[1])
    doubtful, readings = next(
        ((stamp, days) for stamp, one in found if len(days := _meanings(one, orders)) > 1), ("", ())
    )
    if not doubtful:
        return DateDecision(left[0])
    if best == 0 and (_by_sign(parts) or speaks_danish(language_from)):
        return DateDecision()
    return DateDecision(left[0], doubtful=doubtful, readings=readings)


def order_in_words(headings: str) -> DateOrder | None:
    """Return the order that headings say, as in *Date (dd/mm/yyyy)*; None where they say none, or two."""
    words = fold(headings)
    said = [order for order, form in _IN_WORDS if form.search(words)]
    return said[0] if len(said) == 1 else None


def speaks_danish(text: str) -> bool:
    """Whether a text has more Danish than English small words."""
    text = text[:_LOOKED_AT]
    return len(_DANISH.findall(text)) > len(_ENGLISH.findall(text))


def _orders(wrong: Mapping[DateOrder, int], parts: Sequence[_Figures]) -> tuple[DateOrder, ...]:
    """The year stands first only where that alone makes sense of every date: two figures for it are rare there."""
    if not wrong[DateOrder.YEAR_FIRST] and wrong[DateOrder.DAY_FIRST] and wrong[DateOrder.MONTH_FIRST]:
        return (DateOrder.YEAR_FIRST,)
    if not wrong[DateOrder.YEAR_FIRST] and _always_one_day_of_the_month(parts):
        return (DateOrder.YEAR_FIRST,)
    return (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)


def _always_one_day_of_the_month(parts: Sequence[_Figures]) -> bool:
    """Whether all dates would be of one day of the month (or two), in many years: then that figure is the year.

    Not where the years would all be later so: somebody wrote on the first of each month.
    """
    firsts = {int(first) for first, _second, third, _sign, _weekday in parts if len(third) == 2}
    thirds = {int(third) for _first, _second, third, _sign, _weekday in parts}
    if len(thirds) < _MANY_YEARS or not 0 < len(firsts) <= 2:
        return False
    return len(thirds) > 2 * len(firsts) and max(firsts) >= min(thirds)


def _by_years(found: Sequence[tuple[str, _Figures]], today: dt.date) -> DateDecision | None:
    """Return that the year stands first where that alone gives days of these years; None where it does not.

    Where the others give days that are still to come, it is proved; where they give days long ago, the leader is asked.
    """
    newest = {order: _newest([one for _stamp, one in found], order) for order in DateOrder}
    year_first, ahead = newest.pop(DateOrder.YEAR_FIRST), today + _AHEAD
    if year_first is None or not today - _BACK <= year_first <= ahead:
        return None
    others = [day for day in newest.values() if day is not None]
    if any(today - _BACK <= day <= ahead for day in others) or not others:
        return None
    stamp, one = found[0]
    if all(day > ahead for day in others):
        proof = next((at for at, one in found if all(day > ahead for day in _meanings(one, tuple(newest)))), stamp)
        return DateDecision(DateOrder.YEAR_FIRST, proof=proof)
    first = DateOrder.DAY_FIRST if newest[DateOrder.DAY_FIRST] is not None else DateOrder.MONTH_FIRST
    return DateDecision(first, doubtful=stamp, readings=_meanings(one, (first, DateOrder.YEAR_FIRST)))


def _newest(parts: Sequence[_Figures], order: DateOrder) -> dt.date | None:
    """Return the last day in one order; None where a date has none in it."""
    if not all(_possible(one, order) for one in parts):
        return None
    return max(day for one in parts if (day := day_of(*one[:3], order)) is not None)


def _possible(one: _Figures, order: DateOrder) -> bool:
    first, second, third, _sign, weekday = one
    day = day_of(first, second, third, order)
    return day is not None and (weekday is None or day.weekday() == weekday)


def _only(found: Sequence[tuple[str, _Figures]], order: DateOrder, orders: Sequence[DateOrder]) -> str:
    """Return a date that is possible in one order and in no other."""
    return next((stamp for stamp, one in found if [way for way in orders if _possible(one, way)] == [order]), "")


def _meanings(one: _Figures, orders: Sequence[DateOrder]) -> tuple[dt.date, ...]:
    first, second, third, _sign, _weekday = one
    days = (day_of(first, second, third, order) for order in orders)
    return tuple(dict.fromkeys(day for day in days if day is not None))


def _by_sign(parts: Sequence[_Figures]) -> bool:
    """Nobody who writes the month first puts full stops between the figures."""
    return all(sign == "." for _first, _second, _third, sign, _weekday in parts)
