"""From breaches and what had been said before them to the four boxes. Plain rules: services may use them.

An answer was *expected* where the agreement had been said on a day before, to those concerned or to all, the
consequence was known, and it was what followed. It was *undramatic* where the tone was calm and it was carried out
calmly and in private. Both are as the leader marked it; no text is read. One "no" decides; without one, what is not
noted is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from leader_journal.charts.breaches.finding import Box, BreachesFinding, Missing, PlacedBreach
from leader_journal.charts.shared.build import Seen
from leader_journal.charts.shared.finding import Moment
from leader_journal.core.breaches import Breach, Saying
from leader_journal.core.terms import Reaction, Tone
from leader_journal.insight.wilson import rate

_BOX = {
    (True, True): Box.EXPECTED_CALM,
    (True, False): Box.EXPECTED_NOT_CALM,
    (False, True): Box.UNEXPECTED_CALM,
    (False, False): Box.UNEXPECTED_NOT_CALM,
}


class BreachesSeen(Seen, frozen=True, kw_only=True):
    """What was read: the breaches of the period, and how each agreement was said, in any version that stood."""

    breaches: Sequence[Breach]
    sayings: Mapping[str, Sequence[Saying]]


class _Answer(Struct, frozen=True):
    """Yes, no, or not noted: then `missing` says what."""

    yes: bool | None
    missing: tuple[Missing, ...] = ()


_YES, _NO = _Answer(yes=True), _Answer(yes=False)
_NOT_NOTED = {one: _Answer(None, (one,)) for one in Missing}


def build_breaches(seen: BreachesSeen) -> BreachesFinding:
    placed = tuple(_place(one, seen.sayings) for one in seen.breaches if not one.destructive)
    apart = tuple(Moment(one.id, one.day) for one in seen.breaches if one.destructive)
    told = [one.box for one in placed if one.box is not None]
    return BreachesFinding(
        **seen.head(len(told)),
        breaches=placed,
        rate=rate(told.count(Box.EXPECTED_CALM), len(told)) if told else None,
        destructive=apart,
    )


def _place(breach: Breach, sayings: Mapping[str, Sequence[Saying]]) -> PlacedBreach:
    expected = _all_of(
        _said_before(breach, sayings.get(breach.agreement or "", ())), _known(breach), _consequence_followed(breach)
    )
    undramatic = _all_of(_calm(breach), _carried_out_calmly(breach))
    if expected.yes is None or undramatic.yes is None:
        return PlacedBreach(breach.id, breach.day, None, (*expected.missing, *undramatic.missing))
    return PlacedBreach(breach.id, breach.day, _BOX[expected.yes, undramatic.yes])


def _all_of(*answers: _Answer) -> _Answer:
    missing: tuple[Missing, ...] = ()
    for answer in answers:
        if answer.yes is False:
            return _NO
        missing += answer.missing
    return _Answer(None, missing) if missing else _YES


def _said_before(breach: Breach, sayings: Iterable[Saying]) -> _Answer:
    """A day before: what was written down on the day of the breach may have been said because of it."""
    heard = [saying for saying in sayings if saying.reaches(breach.concerned)]
    if any(saying.said_on is not None and saying.said_on < breach.day for saying in heard):
        return _YES
    if any(saying.said_on is None for saying in heard):
        return _NOT_NOTED[Missing.SAID_ON]
    return _NO


def _known(breach: Breach) -> _Answer:
    return _noted(breach.consequence_known, Missing.CONSEQUENCE_KNOWN)


def _consequence_followed(breach: Breach) -> _Answer:
    if not breach.reactions:
        return _NOT_NOTED[Missing.REACTION]
    return _YES if Reaction.CONSEQUENCE in breach.reactions else _NO


def _calm(breach: Breach) -> _Answer:
    return _noted(None if breach.tone is None else breach.tone is Tone.CALM, Missing.TONE)


def _carried_out_calmly(breach: Breach) -> _Answer:
    return _noted(breach.carried_out_calmly, Missing.CARRIED_OUT)


def _noted(answer: bool | None, otherwise: Missing) -> _Answer:
    if answer is None:
        return _NOT_NOTED[otherwise]
    return _YES if answer else _NO
