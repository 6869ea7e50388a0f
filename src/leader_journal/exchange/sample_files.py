"""The files of the sample journal as they are written: the structure once, the words for each language.

`resources/sample/journal.toml` holds days counted back from the day on which the sample is made, marks and links;
`en.toml` and `da.toml` hold what is read. People are keys here (`@{maria}`) and become references in `sample`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct, field

from leader_journal import paths
from leader_journal.core.codec import convert
from leader_journal.core.mentions import reference
from leader_journal.core.one_on_ones import Block
from leader_journal.core.records import Occasion
from leader_journal.core.reviews import Reread, RereadReason, RereadWhy
from leader_journal.core.terms import (
    AgreementState,
    CameWithMore,
    Cause,
    Element,
    Kind,
    Loop,
    PromiseState,
)

_KEYED = re.compile(r"@\{([a-z_]+)\}")


class PersonLayout(Struct, frozen=True, kw_only=True):
    """A person of the sample, without the words about them."""

    key: str
    active: bool
    cadence_weeks: int | None = None


class AgreementLayout(Struct, frozen=True, kw_only=True):
    """An agreement of the sample; an unspoken one was said to nobody, on no day."""

    key: str
    said_to: tuple[str, ...]
    spoken: bool
    state: AgreementState
    said_days_ago: int | None = None


class EntryLayout(Occasion, frozen=True, kw_only=True):
    """An entry of the sample, without its words. Days are relative; people, themes and agreements are keys."""

    key: str
    days_ago: int
    time: str
    cause: Cause | None = None
    consequence_known: bool | None = None
    carried_out_calmly: bool | None = None
    destructive: bool = False
    loop: Loop | None = None
    told_days_after: int | None = None
    came_back_days_after: int | None = None
    came_with_more: CameWithMore | None = None
    written_hours_later: float = 0.1


class PromiseLayout(Struct, frozen=True, kw_only=True):
    """A promise of the sample; a due day may lie ahead, as a negative number of days ago."""

    key: str
    entry: str
    made_days_ago: int
    state: PromiseState
    to: str | None = None
    due_days_ago: int | None = None
    closed_days_ago: int | None = None


class OneOnOneLayout(Struct, frozen=True, kw_only=True):
    """A one-on-one of the sample: held so many days ago, or, with a negative number, still to be."""

    key: str
    person: str
    days_ago: int
    time: str
    minutes: int = 45
    asked_first: bool | None = None
    they_spoke_more: bool | None = None


class BringUpLayout(Struct, frozen=True, kw_only=True):
    """A line of the sample that waits to be brought up."""

    key: str
    person: str
    days_ago: int


class RereadLayout(Struct, frozen=True, kw_only=True):
    """An entry that was read again in a review."""

    entry: str
    reason: RereadReason
    why: RereadWhy
    seen: Reread | None = None


class ReviewLayout(Struct, frozen=True, kw_only=True):
    """A closed review of the sample, and what its plan is about. It covers the days since the one before."""

    key: str
    last_days_ago: int
    time: str
    reread: tuple[RereadLayout, ...]
    first_days_ago: int | None = None
    frame_to: tuple[str, ...] = ()
    frame_days_after: int | None = None
    element: Element | None = None
    kind: Kind | None = None
    setting: str | None = None


class Layout(Struct, frozen=True, kw_only=True):
    """The structure of the sample, the same in every language."""

    people: tuple[PersonLayout, ...]
    agreements: tuple[AgreementLayout, ...]
    entries: tuple[EntryLayout, ...]
    promises: tuple[PromiseLayout, ...]
    one_on_ones: tuple[OneOnOneLayout, ...]
    bring_ups: tuple[BringUpLayout, ...]
    reviews: tuple[ReviewLayout, ...]


class PersonWords(Struct, frozen=True, kw_only=True):
    """What is written about a person."""

    alias: str
    real_name: str = ""
    notes: str = ""


class AgreementWords(Struct, frozen=True, kw_only=True):
    """The text of an agreement."""

    what: str
    how: str = ""
    measure: str = ""
    consequence: str = ""


class EntryWords(Struct, frozen=True, kw_only=True):
    """The text of an entry; answers by the key of their prompt."""

    facts: str
    answers: dict[str, str] = field(default_factory=dict)


class LineWords(Struct, frozen=True, kw_only=True):
    """The text of a promise, or of a line to bring up."""

    text: str


class OneOnOneWords(Struct, frozen=True, kw_only=True):
    """What was written at a one-on-one. `page` holds the lines of the page that prepared it, by their block."""

    place: str = ""
    brought: str = ""
    thanked: str = ""
    closing_line: str = ""
    page: dict[Block, tuple[str, ...]] = field(default_factory=dict)


class ReviewWords(Struct, frozen=True, kw_only=True):
    """What was written in a review. `saw` by the name of the chart, `notes` by the entry that was read again."""

    worked: str
    keep: str
    when: str
    then: str
    arrived: str = ""
    frame: str = ""
    voices: str = ""
    change: str = ""
    debts: str = ""
    saw: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


class BulkWords(Struct, frozen=True, kw_only=True):
    """What varied entries in bulk add to the sentences of the sample.

    `often` stands in every sixth of them. `phrases` have the places {thing}, {clinic} and {case}; a thing is a
    beginning and an ending, joined by `joint`, and so is a clinic's name of its two parts.
    """

    often: str
    phrases: tuple[str, ...]
    joint: str
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    clinic_beginnings: tuple[str, ...]
    clinic_endings: tuple[str, ...]


class Words(Struct, frozen=True, kw_only=True):
    """All that is read in one language, by the keys of the layout."""

    themes: dict[str, str]
    settings: dict[str, str]
    people: dict[str, PersonWords]
    agreements: dict[str, AgreementWords]
    entries: dict[str, EntryWords]
    promises: dict[str, LineWords]
    bring_ups: dict[str, LineWords]
    one_on_ones: dict[str, OneOnOneWords]
    reviews: dict[str, ReviewWords]
    bulk: BulkWords

    def setting(self, key: str | None) -> str | None:
        """Return what an entry stores: a setting that ships by its value, one of the leader's own as it is typed."""
        return None if key is None else self.settings.get(key, key)


@lru_cache(maxsize=1)
def layout() -> Layout:
    """Read the structure. Raises Undecodable where the file does not say what it should."""
    return convert(tomllib.loads(_text("journal")), Layout)


@lru_cache(maxsize=2)
def words(language: str) -> Words:
    """Read the words of a language ("en", "da"). Raises FileNotFoundError for another, Undecodable as above."""
    return convert(tomllib.loads(_text(language)), Words)


def with_references(text: str, ids: Mapping[str, str]) -> str:
    """Return a text with every `@{key}` as the reference to that person. Raises KeyError for a key without one."""
    return _KEYED.sub(lambda found: reference(ids[found.group(1)]), text)


def _text(name: str) -> str:
    return (paths.resources() / "sample" / f"{name}.toml").read_text(encoding="utf-8")
