"""The editor: every field, one version for one edit, and a draft until then."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.pages.desk import Desk, edited, focused, press, type_text, visible, words

from leader_journal.core.errors import DiskFull
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.local_time import at_local
from leader_journal.core.records import Agreement, Answer, Entry, Marks
from leader_journal.core.terms import (
    Effect,
    Kind,
    KnownFor,
    Mark,
    Others,
    OthersResponse,
    Outcome,
    Quality,
    RaisedHow,
    Reaction,
    Setting,
    Tone,
)
from leader_journal.ui.actions import Act
from leader_journal.ui.days.moment_line import MomentLine
from leader_journal.ui.pages.editor.page import EditorPage
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.places import EditEntry, PageName, ShowToday
from leader_journal.ui.toolkit.chip import AddChip, Chip
from leader_journal.ui.toolkit.compact_chips import CompactChips
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.wording.catalogue import Language

ALT = Qt.KeyboardModifier.AltModifier


def typed(line: MomentLine, text: str) -> None:
    line._field.selectAll()
    QTest.keyClicks(line._field, text)


def now(desk: Desk, entry: Entry) -> Entry:
    return desk.workspace.services.entries.get(entry.id)


@pytest.fixture
def full(desk: Desk) -> Entry:
    """An entry with something in every field."""
    services = desk.workspace.services
    entry = desk.add("@Peter said it to @Maria", Kind.BREACH, people=("Jonas",), raised_by="Peter")
    agreement = Agreement(id=services.journal.ids.new(), what="We say it first")
    with services.writes.change() as writer:
        writer.put(agreement)
        for person in services.people.all():  # they have left since: nobody offers them, the entry keeps them
            writer.put(replace(person, active=person.alias != "Peter"))
    moment = dt.datetime(2026, 3, 29, 2, 30, 15, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
    filled = replace(
        entry,
        happened=moment,
        reactions=(Reaction.LISTENED, Reaction.DEFENDED),
        tone=Tone.SHARP,
        marks=Marks(humility=Mark.SHOWN, questions=Mark.NOT_RELEVANT, room=Mark.MISSED),
        quality_overruled=Quality.CONSTRUCTIVE,
        agreement=agreement.id,
        outcome=Outcome.DECLINED,
        effect=Effect.CLOSED,
        raised_how=RaisedHow.I_ASKED,
        known_for=next(iter(KnownFor)),
        themes=("rota", "two words"),
        setting="The car",
        under_pressure=True,
        others=next(iter(Others)),
        others_response=next(iter(OthersResponse)),
        shared_own=True,
        answers=(Answer(prompt="told", question="As it was asked then", text="word for word"),),
        consequence_known=True,
        carried_out_calmly=False,
    )
    desk.workspace.undoing.saved(services.entries.save(filled), "")
    return services.entries.get(entry.id)


def test_reading_an_entry_in_the_editor_changes_nothing(desk: Desk, full: Entry) -> None:
    versions = desk.versions(full.id)
    page = edited(desk, full)
    for _step in range(5):
        press(Qt.Key.Key_Down, ALT)
    page.keep()
    page.keep()
    assert now(desk, full) == full
    assert desk.versions(full.id) == versions


def test_one_edit_is_one_version_and_can_be_taken_back(desk: Desk) -> None:
    entry = desk.add("As it was")
    edited(desk, entry)
    type_text("!")
    press(Qt.Key.Key_Escape)
    assert desk.workspace.place.page is PageName.TODAY
    assert now(desk, entry).facts == "As it was!"
    assert desk.versions(entry.id) == 2
    desk.messages.take_back()
    assert now(desk, entry).facts == "As it was"


def test_an_edit_is_kept_while_it_is_written_and_goes_on_where_it_was(desk: Desk) -> None:
    entry = desk.add("As it was")
    page = edited(desk, entry)
    type_text(" and more")
    page._throttle.timeout.emit()
    assert desk.versions(entry.id) == 1, "a draft is no version"
    assert page._status.text() == "Saved 10:31"
    again = EditorPage(page._context)
    again.coming(EditEntry(entry.id))
    assert again._facts.text() == "As it was and more"


def test_a_full_disk_keeps_what_was_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = desk.add("As it was")
    page = edited(desk, entry)
    type_text(" and more")
    with monkeypatch.context() as patched:

        def full_disk(*_args: object) -> None:
            raise DiskFull(desk.path)

        patched.setattr(type(desk.workspace.services.entries), "save", full_disk)
        page.keep()
    assert len(desk.messages.failures) == 1
    assert page._facts.text() == "As it was and more"
    assert desk.workspace.services.entries.draft(entry.id) is not None
    page.keep()
    assert now(desk, entry).facts == "As it was and more"


def test_every_folded_field_can_be_changed(desk: Desk, full: Entry) -> None:
    page = edited(desk, full)
    side, more = page._side, page._side._more
    fields = more._more
    fields._choices["outcome"].toggle(Outcome.ACCEPTED)
    fields._choices["raised_how"].toggle(RaisedHow.I_NOTICED)
    fields._themes.setText("another")
    fields._own_setting.setText("")
    fields._setting.toggle(Setting.ONE_ON_ONE.value)
    fields._ticked["under_pressure"].click()
    fields._people.toggle("Jonas")
    typed(fields._moment, "29 March 2026 at 14.30")
    more._kinds.toggle(Kind.IDEA)
    more._quality.toggle(Quality.MIXED)
    more._agreement.setCurrentIndex(0)
    more._agreement.activated.emit(0)
    more._later.click()
    side._effects.toggle(Effect.OPENED_UP)
    press(Qt.Key.Key_Escape)
    saved = now(desk, full)
    assert (saved.kind, saved.quality_overruled, saved.agreement) == (Kind.IDEA, Quality.MIXED, None)
    assert (saved.outcome, saved.raised_how, saved.effect) == (Outcome.ACCEPTED, RaisedHow.I_NOTICED, Effect.OPENED_UP)
    assert (saved.themes, saved.setting) == (("another",), Setting.ONE_ON_ONE.value)
    assert not saved.under_pressure
    assert saved.deepen_later
    assert saved.people == full.people[:2], "who is named in the facts stays, who was taken out is gone"
    assert saved.happened == at_local(dt.date(2026, 3, 29), dt.time(14, 30)), "as the wall here says"
    assert desk.versions(full.id) == 3


def test_a_name_taken_out_of_the_facts_leaves_the_entry(desk: Desk) -> None:
    entry = desk.add("@Peter and @Maria")
    page = edited(desk, entry)
    page._facts.selectAll()
    type_text("@Maria alone")
    press(Qt.Key.Key_Escape)
    people = desk.workspace.services.people
    assert [people.alias_of(person) for person in now(desk, entry).people] == ["Maria"]


def test_only_chosen_reactions_are_shown_until_one_is_added(desk: Desk) -> None:
    entry = desk.add("He asked", reactions=(Reaction.LISTENED,))
    page = edited(desk, entry)
    (chips,) = page.findChildren(CompactChips)
    shown = [chip.text() for chip in visible(chips, Chip)]
    assert shown == ["Listened", "Add"]
    (add,) = chips.findChildren(AddChip)
    add.click()
    assert len(visible(chips, Chip)) == len(Reaction)
    chips.setFocus()
    chips.focus_in()
    type_text("t")
    press(Qt.Key.Key_Escape)
    assert now(desk, entry).reactions == (Reaction.THANKED, Reaction.LISTENED)


def test_the_kind_is_asked_for_while_there_is_none_and_brings_its_questions(desk: Desk) -> None:
    entry = desk.add("From another journal", None)
    page = edited(desk, entry)
    general = len(page._prompts._prompts)
    assert page._side._kind.isVisible()
    assert page._side._kind.y() == 0, "it comes first, as in capture"
    page._side._kinds.toggle(Kind.BREACH)
    assert len(page._prompts._prompts) > general
    press(Qt.Key.Key_Escape)
    assert now(desk, entry).kind is Kind.BREACH
    assert not edited(desk, entry)._side._kind.isVisible()


def test_another_way_in_is_offered_where_nothing_is_written(desk: Desk) -> None:
    page = edited(desk, desk.add("He asked"))

    def said() -> list[str]:
        texts = [label.text() for label in visible(page, TextLabel)]
        return [text for text in texts if text.startswith("Another way in:")]

    assert said() == []
    page._prompts.focus_first()
    assert len(said()) == 1
    type_text("x")
    assert said() == []


def test_an_answer_is_kept_with_its_question_and_ends_the_waiting(desk: Desk) -> None:
    entry = desk.add("He asked", deepen_later=True)
    page = edited(desk, entry)
    page._prompts.focus_first()
    type_text("That it was late")
    question = page._prompts.views[0].prompt.question
    press(Qt.Key.Key_Escape)
    saved = now(desk, entry)
    assert [(answer.question, answer.text) for answer in saved.answers] == [(question, "That it was late")]
    assert not saved.deepen_later


@pytest.mark.parametrize("spoken", Language)
def test_what_stands_in_an_empty_answer_is_not_cut_at_a_larger_text(desk: Desk, spoken: Language) -> None:
    desk.interpreter.speak(spoken)
    desk.window.resize(1280, 800)
    desk.theme.set_scale(110)
    page = edited(desk, desk.add("Nobody asked"))
    desk.settle()
    answers = visible(page, FactsField)[1:]
    assert [field._hint_shown(0) for field in answers] == [field._hint for field in answers]


def test_a_promise_that_was_made_is_read_where_another_one_is_written(desk: Desk) -> None:
    page = edited(desk, desk.add("@Bo asked for the list", promise="Send @Bo the list"))
    assert "Send Bo the list" in words(page)
    page = edited(desk, desk.add("Nobody asked"))
    assert "Send Bo the list" not in words(page)


def test_a_promise_that_is_taken_back_is_read_no_more(desk: Desk) -> None:
    """The entry is the same before and after: only what was promised is another."""
    entry = desk.add("@Bo asked for the list")
    page = edited(desk, entry)
    page._side._promise.setFocus()
    type_text("Send the list")
    page.keep()
    assert "Send the list" in words(page)
    desk.workspace.do(Act.UNDO)
    assert "Send the list" not in words(page)
    desk.workspace.do(Act.REDO)
    assert "Send the list" in words(page)


def test_a_promise_is_made_with_its_day(desk: Desk) -> None:
    entry = desk.add("@Peter asked")
    page = edited(desk, entry)
    page._side._promise.setText("Send the list tomorrow")
    press(Qt.Key.Key_Escape)
    (promise,) = desk.workspace.services.entries.promises_of(entry.id)
    assert promise.due == desk.clock.now().date() + dt.timedelta(days=1)
    assert promise.to == entry.people[0]


def test_a_name_in_the_facts_is_offered(desk: Desk) -> None:
    desk.workspace.services.people.add("Peter")
    entry = desk.add("Peter asked")
    page = edited(desk, entry)
    assert page._hint.isVisible()
    press(Qt.Key.Key_A, ALT)
    assert page._facts.text() == "@Peter asked"
    assert isinstance(focused(), FactsField)
    press(Qt.Key.Key_Escape)
    assert len(now(desk, entry).people) == 1


@pytest.mark.parametrize("facts", ["Der er 50\u00a0% flere fejl i\u00a0teamet.\u2028Nu", "a\r\nb\u2029c", "\ufeffx\tz"])
def test_looking_at_an_entry_writes_nothing_whatever_letters_it_has(desk: Desk, facts: str) -> None:
    entry = desk.add("As it was")
    services = desk.workspace.services
    answers = tuple(Answer(prompt=key, question=f"{key}?", text=facts) for key in ("told_words", "said_first"))
    services.entries.save(replace(entry, facts=facts, answers=answers))
    before = now(desk, entry)
    edited(desk, entry)
    press(Qt.Key.Key_Escape)
    assert now(desk, entry) == before
    assert desk.versions(entry.id) == 2


def test_a_megabyte_is_written_on_at_its_end_and_nothing_else_of_it_changes(desk: Desk) -> None:
    book = "".join(f"Paragraph\u00a0{number} of what was said.\u2028Twice.\n" for number in range(20_000))
    entry = desk.add(book)
    page = edited(desk, entry)
    assert len(page._facts.letters()) < len(book) / 20  # what is laid out, and read at every key
    desk.workspace.go(ShowToday())
    desk.settle()
    assert desk.versions(entry.id) == 1  # opened and left
    page = edited(desk, entry)
    page._facts.setFocus()
    QTest.keyClicks(page._facts, "And then.")
    page.keep()
    assert now(desk, entry).facts == book.strip() + "And then."


@pytest.mark.parametrize("begun", ["", " and nobody told us"])
def test_an_entry_that_is_taken_back_is_left_with_no_letter_lost(desk: Desk, begun: str) -> None:
    """The editor stood there without it, and what was typed on was kept nowhere."""
    entry = desk.add("Bo asked why", Kind.DOUBT)
    page = edited(desk, entry)
    type_text(begun)
    desk.workspace.undoing.undo()
    desk.settle()
    facts = [] if not begun else ["Bo asked why and nobody told us"]
    assert (desk.workspace.pages.current is page) is bool(begun)
    assert (desk.workspace.place.page is PageName.EDITOR) is bool(begun)
    desk.show(ShowToday())
    assert [row.facts for row in desk.workspace.services.entries.rows(EVERYTHING)] == facts


def test_an_entry_that_is_thrown_away_while_it_is_edited_is_left(desk: Desk) -> None:
    entry = desk.add("Bo asked why", Kind.DOUBT)
    edited(desk, entry)
    desk.workspace.undoing.saved(desk.workspace.services.entries.trash([entry.id]), "Entry moved to the bin")
    desk.settle()
    assert desk.workspace.place.page is PageName.JOURNAL
    assert focused() is not None
