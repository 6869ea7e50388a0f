"""What the palette offers: everything that can be done, every place, people, saved filters, and entries that say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, partial

from msgspec import Struct

from leader_journal.charts.table import ON_PAGE
from leader_journal.composition import Services
from leader_journal.core.filters import EntryFilter
from leader_journal.ui.actions import ACTIONS, Act
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.palette.matching import BEGINS, SCATTERED, fit, resemblance
from leader_journal.ui.palette.search_words import in_both, search_words
from leader_journal.ui.palette.usage import counted, written
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
    ShowSettings,
)
from leader_journal.wording.catalogue import Language, _, current_language
from leader_journal.wording.dates import short_day
from leader_journal.wording.one_on_ones.words import meeting_title

_ENTRIES, _SHOWN = 6, 40
_SHORTEST_SEARCH = 2
_NEAR = 4
"""Offers of each kind that are only near to what was typed."""


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
        """Return what fits, the best first; without words, what is used most, then all in the order of the tables.

        What fits but by letters in between, or as if it was mistyped, comes only where nothing is called that.
        """
        also, ranked = search_words(), list[tuple[int, int, int, Offer]]()
        for number, (choice, spoken) in enumerate(self._named()):
            if found := max(fit(typed, spoken), min(fit(typed, also.get(choice.does, ())), BEGINS)):
                ranked.append((-found, -self._used[choice.does], number, choice))
        if not any(-one[0] > SCATTERED for one in ranked):
            return (*self._entries(typed), *self._mistyped(typed, [one[3] for one in sorted(ranked, key=_order)]))
        ranked = [one for one in ranked if -one[0] > SCATTERED]
        return (*(one[3] for one in sorted(ranked, key=_order)[:_SHOWN]), *self._entries(typed))

    def _mistyped(self, typed: str, scattered: Sequence[Offer]) -> Iterator[Offer]:
        also = search_words()
        near = [
            (max(resemblance(typed, spoken), 0.9 * resemblance(typed, also.get(choice.does, ()))), -number, choice)
            for number, (choice, spoken) in enumerate(self._named())
        ]
        close = [one[2] for one in sorted(near, key=lambda one: one[:2], reverse=True) if one[0]]
        yield from dict.fromkeys((*close[:_NEAR], *scattered[:_NEAR]))

    def _named(self) -> Iterator[tuple[Offer, tuple[str, ...]]]:
        for spec in ACTIONS:
            if spec.does is not Act.PALETTE:
                keys = keys_shown(spec.keys[0]) if spec.keys else ""
                yield Offer(spec.does, spec.words(), spec.group(), keys), in_both(spec.words)
        yield Offer(ShowPromises(), _("Promises"), _("Go to")), in_both(lambda: _("Promises"))
        for section in SettingsSection:
            yield (
                Offer(ShowSettings(section), section_words(section), _("Settings")),
                in_both(partial(section_words, section)),
            )
        yield from self._to_read()
        for saved in self._services.filters.all():
            yield Offer(ShowEntries(saved.filter), saved.name, _("Saved filter")), (saved.name,)
        for person in self._services.people.all():
            yield Offer(ShowPerson(person.id), person.alias, _("Person")), (person.alias, person.real_name)
        for person in self._services.people.all():
            title, names = meeting_title(person.alias), filter(None, (person.alias, person.real_name))
            spoken = tuple(words for name in names for words in in_both(partial(meeting_title, name)))
            yield Offer(PrepareOneOnOne(person.id), title, _("Prepare")), spoken

    def _to_read(self) -> Iterator[tuple[Offer, tuple[str, ...]]]:
        for chart in (chart for group in ON_PAGE.values() for chart in group):
            yield Offer(ShowProgress(chart.id), chart.name(), _("Progress")), in_both(chart.name)
        chapters = {one: self._services.guide.pages(one.value) for one in Language}
        for number, page in enumerate(chapters[current_language()]):
            spoken = tuple(pages[number].title for pages in chapters.values())
            yield Offer(ShowGuide(page.chapter), page.title, _("Guide")), spoken
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


def _order(ranked: tuple[int, int, int, Offer]) -> tuple[int, int, int]:
    return ranked[:3]
