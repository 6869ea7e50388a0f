"""Every counted sentence in both languages with 0, 1, 2 and 21: the number and its noun agree, and one stop ends it."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages import Message
from babel.messages.pofile import read_po

from leader_journal.wording.catalogue import Language, language, ngettext, npgettext

CATALOGUE = Path(__file__).parents[3] / "resources" / "i18n" / "da.po"
COUNTS = (0, 1, 2, 21)
NOUNS = {
    Language.ENGLISH: {
        "entry": "entries", "person": "people", "day": "days", "week": "weeks", "month": "months", "year": "years",
        "minute": "minutes", "second": "seconds", "time": "times", "promise": "promises", "agreement": "agreements",
        "review": "reviews", "plan": "plans", "one-on-one": "one-on-ones", "breach": "breaches", "mistake": "mistakes",
        "draft": "drafts", "sentence": "sentences", "word": "words", "line": "lines", "file": "files", "row": "rows",
        "page": "pages", "part": "parts", "version": "versions", "copy": "copies", "theme": "themes", "note": "notes",
        "reaction": "reactions", "character": "characters", "backup": "backups", "meeting": "meetings", "task": "tasks",
        "record": "records", "comparison": "comparisons", "occasion": "occasions", "problem": "problems",
    },
    Language.DANISH: {
        "note": "noter", "person": "personer", "dag": "dage", "uge": "uger", "måned": "måneder", "minut": "minutter",
        "sekund": "sekunder", "gang": "gange", "løfte": "løfter", "aftale": "aftaler", "gennemgang": "gennemgange",
        "plan": "planer", "samtale": "samtaler", "én-til-én-samtale": "én-til-én-samtaler", "kladde": "kladder",
        "sætning": "sætninger", "linje": "linjer", "fil": "filer", "række": "rækker", "side": "sider", "del": "dele",
        "kopi": "kopier", "tema": "temaer", "reaktion": "reaktioner", "møde": "møder",
        "opgave": "opgaver", "post": "poster", "sammenligning": "sammenligninger", "anledning": "anledninger",
        "problem": "problemer", "version": "versioner", "ordlyd": "ordlyde", "sted": "steder",
    },
}  # fmt: skip
ADJECTIVES = (
    *("marked", "rated", "more", "earlier", "closed", "saved", "other", "open", "upcoming", "new", "damaged"),
    *("markeret", "markerede", "vurderet", "vurderede", "tidligere", "afsluttet", "afsluttede", "anden", "andre"),
    *("gemt", "gemte", "åben", "åbne", "kommende", "beskadiget", "beskadigede"),
)
VERBS = {"is": "are", "was": "were", "has": "have", "names": "name", "says": "say", "comes": "come", "needs": "need"}
"""What follows a bare number, English only: Danish has one form."""


def counted() -> Iterator[Message]:
    """Every sentence with a plural."""
    with CATALOGUE.open("rb") as file:
        yield from (message for message in read_po(file, locale="da") if message.id and message.pluralizable)


FIXED = {"days": 30, "least": 5, "percent": 5}
"""Blanks that never hold 1: spans in which something is looked for, and thresholds."""


@cache
def filled(message: str, count: int) -> str:
    """A sentence with the number in every blank, but those that hold what is fixed."""
    blanks = {name for _text, name, _spec, _conversion in string.Formatter().parse(message) if name}
    return message.format(**{name: FIXED.get(name, count) for name in blanks})


def said(spoken: Language, message: Message, count: int) -> str:
    """A counted sentence as the app says it."""
    one, many = tuple(message.id)
    with language(spoken):
        if message.context:
            return filled(npgettext(message.context, one, many, count), count)
        return filled(ngettext(one, many, count), count)


def disagreeing(spoken: Language, sentence: str, count: int) -> str | None:
    """What in a sentence does not fit its number, or None."""
    nouns = NOUNS[spoken]
    wrong = set(nouns.values()) - set(nouns) if count == 1 else set(nouns) - set(nouns.values())
    if spoken is Language.ENGLISH:
        wrong |= set(VERBS.values()) if count == 1 else set(VERBS)
    for found in re.finditer(rf"(?<![\d.,/–-]){count} ((?:(?:{'|'.join(ADJECTIVES)}) )*)([\w-]+)", sentence):
        if found.group(2).lower() in wrong:
            return found.group()
    return None


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("spoken", Language)
def test_a_number_and_its_noun_agree(spoken: Language, count: int) -> None:
    wrong = {
        said(spoken, message, count)
        for message in counted()
        if disagreeing(spoken, said(spoken, message, count), count)
    }

    assert wrong == set()


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("spoken", Language)
def test_no_counted_sentence_has_a_blank_left_or_two_stops(spoken: Language, count: int) -> None:
    sentences = [said(spoken, message, count) for message in counted()]

    assert len(sentences) > 150
    assert [
        one for one in sentences if "{" in one or re.search(r"\.\.|  |\.,| [.,;:]", one) or one != one.strip(" ")
    ] == []


@pytest.mark.parametrize("spoken", Language)
def test_both_forms_end_alike(spoken: Language) -> None:
    ends = {said(spoken, message, count)[-1] in ".?:" for count in (1, 2) for message in counted()}
    uneven = [
        said(spoken, message, 1)
        for message in counted()
        if len({said(spoken, message, count)[-1] in ".?:" for count in COUNTS}) > 1
    ]

    assert ends == {True, False}
    assert uneven == []


THRESHOLDS = {
    "To say what is usual for you, the app needs {count} marked entries in the twelve months before.",
    "A change can be seen once there are {weeks} weeks and {count} marked entries on each side of it.",
    "Compared once each has at least {count} marked entries.",
    "Kinds and settings are compared once each has at least {count} marked entries.",
    "Once there are {count} entries, this says who you have not heard from lately, and what nobody has raised.",
    "{said} The last {count} plans are drawn; the table has them all.",
    "{theme}: it came up {count} times in {days} days, a signal about the way we work, not about a person.",
}
"""Sentences of one form whose number is fixed, or three at least."""


@pytest.mark.parametrize("spoken", Language)
def test_a_sentence_without_a_plural_counts_nothing_that_has_one(spoken: Language) -> None:
    plurals = "|".join(set(NOUNS[spoken].values()) - set(NOUNS[spoken]))
    looked_for = re.compile(rf"\{{count\}} (?:\w+ )?(?:{plurals})\b")
    found = set()
    with CATALOGUE.open("rb") as file:
        for message in read_po(file, locale="da"):
            if message.id and not message.pluralizable:
                text = str(message.string if spoken is Language.DANISH else message.id)
                found |= {message.id} if looked_for.search(text) else set()

    assert found == THRESHOLDS


@pytest.mark.parametrize(
    ("spoken", "sentence", "count"),
    [
        (Language.ENGLISH, "1 entries came in.", 1),
        (Language.ENGLISH, "There are 21 entry.", 21),
        (Language.ENGLISH, "You owe 1 are open", 1),
        (Language.DANISH, "1 noter kom ind.", 1),
        (Language.DANISH, "0 note kom ind.", 0),
        (Language.DANISH, "21 markeret note", 21),
    ],
)
def test_the_check_finds_what_it_looks_for(spoken: Language, sentence: str, count: int) -> None:
    assert disagreeing(spoken, sentence, count)
