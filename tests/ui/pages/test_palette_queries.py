"""What leaders type who do not know what the app calls it: questions, verbs, a name and an act, in both languages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.ui.pages.desk import Desk

from leader_journal.core.filters import EntryFilter
from leader_journal.core.guide import Chapter
from leader_journal.core.help import HelpTopic
from leader_journal.paths import resources
from leader_journal.ui.actions import Act
from leader_journal.ui.palette.choices import Choices
from leader_journal.ui.places import (
    Place,
    PrepareOneOnOne,
    SettingsSection,
    ShowEntries,
    ShowEntry,
    ShowGuide,
    ShowHelp,
    ShowPerson,
    ShowProgress,
    ShowPromises,
    ShowReviews,
    ShowSettings,
    ShowWrittenTwice,
)

FILTERS = {
    "Hard weeks": EntryFilter(text="rota"),
    "Doubts this quarter": EntryFilter(text="doubt"),
    "Fra Jonas i marts": EntryFilter(text="marts"),
}
QUERIES = Path(__file__).parents[1] / "palette" / "queries.txt"

WORDS = resources() / "search_words"


@pytest.fixture
def choices(desk: Desk) -> Choices:
    """A journal with five people, three saved filters, and entries that say some of the same words."""
    services = desk.workspace.services
    for alias in ("Maria", "Jonas", "Mette", "Søren", "Anne-Marie"):
        services.people.add(alias)
    for alias, name in (("Maria", "Maria Holm"), ("Anne-Marie", "Anne-Marie Lund")):
        person = services.people.find(alias)
        assert person is not None
        services.people_book.set_real_name(person, name)
    for name, kept in FILTERS.items():
        services.filters.save(name, kept)
    desk.add("The server crash came to light late")
    desk.add("Jonas said the rota was wrong")
    desk.add("Maria asked how to write a note about backup, and print it")
    return Choices(services)


def test_what_is_meant_comes_first(desk: Desk, choices: Choices) -> None:
    names = {person.id: person.alias for person in desk.workspace.services.people.all()}
    wrong = []
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        typed, *meant = line.split("|")
        found = [_called(offer.does, names) for offer in choices.for_typed(typed)[:3]]
        if not found or not any(found[0] == one or (one[-1] == "*" and found[0].startswith(one[:-1])) for one in meant):
            wrong.append(f"{typed}: {found}, not {meant}")

    assert not wrong, "\n".join(wrong)


def test_every_word_of_the_tables_leads_somewhere(choices: Choices) -> None:
    """Whatever else a thing is called, whoever types it is offered that thing."""
    lost = [
        f"{phrase}: {offer.words}"
        for offer, spoken in choices.offers()
        for phrase in spoken.also
        if offer.does not in [one.does for one in choices.for_typed(phrase)]
    ]

    assert not lost, "\n".join(lost)


def test_both_languages_have_words_for_the_same_things() -> None:
    files = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(WORDS.glob("*.toml")))
    english, danish = ({f"{group}: {name}" for group, rows in file.items() for name in rows} for file in files)

    assert english == danish
    assert {f"acts: {act.name}" for act in Act} - english == {"acts: PALETTE"}
    assert {f"settings: {section.name}" for section in SettingsSection} <= english
    assert {f"guide: {chapter.name}" for chapter in Chapter} <= english
    assert {f"help: {topic.name}" for topic in HelpTopic} <= english


def _called(does: Act | Place, names: dict[str, str]) -> str:
    if isinstance(does, Act):
        return f"act:{does.name}"
    match does:
        case PrepareOneOnOne(person=person):
            return f"prep:{names[person]}"
        case ShowPerson(person=person):
            return f"person:{names[person]}"
        case ShowEntries(filter=EntryFilter() as kept):
            return f"filter:{next(name for name, one in FILTERS.items() if one == kept)}"
        case ShowProgress(chart=str(chart)):
            return f"chart:{chart}"
    return _part(does) or _PLACES.get(type(does)) or does.page.value


def _part(does: Place) -> str:
    match does:
        case ShowGuide(chapter=Chapter() as chapter):
            return f"guide:{chapter.name}"
        case ShowHelp(topic=HelpTopic() as topic):
            return f"help:{topic.name}"
        case ShowSettings(section=SettingsSection() as section):
            return f"set:{section.name}"
    return ""


_PLACES = {
    ShowWrittenTwice: "twice",
    ShowReviews: "reviews",
    ShowEntry: "entry",
    ShowPromises: "promises",
    ShowHelp: "help",
}
