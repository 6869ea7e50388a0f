"""Two people who are one: every record that named the one names the other, in its fields and in its texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from leader_journal.core.bring_ups import BringUp
from leader_journal.core.filters import SavedFilter
from leader_journal.core.journal_settings import OwnPrompt
from leader_journal.core.mentions import REFERENCE, reference
from leader_journal.core.one_on_ones import MeetingPage, OneOnOne
from leader_journal.core.plans import Plan
from leader_journal.core.records import Agreement, Entry, Person, Promise
from leader_journal.core.reviews import Review


def merged_entry(entry: Entry, into: Mapping[str, str]) -> Entry:
    """Return an entry in which the people of `into` are those they were merged into."""
    return replace(
        entry,
        facts=_text(entry.facts, into),
        people=_people(entry.people, into),
        raised_by=_person(entry.raised_by, into),
        answers=tuple(
            replace(answer, question=_text(answer.question, into), text=_text(answer.text, into))
            for answer in entry.answers
        ),
    )


def merged_promise(promise: Promise, into: Mapping[str, str]) -> Promise:
    return replace(promise, text=_text(promise.text, into), to=_person(promise.to, into))


def merged_bring_up(bring_up: BringUp, into: Mapping[str, str]) -> BringUp:
    return replace(bring_up, text=_text(bring_up.text, into), person=into.get(bring_up.person, bring_up.person))


def merged_agreement(agreement: Agreement, into: Mapping[str, str]) -> Agreement:
    return replace(
        agreement,
        what=_text(agreement.what, into),
        how=_text(agreement.how, into),
        measure=_text(agreement.measure, into),
        consequence=_text(agreement.consequence, into),
        said_to=_people(agreement.said_to, into),
        said_to_others=_text(agreement.said_to_others, into),
    )


def merged_one_on_one(meeting: OneOnOne, into: Mapping[str, str]) -> OneOnOne:
    """Return a meeting in which people are who they turned out to be, on its kept page too."""
    return replace(
        meeting,
        person=into.get(meeting.person, meeting.person),
        place=_text(meeting.place, into),
        brought=_text(meeting.brought, into),
        thanked=_text(meeting.thanked, into),
        closing_line=_text(meeting.closing_line, into),
        page=None if meeting.page is None else _meeting_page(meeting.page, into),
        blocks=tuple(
            replace(
                block,
                lines=tuple(
                    replace(line, text=None if line.text is None else _text(line.text, into)) for line in block.lines
                ),
            )
            for block in meeting.blocks
        ),
    )


def _meeting_page(page: MeetingPage, into: Mapping[str, str]) -> MeetingPage:
    return replace(
        page,
        motto=_text(page.motto, into),
        blocks=tuple(
            replace(
                block,
                lines=tuple(
                    replace(line, text=_text(line.text, into), lead=_text(line.lead, into), note=_text(line.note, into))
                    for line in block.lines
                ),
            )
            for block in page.blocks
        ),
    )


def merged_plan(plan: Plan, into: Mapping[str, str]) -> Plan:
    return replace(plan, when=_text(plan.when, into), then=_text(plan.then, into))


def merged_review(review: Review, into: Mapping[str, str]) -> Review:
    """Return a review likewise, the page it was closed into too: it is one person on paper as well."""
    return review.in_words(lambda text: _text(text, into))


def merged_prompt(prompt: OwnPrompt, into: Mapping[str, str]) -> OwnPrompt:
    """Return a question of the leader's own likewise."""
    return replace(prompt, question=_text(prompt.question, into))


def merged_filter(saved: SavedFilter, into: Mapping[str, str]) -> SavedFilter:
    """Return a saved filter likewise."""
    people = frozenset(_people(saved.filter.people, into))
    return replace(saved, filter=replace(saved.filter, people=people))


def merged_notes(person: Person, into: Mapping[str, str]) -> Person:
    """Return a person whose notes name others likewise."""
    return replace(person, notes=_text(person.notes, into))


def joined(one: Person, other: Person) -> Person:
    """Return `other` with what is known of `one` besides: both notes, and a name or a rhythm that only one has."""
    notes = "\n\n".join(text for text in (other.notes.strip(), one.notes.strip()) if text)
    return replace(
        other,
        real_name=other.real_name or one.real_name,
        notes=notes,
        active=other.active or one.active,
        cadence_weeks=other.cadence_weeks if other.cadence_weeks is not None else one.cadence_weeks,
    )


def _text(text: str, into: Mapping[str, str]) -> str:
    return REFERENCE.sub(lambda match: reference(into.get(match.group(1), match.group(1))), text)


def _people(people: Iterable[str], into: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(into.get(person, person) for person in people))


def _person(person: str | None, into: Mapping[str, str]) -> str | None:
    return None if person is None else into.get(person, person)
