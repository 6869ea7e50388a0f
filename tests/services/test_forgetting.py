"""Whoever is forgotten is gone: from every kind of record, wherever a name can stand, and from every page of the file.

The records are made of their types, so that a field or a kind that is added later is filled with the name as well.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import random
import signal
import subprocess
import sys
import tempfile
import types
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace
from tests.ready import content_of_a_journal
from tests.services.conftest import PASSPHRASE
from tests.storage.plain_pages import count_in_pages

from leader_journal.composition import Services
from leader_journal.core.backups import BackupReason
from leader_journal.core.clock import FixedClock
from leader_journal.core.codec import encode
from leader_journal.core.errors import Cancelled
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.forgetting import BareNamesLeft, Keep
from leader_journal.core.ids import Ids
from leader_journal.core.one_on_one_note import OneOnOneNote
from leader_journal.core.periods import ALWAYS, Period
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.record_types import TYPE_OF
from leader_journal.core.records import Entry, Origin, Person
from leader_journal.core.reviews import RereadEntry, RereadReason, RereadWhy
from leader_journal.core.terms import Kind
from leader_journal.exchange.archive import Archive, read_archive, write_archive
from leader_journal.services.entries.capture import Captured
from leader_journal.services.people.forgetting import left_out
from leader_journal.storage import vault
from leader_journal.storage.journal import Journal

START = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
CHEAP = (vault.Profile(passes=1, memory=8192),)
MARKER = b"zqx"
"""Every name of the one who is forgotten begins so, and nothing else in a journal does."""

_ids = Ids(FixedClock(START))
THEM = Person(id=_ids.new(), alias="Zqxårn", real_name="Zqxulf Zqxstrup", notes="Zqxårn er ny")
BEFORE = Person(id=THEM.id, alias="Zqxbefore", real_name="Zqxbefore Zqxold")
MERGED = Person(id=_ids.new(), alias="Zqxmerged")
OTHER = Person(id=_ids.new(), alias="Maria", notes="sidder ved siden af @{" + THEM.id + "}")
PEOPLE = (THEM.id, MERGED.id, OTHER.id)
RECORDS = tuple(_ids.new() for _ in range(4))
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""Each example writes and sweeps a file: making a failing one smaller takes minutes."""
KEPT = "kvistgren"
"""A word that nobody's name is, and that has to be there afterwards."""

texts = st.lists(
    st.sampled_from(
        (
            KEPT,
            "noget andet.",
            f"@{{{THEM.id}}}",
            f"@{{{THEM.id}}}s plan",
            f"@{{{MERGED.id}}}",
            f"@{{{OTHER.id}}}",
            "Zqxårn kom.",
            unicodedata.normalize("NFD", "Zqxårn"),
            "zqxårns",
            "ZQXAARN's",
            "Zqxulf",
            "hos Zqxstrup",
            "Zqxulf Zqxstrup",
            "Zqxbefore",
            "Zqxmerged",
            "@Zqxårn",
            'sagde: "Zqxårn"',
            "linje\nZqxårn",
        )
    ),
    max_size=4,
).map(" ".join)
CODES = {"prompt": "what_was_told", "chart": "voices"}
MOMENTS = st.integers(0, 400).map(lambda hours: START - dt.timedelta(hours=hours))


def filled(hint: Any, name: str = "") -> st.SearchStrategy[Any]:
    """Values of a type, with names in every text."""
    if isinstance(hint, types.UnionType) or get_origin(hint) is Union:
        return st.one_of(*(filled(part, name) for part in get_args(hint)))
    arguments = get_args(hint)
    if get_origin(hint) is tuple:
        return st.lists(filled(arguments[0], name), max_size=2).map(tuple)
    if get_origin(hint) is frozenset:
        return st.frozensets(filled(arguments[0], name), max_size=2)
    if hint is str:
        return _text(name)
    plain = {
        bool: st.booleans(),
        int: st.integers(1, 5),
        type(None): st.none(),
        dt.date: MOMENTS.map(dt.datetime.date),
        dt.datetime: MOMENTS,
        dt.time: st.just(dt.time(9, 30)),
    }
    if hint in plain:
        return plain[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(tuple(hint))
    if hint is Period:
        return st.just(ALWAYS)
    if hint is Origin:
        return st.builds(Origin, source=st.just("jrnl"), key=texts)
    assert isinstance(hint, type)
    assert issubclass(hint, Struct), hint
    hints = get_type_hints(hint)
    return st.builds(hint, **{name: filled(hints[name], name) for name in hint.__struct_fields__})


def _text(name: str) -> st.SearchStrategy[str]:
    if name == "id":
        return st.builds(_ids.new)
    if name in {"person", "people", "raised_by", "to", "said_to"}:
        return st.sampled_from(PEOPLE)
    if name in {"entry", "agreement", "plan", "review", "ids", "promises", "agreements"}:
        return st.sampled_from(RECORDS)
    if name == "source":
        return st.sampled_from((f"entry:{RECORDS[0]}", "more", f"share:{THEM.id}"))
    if name in CODES:
        return st.just(CODES[name])
    return texts


records = st.sampled_from([kind for kind in RecordKind if kind is not RecordKind.PERSON]).flatmap(
    lambda kind: filled(TYPE_OF[kind])
)
steps = st.lists(st.tuples(st.sampled_from(("put", "put", "put", "again", "bin", "draft")), records), max_size=14)


@lru_cache
def _template() -> bytes:
    """A journal that knows somebody by a new name, who was two people once."""
    return content_of_a_journal(_write_of_two_people, FixedClock(START), PASSPHRASE)


def _write_of_two_people(journal: Journal) -> None:
    services = Services(journal, FixedClock(START))
    with journal.write() as writer:
        writer.put(BEFORE)
        writer.put(MERGED)
        writer.put(OTHER)
    services.people_book.merge(MERGED, BEFORE)
    with journal.write() as writer:
        writer.put(THEM)


@contextmanager
def a_journal() -> Iterator[Services]:
    """A copy of it, for one example."""
    profiles, vault.PROFILES = vault.PROFILES, CHEAP
    try:
        with tempfile.TemporaryDirectory(prefix="leader-journal-example-") as folder:
            path = Path(folder) / "mine.ljournal"
            path.write_bytes(_template())
            journal = Journal.open(path, PASSPHRASE, FixedClock(START))
            try:
                yield Services(journal, FixedClock(START))
            finally:
                journal.close()
    finally:
        vault.PROFILES = profiles


def written(services: Services, made: list[tuple[str, Any]]) -> None:
    """Write what was made: as records, as later versions of one, into the bin, or as drafts."""
    last: dict[type, Any] = {}
    for number, (how, record) in enumerate(made):
        if how == "draft":
            services.journal.drafts.save(f"form:{number}", encode(record))
            services.journal.drafts.save(f"notes:{THEM.id}", encode("Zqxårn"))
            continue
        if how == "again" and type(record) in last:
            record = _with_id(record, last[type(record)].id)
        with services.writes.change() as writer:
            writer.put(record)
            last[type(record)] = record
        if how == "bin":
            with services.writes.change() as writer:
                writer.delete(_kind(record), record.id)


def _with_id(record: Any, uid: str) -> Any:
    return type(record)(**{name: getattr(record, name) for name in record.__struct_fields__} | {"id": uid})


def _kind(record: Any) -> RecordKind:
    return next(kind for kind, made in TYPE_OF.items() if made is type(record))


@settings(max_examples=25, deadline=None, phases=NO_SHRINKING)
@given(made=steps, keep=st.sampled_from(Keep))
def test_not_a_letter_of_whoever_is_forgotten_is_left_in_the_file(made: list[tuple[str, Any]], keep: Keep) -> None:
    with a_journal() as services:
        written(services, made)
        assert count_in_pages(services.journal, MARKER)
        services.forgetting.forget(services.forgetting.preview(THEM, keep, ()))
        assert count_in_pages(services.journal, MARKER) == 0
        assert THEM.id not in {person.id for person in services.people.all()}
        assert not any(one.encode() in _everything(services) for one in (THEM.id, MERGED.id))
        assert services.checks.check().ok
        assert [person.alias for person in services.people.all()] == ["Maria"]


def _everything(services: Services) -> bytes:
    return b"".join(one.payload for one in services.journal.revisions.all())


@settings(max_examples=15, deadline=None, phases=NO_SHRINKING)
@given(made=steps)
def test_where_entries_are_kept_no_other_word_is_lost(made: list[tuple[str, Any]]) -> None:
    with a_journal() as services:
        written(services, made)
        before = {entry.id: entry for entry in services.journal.entries.all(EVERYTHING)}
        services.forgetting.forget(services.forgetting.preview(THEM, Keep.ENTRIES, ()))
        after = {entry.id: entry for entry in services.journal.entries.all(EVERYTHING)}
        assert after.keys() == before.keys()
        for uid, entry in after.items():
            assert entry.facts.count(KEPT) == before[uid].facts.count(KEPT)
            assert (entry.happened, entry.reactions, entry.marks) == (
                before[uid].happened,
                before[uid].reactions,
                before[uid].marks,
            )
            assert [one for one in before[uid].people if one == OTHER.id] == list(entry.people)


def test_not_a_letter_is_left_in_a_file_of_many_pages() -> None:
    """Cells that move within a page leave letters behind that SQLite's `secure_delete` does not reach: it is swept."""
    chance = random.Random(1)
    with a_journal() as services:
        made = [
            Entry(
                id=services.journal.ids.new(),
                facts=f"@{{{THEM.id}}} og Zqxårn " + "ord " * chance.randrange(300) if number % 5 == 0 else "ord " * 80,
                happened=START - dt.timedelta(hours=chance.randrange(5000)),
                written=START,
            )
            for number in range(500)
        ]
        services.journal.load(made, len(made))
        for entry in chance.sample(made, 150):
            with services.journal.write() as writer:
                writer.put(replace(entry, facts=entry.facts + " mere om Zqxstrup"))
        services.forgetting.forget(services.forgetting.preview(THEM, Keep.ENTRIES, ()))
        assert count_in_pages(services.journal, MARKER) == 0
        assert services.checks.check().ok


def _archive_of(services: Services) -> Archive:
    file = io.BytesIO()
    revisions = services.journal.revisions
    write_archive(
        file, journal=services.journal.id, made_at=START, revisions=revisions.all(), erased=revisions.erased()
    )
    return read_archive(file.getvalue(), Path("archive.json"))


def _them_in(services: Services, facts: str) -> str:
    made = Entry(id=services.journal.ids.new(), facts=facts, happened=START, written=START, people=(THEM.id, OTHER.id))
    with services.writes.change() as writer:
        writer.put(made)
    return made.id


def test_whoever_is_forgotten_in_one_copy_is_forgotten_in_the_other() -> None:
    """By the archive; what the other copy wrote about them meanwhile stays, and says "someone"."""
    with a_journal() as here, a_journal() as there:
        _them_in(here, f"@{{{THEM.id}}} kom {KEPT}")
        there.exchange.bring_archive_in(_archive_of(here))
        meanwhile = _them_in(there, f"@{{{THEM.id}}} kom igen {KEPT}")
        here.forgetting.forget(here.forgetting.preview(THEM, Keep.ENTRIES, ()))
        result = there.exchange.bring_archive_in(_archive_of(here))
        assert result.taken_out
        assert there.entries.get(meanwhile).facts == f"Someone kom igen {KEPT}"
        assert there.entries.get(meanwhile).people == (OTHER.id,)
        assert count_in_pages(there.journal, MARKER) == 0
        assert there.checks.check().ok


def test_an_older_archive_does_not_bring_them_back() -> None:
    with a_journal() as here, a_journal() as there:
        _them_in(here, f"@{{{THEM.id}}} kom")
        older = _archive_of(here)
        there.exchange.bring_archive_in(older)
        meanwhile = _them_in(there, f"@{{{THEM.id}}} kom igen")
        here.forgetting.forget(here.forgetting.preview(THEM, Keep.ENTRIES, ()))
        here.exchange.bring_archive_in(older)
        assert count_in_pages(here.journal, MARKER) == 0
        here.exchange.bring_archive_in(_archive_of(there))
        assert here.entries.get(meanwhile).facts == "Someone kom igen"
        assert count_in_pages(here.journal, MARKER) == 0
        assert here.checks.check().ok


def test_a_backup_of_before_brings_an_entry_back_without_them() -> None:
    with a_journal() as services:
        entry = _them_in(services, f"@{{{THEM.id}}} kom {KEPT}")
        made = services.backups.make(BackupReason.ASKED)
        services.forgetting.forget(services.forgetting.preview(THEM, Keep.NOTHING, ()))
        (file,) = [one for one in services.backups.list() if one.path == made.path]
        with services.backups.copies() as copies:
            changes = services.restoring.bring_back(copies, file, [entry])
        assert [services.entries.get(one).facts for one in changes.ids] == [f"Someone kom {KEPT}"]
        assert count_in_pages(services.journal, MARKER) == 0


def test_erasing_was_cancelled_or_failed_is_swept_at_the_next_opening(tmp_path: Path) -> None:
    """The process ends between the erasure and the sweeping of the pages."""
    with a_journal() as services:
        _them_in(services, f"@{{{THEM.id}}} kom")
        preview = services.forgetting.preview(THEM, Keep.ENTRIES, ())

        def cancelled(share: float) -> None:
            if share > 0.99:
                raise Cancelled

        with suppress(Cancelled):
            services.forgetting.forget(preview, cancelled)
        services.journal.erasures.sweep()
        alias = {person.alias for person in services.people.all()}
        assert alias in ({"Maria"}, {"Maria", THEM.alias}), "all or nothing"


@pytest.mark.parametrize("moment", ["before", "within", "after"])
def test_a_process_that_is_killed_before_the_pages_are_swept_is_made_up_for_at_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    monkeypatch.setattr(vault, "PROFILES", CHEAP)
    path = tmp_path / "mine.ljournal"
    path.write_bytes(_template())
    with closing(Journal.open(path, PASSPHRASE, FixedClock(START))) as journal:
        made = (
            Entry(id=journal.ids.new(), facts=f"@{{{THEM.id}}} og Zqxårn " + "ord " * 90, happened=START, written=START)
            for _number in range(150)
        )
        journal.load(made, 150)
    command = [sys.executable, "-m", "tests.services.children.forget", str(path), THEM.alias, moment]
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(root / "src"), str(root)])}
    done = subprocess.run(command, env=environment, cwd=root, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()

    with closing(Journal.open(path, PASSPHRASE, FixedClock(START))) as journal:
        services = Services(journal, FixedClock(START))
        assert services.people.find(THEM.alias) is None, "the erasure was committed before"
        assert count_in_pages(journal, MARKER) == 0
        assert services.checks.check().ok


def test_nothing_is_offered_to_be_undone_afterwards() -> None:
    with a_journal() as services:
        _them_in(services, f"@{{{THEM.id}}} kom")
        services.forgetting.forget(services.forgetting.preview(THEM, Keep.ENTRIES, ()))
        assert not services.writes.can_undo
        assert not services.writes.undo()


def test_a_word_that_is_not_certainly_the_name_stays_unless_it_is_chosen() -> None:
    with a_journal() as services:
        bo = Person(id=services.journal.ids.new(), alias="Bo", real_name="Bo Holm")
        with services.writes.change() as writer:
            writer.put(bo)
            writer.put(Person(id=services.journal.ids.new(), alias="Eva Holm"))
        certain, doubtful, shared = (
            _entry(services, facts) for facts in ("Bos plan holdt.", "de ville bo her.", "Holm ringede.")
        )
        preview = services.forgetting.preview(bo, Keep.ENTRIES)
        assert {one.text: one.certain for one in preview.sentences} == {
            "Bos plan holdt.": True,
            "de ville bo her.": False,
            "Holm ringede.": False,
        }
        services.forgetting.forget(preview)
        assert services.entries.get(certain).facts == "Someone’s plan holdt."
        assert services.entries.get(doubtful).facts == "de ville bo her."
        assert services.entries.get(shared).facts == "Holm ringede."


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        (BareNamesLeft.NONE, set()),
        (BareNamesLeft.ALL, {"Bos plan holdt.", "de ville bo her."}),
        (BareNamesLeft.DOUBTFUL, {"de ville bo her."}),
    ],
)
def test_a_choice_for_all_sentences_leaves_those_it_says(chosen: BareNamesLeft, left: set[str]) -> None:
    with a_journal() as services:
        bo = Person(id=services.journal.ids.new(), alias="Bo", real_name="Bo Holm")
        with services.writes.change() as writer:
            writer.put(bo)
        for facts in ("Bos plan holdt.", "de ville bo her."):
            _entry(services, facts)
        shown = services.forgetting.preview(bo, Keep.ENTRIES)
        assert left_out(shown, chosen) == left
        services.forgetting.forget(services.forgetting.preview(bo, Keep.ENTRIES, left_out(shown, chosen)))
        lines = {row.facts for row in services.entries.rows(EVERYTHING)}
        assert {line for line in lines if "omeone" not in line} == left


def _entry(services: Services, facts: str) -> str:
    return services.capture.save(Captured(facts=facts)).ids[0]


def test_what_is_erased_with_the_bin_leaves_kept_pages() -> None:
    """Of a closed review and of a meeting that was held; as long as it lies in the bin it is quoted there still."""
    with a_journal() as services:
        entry = services.entries.get(
            services.capture.save(Captured(facts="@Maria zqxquote kom", kind=Kind.DOUBT, people=("Maria",))).ids[0]
        )
        meeting = services.one_on_ones.prepare(OTHER.id)
        services.one_on_one_notes.note(meeting, OneOnOneNote(held_on=START.date()))
        services.reviews.start()
        review = services.reviews.open()
        assert review is not None
        chosen = RereadEntry(
            entry=entry.id,
            reason=RereadReason.BEST,
            why=RereadWhy.OPENED,
            touched=START.date(),
            note=KEPT,
        )
        services.reviews.close(replace(review, reread=(chosen,)))
        services.entries.trash([entry.id])
        assert b"zqxquote" in _kept_pages(services)
        assert services.forgetting.empty_bin().entries == 1
        assert b"zqxquote" not in _kept_pages(services)
        assert count_in_pages(services.journal, b"zqxquote") == 0
        assert KEPT.encode() in _kept_pages(services), "the leader's own note on it stays"
        assert services.checks.check().ok


def _kept_pages(services: Services) -> bytes:
    kinds = {RecordKind.ONE_ON_ONE, RecordKind.REVIEW}
    return b"".join(one.payload for one in services.journal.revisions.all() if one.kind in kinds)
