"""What was written on two machines, in words: what it is, and each part in which the versions differ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from enum import Enum
from typing import Any

from msgspec import Struct

from leader_journal.core.bring_ups import BringUp, BringUpState
from leader_journal.core.filters import SavedFilter
from leader_journal.core.journal_settings import JournalSettings, OwnPrompt
from leader_journal.core.one_on_ones import MeetingState, OneOnOne
from leader_journal.core.plans import Plan
from leader_journal.core.record_types import Record
from leader_journal.core.records import Agreement, Answer, Entry, Marks, Person, Promise
from leader_journal.core.reviews import Review
from leader_journal.core.terms import AgreementState, Element, PromiseState
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _, pgettext
from leader_journal.wording.dates import day_month_year, short_day, time_of_day
from leader_journal.wording.entries.questions import QUESTIONS, question

_PEOPLE = frozenset({"people", "raised_by", "person", "to", "said_to"})


class Reader:
    """Reads stored texts and references as the leader knows them."""

    def __init__(self, shown: Callable[[str], str], alias_of: Callable[[str], str], today: dt.date) -> None:
        self._shown = shown
        self._alias_of = alias_of
        self._today = today

    def title(self, record: Record | None) -> str:
        """Return the line by which a record is known; None is one that was thrown away."""
        match record:
            case None:
                return _("Thrown away")
            case Entry(facts=words) | Promise(text=words) | BringUp(text=words) | OwnPrompt(question=words):
                return self._shown(words)
            case Agreement(what=words):
                return self._shown(words)
            case Person(alias=words) | SavedFilter(name=words):
                return words
            case OneOnOne(person=person):
                return _("One-on-one with {name}").format(name=self._alias_of(person))
            case Review(first=first, last=last):
                return _("Review, {first} to {last}").format(first=day_month_year(first), last=day_month_year(last))
            case Plan(when=when, then=then):
                return _("When {when}, then I {then}").format(when=self._shown(when), then=self._shown(then))
            case JournalSettings():
                return _("Settings")

    def value(self, part: str, value: object) -> str:
        """Return what a part says; nothing where it says nothing."""
        match value:
            case None | () | "":
                return ""
            case bool():
                return _("Yes") if value else _("No")
            case dt.date() | dt.time():
                return self._moment(value)
            case Answer(text=text):
                return self._shown(text)
            case Marks():
                return _marks(value)
            case Enum():
                return _LABELS[type(value)](value) if type(value) in _LABELS else str(value.value)
            case str():
                return self._word(part, value)
            case tuple() | frozenset() if all(isinstance(one, str | Enum) for one in value):
                return ", ".join(self.value(part, one) for one in value)
            case Struct() | tuple():
                return self._written_in(value) or _("written differently")
        return str(value)

    def _moment(self, value: dt.date | dt.time) -> str:
        match value:
            case dt.time():
                return time_of_day(value)
            case dt.datetime():
                return _("{day}, {time}").format(day=short_day(value.date(), self._today), time=time_of_day(value))
            case _:
                return day_month_year(value)

    def _word(self, part: str, word: str) -> str:
        if part in _PEOPLE:
            return self._alias_of(word)
        if part == "setting":
            return labels.setting_label(word)
        if part in _REFERENCES:
            return _("chosen")
        return self._shown(word)

    def _written_in(self, value: object) -> str:
        """All words that stand anywhere in it, one to a line."""
        if isinstance(value, str):
            return self._shown(value) if " " in value else ""
        if isinstance(value, tuple):
            parts = [self._written_in(one) for one in value]
        elif isinstance(value, Struct):
            parts = [self._written_in(getattr(value, name)) for name in value.__struct_fields__]
        else:
            return ""
        return "\n".join(filter(None, parts))


def _marks(marks: Marks) -> str:
    return ", ".join(
        _("{element}: {mark}").format(element=labels.element_label(one), mark=labels.mark_label(marks.of(one)))
        for one in Element
    )


def part_name(part: str, records: Sequence[Record | None], shown: Callable[[str], str]) -> str:
    if part.startswith("answers/"):
        prompt = part.removeprefix("answers/")
        entries = (one for one in records if isinstance(one, Entry))
        return next((shown(one.question) for entry in entries for one in entry.answers if one.prompt == prompt), prompt)
    names = _names()
    return names[part] if part in names else _("Besides that")


def record_kind_words(record: Record | None) -> str:
    """Return what kind of thing it is; nothing of one that was thrown away."""
    kinds: dict[type, str] = {
        Entry: _("Entry"),
        Person: _("Person"),
        Promise: _("Promise"),
        Agreement: _("Agreement"),
        OneOnOne: _("One-on-one"),
        Review: _("Review"),
        Plan: _("Plan"),
        OwnPrompt: _("Prompt"),
        SavedFilter: _("Saved filter"),
        BringUp: _("To bring up"),
    }
    return kinds.get(type(record), "")


def differences(one: str, other: str) -> list[tuple[int, int]]:
    """Return where the first text says what the second does not: (start, end) letter ranges, word by word."""
    words, others = _words(one), _words(other)
    matcher = SequenceMatcher(None, [word for word, _at in words], [word for word, _at in others], autojunk=False)
    spans = []
    for what, start, end, _start, _end in matcher.get_opcodes():
        if what in ("replace", "delete"):
            first, last = words[start], words[end - 1]
            spans.append((first[1], last[1] + len(last[0])))
    return spans


def _words(text: str) -> list[tuple[str, int]]:
    found, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        found.append((word, at))
        at += len(word)
    return found


def _meeting_state(state: MeetingState) -> str:
    return {
        MeetingState.PLANNED: pgettext("meeting", "Planned"),
        MeetingState.HELD: pgettext("meeting", "Held"),
        MeetingState.CANCELLED: pgettext("meeting", "Cancelled"),
    }[state]


def _bring_up_state(state: BringUpState) -> str:
    return {
        BringUpState.WAITING: pgettext("to bring up", "Waiting"),
        BringUpState.SAID: pgettext("to bring up", "Said"),
        BringUpState.TURNED: pgettext("to bring up", "Became something else"),
    }[state]


_REFERENCES = frozenset({"agreement", "plan", "entry", "review", "became", "said_in", "promises", "merged_into"})
_LABELS: Mapping[type, Callable[[Any], str]] = {
    **labels.TERM_LABELS,
    Element: labels.element_label,
    PromiseState: labels.promise_state_label,
    AgreementState: labels.agreement_state_label,
    MeetingState: _meeting_state,
    BringUpState: _bring_up_state,
}


def _names() -> dict[str, str]:
    return {field: question(field) for field in QUESTIONS} | _of_others() | _of_one_on_ones() | _of_reviews()


def _of_others() -> dict[str, str]:
    return {
        "alias": _("Name"),
        "real_name": _("Real name"),
        "notes": _("Notes"),
        "active": _("On my team now"),
        "cadence_weeks": _("Weeks between one-on-ones"),
        "text": _("Words"),
        "made": _("Made on"),
        "to": _("To whom"),
        "due": _("Due"),
        "state": _("How it stands"),
        "closed_on": _("Since"),
        "what": _("What we want"),
        "how": _("How we work"),
        "measure": _("How we see it"),
        "consequence": _("Consequence"),
        "spoken": _("It has been said aloud"),
        "said_to": _("Said to"),
        "said_to_others": _("Said to others"),
        "said_on": _("Said on"),
        "say_by": _("To be said by"),
        "raised_how": _("How it came up"),
        "entry": _("Entry"),
        "agreement": _("Agreement"),
        "plan": _("Plan"),
        "review": _("Review"),
        "became": _("What it became"),
        "said_in": _("Said in"),
    }


def _of_one_on_ones() -> dict[str, str]:
    return {
        "day": _("Day"),
        "time": _("Time"),
        "minutes": _("Minutes"),
        "place": _("Place"),
        "held_on": _("Held on"),
        "blocks": _("The page, as you changed it"),
        "page": _("The page, as it was kept"),
        "brought": _("What they brought"),
        "thanked": _("What I thanked for"),
        "closing_line": _("Closing line"),
        "asked_first": _("Did I ask before I answered?"),
        "they_spoke_more": _("Did they speak more than I did?"),
        "promises": _("Promises"),
        "closed": _("Closed"),
    }


def _of_reviews() -> dict[str, str]:
    return {
        "first": _("First day"),
        "last": _("Last day"),
        "arrived": _("Arrive"),
        "reread": _("Read again"),
        "worked": _("What worked"),
        "keep": _("What I keep"),
        "looks": _("What I saw in the charts"),
        "frame": _("Frame"),
        "frame_to": _("Said to"),
        "frame_by": _("To be said by"),
        "voices": _("Voices"),
        "change": _("What I change"),
        "debts": _("What is owed"),
        "next": _("The next plan"),
        "when": _("When"),
        "then": _("Then I"),
        "element": _("Element"),
        "ended": _("Ended"),
        "question": _("Question"),
        "kinds": _("Asked for"),
        "name": _("Name"),
        "filter": _("Filter"),
        "noted": _("Noted"),
        "person": _("Person"),
        "step": _("Step"),
        "visited": _("Steps that were opened"),
    }
