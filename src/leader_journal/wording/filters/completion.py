"""What the filter bar offers while somebody types: filters whose words, in either language, begin like that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.errors import BadInput
from leader_journal.core.filters import EVERYTHING, EntryFilter, MarkIs
from leader_journal.core.folding import fold
from leader_journal.core.periods import ALWAYS
from leader_journal.core.terms import Element, Kind, Mark, Quality, Setting, Tone
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _, pgettext, said_once
from leader_journal.wording.filters.parsing import recognised
from leader_journal.wording.filters.tokens import (
    mark_text,
    marked_text,
    period_text,
    quality_text,
    to_deepen_text,
    tone_text,
    under_pressure_text,
)
from leader_journal.wording.filters.words import (
    ELEMENT_OF,
    FLAGS,
    KEYS,
    KINDS,
    MARKS,
    QUALITIES,
    SETTINGS,
    TONES,
    Flag,
    Key,
)
from leader_journal.wording.when.days import parse_days

MOST = 8
"""More than this is no help."""

_PERIODS = (
    ("this week", "denne uge"),
    ("this month", "denne måned"),
    ("last month", "sidste måned"),
    ("last 3 months", "seneste 3 måneder"),
    ("last 12 months", "seneste 12 måneder"),
    ("this year", "i år"),
)


class FilterOffer(Struct, frozen=True):
    """One offer. Choosing it gives `filter`, and leaves `rest` of what was typed in the field (it is in the filter)."""

    text: str
    detail: str
    filter: EntryFilter
    rest: str = ""


class _Offer(Struct, frozen=True):
    text: str
    detail: str
    words: tuple[str, ...]
    together: str
    """All words: what is not in them is in none."""
    adds: EntryFilter


class Completions:
    """All that a journal offers, in the words of the language that is spoken when this is made.

    `people` and `agreements` give ids by alias and by line.
    """

    def __init__(
        self,
        people: Mapping[str, str],
        themes: Sequence[str],
        settings: Sequence[str],
        agreements: Mapping[str, str],
    ) -> None:
        self._people = people
        self._first = tuple(_of_people(people))
        self._last = (*_of_themes(themes), *_of_settings(settings), *_of_agreements(agreements))

    def of(self, typed: str, today: dt.date, *, given: EntryFilter = EVERYTHING) -> tuple[FilterOffer, ...]:
        """Return at most MOST offers for what is typed, the closest first; each added to `given`.

        The longest end of what is typed that fits anything is completed; the words before it stay as search text.
        Nothing is offered for what is chosen already.
        """
        offers = (*self._first, *_of_the_product(today), *self._last)
        words = typed.split()
        for start in range(len(words)):
            rest, wanted = " ".join(words[:start]), " ".join(words[start:])
            base = replace(given, text=rest)
            found = [*_direct(wanted, self._people, today, base, rest)]
            found += [
                FilterOffer(offer.text, offer.detail, _added(base, offer.adds), rest)
                for offer in _fitting(wanted, offers)
            ]
            fresh = {completion.filter: completion for completion in reversed(found) if completion.filter != base}
            if fresh:
                return tuple(reversed(fresh.values()))[:MOST]
        return ()


def whole_period(typed: str, given: EntryFilter, today: dt.date) -> EntryFilter | None:
    """Return `given` narrowed to the days that all of what is typed names, or None where it is text to search."""
    found = _direct(typed.strip(), {}, today, replace(given, text=""), "")
    return next((offer.filter for offer in found), None)


def _direct(
    wanted: str, people: Mapping[str, str], today: dt.date, base: EntryFilter, rest: str
) -> Iterator[FilterOffer]:
    """What is typed is a period already: "since 1/9", "last:90d"."""
    try:
        change = recognised(wanted, people, today)
    except BadInput:
        return
    period = ALWAYS if change is None else change(EVERYTHING).period
    if period != ALWAYS:
        text = period_text(period, today)
        yield FilterOffer(text, pgettext("filter", "Period"), replace(base, period=period), rest)


def _fitting(wanted: str, offers: Sequence[_Offer]) -> list[_Offer]:
    """Offers that fit, best first: a name that begins so, then a word in it; inside words from three letters on."""
    sign, key, folded = _sought(wanted)
    if not folded and not sign and key is None:
        return []
    ranked: list[tuple[int, int, _Offer]] = []
    for place, offer in enumerate(offers):
        if folded not in offer.together:
            continue
        if (sign == "@" and not offer.adds.people) or (sign == "#" and not offer.adds.themes):
            continue
        if key is not None and not _answers(key, offer.adds):
            continue
        rank = min((_rank(folded, word) for word in offer.words), default=9)
        if rank < 9:
            ranked.append((rank, place, offer))
    return [offer for _closeness, _place, offer in sorted(ranked, key=lambda item: item[:2])]


def _sought(wanted: str) -> tuple[str, Key | None, str]:
    sign = wanted[:1] if wanted[:1] in ("@", "#") else ""
    before, colon, after = wanted.partition(":")
    key = KEYS.get(fold(before.strip())) if colon else None
    return sign, key, fold(after if key is not None else wanted.removeprefix(sign)).strip()


def _rank(sought: str, word: str) -> int:
    if word.startswith(sought):
        return 0
    if f" {sought}" in word:
        return 1
    return 2 if len(sought) >= 3 and sought in word else 9


def _answers(key: Key, adds: EntryFilter) -> bool:
    match key:
        case Key.KIND:
            return bool(adds.kinds)
        case Key.TONE:
            return bool(adds.tones)
        case Key.QUALITY:
            return bool(adds.qualities)
        case Key.PERSON:
            return bool(adds.people)
        case Key.THEME:
            return bool(adds.themes)
        case Key.SETTING:
            return bool(adds.settings)
        case Key.HUMILITY | Key.QUESTIONS | Key.ROOM:
            return any(wanted.element is ELEMENT_OF[key] for wanted in adds.marks)
        case _:
            return adds.period != ALWAYS


def _added(base: EntryFilter, adds: EntryFilter) -> EntryFilter:
    return replace(
        base,
        kinds=base.kinds | adds.kinds,
        marks=base.marks | adds.marks,
        people=base.people | adds.people,
        themes=base.themes | adds.themes,
        settings=base.settings | adds.settings,
        tones=base.tones | adds.tones,
        qualities=base.qualities | adds.qualities,
        agreements=base.agreements | adds.agreements,
        period=base.period if adds.period == ALWAYS else adds.period,
        marked=base.marked or adds.marked,
        to_deepen=base.to_deepen or adds.to_deepen,
        under_pressure=base.under_pressure or adds.under_pressure,
        no_kind=base.no_kind or adds.no_kind,
    )


def _of_people(people: Mapping[str, str]) -> Iterator[_Offer]:
    for alias, person in people.items():
        yield _offer(alias, pgettext("filter", "Person"), EntryFilter(people=frozenset({person})))


def _of_themes(themes: Sequence[str]) -> Iterator[_Offer]:
    for theme in themes:
        yield _offer(f"#{theme}", pgettext("filter", "Theme"), EntryFilter(themes=frozenset({theme})), theme)


def _of_settings(settings: Sequence[str]) -> Iterator[_Offer]:
    for setting in dict.fromkeys([*(known.value for known in Setting), *settings]):
        words = (word for word, known in SETTINGS.items() if known == setting)
        adds = EntryFilter(settings=frozenset({setting}))
        yield _offer(labels.setting_label(setting), pgettext("filter", "Setting"), adds, *words)


def _of_agreements(agreements: Mapping[str, str]) -> Iterator[_Offer]:
    for line, agreement in agreements.items():
        yield _offer(line, pgettext("filter", "Agreement"), EntryFilter(agreements=frozenset({agreement})))


@said_once(maxsize=2)
def _of_the_product(today: dt.date) -> tuple[_Offer, ...]:
    """What every journal offers: the same at each key typed, until the language or the day changes."""
    return (*_terms(), *_flags(), *_periods(today))


def _terms() -> Iterator[_Offer]:
    for kind in Kind:
        adds = EntryFilter(kinds=frozenset({kind}))
        yield _offer(labels.kind_label(kind), pgettext("filter", "Kind"), adds, *_words(KINDS, kind))
    for element in Element:
        names = [word for word, key in KEYS.items() if ELEMENT_OF.get(key) is element]
        for mark in reversed(Mark):
            said = _words(MARKS, mark)
            adds = EntryFilter(marks=frozenset({MarkIs(element, mark)}))
            words = (f"{name} {value}" for name in names for value in said)
            yield _offer(mark_text(element, mark), pgettext("filter", "Element"), adds, *words)
    for tone in Tone:
        adds = EntryFilter(tones=frozenset({tone}))
        yield _offer(tone_text(tone), pgettext("filter", "Tone"), adds, "tone", *_words(TONES, tone))
    for quality in Quality:
        adds = EntryFilter(qualities=frozenset({quality}))
        synonyms = (*_words(QUALITIES, quality), "reaction", "reaktion")
        yield _offer(quality_text(quality), pgettext("filter", "Reaction"), adds, *synonyms)


def _flags() -> Iterator[_Offer]:
    detail = pgettext("filter", "Entries")
    yield _offer(marked_text(), detail, EntryFilter(marked=True), *_words(FLAGS, Flag.MARKED))
    yield _offer(to_deepen_text(), detail, EntryFilter(to_deepen=True), *_words(FLAGS, Flag.TO_DEEPEN))
    pressed = EntryFilter(under_pressure=True)
    yield _offer(under_pressure_text(), detail, pressed, *_words(FLAGS, Flag.UNDER_PRESSURE))
    yield _offer(labels.no_kind_label(), detail, EntryFilter(no_kind=True), *_words(FLAGS, Flag.NO_KIND))


def _periods(today: dt.date) -> Iterator[_Offer]:
    texts = (_("This week"), _("This month"), _("Last month"), _("Last 3 months"), _("Last 12 months"), _("This year"))
    for text, words in zip(texts, _PERIODS, strict=True):
        period = parse_days(words[0], today)
        assert period is not None  # the table holds only what can be read, see its test
        yield _offer(text, period_text(period, today), EntryFilter(period=period), *words)


def _offer(text: str, detail: str, adds: EntryFilter, *words: str) -> _Offer:
    folded = tuple(dict.fromkeys(map(fold, (text, *words))))
    return _Offer(text, detail, folded, "\n".join(folded), adds)


def _words(meanings: Mapping[str, object], meaning: object) -> tuple[str, ...]:
    return tuple(word for word, known in meanings.items() if known is meaning)
