"""A one-on-one in the archive: whole, with the page it was held with, and valid by the published schema."""

from __future__ import annotations

import json

from tests.storage.test_one_on_ones import full_meeting
from tests.unit.exchange.test_archive import SCHEMA, SOURCE, faults, revision, written

from leader_journal.core.codec import decode, encode
from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.exchange.archive import read_archive


def test_a_meeting_comes_back_whole() -> None:
    meeting = full_meeting()

    (kept,) = read_archive(written(revision("one_on_one", encode(meeting))), SOURCE).revisions

    assert decode(kept.payload, OneOnOne) == meeting


def test_a_meeting_is_valid_by_the_published_schema_and_a_broken_one_is_not() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    data = written(revision("one_on_one", encode(full_meeting())))

    assert list(faults(json.loads(data), schema, schema)) == []
    assert list(faults(json.loads(data.replace(b'"state":"held"', b'"state":"dreamt"')), schema, schema))
    assert list(faults(json.loads(data.replace(b'"block":"owe"', b'"block":"own"')), schema, schema))
