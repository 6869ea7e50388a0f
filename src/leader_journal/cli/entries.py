"""Entries on the command line: one is added, or all that fit are listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leader_journal import load
from leader_journal.cli.call import Call
from leader_journal.cli.output import complain, on_one_line, say, say_json_list
from leader_journal.cli.typed import STANDARD_INPUT, piped_words, text_of_entry, warn_of_readers
from leader_journal.core.clock import Clock
from leader_journal.core.errors import BadInput, NothingWritten, StillToCome
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.records import Marks
from leader_journal.core.terms import Element, Kind, Mark, Reaction, Tone
from leader_journal.services.journals import is_open_elsewhere
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _, counted, ngettext

if TYPE_CHECKING:
    from leader_journal.composition import Services
    from leader_journal.core.rows import EntryRow
    from leader_journal.services.entries.capture import Captured
    from leader_journal.services.people.service import PeopleService


def add(call: Call) -> int:
    path = call.existing()  # before anything is asked for
    passphrase_first = call.given.passphrase_file == call.given.text == STANDARD_INPUT  # both from there: it leads
    words = "" if passphrase_first else text_of_entry(call.given.text)
    people, reactions = _aliases(call.given.person), _reactions(call.given.reaction)
    happened = _happened(call) if call.given.happened else None

    def captured() -> Captured:
        """What stands on standard input is read once the passphrase is that may stand before it."""
        from leader_journal.services.entries.capture import Captured

        return Captured(
            facts=piped_words() if passphrase_first else words,
            kind=Kind(call.given.kind),
            people=people,
            reactions=reactions,
            tone=Tone(call.given.tone) if call.given.tone else None,
            marks=Marks(
                humility=Mark(call.given.humility),
                questions=Mark(call.given.questions),
                room=Mark(call.given.room),
            ),
            happened=happened,
        )

    if is_open_elsewhere(path) and _can_seal(path):
        if passphrase_first:
            call.passphrase()  # it is not needed, and stands before the words
        _seal(path, captured(), call.clock)
    else:
        with call.opened(_load_for_an_entry) as services:
            changes = services.capture.save(captured())
        say(changes.ids[0])
    warn_of_readers(call.given.text)
    return 0


def _happened(call: Call) -> dt.datetime:
    """What is still to come is asked about, as in the app."""
    from leader_journal.cli.days import moment

    now = call.clock.now()
    at = moment("--happened", call.given.happened, now)
    if at > now and not call.given.still_to_come:
        raise StillToCome(at)
    return at


def list_entries(call: Call) -> int:
    """List entries, newest first, page by page, so that the first lines come at once."""
    with call.opened(partial(_load_for_a_list, filtered=bool(call.given.filter))) as services:
        today, chosen = call.today, _chosen(call, services)
        if call.given.json:
            say_json_list(_row_as_json(services, row) for row in services.entries.every_row(chosen))
            return 0
        count = 0
        for row in services.entries.every_row(chosen):
            say(_row_as_line(services.people, row, today))
            count += 1
        say(ngettext("{count} entry", "{count} entries", count).format(count=counted(count)))
    return 0


def _chosen(call: Call, services: Services) -> EntryFilter:
    """Return what the words choose; where there are none, the grammar of filters and days is not loaded."""
    if not call.given.filter:
        return EVERYTHING
    from leader_journal.wording.filters.parsing import parse_filter

    words = [one for word in call.given.filter for one in (_piped_filter() if word == STANDARD_INPUT else [word])]
    return parse_filter(words, services.people.ids_by_alias(), call.today)


def _load_for_a_list(*, filtered: bool) -> None:
    """Load what a list reads and says, while the key is derived."""
    load(
        "leader_journal.services.entries.service",
        "leader_journal.services.people.service",
        "leader_journal.services.writes",
        "leader_journal.storage.entries",
        "leader_journal.storage.people",
        "leader_journal.wording.dates",
    )
    if filtered:
        load("leader_journal.wording.filters.parsing")


def _load_for_an_entry() -> None:
    """Load what writes an entry, while the key is derived."""
    load(
        "leader_journal.services.entries.capture",
        "leader_journal.services.people.service",
        "leader_journal.services.writes",
        "leader_journal.storage.books",
        "leader_journal.storage.drafts",
        "leader_journal.storage.people",
        "leader_journal.storage.projections",
        "leader_journal.storage.search_index",
        "leader_journal.storage.writer",
    )


def _piped_filter() -> list[str]:
    from leader_journal.wording.filters.parsing import split_typed

    return list(split_typed(" ".join(piped_words().split())))


def _can_seal(path: Path) -> bool:
    from leader_journal.services.notes_while_locked import can_seal

    return can_seal(path)


def _seal(path: Path, captured: Captured, clock: Clock) -> None:
    """Write an entry for a journal that is open in the app: sealed, without the passphrase."""
    from leader_journal.services.notes_while_locked import new_note, seal_note

    if not captured.facts.strip():
        raise NothingWritten
    note = new_note(captured, clock)
    seal_note(path, note)
    say(note.id)
    complain(
        _(
            "The journal is open in the app, so the entry was sealed. It will be in the journal the next "
            "time you unlock."
        )
    )


def _aliases(given: Iterable[str]) -> tuple[str, ...]:
    """Return what people are called, as in the app: with a letter or a figure in it. Raises BadInput."""
    chosen = tuple(alias.strip().removeprefix("@") for alias in given if alias.strip())
    for alias in chosen:
        if not any(letter.isalnum() for letter in alias):
            raise BadInput("--person", alias)
    return chosen


def _reactions(text: str) -> tuple[Reaction, ...]:
    known = {reaction.value: reaction for reaction in Reaction}
    chosen = [word.strip() for word in text.split(",") if word.strip()]
    for word in chosen:
        if word not in known:
            raise BadInput("--reaction", word, tuple(known))
    return tuple(known[word] for word in chosen)


def _row_as_line(people: PeopleService, row: EntryRow, today: dt.date) -> str:
    from leader_journal.wording.dates import short_day, time_of_day

    kind = labels.kind_label(row.kind) if row.kind is not None else labels.no_kind_label()
    names = on_one_line(", ".join(map(people.alias_of, row.people)))
    facts = on_one_line(people.shown(row.facts))
    marks = " ".join(
        f"{labels.element_letter(element)}:{labels.mark_label(row.marks.of(element))}"
        for element in Element
        if row.marks.of(element) is not Mark.UNMARKED
    )
    head = f"{short_day(row.happened.date(), today)} {time_of_day(row.happened)}"
    return "  ".join(part for part in (head, kind, names, facts, marks) if part)


def _row_as_json(services: Services, row: EntryRow) -> dict[str, object]:
    people = services.people
    return {
        "id": row.id,
        "happened": row.happened.isoformat(),
        "kind": row.kind,
        "people": [people.alias_of(person) for person in row.people],
        "text": people.shown(row.facts),
        "marks": {element.value: row.marks.of(element).value for element in Element},
        "tone": row.tone,
        "quality": row.quality,
        "setting": row.setting,
        "themes": services.entries.get(row.id).themes,
        "to_deepen": row.deepen_later,
    }
