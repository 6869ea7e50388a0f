"""Live through the app's paths with words that must stay inside the journal, failing in every way that can be had.

Runs with a home and a temporary folder of its own. The words come in by standard input: an argument could be seen.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import sys
from pathlib import Path

from msgspec.structs import replace
from tests.cli.conftest import PASSPHRASE

from leader_journal import log, paths
from leader_journal.charts.month.room import MONTH
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.composition import Services
from leader_journal.core import errors
from leader_journal.core.as_if_read import Decision, Verdict
from leader_journal.core.clock import SystemClock
from leader_journal.core.codec import Undecodable, decode
from leader_journal.core.filters import EntryFilter
from leader_journal.core.imports import SourceFormat
from leader_journal.core.journal_settings import PromptPlace
from leader_journal.core.one_on_one_note import OneOnOneNote
from leader_journal.core.one_on_ones import Block
from leader_journal.core.plans import PlanWords
from leader_journal.core.records import Answer, Entry, Promise
from leader_journal.core.reviews import Look
from leader_journal.core.terms import Kind
from leader_journal.services.entries.capture import Captured
from leader_journal.services.files import replace_file
from leader_journal.services.importing import HowToRead
from leader_journal.services.journals import JournalFiles
from leader_journal.services.one_on_ones.service import LineDraft
from leader_journal.services.paper.files import markdown_of
from leader_journal.settings import SettingsStore
from leader_journal.storage import vault
from leader_journal.ui.window.crash import CrashHandler
from leader_journal.wording.errors import sentence

vault.PROFILES = (vault.Profile(passes=1, memory=8192),)
word = sys.stdin.readline().strip()
clock = SystemClock()
shown: list[str] = []
handler = CrashHandler(shown.append)


def write(services: Services) -> Entry:
    """Capture, edit, promise, filter, draft, throw away, undo, bring back."""
    captured = Captured(
        kind=Kind.DOUBT, facts=f"{word} @{word} said", people=(f"{word} two",), promise=f"tell {word}",
        new_agreement=f"agree {word}", themes=(word,), setting=word,
    )  # fmt: skip
    services.capture.save_draft("window", captured)
    entry = services.entries.get(services.capture.save(captured, slot="window").ids[0])
    edited = replace(entry, facts=f"{word} edited", answers=(Answer(prompt=word, question=word, text=word),))
    services.entries.save_draft(edited)
    today = clock.now().date()
    services.entries.save(edited, Promise(id=services.journal.ids.new(), text=word, made=today))
    services.filters.save(word, EntryFilter(text=word, themes=frozenset({word})))
    assert services.entries.count(EntryFilter(text=word)) == 1
    services.entries.trash([entry.id])
    services.writes.undo()
    services.entries.bring_back(entry.id, services.entries.versions(entry.id)[-1].rev)
    services.capture.save_draft("window", captured)
    return entry


def keep_books(services: Services) -> None:
    """Hold a one-on-one, close a review, plan, ask, choose words: every field has the word in it."""
    person = services.people.ids_by_alias()[word]
    meetings, today = services.one_on_ones, clock.now().date()
    services.writes.undo()
    services.writes.redo()
    services.one_on_one_notes.keep_draft(meetings.prepare(person), OneOnOneNote(held_on=today, brought=word))
    services.one_on_ones.keep_line(person, LineDraft(block=Block.SHARE, source=None, place=0, new=True, typed=word))
    services.one_on_ones.plan(meetings.prepare(person), today, place=word)
    meeting = meetings.prepare(person)
    services.one_on_ones.add_line(meeting, meetings.page(meeting).of(Block.SHARE), 0, f"{word} shared")
    note = OneOnOneNote(
        held_on=today, brought=word, promised=word, thanked=word, closing_line=word, next_day=today + dt.timedelta(1)
    )
    services.one_on_one_notes.note(meeting, note)
    services.writes.undo()
    services.writes.redo()
    services.plans.make(PlanWords(when=word, then=word))
    services.prompts.add(PromptPlace.DEEPEN, f"{word}?")
    services.settings.change(lambda settings: replace(settings, own_blame_words=(word,)))
    services.forms.keep("plan:1", (word,))
    services.reviews.start()
    review = services.reviews.open()
    assert review is not None
    written = replace(
        review, arrived=word, worked=word, keep=word, looks=(Look(chart="month", saw=word, surprised=word),),
        frame=word, frame_to=word, voices=word, change=word, debts=word, next=PlanWords(when=word, then=word),
    )  # fmt: skip
    services.reviews.keep(written)
    services.reviews.close(written)
    services.writes.undo()
    services.writes.redo()


def let_out(services: Services) -> None:
    """Make everything ready to leave, decide about it, and fail to write it."""
    sheet, page = services.reviews.earlier()[0].review.page, "review:1"
    assert sheet is not None
    for sentence_of in services.paper.undecided(page, sheet):
        services.paper.decide(page, sentence_of, Decision(Verdict.SOFTEN, f"{word} softer"))
    ready = services.paper.ready(page, sheet)
    calendar = services.calendar.calendar()
    missing = paths.data_folder() / "missing"
    for content, name in ((calendar, "all.ics"), (markdown_of(ready).encode(), "page.md")):
        assert word.encode() in content
        with contextlib.suppress(errors.UserError):
            replace_file(missing / name, content)


def fail(services: Services, entry: Entry) -> None:
    """Make everything fail that a user or a bug can make fail, with the word at hand."""
    source = Path(sys.argv[1])
    services.imports.bring_in(services.imports.read(source))
    for kind, path in ((SourceFormat.JRNL, source), (SourceFormat.CSV, paths.config_folder())):
        with contextlib.suppress(errors.UserError):
            services.imports.read(path, HowToRead(format=kind))
    failures: list[Exception] = [KeyError(word), ValueError(f"bad {word}"), RuntimeError({word: word})]
    with contextlib.suppress(Undecodable):
        decode(f'{{"kind": "{word}"}}', Captured)
    for act in (
        lambda: services.entries.get(word),
        lambda: decode(f'{{"facts": ["{word}"]}}', Captured),
        lambda: {word: 1}[word + word],
        lambda: int(word),
    ):
        try:
            act()
        except Exception as error:  # noqa: BLE001 - the crash handler takes whatever comes
            failures.append(error)
    try:
        raise ValueError(word) from KeyError(word)
    except ValueError as error:
        failures.append(error)
    for failure in failures:
        handler.handle(failure)
        try:
            raise failure
        except Exception:
            logging.getLogger("leader_journal.tests").exception("a bug")


def main() -> None:
    """All of it, with the log on as in the app."""
    log.start(paths.log_folder())
    settings = SettingsStore(paths.config_folder())
    path = paths.data_folder() / "mine.ljournal"
    journal = JournalFiles(clock).create(path, PASSPHRASE)
    settings.add_recent(path)
    services = Services(journal, clock)
    entry = write(services)
    keep_books(services)
    let_out(services)
    fail(services, entry)
    settings.update(text_percent=120)
    services.progress.finding(ChartRequest(MONTH))
    journal.close()
    with contextlib.suppress(errors.UserError):
        JournalFiles(clock).open(path, word + word)
    for failure in (errors.UnreadableSource(path, "empty"), errors.WrongPassphrase(path)):
        sys.stderr.write(sentence(failure) + "\n")
    assert shown
    assert not any(word in sentence_shown for sentence_shown in shown)


main()
