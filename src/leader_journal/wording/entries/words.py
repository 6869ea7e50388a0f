"""An entry in words: its head, and what was written beside its line, question by question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.records import Entry
from leader_journal.core.rows import EntryRow
from leader_journal.core.terms import Loop, Quality
from leader_journal.wording import labels
from leader_journal.wording.capitals import capital
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import day_month_year, named_day, short_day, time_of_day
from leader_journal.wording.entries.questions import question
from leader_journal.wording.plans import done_words


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
        found.append(Detail(question("reactions"), reactions_in_words(entry), prose=False))
    if entry.quality is not Quality.NOT_RATED:
        found.append(Detail(question("quality_overruled"), labels.quality_label(entry.quality), prose=False))
    found += [Detail(shown(answer.question), shown(answer.text), prose=True) for answer in entry.answers]
    found += [Detail(question(field), text, prose=False) for field, text in _chosen(entry) if text]
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


def reactions_in_words(entry: Entry) -> str:
    """Return "Explained, defended": the first with its capital, the rest small."""
    words = [labels.reaction_label(reaction) for reaction in entry.reactions]
    return ", ".join([words[0], *(word[0].lower() + word[1:] for word in words[1:])]) if words else ""


def _chosen(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the fields that were chosen rather than written, with an empty text where nothing was."""
    for field in _CHOSEN:
        yield field, labels.term_label(getattr(entry, field))
    yield "others", _others(entry)
    yield "loop", _told(entry)
    yield "came_back_on", _came_back(entry)
    yield "came_with_more", labels.term_label(entry.came_with_more)
    yield "plan", capital(done_words(entry.plan_done)) if entry.plan_done is not None else ""
    yield "themes", ", ".join(entry.themes)


_CHOSEN = ("effect", "outcome", "raised_how", "known_for", "cause")
"""What is answered by one term and nothing else."""


def _others(entry: Entry) -> str:
    return ", ".join(part for part in map(labels.term_label, (entry.others, entry.others_response)) if part)


def _told(entry: Entry) -> str:
    if entry.loop is None:
        return ""
    if entry.loop is Loop.TOLD and entry.told_on is not None:
        return _("Told {day}").format(day=day_month_year(entry.told_on))
    return labels.loop_label(entry.loop)


def _came_back(entry: Entry) -> str:
    if entry.came_back_on is not None:
        return day_month_year(entry.came_back_on)
    return labels.repair_label(entry.repair) if entry.repair is not None else ""


def _flags(entry: Entry) -> str:
    flags = [
        _("under time pressure") if entry.under_pressure else "",
        _("I shared something of my own") if entry.shared_own else "",
        _("the consequence was known") if entry.consequence_known else "",
        _("carried out calmly and in private") if entry.carried_out_calmly else "",
        _("destructive conduct") if entry.destructive else "",
        _("to deepen later") if entry.deepen_later else "",
    ]
    return ", ".join(flag for flag in flags if flag)
