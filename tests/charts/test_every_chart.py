"""What every chart keeps, whichever it is: found in the table, told in each language, drawn, numbered, and nameless."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from tests.charts.marks import draw

import leader_journal.charts
from leader_journal.charts.findings import as_json, describe
from leader_journal.charts.shared.finding import Finding
from leader_journal.charts.shared.room import QUESTIONS, ChartRequest, Choosable, Group, Room
from leader_journal.charts.table import BY_ID, LISTED, ON_PAGE, ROOMS, room_of
from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.plans import PlanWords
from leader_journal.core.terms import Element, Kind, Series, Setting
from leader_journal.figures.style import FigureStyle
from leader_journal.services.agreements import Written
from leader_journal.services.entries.capture import Captured
from leader_journal.services.sampling import fill_with_sample
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal
from leader_journal.wording.catalogue import Language, language

FOLDER = Path(leader_journal.charts.__file__).parent
FILES = {"finding", "build", "read", "words", "numbers", "figure", "room"}
DOCUMENT = Path(__file__).parents[2] / "docs" / "findings.md"


def rooms_of(folder: Path) -> set[str]:
    """Return the folders that hold a room."""
    return {path.parent.name for path in folder.glob("*/room.py")} - {"shared"}


def undocumented(rooms: Iterable[Room[Any]], document: str) -> set[str]:
    """Return the charts whose JSON is not described."""
    named = set(re.findall(r'`"chart": "(\w+)"`|^\| `(\w+)`', document, re.MULTILINE))
    return {room.id for room in rooms} - {name for pair in named for name in pair}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The use cases of the sample journal, with a key that is cheap to derive."""
    clock = FixedClock(dt.datetime(2026, 11, 24, 14, 10, tzinfo=dt.timezone(dt.timedelta(hours=1))))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "PROFILES", (vault.Profile(passes=1, memory=8192),))
        journal = Journal.create(tmp_path_factory.mktemp("charts") / "sample.ljournal", "correct horse", clock)
    fill_with_sample(journal, "en", clock)
    services = Services(journal, clock)
    services.settings.change(lambda chosen: replace(chosen, by_person=True))
    name_somebody(services)
    yield services
    journal.close()


@pytest.fixture(scope="module")
def ahead(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The use cases of a journal whose only entry, about somebody, lies ahead."""
    clock = FixedClock(dt.datetime(2026, 11, 24, 14, 10, tzinfo=dt.timezone(dt.timedelta(hours=1))))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "PROFILES", (vault.Profile(passes=1, memory=8192),))
        journal = Journal.create(tmp_path_factory.mktemp("charts") / "ahead.ljournal", "correct horse", clock)
    services = Services(journal, clock)
    tomorrow = clock.now() + dt.timedelta(days=1)
    services.capture.save(Captured(facts="@Maria asks tomorrow", kind=Kind.QUESTION, happened=tomorrow))
    yield services
    journal.close()


def name_somebody(services: Services) -> None:
    """Let a theme, a setting, a plan, a promise and an agreement of the leader's hold somebody's bare name."""
    name = services.people.all()[0].alias
    theirs = {"Planning": f"{name}’s plan", "Invoices": name}
    for entry in list(services.journal.entries.all()):
        themes = tuple(theirs.get(theme, theme) for theme in entry.themes)
        setting = f"By {name}’s desk" if entry.setting == Setting.CORRIDOR else entry.setting
        if (themes, setting) != (entry.themes, entry.setting):
            services.entries.save(replace(entry, themes=themes, setting=setting))
    services.promises.add(f"Tell {name.upper()}", to=None, due=services.clock.now().date())
    services.agreements.save(Written(id=services.journal.ids.new(), what=f"{name} says so", spoken=True))
    services.plans.make(PlanWords(when=f"{name} comes", then="I ask", element=Element.QUESTIONS))


def asked(chart: Room[Any], sample: Services) -> ChartRequest:
    """Return what is asked of the sample journal."""
    person = next(iter(sample.people.all())).id if Choosable.PERSON in chart.choices else None
    return ChartRequest(chart, person=person)


def every_question(chart: Room[Any], sample: Services) -> Iterator[ChartRequest]:
    """Yield all that can be asked of a chart: each series, and by each factor."""
    request = asked(chart, sample)
    factors = (None, *QUESTIONS) if Choosable.QUESTION in chart.choices else (None,)
    for series in Series if Choosable.SERIES in chart.choices else (request.series,):
        yield from (replace(request, series=series, ask=factor) for factor in factors)


def found(chart: Room[Any], sample: Services) -> Finding:
    """Return what a chart finds in the sample journal."""
    return sample.progress.finding(asked(chart, sample))


every_chart = pytest.mark.parametrize("chart", ROOMS, ids=list(BY_ID))


def test_the_table_lists_every_room_and_every_room_has_the_same_files() -> None:
    named = {room.finding.__module__.split(".")[2] for room in ROOMS}
    assert named == rooms_of(FOLDER)
    for room in named:
        held = {path.stem for path in (FOLDER / room).iterdir()} - {"__init__", "__pycache__"}
        assert held == FILES, room


@pytest.mark.parametrize("spoken", Language)
def test_each_goes_by_a_name_of_its_own(spoken: Language) -> None:
    with language(spoken):
        for names in ([room.id for room in ROOMS], [room.name() for room in ROOMS], [room.shows() for room in ROOMS]):
            assert len(set(names)) == len(names)
            assert all(names)


def test_the_list_of_the_page_holds_all_but_the_one_of_a_person() -> None:
    assert [group for group, rooms in ON_PAGE.items() if rooms] == list(Group)
    assert {room.id for room in ROOMS} - {room.id for room in LISTED} == {"person"}


def test_the_json_of_each_is_documented() -> None:
    assert undocumented(ROOMS, DOCUMENT.read_text(encoding="utf-8")) == set()


@every_chart
def test_it_finds_what_it_says_it_finds(chart: Room[Any], sample: Services) -> None:
    finding = found(chart, sample)
    assert type(finding) is chart.finding
    assert room_of(finding) is chart
    assert finding.evidence.rank > 0
    assert sample.entries.count(finding.entries_filter()) > 0


@every_chart
@pytest.mark.parametrize("spoken", Language)
def test_it_is_told_and_drawn_in_each_language(chart: Room[Any], spoken: Language, sample: Services) -> None:
    finding = found(chart, sample)
    with language(spoken):
        text, drawn = describe(finding), draw(finding, FigureStyle.of("light"), 840)
    assert text.title
    assert text.in_words
    assert text.table.rows
    assert drawn.marks
    assert all(mark.label and mark.sentence for mark in drawn.marks)


@every_chart
def test_where_all_lies_ahead_nobody_is_told_that_nothing_is_written(chart: Room[Any], ahead: Services) -> None:
    finding = found(chart, ahead)
    text = describe(finding)
    assert text.title
    assert not [words for words in text.texts() if "written" in words.lower()]


@every_chart
def test_its_numbers_go_by_its_name_and_name_nobody(chart: Room[Any], sample: Services) -> None:
    numbers = as_json(found(chart, sample))
    assert next(iter(numbers.items())) == ("chart", chart.id)
    assert not names_in(json.dumps(numbers), sample)


@every_chart
def test_without_names_nobody_is_in_it(chart: Room[Any], sample: Services) -> None:
    request = asked(chart, sample)
    leaving = sample.progress.nameless(request, sample.progress.finding(request))
    asked_for = (replace(one, names=False) for one in every_question(chart, sample))
    for nameless in (leaving, *map(sample.progress.finding, asked_for)):
        text, drawn = describe(nameless), draw(nameless, FigureStyle.of("light"), 840)
        said = [*text.texts(), *text.table.headers]
        said += [part for mark in drawn.marks for part in (mark.label, mark.sentence)]
        assert not names_in("\n".join(said), sample)


def test_what_the_leader_named_after_somebody_is_in_the_charts(sample: Services) -> None:
    name = sample.people.all()[0].alias
    themes = describe(found(BY_ID["themes"], sample))
    patterns = (describe(sample.progress.finding(request)) for request in every_question(BY_ID["patterns"], sample))
    assert name in "\n".join(themes.texts())
    said = "\n".join(text for one in patterns for text in one.texts())
    assert f"{name}’s plan" in said
    assert f"{name}’s desk" in said


def names_in(text: str, sample: Services) -> set[str]:
    """Return the people who are named in a text."""
    whole = (one.alias for one in sample.people.all())
    return {alias for alias in whole if re.search(rf"\b{re.escape(alias)}\b", text, re.IGNORECASE)}


def test_the_table_and_its_list_load_neither_numpy_nor_matplotlib() -> None:
    code = (
        "import sys; from leader_journal.charts.table import LISTED, ROOMS;"
        "names = [(room.id, room.name(), room.shows()) for room in ROOMS];"
        "import leader_journal.charts.findings, leader_journal.services.progress, leader_journal.cli.parser;"
        "print(*[name for name in ('numpy', 'matplotlib') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
