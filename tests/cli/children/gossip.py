"""Live through the app's paths with words that must stay inside the journal, failing in every way that can be had.

Runs with a home and a temporary folder of its own. The words come in by standard input: an argument could be seen.
"""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import sys
from pathlib import Path

from tests.cli.conftest import PASSPHRASE

from leader_journal import log, paths
from leader_journal.composition import Services, services_of
from leader_journal.core import errors
from leader_journal.core.clock import SystemClock
from leader_journal.core.codec import Undecodable, decode
from leader_journal.core.filters import EntryFilter
from leader_journal.core.records import Answer, Entry, Promise
from leader_journal.core.terms import Kind
from leader_journal.services.capture import Captured
from leader_journal.services.exchanging import SourceKind
from leader_journal.services.journals import JournalFiles
from leader_journal.services.progress import Chart, ChartRequest
from leader_journal.settings import SettingsStore
from leader_journal.storage import vault
from leader_journal.ui.crash import CrashHandler
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
    edited = dataclasses.replace(
        entry, facts=f"{word} edited", answers=(Answer(prompt=word, question=word, text=word),)
    )
    services.entries.save_draft(edited)
    today = clock.now().date()
    services.entries.save(edited, Promise(id=services.promises.new_id(), text=word, made=today))
    services.filters.save(word, EntryFilter(text=word, themes=frozenset({word})))
    assert services.entries.count(EntryFilter(text=word)) == 1
    services.entries.trash([entry.id])
    services.writes.undo()
    services.entries.bring_back(entry.id, services.entries.versions(entry.id)[-1].rev)
    services.capture.save_draft("window", captured)
    return entry


def fail(services: Services, entry: Entry) -> None:
    """Make everything fail that a user or a bug can make fail, with the word at hand."""
    source = Path(sys.argv[1])
    services.exchange.bring_in(services.exchange.read_source(source, SourceKind.CSV))
    for kind, path in ((SourceKind.JRNL, source), (SourceKind.CSV, paths.config_folder())):
        with contextlib.suppress(errors.UserError):
            services.exchange.read_source(path, kind)
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
    services = services_of(journal, clock)
    entry = write(services)
    fail(services, entry)
    settings.update(text_percent=120)
    services.progress.finding(ChartRequest(Chart.MONTH))
    journal.close()
    with contextlib.suppress(errors.UserError):
        JournalFiles(clock).open(path, word + word)
    for failure in (errors.UnreadableSource(path, "empty"), errors.WrongPassphrase(path)):
        sys.stderr.write(sentence(failure) + "\n")
    assert shown
    assert not any(word in sentence_shown for sentence_shown in shown)


main()
