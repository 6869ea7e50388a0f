"""The charts about people in words and as JSON: the product's grammar, no rate of a person, no name in the JSON."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator

import pytest
from tests.charts.documented import documented, names_in
from tests.charts.worlds import IDEAS, NAMES, SECRET, STATES, fairness, made

from leader_journal.charts.findings import as_json, describe
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
