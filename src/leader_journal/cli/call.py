"""A command that was called: its words, the time, and what it opens."""

from __future__ import annotations

import argparse
import datetime as dt
import gc
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from leader_journal.cli.output import complain
from leader_journal.cli.passphrase import read_passphrase
from leader_journal.core.errors import BadInput, JournalExists, NoSuchJournal
from leader_journal.wording.catalogue import _

if TYPE_CHECKING:
    from leader_journal.composition import Services
    from leader_journal.core.clock import Clock
    from leader_journal.core.records import Person
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.key_ahead import KeyAhead


class QtWork(Protocol):
    """The app, as commands see it: what they cannot do without Qt, handed in from above."""

    def screenshots(self, arguments: argparse.Namespace, passphrase: str, clock: Clock) -> int:
        """Take a picture of every page and return the exit code."""
        ...


class Call:
    """What a command is run with; `qt` is the app, for what needs it."""

    def __init__(
        self, given: argparse.Namespace, clock: Clock, qt: QtWork, begun: tuple[str, KeyAhead] | None = None
    ) -> None:
        self.given = given
        self.clock = clock
        self.qt = qt
        self._begun = begun
        """The passphrase, and the key that is being derived from it."""

    @property
    def today(self) -> dt.date:
        return self.clock.now().date()

    @property
    def journal(self) -> Path:
        return Path(self.given.journal)

    def existing(self) -> Path:
        """Return the journal's path; said before a passphrase is asked for: that there is none."""
        if not self.journal.exists():
            raise NoSuchJournal(self.journal)
        return self.journal

    def passphrase(self) -> str:
        """Read it from where the words say, or ask for it."""
        return read_passphrase(self.given.passphrase_file)

    @contextmanager
    def key_begun(self) -> Iterator[Call]:
        """Read the passphrase, and derive the key from now on, beside whatever is loaded in the block."""
        from leader_journal.storage.key_ahead import KeyAhead

        path, passphrase = self.existing(), self.passphrase()
        with KeyAhead(path, passphrase) as key:
            yield Call(self.given, self.clock, self.qt, (passphrase, key))

    @contextmanager
    def opened(self, meanwhile: Callable[[], object] | None = None) -> Iterator[Services]:
        """Open the journal that was named, and close it again.

        The key is derived from the moment on at which the passphrase is known: what opens the journal is loaded beside
        it, and what the command needs then, by `meanwhile`.
        """
        if self._begun is None:
            with self.key_begun() as call, call.opened(meanwhile) as services:
                yield services
            return
        if meanwhile is not None:
            meanwhile()
        from leader_journal.composition import Services
        from leader_journal.services.journals import ANOTHER_ENDS_S, JournalFiles

        files, (passphrase, key) = JournalFiles(self.clock), self._begun
        opened = files.open(self.journal, passphrase, derive=key.derive, patience=ANOTHER_ENDS_S)
        with closing(opened) as journal:
            _say_how_it_opened(journal, self.journal.name)
            what_is_loaded_stays()
            yield Services(journal, self.clock)


def what_is_loaded_stays() -> None:
    """Let the collector of cycles work from now on, on what is made from now on: by `main` it was at rest."""
    gc.freeze()
    gc.enable()


def _say_how_it_opened(journal: Journal, name: str) -> None:
    if not journal.reading_only and journal.log_aside is None:
        return
    from leader_journal.wording.errors import log_put_aside

    if journal.reading_only:
        only_read = _("Nothing can be written where {name} is stored, so it was opened for reading only.")
        complain(only_read.format(name=name))
    if journal.log_aside is not None:
        complain(log_put_aside(name))


def new_path(words: str) -> Path:
    """Return where something new goes; said before a passphrase is asked for: that something is there already."""
    path = Path(words)
    if path.exists() or path.is_symlink():
        raise JournalExists(path)
    return path


def person_called(services: Services, alias: str, *, option: str = "PERSON") -> Person:
    """Return who goes by this alias, with or without @. Raises BadInput, with the words, and those who are known."""
    person = services.people.find(alias.removeprefix("@"))
    if person is None:
        raise BadInput(option, alias, tuple(one.alias for one in services.people.all()))
    return person
