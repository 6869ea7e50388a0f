"""What the palette offers: everything that can be done, every place, people, saved filters, and entries that say it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property, partial

from msgspec import Struct

from leader_journal.charts.table import ON_PAGE
from leader_journal.composition import Services
from leader_journal.core.filters import EntryFilter
from leader_journal.core.word_memories import remembers_words
from leader_journal.ui.actions import ACTIONS, Act
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.palette.ranking import Ranking, Spoken
from leader_journal.ui.palette.search_words import (
    fillers,
    in_both,
    of_a_filter,
    of_a_person,
    of_preparing,
    search_words,
)
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
    ShowWrittenTwice,
)
from leader_journal.wording.catalogue import Language, _, current_language
from leader_journal.wording.dates import short_day
from leader_journal.wording.one_on_ones.words import meeting_title

_ENTRIES, _SHOWN, _FIRST = 6, 40, 8
"""So many entries; so many others in all; of them so many before the entries."""

_HABIT = 0.1
"""How much better what is always chosen may seem to fit."""

_SHORTEST_SEARCH = 2


class Offer(Struct, frozen=True):
    """What is done or gone to, its words, what kind of thing it is, and its keys where it has some."""

    does: Act | Place
    words: str
    kind: str
    keys: str = ""

    @property
    def at_the_end(self) -> str:
        """What stands in a column at the right: its keys, or the day of an entry."""
        return self.kind if isinstance(self.does, ShowEntry) else self.keys

    @property
    def beside(self) -> str:
        """What stands beside its words."""
        return "" if isinstance(self.does, ShowEntry) else self.kind


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
            self._used = counted(self._services.often_chosen.kept())  # anew: who was forgotten since is not kept again
            self._used[choice.does] += 1
            self._services.often_chosen.keep(written(self._used))

    def for_typed(self, typed: str) -> tuple[Offer, ...]:
        """Return what fits, the best first; without words, what is used most, then all in the order of the tables.

        What is used more comes before what fits hardly better. Where nothing is surely meant, entries that say it come
        before what is only guessed at, by most of the words or as if it was mistyped.
        """
        offers, spoken = zip(*self.offers(), strict=True)
        ranks = _ranking(spoken, fillers()).ranked(typed)

        def order(place: int) -> tuple[float, ...]:
            rank, used = ranks[place], self._used[offers[place].does]
            if rank.named:
                return (-rank.named, -used, place)
            return (0, -rank.score * (1 + _HABIT * used / (used + 2)), place)

        found = sorted(ranks, key=order)
        fit, said = [offers[place] for place in found], self._entries(typed)
        if any(rank.sure for rank in ranks.values()):
            return (*fit[:_FIRST], *said, *fit[_FIRST:_SHOWN])
        return (*said, *fit[:_FIRST])

    def offers(self) -> Iterator[tuple[Offer, Spoken]]:
        """Yield all there is but entries, in the order of the tables, with what each is called."""
        also = search_words()
        for offer, names in self._static():
            yield offer, Spoken(names, (*also.get(offer.does, ()), *filter(None, (offer.keys,))))
        yield from self._of_this_journal()
        for offer, names in self._to_read():
            explains = isinstance(offer.does, ShowGuide | ShowHelp)
            yield offer, Spoken(names, also.get(offer.does, ()), explains=explains)

    def _of_this_journal(self) -> Iterator[tuple[Offer, Spoken]]:
        for saved in self._services.filters.all():
            yield (
                Offer(ShowEntries(saved.filter), saved.name, _("Saved filter")),
                Spoken((saved.name,), of_a_filter(), own=True),
            )
        people = self._services.people.all()
        for person in people:
            names = tuple(filter(None, (person.alias, person.real_name)))
            yield Offer(ShowPerson(person.id), person.alias, _("Person")), Spoken(names, of_a_person(), own=True)
        for person in people:
            title, names = meeting_title(person.alias), tuple(filter(None, (person.alias, person.real_name)))
            spoken = tuple(words for name in names for words in in_both(partial(meeting_title, name)))
            yield Offer(PrepareOneOnOne(person.id), title, _("Prepare")), Spoken(spoken, of_preparing(), own=True)

    def _static(self) -> Iterator[tuple[Offer, tuple[str, ...]]]:
        """Yield what is there in every journal."""
        for spec in ACTIONS:
            if spec.does is not Act.PALETTE:
                keys = keys_shown(spec.keys[0]) if spec.keys else ""
                yield Offer(spec.does, spec.words(), spec.group(), keys), in_both(spec.words)
        yield Offer(ShowPromises(), _("Promises"), _("Go to")), in_both(lambda: _("Promises"))
        yield (
            Offer(ShowWrittenTwice(), _("Written on two computers"), _("Go to")),
            in_both(lambda: _("Written on two computers")),
        )
        for section in SettingsSection:
            yield Offer(ShowSettings(section), section.words(), _("Settings")), in_both(section.words)

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


_ranking = remembers_words(1)(Ranking)
"""Made anew when what is offered has changed, and not at every key."""
