"""The archive loses nothing, says what it is, and is what its published schema says."""

from __future__ import annotations

import datetime as dt
import io
import json
import tempfile
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.codec import decode, encode
from leader_journal.core.errors import Cancelled, UnreadableSource
from leader_journal.core.filters import EntryFilter, MarkIs, SavedFilter
from leader_journal.core.imports import SourceReason
from leader_journal.core.periods import Period
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Agreement, Answer, Entry, Marks, Origin, Person, Promise
from leader_journal.core.revision import Revision
from leader_journal.core.terms import Element, Kind, Mark, Reaction, Tone
from leader_journal.exchange.archive import (
    Archive,
    ArchiveHeader,
    is_archive,
    open_archive,
    read_archive,
    write_archive,
)
from leader_journal.exchange.archive_schema import archive_schema, schema_text

SOURCE = Path("journal.json")
SCHEMA = Path(__file__).parents[3] / "docs" / "archive.schema.json"
NOW = dt.datetime(2026, 11, 24, 10, 30, 0, 123456, dt.timezone(dt.timedelta(hours=1)))
HEADER = ArchiveHeader(made_at=NOW, app="0.1.0", journal="j")

ENTRY = Entry(
    id="e",
    happened=NOW,
    written=NOW,
    kind=Kind.DOUBT,
    facts="Tvivl om priserne",
    people=("p",),
    reactions=(Reaction.ASKED,),
    tone=Tone.TENSE,
    marks=Marks(room=Mark.PARTLY),
    answers=(Answer(prompt="told", question="Hvad fik jeg at vide?", text="“Nej”\n"),),
    told_on=dt.date(2026, 11, 25),
    origin=Origin(source="jrnl", key="k"),
)
SAVED = SavedFilter(
    id="f",
    name="Missed",
    filter=EntryFilter(
        marks=frozenset({MarkIs(Element.ROOM, Mark.MISSED)}), period=Period(dt.date(2026, 9, 1)), ids=frozenset({"e"})
    ),
)
RECORDS = {
    RecordKind.ENTRY: ENTRY,
    RecordKind.PERSON: Person(id="p", alias="Peter", real_name="Peter Ø"),
    RecordKind.PROMISE: Promise(id="l", text="Plan", made=dt.date(2026, 11, 24), due=dt.date(2026, 12, 1)),
    RecordKind.AGREEMENT: Agreement(id="a", what="Sig det tidligt", said_to=("p",)),
    RecordKind.SAVED_FILTER: SAVED,
}


def revision(kind: str, payload: bytes, number: int = 0, *, deleted: bool = False) -> Revision:
    """One revision of a record."""
    parent = f"r{number - 1}" if number else None
    return Revision(f"r{number}", "c", kind, "s", parent, "d", NOW, deleted, payload)


EVERY_KIND = (
    *(revision(kind, encode(record), number) for number, (kind, record) in enumerate(RECORDS.items())),
    revision("entry", encode(ENTRY), 5, deleted=True),
    revision("entry", b"", 6, deleted=True),
    revision("moon_phase", b'{"fra": "en nyere udgave", "n": [1.50, {"x": null}]}', 7),
)


def written(*revisions: Revision) -> bytes:
    """The bytes of an archive."""
    file = io.BytesIO()
    write_archive(file, journal=HEADER.journal, made_at=HEADER.made_at, app=HEADER.app, revisions=revisions)
    return file.getvalue()


@contextmanager
def kept(data: bytes) -> Iterator[Path]:
    """An archive on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / SOURCE
        path.write_bytes(data)
        yield path


def opened(data: bytes) -> None:
    """Read an archive from the disk, a revision at a time."""
    with kept(data) as path:
        list(open_archive(path).revisions)


def test_every_kind_comes_back_as_it_was_known_or_not() -> None:
    archive = read_archive(written(*EVERY_KIND), SOURCE)

    assert archive == Archive(HEADER, EVERY_KIND)
    known = zip(archive.revisions, RECORDS.values(), strict=False)
    assert [decode(kept.payload, type(record)) for kept, record in known] == [*RECORDS.values()]


def test_the_same_journal_gives_the_same_bytes() -> None:
    assert written(*EVERY_KIND) == written(*EVERY_KIND)


def test_the_archive_is_plain_json_with_records_as_objects_and_one_line_each() -> None:
    data = json.loads(written(*EVERY_KIND))

    assert (data["format"], data["version"], data["app"], data["count"]) == ("leader-journal-archive", 1, "0.1.0", 8)
    assert data["revisions"][0]["payload"]["facts"] == "Tvivl om priserne"
    assert data["revisions"][6]["payload"] is None
    assert len(written(*EVERY_KIND).splitlines()) == len(EVERY_KIND) + 2


def test_an_empty_journal_has_an_archive_too() -> None:
    assert read_archive(written(), SOURCE).revisions == ()


def test_the_journal_is_never_held_in_memory_and_its_share_is_told() -> None:
    held: list[int] = []
    shares: list[float] = []

    def rows() -> Iterator[Revision]:
        for number in range(1000):
            held.append(len(file.getvalue()))
            yield revision("entry", b"{}", number)

    file = io.BytesIO()
    count = write_archive(file, journal="j", made_at=NOW, revisions=rows(), total=1000, progress=shares.append)

    assert count == 1000
    assert held == sorted(set(held))
    assert (shares, shares[0], shares[-1]) == (sorted(shares), 0.0, 1.0)


def test_cancelling_stops_the_writing() -> None:
    def stop(_share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_archive(io.BytesIO(), journal="j", made_at=NOW, revisions=EVERY_KIND, progress=stop)


@pytest.mark.parametrize("payload", [b"[]", b"not json", b'{"a":1} x', b"null"])
def test_what_is_no_record_is_never_written(payload: bytes) -> None:
    with pytest.raises(ValueError, match="no JSON object"):
        written(revision("entry", payload))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", SourceReason.NOT_AN_ARCHIVE),
        (b"\xff\xfe", SourceReason.NOT_AN_ARCHIVE),
        (b'{"entries":[]}', SourceReason.NOT_AN_ARCHIVE),
        (b'{"format":"other","version":1}', SourceReason.NOT_AN_ARCHIVE),
        (b"[" * 200_000, SourceReason.NOT_AN_ARCHIVE),
        (b'{"format":"leader-journal-archive","version":2,"of":"tomorrow"}', SourceReason.NEWER_ARCHIVE),
        (b'{"format":"leader-journal-archive","version":1}', SourceReason.DAMAGED),
        (written(*EVERY_KIND)[:-40], SourceReason.DAMAGED),
        (written(*EVERY_KIND).replace(b'"count":8', b'"count":9'), SourceReason.DAMAGED),
        (written(revision("entry", b"{}")).replace(b'"payload":{}', b'"payload":[]'), SourceReason.DAMAGED),
    ],
)
def test_what_is_no_whole_archive_is_refused_with_its_reason(data: bytes, reason: SourceReason) -> None:
    for read in (lambda: read_archive(data, SOURCE), lambda: opened(data)):
        with pytest.raises(UnreadableSource) as refused:
            read()
        assert refused.value.reason == reason


_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | _texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_texts, inner, max_size=3),
    max_leaves=8,
)
_payloads = st.builds(
    lambda value, spaced: json.dumps(value, indent=2 if spaced else None).encode(),
    st.dictionaries(_texts, _json, max_size=4),
    st.booleans(),
)
_offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
_revisions = st.builds(
    Revision,
    rev=_texts,
    change=_texts,
    kind=_texts,
    subject=_texts,
    parent=st.none() | _texts,
    device=_texts,
    saved_at=st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2200, 1, 1), timezones=_offsets),  # noqa: DTZ001 - bounds
    deleted=st.booleans(),
    payload=st.just(b"") | _payloads,
)


@given(st.lists(_revisions, max_size=5))
def test_whatever_is_in_the_log_comes_back_equal_and_is_valid(revisions: list[Revision]) -> None:
    data = written(*revisions)

    back = read_archive(data, SOURCE)

    assert back.revisions == tuple(revisions)
    assert [row.saved_at.utcoffset() for row in back.revisions] == [row.saved_at.utcoffset() for row in revisions]

    with kept(data) as path:
        streamed = open_archive(path)
        for _again in range(2):
            assert list(streamed.revisions) == revisions
        assert (len(streamed.revisions), streamed.header, streamed.erased) == (len(revisions), back.header, back.erased)


def test_an_archive_of_any_layout_is_the_same_archive() -> None:
    data = written(*EVERY_KIND)
    whole = read_archive(data, SOURCE)
    for other in (json.dumps(json.loads(data), indent=1), json.dumps(json.loads(data))):
        with kept(other.encode()) as path:
            assert [one.rev for one in open_archive(path).revisions] == [one.rev for one in whole.revisions]
            assert is_archive(path)


def test_reading_an_archive_keeps_none_of_it_in_memory() -> None:
    data = written(*(revision("entry", encode({"facts": "word " * 400}), number) for number in range(3000)))
    with kept(data) as path:
        tracemalloc.start()
        archive = open_archive(path)
        count = sum(1 for _one in archive.revisions)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert count == 3000
    assert peak < len(data) / 20


def test_an_archive_that_is_another_one_meanwhile_is_refused() -> None:
    data = written(*EVERY_KIND)
    with kept(data) as path:
        archive = open_archive(path)
        path.write_bytes(data[: len(data) // 2])
        with pytest.raises(UnreadableSource):
            list(archive.revisions)


@given(st.binary(max_size=60).map(lambda junk: written(*EVERY_KIND)[:300] + junk) | st.binary(max_size=60))
def test_any_bytes_are_refused_rather_than_crash(data: bytes) -> None:
    with pytest.raises(UnreadableSource):
        read_archive(data, SOURCE)
    with pytest.raises(UnreadableSource):
        opened(data)


def test_the_published_schema_is_that_of_the_records() -> None:
    assert SCHEMA.read_text("utf-8") == schema_text(), "write schema_text() to docs/archive.schema.json"


def test_a_written_archive_is_valid_by_the_published_schema() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))

    assert list(faults(json.loads(written(*EVERY_KIND)), schema, schema)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"kind":"doubt"', b'"kind":"despair"'),
        (b'"alias":"Peter"', b'"alias":7'),
        (b'"count":8', b'"count":-1'),
        (b'"room":"partly"', b'"room":"sometimes"'),
        (b'"deleted":false', b'"deleted":0'),
        (b'"name":"Missed",', b""),
        (b'"format":"leader-journal-archive"', b'"format":"x"'),
    ],
)
def test_the_schema_finds_what_is_wrong(old: bytes, new: bytes) -> None:
    data = written(*EVERY_KIND)
    assert old in data
    schema = archive_schema()

    assert list(faults(json.loads(data.replace(old, new)), schema, schema))


_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
_KNOWN = {"$schema", "$defs", "title", "description", "default", "format", "if", "then", "properties", "required"} | {
    "items", "allOf", "anyOf", "$ref", "type", "enum", "const", "minimum", "uniqueItems"
}  # fmt: skip


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> Iterator[str]:
    """The faults of a value by the part of JSON Schema that our schema uses; a word it does not know is a fault."""
    yield from (f"unknown word {word}" for word in schema.keys() - _KNOWN)
    yield from _faults_of_value(value, schema)
    if "$ref" in schema:
        yield from faults(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root)
    for part in schema.get("allOf", ()):
        yield from faults(value, part, root)
    if "anyOf" in schema and all(list(faults(value, part, root)) for part in schema["anyOf"]):
        yield "none of the alternatives"
    if "if" in schema and not list(faults(value, schema["if"], root)):
        yield from faults(value, schema["then"], root)
    yield from _faults_inside(value, schema, root)


def _faults_of_value(value: Any, schema: dict[str, Any]) -> Iterator[str]:
    names = schema.get("type", [*_TYPES])
    if not any(_is(value, name) for name in ([names] if isinstance(names, str) else names)):
        yield f"not {names}"
    if "const" in schema and value != schema["const"]:
        yield "not the constant"
    if "enum" in schema and value not in schema["enum"]:
        yield "not in the enum"
    if "minimum" in schema and value < schema["minimum"]:
        yield "too small"
    if schema.get("uniqueItems") and len({json.dumps(item, sort_keys=True) for item in value}) < len(value):
        yield "twice the same"


def _is(value: Any, name: str) -> bool:
    # to Python, not to JSON, a truth value is a number
    return isinstance(value, _TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def _faults_inside(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f"{name} is missing" for name in schema.get("required", ()) if name not in value)
        for name, part in schema.get("properties", {}).items():
            if name in value:
                yield from faults(value[name], part, root)
    if isinstance(value, list):
        for item in value:
            yield from faults(item, schema.get("items", {}), root)
