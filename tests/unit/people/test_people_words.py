"""The charts about people in words and as JSON: the product's grammar, no rate of a person, no name in the JSON."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator

import pytest
from tests.unit.insight.documented import documented, names_in
from tests.unit.people.worlds import IDEAS, NAMES, SECRET, STATES, breaches, fairness, made, voices

from leader_journal.charts.breaches.finding import Box, BreachesFinding
from leader_journal.charts.fairness.finding import FairnessFinding
from leader_journal.charts.findings import as_json, describe
from leader_journal.charts.promises.finding import PersonFinding, PromisesOverview
from leader_journal.charts.voices.finding import VoicesFinding
from leader_journal.core.terms import Kind
from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.finding_text import FindingText

FORBIDDEN = re.compile(
    r"significan|correlat|because|improv|great|well done|\bgood|\bbad|fail|should|blame|!|—|--|unfair|\bbest|\bworst"
    r"|signifikan|korrel|fordi|forbedre|godt|dårlig|flot|\bbør\b|skal du|uretfærdig|\bbedst|\bværst",
    re.IGNORECASE,
)


def everything_said(text: FindingText) -> str:
    cells = itertools.chain(text.table.headers, *text.table.rows)
    return "\n".join((text.title, text.subtitle, text.note, text.in_words, *cells))


@pytest.fixture(params=Language)
def spoken(request: pytest.FixtureRequest) -> Iterator[Language]:
    with language(request.param):
        yield request.param


@pytest.mark.parametrize("name", STATES)
def test_grammar_of_the_product(name: str, spoken: Language) -> None:
    text = describe(made(name))
    said = everything_said(text)
    assert not FORBIDDEN.search(said), FORBIDDEN.search(said)
    assert not re.search(r"[{}]|\bNone\b|  |\.\.", said)
    assert text.title[0].isupper() or text.title[0].isdigit() or text.title.startswith(NAMES)
    assert not text.title.endswith(".")
    assert text.subtitle.endswith(".")
    assert text.note.endswith(".")
    assert all(line.endswith((".", "?")) for line in text.in_words.splitlines())


@pytest.mark.parametrize("name", [name for name in STATES if not name.startswith(("breaches", "promises"))])
def test_of_a_person_there_is_no_percentage(name: str, spoken: Language) -> None:
    assert "%" not in everything_said(describe(made(name)))


@pytest.mark.parametrize("name", [name for name in STATES if name.startswith("voices")])
def test_silence_always_says_that_it_may_be_the_writing(name: str, spoken: Language) -> None:
    finding = made(name)
    assert isinstance(finding, VoicesFinding)
    may = {
        Language.ENGLISH: "It may just mean that I did not write it down.",
        Language.DANISH: "Måske har jeg bare ikke skrevet",
    }
    if finding.people or finding.kinds or finding.only_wrong:
        assert may[spoken] in describe(finding).subtitle


def test_a_mirror_asks_and_does_not_judge() -> None:
    text = describe(fairness(3, 30, shares=(1.0,)))
    assert text.title == "Disagreements: would I have answered C as I answered A?"
    assert "No clear difference" in text.subtitle
    assert [row[0] for row in text.table.rows] == ["A", "C", "D"], "B is what somebody is called"


def test_a_difference_is_said_with_its_counts_and_not_with_its_reason() -> None:
    finding = fairness(2, 160, shares=(0.95, 0.1))
    first, second = finding.people
    text = describe(finding)
    assert text.title == "Disagreements: would I have answered A as I answered the others?"
    ours, theirs = first.counts, second.counts
    said = f"{ours.shown} of {ours.rated}, against {theirs.shown} of {theirs.rated} for the others"
    assert f"You answered A constructively more often: {said}. It held up in the next ten." in text.subtitle
    assert "The numbers do not say why." in text.subtitle


def test_eight_each_are_needed() -> None:
    text = describe(fairness(2, 15, shares=(1.0, 0.0)))
    assert "Too few to compare: a difference is only mentioned once each has at least 8." in text.subtitle


@pytest.mark.parametrize("name", [name for name in STATES if name.startswith("breaches")])
def test_boxes_in_words_add_up(name: str) -> None:
    finding = made(name)
    assert isinstance(finding, BreachesFinding)
    text = describe(finding)
    assert len(text.table.rows) == finding.entries == len(finding.breaches) + len(finding.destructive)
    if finding.placed:
        assert text.title.startswith(
            f"As expected and calmly: {len(finding.of(Box.EXPECTED_CALM))} of {finding.placed}"
        )
    assert ("%" in text.subtitle) is (finding.placed >= 5)


def test_what_has_no_place_says_what_is_not_noted() -> None:
    text = describe(breaches(1, asked=0.0))
    assert text.title == "1 breach that cannot be placed yet"
    assert "not noted: " in text.in_words


def test_destructive_conduct_names_the_channels_of_the_workplace() -> None:
    text = describe(breaches(6, destructive=1))
    assert (
        "1 was destructive conduct: it is kept apart, and the workplace has its own channels for it." in text.subtitle
    )


def test_voices_in_words_name_each_once_by_how_long() -> None:
    text = describe(voices(3, 1))
    assert text.title == "3 people not heard from, and 1 kind of thing nobody has come with lately"
    assert "Not heard from for 30 days or more: Maria." in text.in_words
    assert f"Not heard from for 60 days or more: {NAMES[1]}1, Bo2." in text.in_words
    assert "Nobody has come with these for 30 days or more: mistakes." in text.in_words


def test_one_person_is_said_by_what_is_owed() -> None:
    finding = made("person, many")
    assert isinstance(finding, PersonFinding)
    text = describe(finding)
    assert text.title == f"{NAMES[1]}: {len(finding.open)} promises are open; were due: {len(finding.overdue)}"
    assert text.subtitle.startswith("60 entries since ")
    rows = len(finding.marks) + len(finding.agreements) + len(finding.promises)
    assert len(text.table.rows) == rows


def test_promises_over_all_people_have_a_rate_of_those_due() -> None:
    finding = made("promises, some")
    assert isinstance(finding, PromisesOverview)
    assert finding.on_time is not None
    said = describe(finding).subtitle
    assert said.startswith(f"Kept by their day: {finding.on_time.shown} of {finding.on_time.rated} promises")
    assert "%" in said


@pytest.mark.parametrize("name", STATES)
def test_the_json_is_documented_and_holds_no_name(name: str) -> None:
    known = documented()
    found = as_json(made(name))
    assert found["chart"] == name.split(",")[0]
    assert names_in(found) - known - {"chart"} == set()
    written = json.dumps(found, allow_nan=False, ensure_ascii=False)
    assert SECRET not in written
    assert not [alias for alias in NAMES if alias in written]


def test_a_filter_is_told_and_not_its_words() -> None:
    found = as_json(fairness(3, 30, chosen=IDEAS))
    assert found["filtered"] is True
    assert found["kind"] == Kind.DISAGREEMENT.value
    assert SECRET not in json.dumps(found)


def test_the_letters_of_a_mirror_are_in_the_order_of_the_first_entry() -> None:
    finding = made("fairness, many")
    assert isinstance(finding, FairnessFinding)
    assert [one.letter for one in finding.people] == ["A", "C", "D", "E", "F", "G", "H"]
