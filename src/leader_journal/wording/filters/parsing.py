"""Filters from words, as the command line and the filter bar take them: `questions:missed @Peter since:1/9 price`.

What is no filter word is searched for. A word or phrase in "double quotes" is always searched for.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from leader_journal.core.errors import BadInput, NoDayLeft
from leader_journal.core.filters import EVERYTHING, EntryFilter, MarkIs
from leader_journal.core.folding import fold
from leader_journal.core.periods import Period
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
    setting_of,
)
from leader_journal.wording.when.days import parse_days

T = TypeVar("T")
Change = Callable[[EntryFilter], EntryFilter]
"""Adds one thing to a filter."""

_SHORTEST_NAME = 5  # letters of a day or a month that is no word of its own: "marts", "april"
_LONGEST_PHRASE = 8  # words, as in "from the 1st to the 15th of October"
_DAY_EXAMPLES = ("2026-09-01", "1/9/2026", "1 september", "september", "2026", "today", "i går")
_LENGTH_EXAMPLES = ("90d", "12 weeks", "3 months", "1 år")
_BARE_KEYS = {
    "since": Key.SINCE, "siden": Key.SINCE, "from": Key.SINCE, "fra": Key.SINCE,
    "until": Key.UNTIL, "indtil": Key.UNTIL, "til": Key.UNTIL,
}  # fmt: skip
_BEFORE, _AFTER = frozenset(("before", "foer", "inden")), frozenset(("after", "efter"))
_NOT_BARE = frozenset(("may", "by", "due", "at", "senest"))
"""First words of what is read as text, though a field for a day would take it."""
_BETWEEN = re.compile(r"[-–]|\.\.| (?:til|to|through|until|og|and) ")
"""What stands between the two sides of a stretch of days."""
_ONWARDS = re.compile(r"(.+?) (?:og frem|og fremefter|fremefter|og senere|onwards?|and onwards?|and later)")
_SEVERAL = re.compile(r"\s[@#]|\s\w+:\S")
_PIECE = re.compile(r'(?:[^\s"„“”]|["„“”][^"„“”]*(?:["„“”]|$))+')
_QUOTES = str.maketrans("", "", '"„“”')


def parse_filter(words: Sequence[str], people: Mapping[str, str], today: dt.date) -> EntryFilter:
    """Return the filter that `words` say; `people` gives the id of each alias.

    Words of either language are understood, several values stand between commas, and a value of several words may be
    quoted (`theme:"way of working"`). Each of `words` is what a shell hands over; a line that was typed in one go is
    split by `split_typed`. Raises BadInput for an unknown value after a known key, with what is possible.
    """
    return parse_onto(EVERYTHING, words, people, today)


def parse_onto(given: EntryFilter, words: Sequence[str], people: Mapping[str, str], today: dt.date) -> EntryFilter:
    """Return `given` narrowed by `words` too."""
    parser = _Parser(people, today)
    chosen = given
    text: list[str] = [given.text] if given.text else []
    for change_or_text in parser.read(words):
        if isinstance(change_or_text, str):
            text.append(change_or_text)
        else:
            chosen = change_or_text(chosen)
    return replace(chosen, text=" ".join(text))


def split_typed(line: str) -> tuple[str, ...]:
    """Return the words of a line, what stands in double quotes held together."""
    return tuple(_PIECE.findall(line))


def words_and_days(line: str, today: dt.date) -> tuple[str, Period | None]:
    """Return a line that was typed without the words that name days, and the days; None where none do.

    Only days, months, weeks and years, and what begins or ends with them; nothing else of a filter is read.
    """
    parser, rest, days = _Parser({}, today), list[str](), EVERYTHING
    pieces, start = split_typed(line), 0
    while start < len(pieces):
        for end in range(min(len(pieces), start + _LONGEST_PHRASE), start, -1):
            narrowed = parser.days_of(" ".join(pieces[start:end]), days)
            if narrowed is not None:
                days, start = narrowed, end
                break
        else:
            rest.append(pieces[start])
            start += 1
    return " ".join(rest), days.period if days.narrows else None


def recognised(words: str, people: Mapping[str, str], today: dt.date) -> Change | None:
    """Return what these words add when all of them are one filter, else None. Raises BadInput."""
    return _Parser(people, today).clause(words.strip())


class _Parser:
    def __init__(self, people: Mapping[str, str], today: dt.date) -> None:
        self._people = people
        self._person_of = {fold(alias): person for alias, person in people.items()}
        self._today = today

    def read(self, words: Sequence[str]) -> Iterable[Change | str]:
        pieces: list[str] = []
        for word in words:
            # what the shell's quotes held together is first tried as one
            whole = self._tried(word.strip()) if _spaced(word) and not _SEVERAL.search(word) else None
            if whole is None:
                pieces.extend(_PIECE.findall(word))
                continue
            yield from self._in_turn(pieces)
            yield whole
            pieces = []
        yield from self._in_turn(pieces)

    def _in_turn(self, pieces: Sequence[str]) -> Iterable[Change | str]:
        start = 0
        while start < len(pieces):
            for end in range(min(len(pieces), start + _LONGEST_PHRASE), start + 1, -1):
                phrase = " ".join(pieces[start:end])
                change = None if _of_free_words(phrase) else self._tried(phrase)
                if change is not None:
                    yield change
                    start = end
                    break
            else:
                yield self.clause(pieces[start]) or pieces[start]
                start += 1

    def _tried(self, words: str) -> Change | None:
        """A phrase that is not understood is no error: its words are then read one by one."""
        try:
            return self.clause(words)
        except BadInput:
            return None

    def days_of(self, phrase: str, given: EntryFilter) -> EntryFilter | None:
        """Return a filter narrowed to the days that a phrase names, None where it names none or none in common."""
        change = self._bare(fold(" ".join(phrase.split())))
        try:
            narrowed = change(given) if change is not None else given
        except BadInput:
            return None
        return narrowed if replace(narrowed, period=given.period) == given and narrowed.period != given.period else None

    def clause(self, words: str) -> Change | None:
        """Return what a word or phrase adds, None for text to search. Raises BadInput."""
        if not words or words[0] in '"„“”':
            return None
        if words[0] in "@#":
            name = words[1:].translate(_QUOTES).strip()
            if not name:
                return None
            return self._valued(Key.PERSON if words[0] == "@" else Key.THEME, name)
        before, colon, after = words.partition(":")
        key = KEYS.get(fold(before.strip())) if colon else None
        if key is not None:
            return self._valued(key, after.strip())
        return self._bare(fold(" ".join(words.translate(_QUOTES).split())))

    def _bare(self, words: str) -> Change | None:
        if words in FLAGS:
            return _flag(FLAGS[words])
        if (stretch := self._bare_stretch(words)) is not None:
            return stretch
        if (onwards := _ONWARDS.fullmatch(words)) is not None and parse_days(onwards[1], self._today) is not None:
            return self._valued(Key.SINCE, onwards[1])
        first, _space, rest = words.replace("til og med ", "til ", 1).partition(" ")
        if first in _BARE_KEYS and parse_days(rest, self._today) is not None:
            return self._valued(_BARE_KEYS[first], rest)
        if (first in _BEFORE or first in _AFTER) and (days := parse_days(rest, self._today)) is not None:
            return _within(_outside(days, before=first in _BEFORE), Key.UNTIL if first in _BEFORE else Key.SINCE, rest)
        before, _space, last = words.rpartition(" ")
        for name, value in ((before, last), (first, rest), (rest, first)):
            key = KEYS.get(name)
            if key in ELEMENT_OF and value in MARKS:
                return self._valued(key, value)
        return self._bare_period(words)

    def _bare_stretch(self, words: str) -> Change | None:
        """From one day, week, month or year to another: "marts til maj", "from Monday to Wednesday"."""
        if _BETWEEN.search(words) is None:
            return None
        from leader_journal.wording.filters.stretches import sides_of

        sides = sides_of(words)
        if sides is None or not (sides.said or any(map(self._bare_period, (sides.begin, sides.end)))):
            return None
        begin, end = (parse_days(side, self._today) for side in (sides.begin, sides.end))
        if begin is None or end is None or end.last is None:
            return None
        if begin.first is not None and begin.first > end.last:  # "november to february": of the winter that was
            begin = parse_days(sides.begin, end.last)
        ordered = begin is not None and begin.first is not None and begin.first <= end.last
        return _within(Period(begin.first, end.last), Key.ON, words) if begin is not None and ordered else None

    def _bare_period(self, words: str) -> Change | None:
        """Days, weeks, months and years. Short names ("jan", "sun") and "may" alone are words, and searched for."""
        if " " not in words and (words in _NOT_BARE or (words.isalpha() and len(words) < _SHORTEST_NAME)):
            return None
        days = parse_days(words, self._today) if words.split(" ")[0] not in _NOT_BARE - {"may"} else None
        return None if days is None else _within(days, Key.ON, words)

    def _valued(self, key: Key, value: str) -> Change:
        if not value.translate(_QUOTES).strip(" ,@#"):
            raise BadInput(key.value, value)
        match key:
            case Key.SINCE | Key.UNTIL | Key.ON | Key.LAST:
                return self._period(key, value.translate(_QUOTES).strip())
            case Key.PERSON if (one := self._known_person(" ".join(value.translate(_QUOTES).split()))) is not None:
                return lambda given: replace(given, people=given.people | {one})  # a name may hold a comma
            case _:
                return self._named(key, _values(value))

    def _period(self, key: Key, value: str) -> Change:
        days = _length(value, self._today) if key is Key.LAST else parse_days(value, self._today)
        if days is None:
            raise BadInput(key.value, value, _LENGTH_EXAMPLES if key is Key.LAST else _DAY_EXAMPLES)
        if key is Key.SINCE:
            days = Period(days.first, None)
        elif key is Key.UNTIL:
            days = Period(None, days.last)
        return _within(days, key, value)

    def _named(self, key: Key, values: frozenset[str]) -> Change:
        match key:
            case Key.KIND:
                kinds = _known(key, values, KINDS)
                return lambda given: replace(given, kinds=given.kinds | kinds)
            case Key.TONE:
                tones = _known(key, values, TONES)
                return lambda given: replace(given, tones=given.tones | tones)
            case Key.QUALITY:
                qualities = _known(key, values, QUALITIES)
                return lambda given: replace(given, qualities=given.qualities | qualities)
            case Key.PERSON:
                people = frozenset(map(self._person, values))
                return lambda given: replace(given, people=given.people | people)
            case Key.THEME:
                themes = frozenset(theme.removeprefix("#") for theme in values)
                return lambda given: replace(given, themes=given.themes | themes)
            case Key.SETTING:
                settings = frozenset(map(setting_of, values))
                return lambda given: replace(given, settings=given.settings | settings)
            case _:
                marks = frozenset(MarkIs(ELEMENT_OF[key], mark) for mark in _known(key, values, MARKS))
                return lambda given: replace(given, marks=given.marks | marks)

    def _person(self, name: str) -> str:
        person = self._known_person(name)
        if person is None:
            raise BadInput(Key.PERSON.value, name.removeprefix("@"), tuple(self._people))
        return person

    def _known_person(self, name: str) -> str | None:
        name = name.removeprefix("@")
        return self._people.get(name) or self._person_of.get(fold(name))


def _length(value: str, today: dt.date) -> Period | None:
    from leader_journal.wording.when.lengths import parse_length

    return parse_length(value, today)


def _spaced(word: str) -> bool:
    return any(letter.isspace() for letter in word.strip())


def _of_free_words(phrase: str) -> bool:
    """Whether a phrase names a theme or a setting of the leader's own: that must not swallow the words after it."""
    if phrase.startswith("#"):
        return True
    before, _colon, value = phrase.partition(":")
    key = KEYS.get(fold(before.strip()))
    free = key is Key.THEME or (key is Key.SETTING and fold(value.strip()) not in SETTINGS)
    return free and _spaced(value)


def _values(text: str) -> frozenset[str]:
    values = (" ".join(part.translate(_QUOTES).split()) for part in text.split(","))
    return frozenset(value for value in values if value.strip("@#"))


def _known(key: Key, values: frozenset[str], meanings: Mapping[str, T]) -> frozenset[T]:
    for value in values:
        if fold(value) not in meanings:
            raise BadInput(key.value, value, tuple(dict.fromkeys(str(meaning) for meaning in meanings.values())))
    return frozenset(meanings[fold(value)] for value in values)


def _flag(flag: Flag) -> Change:
    match flag:
        case Flag.MARKED:
            return lambda given: replace(given, marked=True)
        case Flag.TO_DEEPEN:
            return lambda given: replace(given, to_deepen=True)
        case Flag.UNDER_PRESSURE:
            return lambda given: replace(given, under_pressure=True)
        case Flag.NO_KIND:
            return lambda given: replace(given, no_kind=True)


def _outside(days: Period, *, before: bool) -> Period:
    step = dt.timedelta(days=1)
    return Period(None, days.first - step) if before and days.first else Period(days.last and days.last + step, None)


def _within(days: Period, key: Key, value: str) -> Change:
    def narrow(given: EntryFilter) -> EntryFilter:
        common = given.period.common(days)
        if common is None:
            raise NoDayLeft(key.value, value)
        return replace(given, period=common)

    return narrow
