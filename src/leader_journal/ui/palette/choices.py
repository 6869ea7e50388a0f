"""What the palette offers: everything that can be done, every place, people, saved filters, and entries that say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property, partial

from msgspec import Struct

from leader_journal.composition import Services
from leader_journal.core.filters import EntryFilter
from leader_journal.ui.actions import ACTIONS, Act
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.palette.matching import fit
from leader_journal.ui.palette.usage import counted, written
from leader_journal.ui.places import (
    Place,
    SettingsSection,
    ShowEntries,
    ShowEntry,
    ShowHelp,
    ShowPerson,
    ShowPromises,
    ShowSettings,
)
from leader_journal.wording.catalogue import Language, _, current_language, language
from leader_journal.wording.dates import short_day

_ENTRIES, _SHOWN = 6, 40
_SHORTEST_SEARCH = 2


class Offer(Struct, frozen=True):
    """What is done or gone to, its words, what kind of thing it is, and its keys where it has some."""

    does: Act | Place
    words: str
    kind: str
    keys: str = ""


class Choices:
    """Finds choices for what was typed, in the language of the app or the other one; what was used comes first."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @cached_property
    def _used(self) -> Counter[Act | Place]:
        """Read at the first look, not while the journal opens."""
        return counted(self._services.often_chosen.kept())

    def used(self, choice: Offer) -> None:
        """Remember, in the journal, that this was chosen; an entry is found by its words and not by habit."""
        if not isinstance(choice.does, ShowEntry):
            self._used[choice.does] += 1
            self._services.often_chosen.keep(written(self._used))

    def for_typed(self, typed: str) -> tuple[Offer, ...]:
        """Return what fits, the best first; without words, what is used most, then all in the order of the tables."""
        ranked: list[tuple[int, int, int, Offer]] = []
        for number, (choice, spoken) in enumerate(self._named()):
            if found := fit(typed, spoken):
                ranked.append((-found, -self._used[choice.does], number, choice))
        ranked.sort(key=lambda one: one[:3])
        return (*(one[3] for one in ranked[:_SHOWN]), *self._entries(typed))

    def _named(self) -> Iterator[tuple[Offer, tuple[str, ...]]]:
        for spec in ACTIONS:
            if spec.does is not Act.PALETTE:
                keys = keys_shown(spec.keys[0]) if spec.keys else ""
                yield Offer(spec.does, spec.words(), spec.group(), keys), _in_both(spec.words)
        yield Offer(ShowPromises(), _("Promises"), _("Go to")), _in_both(lambda: _("Promises"))
        for section in SettingsSection:
            yield (
                Offer(ShowSettings(section), section_words(section), _("Settings")),
                (*_in_both(partial(section_words, section)), *_search_words(section)),
            )
        yield from self._help()
        for saved in self._services.filters.all():
            yield Offer(ShowEntries(saved.filter), saved.name, _("Saved filter")), (saved.name,)
        for person in self._services.people.all():
            yield Offer(ShowPerson(person.id), person.alias, _("Person")), (person.alias, person.real_name)

    def _help(self) -> Iterator[tuple[Offer, tuple[str, ...]]]:
        titles = {one: self._services.guide.help_titles(one.value) for one in Language}
        for topic, title in titles[current_language()].items():
            yield Offer(ShowHelp(topic), title, _("Help")), tuple(said[topic] for said in titles.values())

    def _entries(self, typed: str) -> Iterator[Offer]:
        words = typed.strip()
        if len(words) < _SHORTEST_SEARCH:
            return
        today = self._services.clock.now().date()
        for row in self._services.entries.rows(EntryFilter(text=words), limit=_ENTRIES):
            said = " ".join(self._services.people.shown(row.facts).split())
            yield Offer(ShowEntry(row.id), said, short_day(row.happened.date(), today))


def section_words(section: SettingsSection) -> str:
    """Return the name of a section of Settings, as its list says it."""
    return {
        SettingsSection.GENERAL: _("General"),
        SettingsSection.PRIVACY: _("Privacy"),
        SettingsSection.BACKUPS: _("Backups"),
        SettingsSection.SPELLING: _("Spelling"),
        SettingsSection.WRITING: _("Writing help"),
        SettingsSection.REMINDERS: _("Reminders"),
        SettingsSection.PROMPTS: _("Prompts"),
        SettingsSection.PROGRESS: _("Progress"),
        SettingsSection.IN_AND_OUT: _("In and out"),
        SettingsSection.TWO_MACHINES: _("Two computers"),
        SettingsSection.ABOUT: _("About"),
    }[section]


def _search_words(section: SettingsSection) -> Iterator[str]:
    """Yield, in both languages, what else somebody may type who looks for what is in a section."""
    for words in _in_both(partial(_typed_for, section)):
        yield from words.split(", ")


def _typed_for(section: SettingsSection) -> str:
    return {
        SettingsSection.GENERAL: _("language, theme, dark, light, text size, appearance"),
        SettingsSection.PRIVACY: _("password, passphrase, lock, recovery sheet, encryption, security"),
        SettingsSection.BACKUPS: _("backup, back up, restore, copy, save a copy"),
        SettingsSection.SPELLING: _("spell check, dictionary, typos, own words"),
        SettingsSection.WRITING: _("hints, suggestions, help with writing"),
        SettingsSection.REMINDERS: _("notifications, notify, remind me"),
        SettingsSection.PROMPTS: _("questions, sentences to begin with"),
        SettingsSection.PROGRESS: _("charts, goal, figures"),
        SettingsSection.IN_AND_OUT: _("import, bring in, export, take my data, move from another app, archive, csv"),
        SettingsSection.TWO_MACHINES: _("sync, synchronise, another computer, merge, second computer"),
        SettingsSection.ABOUT: _("version, licence, update"),
    }[section]


def _in_both(words: Callable[[], str]) -> tuple[str, ...]:
    spoken: list[str] = []
    for one in Language:
        with language(one):
            spoken.append(words())
    return tuple(spoken)
