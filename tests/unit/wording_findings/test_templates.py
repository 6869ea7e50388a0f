"""Every sentence that a finding can be put into, in both languages: none explains, praises or blames."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import Message
from babel.messages.pofile import read_po

CATALOGUE = Path(__file__).parents[3] / "resources" / "i18n" / "da.po"
OF_FINDINGS = re.compile(
    r"charts/(?!\w+/room\.py)|figures/|wording/(findings|pattern_|change_|rate_|finding_|others_|follow_ups|how_sure|numbers|people_charts)"
)
REASONS = (
    r"because|due to(?! chance)|caus(e|ed|es)\b|therefore|leads? to|explain"
    r"|fordi|(?<!kan )skyldes|på grund af|derfor|medfør|forklar"
)
SCIENCE = r"signific|correlat|regress|p-value|hypothes|confiden|signifikan|korrel|hypotes|konfidens"
PRAISE = (
    r"improv|better|great|well done|good\b|nice|congrat|excellent|success|forbedr|bedre|godt\b|flot|fint\b|tillykke"
)
BLAME = (
    r"\bbad\b|worse|poor|weak|fail|(did|were|are) wrong|should|must\b"
    r"|dårlig|værre|svag|\bbør\b|\bskal du\b|\bdu skal\b|gjorde forkert"
)
GAMES = r"\bscore|streak|rank|badge|level up|point\b(?!:)|rangordn"
SHOUTS = r"!|—|--|\bgrade\b"
FORBIDDEN = re.compile("|".join((REASONS, SCIENCE, PRAISE, BLAME, GAMES, SHOUTS)), re.IGNORECASE)


def messages() -> Iterator[Message]:
    """The sentences of findings and figures."""
    with CATALOGUE.open("rb") as file:
        for message in read_po(file, locale="da"):
            if message.id and any(OF_FINDINGS.match(place) for place, _line in message.locations):
                yield message


def danish(message: Message) -> list[str]:
    """The translation of a sentence, with its plurals."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def forms(message: Message) -> list[str]:
    """A sentence with its plurals, in English and in Danish."""
    english = [message.id] if isinstance(message.id, str) else list(message.id)
    return english + danish(message)


SENTENCES = sorted({form for message in messages() for form in forms(message)})


def test_there_are_sentences_of_every_kind() -> None:
    assert len(SENTENCES) > 500
    for part in ("worth a look", "værd at se på", "clear change", "tydelig ændring", "The numbers do not say why."):
        assert any(part in sentence for sentence in SENTENCES), part


def test_no_sentence_explains_praises_or_blames() -> None:
    found = {sentence: match.group() for sentence in SENTENCES if (match := FORBIDDEN.search(sentence))}
    assert found == {}


@pytest.mark.parametrize("said", ["It improved because of you!", "Klart bedre, fordi du øver dig", "significant"])
def test_the_check_finds_what_it_looks_for(said: str) -> None:
    assert FORBIDDEN.search(said)


def test_percentages_are_written_as_each_language_writes_them() -> None:
    # a figure before its sign comes from `percent`, which knows the space; a literal one is a mistake in Danish
    for message in messages():
        for form in danish(message):
            assert not re.search(r"\d%", form), form
