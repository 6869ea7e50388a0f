"""The type of each kind of record, and the topic that its changes are announced under."""

from __future__ import annotations

from collections.abc import Mapping

from leader_journal.core.bring_ups import BringUp
from leader_journal.core.changes import Topic
from leader_journal.core.filters import SavedFilter
from leader_journal.core.journal_settings import JournalSettings, OwnPrompt
from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.core.plans import Plan
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Agreement, Entry, Person, Promise
from leader_journal.core.reviews import Review

Record = (
    Entry
    | Person
    | Promise
    | Agreement
    | OneOnOne
    | Review
    | Plan
    | OwnPrompt
    | JournalSettings
    | SavedFilter
    | BringUp
)


TYPE_OF: Mapping[RecordKind, type] = {
    RecordKind.ENTRY: Entry,
    RecordKind.PERSON: Person,
    RecordKind.PROMISE: Promise,
    RecordKind.AGREEMENT: Agreement,
    RecordKind.ONE_ON_ONE: OneOnOne,
    RecordKind.REVIEW: Review,
    RecordKind.PLAN: Plan,
    RecordKind.OWN_PROMPT: OwnPrompt,
    RecordKind.JOURNAL_SETTINGS: JournalSettings,
    RecordKind.SAVED_FILTER: SavedFilter,
    RecordKind.BRING_UP: BringUp,
}

KIND_OF: Mapping[type, RecordKind] = {record: kind for kind, record in TYPE_OF.items()}

TOPIC_OF: Mapping[str, Topic] = {
    RecordKind.ENTRY: Topic.ENTRIES,
    RecordKind.PERSON: Topic.PEOPLE,
    RecordKind.PROMISE: Topic.PROMISES,
    RecordKind.AGREEMENT: Topic.AGREEMENTS,
    RecordKind.ONE_ON_ONE: Topic.ONE_ON_ONES,
    RecordKind.REVIEW: Topic.REVIEWS,
    RecordKind.PLAN: Topic.PLANS,
    RecordKind.OWN_PROMPT: Topic.PROMPTS,
    RecordKind.JOURNAL_SETTINGS: Topic.SETTINGS,
    RecordKind.SAVED_FILTER: Topic.FILTERS,
    RecordKind.BRING_UP: Topic.BRING_UPS,
}
