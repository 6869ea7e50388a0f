"""A large and varied journal in bulk, for trying out what size does: many entries over ten years, streamed.

The texts are sentences of the sample with rare words, clinics and case numbers between them, so that a search meets
what it meets in a real journal: words that stand once, words that stand often, and one in every sixth entry.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random

from leader_journal.core.ids import Ids
from leader_journal.core.records import Answer, Entry, Person
from leader_journal.exchange.prompts import read_prompts
from leader_journal.exchange.sample_days import friday_before
from leader_journal.exchange.sample_files import BulkWords, Layout, Words, layout, with_references, words

SPAN_DAYS = 3650
"""Ten years."""

OFTEN = 6
"""The frequent word stands in every sixth entry."""

_CASES = 90_000
_FIRST_HOUR, _LAST_HOUR = 8, 18
_WRITTEN_AFTER = dt.timedelta(minutes=4)


def varied(n: int, seed: int, language: str, now: dt.datetime, ids: Ids, people: Sequence[Person]) -> Iterator[Entry]:
    """Yield `n` entries, oldest first, on the working days of the ten years up to `now` (aware).

    `people` are those of the sample, in its order. All but the ids follows from the arguments.
    """
    structure, text = layout(), words(language)
    ids_of = {person.key: made.id for person, made in zip(structure.people, people, strict=True)}
    # the same entries every time are the point, and nothing is kept secret by them
    bulk = _Bulk(structure, text, language, ids_of, Random(seed))  # noqa: S311 - repeatable, no secret
    offset, today = now.tzinfo, now.date()
    for index in range(n):
        day = friday_before(today - dt.timedelta(days=SPAN_DAYS * (n - index) // n))
        happened = dt.datetime.combine(day, bulk.time(), offset)
        yield bulk.entry(index, ids.new(), happened)


class _Bulk:
    """Draws the parts of entries; everything that can be made once is made once, since speed is the purpose."""

    def __init__(
        self, structure: Layout, text: Words, language: str, ids_of: Mapping[str, str], random: Random
    ) -> None:
        self._draw = random.random
        self._structures = structure.entries
        self._people = [tuple(ids_of[key] for key in entry.people) for entry in structure.entries]
        self._raised_by = [entry.raised_by and ids_of[entry.raised_by] for entry in structure.entries]
        self._marks = [entry.marks for entry in structure.entries]
        self._themes = [tuple(text.themes[theme] for theme in entry.themes) for entry in structure.entries]
        self._settings = [text.setting(entry.setting) for entry in structure.entries]
        self._facts = [with_references(text.entries[entry.key].facts, ids_of) for entry in structure.entries]
        questions = {prompt.key: prompt.question for prompt in read_prompts(language)}
        self._answers = [
            tuple(
                Answer(prompt=key, question=questions[key], text=with_references(answer, ids_of))
                for key, answer in text.entries[entry.key].answers.items()
            )
            for entry in structure.entries
        ]
        self._times = [dt.time(hour, minute) for hour in range(_FIRST_HOUR, _LAST_HOUR) for minute in range(60)]
        self._phrases = _Phrases(text.bulk, self._draw)

    def time(self) -> dt.time:
        """Return a time of a working day."""
        return self._times[int(self._draw() * len(self._times))]

    def entry(self, index: int, id: str, happened: dt.datetime) -> Entry:  # noqa: A002 - the name of the field
        """Return one entry: what came up from one of the sample, and how it was met from another."""
        size = len(self._structures)
        told, met = int(self._draw() * size), int(self._draw() * size)
        what, how = self._structures[told], self._structures[met]
        return Entry(
            id=id,
            happened=happened,
            written=happened + _WRITTEN_AFTER,
            kind=what.kind,
            facts=f"{self._facts[told]} {self._phrases.phrase(often=index % OFTEN == 0)}",
            people=self._people[told],
            raised_by=self._raised_by[told],
            reactions=how.reactions,
            tone=how.tone,
            marks=self._marks[met],
            outcome=how.outcome,
            effect=how.effect,
            known_for=what.known_for,
            themes=self._themes[told],
            setting=self._settings[met],
            under_pressure=how.under_pressure,
            answers=self._answers[told],
            cause=what.cause,
            loop=what.loop,
        )


class _Phrases:
    """Sentences with rare words in them."""

    def __init__(self, text: BulkWords, draw: Callable[[], float]) -> None:
        self._draw = draw
        self._often = text.often
        self._phrases = text.phrases
        self._things = [first + text.joint + last for first in text.beginnings for last in text.endings]
        self._clinics = [first + last for first in text.clinic_beginnings for last in text.clinic_endings]

    def phrase(self, *, often: bool) -> str:
        """Return a sentence, with the frequent word after it if `often`."""
        draw = self._draw
        said = self._phrases[int(draw() * len(self._phrases))].format(
            thing=self._things[int(draw() * len(self._things))],
            clinic=self._clinics[int(draw() * len(self._clinics))],
            case=10_000 + int(draw() * _CASES),
        )
        return f"{said} {self._often}" if often else said
