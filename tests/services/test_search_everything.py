"""Search over everything finds what a reader of everything would find, whatever was written and typed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.draft_slots import IN_WINDOW, ON_TODAY
from leader_journal.core.folding import fold, search_terms
from leader_journal.core.found import FoundKind, Where, excerpt, holds
from leader_journal.core.one_on_one_note import OneOnOneNote
from leader_journal.core.one_on_ones import Block
from leader_journal.core.plans import Plan
from leader_journal.core.records import Agreement, Answer, Entry, Person, Promise
from leader_journal.core.reviews import review_slot
from leader_journal.core.terms import Kind
from leader_journal.exchange.guide import read_guide
from leader_journal.exchange.help import read_help
from leader_journal.services.agreements import Written
from leader_journal.services.entries.capture import Captured
from leader_journal.services.one_on_ones.service import LineDraft
from leader_journal.services.sampling import fill_with_sample
from leader_journal.services.search.findables import Findables
from leader_journal.services.search.service import ALL
from leader_journal.storage.journal import Journal
from leader_journal.wording.filters.parsing import words_and_days

TODAY = dt.date(2026, 11, 24)

OF_THE_APP = (FoundKind.GUIDE, FoundKind.HELP)
"""What the app itself says, beside what the leader wrote."""


def _found(services: Services, typed: str) -> dict[FoundKind, list[str]]:
    groups = services.search.everything(typed, "en", limit=ALL)
    return {group.kind: [hit.excerpt for hit in group.hits] for group in groups}


def _fill(services: Services) -> Person:
    """One of everything; each text says "feeling"."""
    journal = services.journal
    maria = Person(id=journal.ids.new(), alias="Mária", notes="a feeling in the notes")
    with journal.write() as writer:
        writer.put(maria)
        writer.put(
            Entry(
                id=journal.ids.new(),
                happened=services.clock.now(),
                written=services.clock.now(),
                kind=Kind.DOUBT,
                facts="nothing of it",
                answers=(Answer(prompt="p", question="Q?", text="the feeling was right"),),
            )
        )
        writer.put(Promise(id=journal.ids.new(), text="write the feelings down", made=TODAY))
        writer.put(Plan(id=journal.ids.new(), when="a feeling comes", then="I ask", made=TODAY))
        agreement = Agreement(id=journal.ids.new(), what="a feeling is said aloud")
        writer.put(agreement)
    with journal.write() as writer:
        writer.put(Agreement(id=agreement.id, what="it is said aloud"))
    meeting = services.one_on_ones.prepare(maria.id)
    services.one_on_one_notes.note(meeting, OneOnOneNote(held_on=TODAY, closing_line="even when it is only a feeling"))
    services.bring_ups.add("that feeling again", maria.id)
    return maria


def test_a_word_is_found_wherever_it_was_written(services: Services) -> None:
    _fill(services)
    found = {group.kind: group.hits[0].where for group in services.search.everything("FEEL", "en")}
    assert found == {
        FoundKind.PERSON: Where.NOTES,
        FoundKind.ENTRY: Where.ANSWER,
        FoundKind.BRING_UP: Where.TEXT,
        FoundKind.PROMISE: Where.TEXT,
        FoundKind.ONE_ON_ONE: Where.CLOSING_LINE,
        FoundKind.AGREEMENT: Where.EARLIER,
        FoundKind.PLAN: Where.TEXT,
        **{kind: Where.CHAPTER for kind in OF_THE_APP if kind in _found(services, "FEEL")},
    }


def test_what_many_bear_is_named_beside_what_it_is_found_in(services: Services) -> None:
    """Five rows of one theme's name do not say which entry is which."""
    for number in range(2):
        services.capture.save(Captured(kind=Kind.IDEA, facts=f"Entry {number}", themes=("Planning",), people=("Ib",)))
    person = services.people.find("Ib")
    assert person is not None
    services.bring_ups.add("How the week went", person.id)

    found = {
        (group.kind, hit.where, hit.excerpt, hit.label)
        for typed in ("planning", "ib")
        for group in services.search.everything(typed, "en")
        for hit in group.hits
        if group.kind not in OF_THE_APP
    }

    assert found == {
        *((FoundKind.ENTRY, Where.THEME, f"Entry {number}", "Planning") for number in range(2)),
        *((FoundKind.ENTRY, Where.NAMES, f"Entry {number}", "Ib") for number in range(2)),
        (FoundKind.BRING_UP, Where.NAMES, "How the week went", "Ib"),
        (FoundKind.PERSON, Where.NAMES, "Ib", ""),
    }


def test_names_find_what_is_theirs_folded(services: Services) -> None:
    _fill(services)
    assert {FoundKind.PERSON, FoundKind.ONE_ON_ONE, FoundKind.BRING_UP} <= set(_found(services, "maria"))
    assert FoundKind.BRING_UP in _found(services, "maria again")


def test_the_guide_is_searched_as_a_whole(services: Services) -> None:
    (group,) = services.search.everything("humility", "en", limit=ALL, only=FoundKind.GUIDE)
    expected = {
        page.chapter.value for page in read_guide("en") if any("humility" in fold(text) for text in page.texts())
    }
    assert {hit.id for hit in group.hits} == expected


@pytest.mark.parametrize(("language", "typed"), [("en", "recovery sheet"), ("da", "nødark")])
def test_the_help_is_searched_as_a_whole(services: Services, language: str, typed: str) -> None:
    (group,) = services.search.everything(typed, language, limit=ALL, only=FoundKind.HELP)
    expected = {
        page.topic.value
        for page in read_help(language)
        if all(w in fold(" ".join(page.texts())) for w in fold(typed).split())
    }
    assert {hit.id for hit in group.hits} == expected
    assert "privacy" in expected


def test_what_is_gone_is_not_found(services: Services) -> None:
    _fill(services)
    for line in services.bring_ups.view().waiting:
        services.bring_ups.remove(line)
    assert FoundKind.BRING_UP not in _found(services, "feeling")


def test_nothing_typed_finds_nothing(services: Services) -> None:
    _fill(services)
    for typed in ("", "  ", '"', "\0", "zzzzqqq"):
        assert services.search.everything(typed, "en") == ()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Services:
    clock = FixedClock(dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=1))))
    journal = Journal.create(tmp_path_factory.mktemp("sample") / "s.ljournal", "four words are enough", clock)
    fill_with_sample(journal, "da", clock)
    return Services(journal, clock)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_it_finds_what_a_reader_of_everything_finds(sample: Services, data: st.DataObject) -> None:
    """The oracle reads every record and looks for each term in each of its texts."""
    journal = sample.journal
    findables = Findables(journal)
    everything = [*findables.all_but_entries(), *map(findables.entry, journal.entries.all())]
    source = data.draw(st.sampled_from(everything))
    passage = data.draw(st.sampled_from(source.passages)).text
    start = data.draw(st.integers(0, max(0, len(passage) - 1)))
    piece = passage[start : start + data.draw(st.integers(1, 12))]
    typed = data.draw(st.sampled_from([piece, piece.upper(), f'"{piece}"', f"{piece} ma", fold(piece)]))
    assume(words_and_days(typed, TODAY)[1] is None)  # what is of those days is found too: test_search_days
    terms = search_terms(typed)
    expected = {(one.kind, one.id) for one in everything if terms and holds(one, terms)}
    groups = sample.search.everything(typed, "da", limit=ALL)
    found = {(hit.kind, hit.id) for group in groups if group.kind not in OF_THE_APP for hit in group.hits}
    counted = sum(group.count for group in groups if group.kind not in OF_THE_APP)
    assert found == expected
    assert counted == len(expected)


@given(
    before=st.text(max_size=9_000),
    term=st.text(alphabet="abcdefghåæø ", min_size=3, max_size=8).map(str.strip).filter(lambda term: len(term) > 2),
    after=st.text(max_size=300),
)
def test_an_excerpt_shows_the_place(before: str, term: str, after: str) -> None:
    folded = search_terms(f'"{term}"')
    piece = excerpt(f"{before} {term} {after}", folded)
    assert "\n" not in piece
    assert any(one in fold(piece) for one in folded)


def test_what_was_begun_and_not_saved_is_found(services: Services) -> None:
    """In every place where a draft is kept, named by whom it names."""
    maria = services.people.find("Maria") or services.people_book.get(services.people.add("Maria").ids[0])
    for slot in (ON_TODAY, IN_WINDOW):
        services.capture.save_draft(slot, Captured(facts=f"@Maria hesitated on {slot}"))
    services.capture.put_aside(IN_WINDOW)
    services.capture.save_draft(IN_WINDOW, Captured(kind=Kind.DOUBT, promise="hesitate no more"))
    note = OneOnOneNote(held_on=TODAY, brought="hesitates still", promised="hesitating is told")
    services.one_on_one_notes.keep_draft(services.one_on_ones.prepare(maria.id), note)
    found = services.search.everything("hesitat", "en", limit=ALL, only=FoundKind.DRAFT)
    assert [hit.excerpt for group in found for hit in group.hits] != []
    (group,) = found
    assert group.count == 4
    assert {hit.person for hit in group.hits} == {None, maria.id}
    assert any("@Maria hesitated" in hit.excerpt or "Maria hesitated" in hit.excerpt for hit in group.hits)
    assert services.search.everything('"on today"', "en", limit=ALL, only=FoundKind.DRAFT)[0].count == 1


def test_what_stands_half_written_in_any_form_is_found(services: Services) -> None:
    maria = services.people_book.get(services.people.add("Maria").ids[0])
    entry = services.journal.entries.get(services.capture.save(Captured(facts="The rota")).ids[0])
    services.forms.keep(f"bring_up:{maria.id}", ("Whether the zebra went well",))
    services.forms.keep("promise:new", ("Feed the zebra", "friday"))
    services.agreements.keep_draft(Written(id="new", what="Zebras are told of", said_to="the whole team"))
    services.people_book.keep_notes(maria, "Likes a zebra")
    services.entries.save_draft(replace(entry, facts="The rota of the zebra"))
    (group,) = services.search.everything("zebra", "en", limit=ALL, only=FoundKind.DRAFT)
    assert group.count == 5
    assert sum(hit.person == maria.id for hit in group.hits) == 2
    services.forms.drop("promise:new")
    assert services.search.everything("feed the zebra", "en", limit=ALL, only=FoundKind.DRAFT) == ()


def test_every_kind_of_draft_is_found(services: Services) -> None:
    """An open review, a line of a page, the note of a meeting that was held."""
    maria = services.people_book.get(services.people.add("Maria").ids[0])
    services.capture.save(Captured(facts="@Maria waited"))
    services.reviews.start()
    review = services.reviews.open()
    assert review is not None
    services.reviews.keep(replace(review, next=replace(review.next, when="a zebra comes")))
    services.one_on_ones.keep_line(
        maria.id, LineDraft(block=Block.QUESTIONS, source=None, place=0, new=True, typed="Whose zebra?")
    )
    meeting = services.one_on_ones.prepare(maria.id)
    changes = services.one_on_one_notes.note(meeting, OneOnOneNote(held_on=TODAY, brought="One"))
    held = services.journal.one_on_ones.get(changes.ids[0])
    services.one_on_one_notes.keep_draft(held, OneOnOneNote(held_on=TODAY, brought="One zebra"))
    (group,) = services.search.everything("zebra", "en", limit=ALL, only=FoundKind.DRAFT)
    assert {(hit.id.partition(":")[0], hit.person) for hit in group.hits} == {
        ("review", None), ("one_on_one", maria.id), ("afterwards", maria.id)
    }  # fmt: skip


def test_a_half_typed_day_is_found_with_its_draft_or_alone(services: Services) -> None:
    services.capture.save_draft(ON_TODAY, Captured(facts="The rota"))
    for slot in (ON_TODAY, IN_WINDOW, review_slot("r")):
        services.forms.keep_half(slot, {"happened": "next tuxday"})
    (group,) = services.search.everything("tuxday", "en", limit=ALL, only=FoundKind.DRAFT)
    assert {hit.id for hit in group.hits} == {ON_TODAY, IN_WINDOW, review_slot("r")}
    (group,) = services.search.everything("rota tuxday", "en", limit=ALL, only=FoundKind.DRAFT)
    assert [hit.id for hit in group.hits] == [ON_TODAY]
