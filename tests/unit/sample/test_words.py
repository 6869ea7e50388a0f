"""The words of the sample and of the prompts: complete in both languages, and typeset as each language is."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator

import pytest

from leader_journal import paths
from leader_journal.core.mentions import shown
from leader_journal.exchange.prompts import read_prompts
from leader_journal.exchange.sample import SampleJournal
from leader_journal.exchange.sample_files import (
    AgreementLayout,
    EntryLayout,
    OneOnOneLayout,
    PersonLayout,
    PromiseLayout,
    ReviewLayout,
    layout,
    words,
)

ORDER = (
    "told",
    "said_first",
    "not_known",
    "reasonable",
    "seen_after",
    "cause",
    "breach",
    "keep",
    "next_time",
    "loop",
    "came_back",
    "came_with_more",
)


def test_every_key_has_its_words(language: str) -> None:
    structure, said = layout(), words(language)

    assert {person.key for person in structure.people} == set(said.people)
    assert {agreement.key for agreement in structure.agreements} == set(said.agreements)
    assert [entry.key for entry in structure.entries] == list(said.entries)
    assert [promise.key for promise in structure.promises] == list(said.promises)
    assert [meeting.key for meeting in structure.one_on_ones] == list(said.one_on_ones)
    assert [review.key for review in structure.reviews] == list(said.reviews)
    assert {theme for entry in structure.entries for theme in entry.themes} == set(said.themes)
    assert set(said.settings) < {entry.setting for entry in structure.entries}


def test_the_structure_has_no_misspelt_field() -> None:
    raw = tomllib.loads((paths.resources() / "sample" / "journal.toml").read_text(encoding="utf-8"))

    for table, kind in (
        ("people", PersonLayout),
        ("agreements", AgreementLayout),
        ("entries", EntryLayout),
        ("promises", PromiseLayout),
        ("one_on_ones", OneOnOneLayout),
        ("reviews", ReviewLayout),
    ):
        known = set(kind.__struct_fields__)
        assert all(set(record) <= known for record in raw[table])


def test_texts_are_sentences_of_a_sane_length(sample: SampleJournal) -> None:
    for entry in sample.entries:
        text = shown(entry.facts, _aliases(sample))
        assert 25 <= len(text) <= 330, text
        assert text[-1] in ".?!”", text
        for answer in entry.answers:
            assert answer.question
            assert 10 <= len(shown(answer.text, _aliases(sample))) <= 220, answer.text


def test_nothing_is_said_twice(sample: SampleJournal) -> None:
    texts = [text for text in _texts(sample) if len(text) > 20]
    openings = Counter(" ".join(entry.facts.split()[:5]) for entry in sample.entries)

    assert len(texts) == len(set(texts))
    assert openings.most_common(1)[0][1] <= 2


def test_the_typography_of_the_language(sample: SampleJournal, language: str) -> None:
    opening = {"en": "“", "da": "”"}[language]

    for text in _texts(sample):
        assert text == text.strip()
        assert "  " not in text
        assert not re.search("[—\"'`!]", text), text
        assert not re.search(" –|– ", text), text
        assert ("“" in text) <= (language == "en"), text
        quotes = re.findall("[“”]", text)
        assert quotes == [opening, "”"] * (len(quotes) // 2), text


def test_danish_is_danish_and_english_is_english() -> None:
    danish = " ".join(entry.facts for entry in words("da").entries.values())
    english = " ".join(entry.facts for entry in words("en").entries.values())

    assert all(danish.count(letter) > 50 for letter in "æøå")
    assert not re.search("[æøåÆØÅ]", english)
    assert not re.search(r"\b(the|and|with)\b", danish)
    assert not re.search(r"\d:\d", danish)


def test_no_real_name_is_given(sample: SampleJournal) -> None:
    assert all(person.real_name == "" for person in sample.people)
    assert all(re.fullmatch("[A-Z][a-z]{3,5}", person.alias) for person in sample.people)
    assert not re.search(r"\b(ApS|A/S|Ltd|Inc|GmbH)\b|https?:|www\.", " ".join(_texts(sample)))


def test_people_are_references_and_not_names(sample: SampleJournal) -> None:
    names = "|".join(person.alias for person in sample.people)

    for entry in sample.entries:
        for text in (entry.facts, *(answer.text for answer in entry.answers)):
            assert not re.search(rf"\b({names})", text), text


def test_prompts_come_in_their_order_with_their_choice(language: str) -> None:
    prompts = read_prompts(language)

    assert tuple(prompt.key for prompt in prompts) == ORDER
    assert [prompt.field for prompt in prompts if prompt.field] == [
        "effect",
        "cause",
        "breach",
        "loop",
        "came_back",
        "came_with_more",
    ]
    assert [prompt.key for prompt in prompts if prompt.kinds] == ["breach"]
    for prompt in prompts:
        assert prompt.question[-1] in "?…"
        assert not re.search("[—!\"']", prompt.question + prompt.another_way)


def test_an_answer_keeps_the_question_of_its_language(sample: SampleJournal, language: str) -> None:
    questions = {prompt.key: prompt.question for prompt in read_prompts(language)}

    for entry in sample.entries:
        for answer in entry.answers:
            assert answer.question == questions[answer.prompt]
        assert [answer.prompt for answer in entry.answers] == [
            key for key in ORDER if key in {answer.prompt for answer in entry.answers}
        ]


def test_there_is_no_third_language() -> None:
    with pytest.raises(FileNotFoundError):
        read_prompts("xx")


def _aliases(sample: SampleJournal) -> dict[str, str]:
    return {person.id: person.alias for person in sample.people}


def _texts(sample: SampleJournal) -> Iterator[str]:
    for person in sample.people:
        yield person.notes
    for agreement in sample.agreements:
        yield from filter(None, (agreement.what, agreement.how, agreement.measure, agreement.consequence))
    for promise in sample.promises:
        yield promise.text
    for meeting in sample.one_on_ones:
        yield from filter(None, (meeting.place, meeting.brought, meeting.thanked, meeting.closing_line))
        if meeting.page is not None:
            yield from (line.text for block in meeting.page.blocks for line in block.lines)
    for review in sample.reviews:
        yield from filter(None, (review.arrived, review.worked, review.keep, review.voices, review.change))
        yield from (review.debts, *(look.saw for look in review.looks))
        yield from (one.note for one in review.reread if one.note)
        yield from (review.next.when, review.next.then)
    for entry in sample.entries:
        yield entry.facts
        yield from (answer.text for answer in entry.answers)
