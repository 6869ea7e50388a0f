"""The kinds of record in the log; what each is stands in `record_types`, which knows all of them."""

from __future__ import annotations

from enum import StrEnum


class RecordKind(StrEnum):
    """The kinds that this version knows; a log may hold kinds of newer versions besides."""

    ENTRY = "entry"
    PERSON = "person"
    PROMISE = "promise"
    AGREEMENT = "agreement"
    ONE_ON_ONE = "one_on_one"
    REVIEW = "review"
    PLAN = "plan"
    OWN_PROMPT = "own_prompt"
    JOURNAL_SETTINGS = "journal_settings"
    SAVED_FILTER = "saved_filter"
    BRING_UP = "bring_up"
