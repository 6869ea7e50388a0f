"""An entry as a page to print. Its texts hold people as references, as they are stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leader_journal.core.mentions import reference
from leader_journal.core.records import Entry, Promise
from leader_journal.core.sheets import Sheet, SheetLine, SheetPart
from leader_journal.core.terms import Element, Mark
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import day_month_year, time_of_day
from leader_journal.wording.entries.questions import question
from leader_journal.wording.entries.words import details
from leader_journal.wording.promises import promise_words


def entry_sheet(entry: Entry, promises: Sequence[Promise]) -> Sheet:
    """Return the page of an entry: what happened, the marks, what was written beside it, what was promised."""
    parts = (
        SheetPart(head=question("facts"), lines=(SheetLine(text=entry.facts, own_words=True),)),
        SheetPart(head=_("Invitation elements"), lines=tuple(_marked(entry))),
        *(
            SheetPart(
                head=detail.question,
                own_head=detail.prose,
                lines=(SheetLine(text=detail.text, own_words=detail.prose),),
            )
            for detail in details(entry, _as_stored)
        ),
        SheetPart(head=_("Promises"), lines=tuple(_promised(promises))),
    )
    return Sheet(
        title=labels.kind_label(entry.kind) if entry.kind is not None else labels.no_kind_label(),
        aside=" · ".join(_circumstances(entry)),
        parts=tuple(part for part in parts if not part.empty),
        footer=_("My own notes; they may be personal data."),
    )


def _circumstances(entry: Entry) -> Iterator[str]:
    if entry.people:
        yield ", ".join(map(reference, entry.people))
    yield _("{day}, {time}").format(day=day_month_year(entry.day), time=time_of_day(entry.happened))
    if entry.setting:
        yield labels.setting_label(entry.setting)


def _marked(entry: Entry) -> Iterator[SheetLine]:
    for element in Element:
        mark = entry.marks.of(element)
        if mark is not Mark.UNMARKED:
            yield SheetLine(text=labels.element_name(element), note=labels.mark_label(mark))
    if entry.tone is not None:
        yield SheetLine(text=question("tone"), note=labels.tone_label(entry.tone).lower())


def _promised(promises: Sequence[Promise]) -> Iterator[SheetLine]:
    for promise in promises:
        to = _("to {person}").format(person=reference(promise.to)) if promise.to is not None else ""
        note = ", ".join(part for part in (to, promise_words(promise, None)) if part)
        yield SheetLine(text=promise.text, note=note)


def _as_stored(text: str) -> str:
    return text
