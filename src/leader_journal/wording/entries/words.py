"""An entry in words: its head, and what was written beside its line, question by question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from enum import Enum
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.records import Entry
from leader_journal.core.rows import EntryRow
from leader_journal.core.terms import Loop, Quality, Reaction
from leader_journal.wording import labels
from leader_journal.wording.capitals import capital
from leader_journal.wording.catalogue import _, counted, ngettext, said_once
from leader_journal.wording.dates import day_month_year, named_day, short_day, time_of_day
from leader_journal.wording.entries.questions import question
from leader_journal.wording.plans import done_words

_COMBINATIONS = 256
"""Of what is chosen together, said before and remembered."""
_FLAGS = attrgetter(
    "under_pressure", "shared_own", "consequence_known", "carried_out_calmly", "destructive", "deepen_later"
)


class EntryHead(Struct, frozen=True):
    """The first line of an entry: its kind, and who, when and where."""

    kind: str
    meta: tuple[str, ...]


class Detail(Struct, frozen=True):
    """A question and what stands under it; `prose` is what the leader wrote, the rest is what the app says."""

    question: str
    text: str
    prose: bool


def entry_head(entry: Entry, alias_of: Callable[[str], str], today: dt.date) -> EntryHead:
    when = _("{day}, {time}").format(day=short_day(entry.day, today), time=time_of_day(entry.happened))
    people = ", ".join(alias_of(person) for person in entry.people)
    place = labels.setting_label(entry.setting) if entry.setting else ""
    kind = labels.kind_label(entry.kind) if entry.kind is not None else labels.no_kind_label()
    return EntryHead(kind, tuple(part for part in (people, when, place) if part))


def day_and_kind(row: EntryRow, today: dt.date) -> str:
    """Return "28 October  ·  Question"; with the year where it is not that of `today`."""
    kind = labels.kind_label(row.kind) if row.kind is not None else labels.no_kind_label()
    return _("{day}  ·  {kind}").format(day=named_day(row.happened.date(), today), kind=kind)


def details(entry: Entry, shown: Callable[[str], str]) -> tuple[Detail, ...]:
    """Return everything an entry holds beside its line, its marks and its tone; `shown` reads a stored text."""
    found: list[Detail] = []
    if entry.reactions:
        found.append(_reacted(entry.reactions))
    if (quality := entry.quality) is not Quality.NOT_RATED:
        found.append(_one_term("quality_overruled", quality))
    found += [Detail(shown(answer.question), shown(answer.text), prose=True) for answer in entry.answers]
    found += _chosen(entry)
    if flags := _flags(entry):
        found.append(Detail(_("Besides that"), flags, prose=False))
    return tuple(found)


def nothing_found(chosen: EntryFilter) -> str:
    """Return the line of an empty list."""
    if not chosen.narrows:
        return _("No entries yet")
    if chosen.text:
        return _("No entry contains “{text}”").format(text=chosen.text)
    return _("No entries match")


def where_was_looked(chosen: EntryFilter, count: Callable[[EntryFilter], int]) -> str:
    """Return the sentence under the line of an empty list: what to do, or how much was searched."""
    if not chosen.narrows:
        return _("Write down one occasion when somebody came to you. It takes less than half a minute.")
    beside_text = replace(chosen, text="")
    if beside_text.narrows and chosen.text:
        return _("Searched {searched} entries. There are {everywhere} in the whole journal.").format(
            searched=count(beside_text), everywhere=count(EntryFilter(text=chosen.text))
        )
    everything = count(EVERYTHING)
    return ngettext("The journal holds {count} entry.", "The journal holds {count} entries.", everything).format(
        count=counted(everything)
    )


@said_once(_COMBINATIONS)
def _reacted(reactions: tuple[Reaction, ...]) -> Detail:
    """Return "Explained, defended": the first with its capital, the rest small."""
    first, *others = map(labels.reaction_label, reactions)
    words = ", ".join((first, *(word[0].lower() + word[1:] for word in others)))
    return Detail(question("reactions"), words, prose=False)


@said_once()
def _one_term(field: str, term: Enum) -> Detail:
    return Detail(question(field), labels.term_label(term), prose=False)


def _chosen(entry: Entry) -> Iterator[Detail]:
    """Yield the fields that were chosen rather than written, as far as something was."""
    for field in _ONE_TERM:
        if (term := getattr(entry, field)) is not None:
            yield _one_term(field, term)
    if entry.others is not None or entry.others_response is not None:
        yield Detail(question("others"), _others(entry), prose=False)
    if entry.loop is not None:
        yield Detail(question("loop"), _told(entry), prose=False)
    if came_back := _came_back(entry):
        yield Detail(question("came_back_on"), came_back, prose=False)
    if entry.came_with_more is not None:
        yield _one_term("came_with_more", entry.came_with_more)
    if entry.plan_done is not None:
        yield Detail(question("plan"), capital(done_words(entry.plan_done)), prose=False)
    if themes := ", ".join(entry.themes):
        yield Detail(question("themes"), themes, prose=False)


_ONE_TERM = ("effect", "outcome", "raised_how", "known_for", "cause")
"""What is answered by one term and nothing else."""


def _others(entry: Entry) -> str:
    return ", ".join(part for part in map(labels.term_label, (entry.others, entry.others_response)) if part)


def _told(entry: Entry) -> str:
    if entry.loop is Loop.TOLD and entry.told_on is not None:
        return _("Told {day}").format(day=day_month_year(entry.told_on))
    return labels.term_label(entry.loop)


def _came_back(entry: Entry) -> str:
    if entry.came_back_on is not None:
        return day_month_year(entry.came_back_on)
    return labels.repair_label(entry.repair) if entry.repair is not None else ""


def _flags(entry: Entry) -> str:
    if not any(_FLAGS(entry)):
        return ""
    flags = [
        _("under time pressure") if entry.under_pressure else "",
        _("I shared something of my own") if entry.shared_own else "",
        _("the consequence was known") if entry.consequence_known else "",
        _("carried out calmly and in private") if entry.carried_out_calmly else "",
        _("destructive conduct") if entry.destructive else "",
        _("to deepen later") if entry.deepen_later else "",
    ]
    return ", ".join(flag for flag in flags if flag)
