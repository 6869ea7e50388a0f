"""Made `v1.ljournal` and `v1.json`, once, with the first schema. Never run again for a schema that was released.

    PYTHONPATH=src:. python -m tests.storage.golden.make v1

A new schema gets new files under its own name; the old ones stay and are opened in every run.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from msgspec.structs import replace
from tests.storage.golden.contents import content_of

from leader_journal.core.clock import FixedClock
from leader_journal.core.codec import encode
from leader_journal.core.filters import EntryFilter, MarkIs, RatedIn, SavedFilter
from leader_journal.core.mentions import reference
from leader_journal.core.periods import Period
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Agreement, Answer, Entry, Marks, Origin, Person, Promise
from leader_journal.core.revision import Revision
from leader_journal.core.terms import (
    AgreementState,
    CameWithMore,
    Cause,
    Effect,
    Element,
    Kind,
    KnownFor,
    Loop,
    Mark,
    Others,
    OthersResponse,
    Outcome,
    PromiseState,
    Quality,
    RaisedHow,
    Reaction,
    Series,
    Setting,
    Tone,
)
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal

FOLDER = Path(__file__).parent
PASSPHRASE = "quiet river, small boat"
PROFILE = vault.Profile(passes=1, memory=8192)
"""The cheap key of the tests: the golden file tells about tables, not about keys."""

_ZONE = dt.timezone(dt.timedelta(hours=2))
_START = dt.datetime(2026, 6, 30, 23, 30, tzinfo=_ZONE)


def _full_entry(journal: Journal, person: Person, agreement: Agreement) -> Entry:
    return Entry(
        id=journal.ids.new(),
        happened=_START - dt.timedelta(days=3),
        written=_START,
        kind=Kind.BREACH,
        facts=f'{reference(person.id)} sagde "nej" til Ærøs projektfejl 👍 50%',
        people=(person.id,),
        raised_by=person.id,
        reactions=(Reaction.THANKED, Reaction.TOOK_OVER),
        tone=Tone.TENSE,
        marks=Marks(humility=Mark.SHOWN, questions=Mark.PARTLY, room=Mark.NOT_RELEVANT),
        quality_overruled=Quality.CLOSING,
        agreement=agreement.id,
        deepen_later=True,
        outcome=Outcome.DECLINED,
        effect=Effect.OPENED_UP,
        raised_how=RaisedHow.I_ASKED,
        known_for=KnownFor.WEEKS,
        themes=("planlægning", "tempo"),
        setting=Setting.CHECK_IN.value,
        under_pressure=True,
        others=Others.CLOSED,
        others_response=OthersResponse.STEPPED_IN,
        shared_own=True,
        answers=(Answer(prompt="told", question="Hvad fik jeg at vide?", text=f"At {reference(person.id)} var træt."),),
        cause=Cause.EXPERIMENT,
        consequence_known=True,
        carried_out_calmly=False,
        destructive=False,
        loop=Loop.NOT_YET,
        told_on=dt.date(2026, 7, 1),
        came_back_on=dt.date(2026, 7, 2),
        came_with_more=CameWithMore.CANNOT_TELL,
    )


def _agreement(journal: Journal, person: Person) -> Agreement:
    return Agreement(
        id=journal.ids.new(),
        what="vi ringer, før vi skriver",
        how="samme dag",
        measure="ingen overraskelser",
        consequence="vi taler om det",
        spoken=False,
        said_to=(person.id,),
        said_on=dt.date(2026, 6, 1),
        state=AgreementState.SAY_AGAIN,
    )


def _promises(journal: Journal, person: Person, entry: Entry) -> tuple[Promise, Promise]:
    promise = Promise(
        id=journal.ids.new(),
        text=f"ringe til {reference(person.id)}",
        made=dt.date(2026, 6, 27),
        to=person.id,
        entry=entry.id,
        due=dt.date(2026, 7, 3),
    )
    kept = Promise(
        id=journal.ids.new(),
        text="holdt",
        made=dt.date(2026, 6, 1),
        state=PromiseState.KEPT,
        closed_on=dt.date(2026, 6, 2),
    )
    return promise, kept


def _saved(journal: Journal) -> SavedFilter:
    return SavedFilter(
        id=journal.ids.new(),
        name="skarpe",
        filter=EntryFilter(
            text="fejl",
            marks=frozenset({MarkIs(Element.ROOM, Mark.MISSED)}),
            rated=frozenset({RatedIn(Series.CONSTRUCTIVE)}),
            period=Period(dt.date(2026, 1, 1), None),
        ),
    )


def fill(journal: Journal, clock: FixedClock) -> None:
    """Write what the first schema can hold: one of each, all fields used, and a kind that nobody knew then."""
    person = Person(id=journal.ids.new(), alias="Åse", real_name="Åse Holm", notes="ny", active=True)
    agreement = _agreement(journal, person)
    full = _full_entry(journal, person, agreement)
    plain = Entry(id=journal.ids.new(), happened=_START, written=_START, facts="kort")
    imported = Entry(
        id=journal.ids.new(),
        happened=dt.datetime(2019, 1, 1, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=-5, minutes=-30))),
        written=_START,
        facts="fra en anden dagbog\nmed to linjer",
        deepen_later=True,
        origin=Origin(source="jrnl", key="2019-01-01"),
    )
    gone = Entry(id=journal.ids.new(), happened=_START, written=_START, facts="smidt ud")
    with journal.write() as writer:
        for record in (
            person,
            agreement,
            full,
            plain,
            imported,
            gone,
            *_promises(journal, person, full),
            _saved(journal),
        ):
            writer.put(record)
    clock.advance(dt.timedelta(hours=1))
    with journal.write() as writer:
        writer.put(replace(plain, facts="kort, rettet", happened=_START + dt.timedelta(minutes=5)))
        writer.put(replace(person, alias="Åse H."))
        writer.delete(RecordKind.ENTRY, gone.id)
    journal.drafts.save("capture", '{"facts":"halvfærdig"}'.encode())
    newer = Revision(
        journal.ids.new(), journal.ids.new(), "meeting", journal.ids.new(), None, "x", _START, False, b"{}"
    )
    with journal._file.transaction():
        journal.revisions.append(newer)


def main(name: str) -> None:
    """Write the journal and what stands in it. Refuses to overwrite."""
    path = FOLDER / f"{name}.ljournal"
    vault.PROFILES = (PROFILE,)
    clock = FixedClock(_START)
    journal = Journal.create(path, PASSPHRASE, clock)
    fill(journal, clock)
    (FOLDER / f"{name}.json").write_bytes(encode(content_of(journal)) + b"\n")
    journal.close()


if __name__ == "__main__":
    main(sys.argv[1])
