"""What the app says of itself on a page is nobody's name: whatever is listed as one, the leader wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from leader_journal.charts.findings import describe
from leader_journal.charts.shared.room import QUESTIONS, ChartRequest, Choosable
from leader_journal.charts.table import ROOMS
from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.exports import ExportFormat, ExportRequest
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.name_places import words_of
from leader_journal.core.sheets import Sheet
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Series
from leader_journal.services.paper.service import PaperService
from leader_journal.services.sampling import fill_with_sample
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal
from leader_journal.wording.catalogue import Language, use_language
from leader_journal.wording.entries.page import entry_sheet


@pytest.fixture(params=Language)
def sample(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> Iterator[Services]:
    """The sample journal in each language, in which every kind of page can be made."""
    monkeypatch.setattr(vault, "PROFILES", (vault.Profile(passes=1, memory=8192),))
    use_language(request.param)
    with closing(Journal.create(tmp_path / "sample.ljournal", "correct horse", clock)) as journal:
        fill_with_sample(journal, request.param.value, clock)
        yield Services(journal, clock)


def pages(services: Services) -> Iterator[Sheet]:
    """Every page that goes on paper: of entries, meetings to come and held, reviews, people, and the exports."""
    for entry in services.journal.entries.all(EVERYTHING):
        yield entry_sheet(entry, services.journal.promises.of_entry(entry.id))
    for person in services.people.all():
        yield services.one_on_ones.sheet(services.one_on_ones.prepare(person.id))
        yield services.exports.sheet(ExportRequest(format=ExportFormat.PDF, about=person.id))
    for meeting in services.journal.one_on_ones.all():
        yield services.one_on_ones.sheet(meeting)
    for line in services.reviews.earlier():
        if line.review.page is not None:
            yield line.review.page
    for kind in (ExportFormat.PDF, ExportFormat.MARKDOWN):
        yield services.exports.sheet(ExportRequest(format=kind))


def figures(services: Services) -> Iterator[str]:
    """Every text of every figure, and of its table, by whatever is asked."""
    for room in ROOMS:
        whose = [person.id for person in services.people.all()[:2]] if Choosable.PERSON in room.choices else [None]
        asked = [factor for factor in QUESTIONS if factor is not Factor.PERSON]  # people are not compared here
        factors = [None, *asked] if Choosable.QUESTION in room.choices else [None]
        for series in Series if Choosable.SERIES in room.choices else (Series.QUESTIONS,):
            for person in whose:
                for factor in factors:
                    request = ChartRequest(room, person=person, ask=factor, series=series, names=False)
                    yield from describe(services.progress.finding(request)).texts()


def written(services: Services) -> set[str]:
    """Every word that the leader wrote, folded; not the codes and the names of fields that a record has as well."""
    texts = (text for one in services.journal.revisions.all() for text in _texts(json.loads(one.payload)))
    return {word.folded for text in texts if " " in text or text[:1].isupper() for word in words_of(text)}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def captions(paper: PaperService, left: dict[str, str], own: set[str]) -> set[str]:
    """Return what was listed and is not the leader's."""
    return {word for word in left if any(one.folded not in own for one in words_of(word))}


def test_nothing_that_the_app_says_of_itself_looks_like_a_name(sample: Services) -> None:
    own, paper = written(sample), sample.paper
    listed = dict[str, str]()
    for page in pages(sample):
        listed |= paper.left("page", page)
    listed |= paper.left_in("figure", said=figures(sample))
    assert listed, "what the leader named, themes say, is listed"
    assert {word: listed[word] for word in captions(paper, listed, own)} == {}
