"""Where every write passes: one transaction is one change, and the changes of a session can be undone in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.errors import ChangedSince

if TYPE_CHECKING:
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.writer import Writer

Done = TypeVar("Done")


class Writes:
    """Runs changes and remembers them, newest last, for undo and redo."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._done: list[str] = []
        self._undone: list[str] = []
        self._names: dict[str, str] = {}
        self._listeners: list[Callable[[], None]] = []
        self._keeping: list[Callable[[], None]] = []
        self._forgetting: list[Callable[[], None]] = []

    def after_each(self, listener: Callable[[], None]) -> None:
        """Call `listener` after every write from now on: a change, one that failed, an undo, a redo, a rebuild."""
        self._listeners.append(listener)

    def before_erasing(self, keep: Callable[[], None]) -> None:
        """Call `keep`, which saves what is being written, before something is erased or a log comes in that may erase.

        Saved later it would bring back what was erased, and not saved it would go with the field in which it stands.
        """
        self._keeping.append(keep)

    def after_erasing(self, forget: Callable[[], None]) -> None:
        """Call `forget` where something was erased for good: what is held of the journal may have been part of it.

        Whoever holds words longer than until the next write (`after_each`) says so here (docs/decisions/0087).
        """
        self._forgetting.append(forget)

    def tell(self) -> None:
        """Say that something was written; whoever writes past `change` calls it."""
        for listener in self._listeners:
            listener()

    @contextmanager
    def change(self) -> Iterator[Writer]:
        """One change: all that is put inside is saved together, or nothing is. Read `writer.changes` after it."""
        try:
            with self._journal.write() as writer:
                yield writer
        finally:
            self.tell()
        if writer.changes.change is not None:
            self._done.append(writer.changes.change)
            self._undone.clear()

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone change to bring back."""
        return bool(self._undone)

    def name(self, change: str, said: str) -> None:
        """Remember the sentence that told of a change, so that Undo and Redo can say what they are about."""
        self._names[change] = said

    @property
    def undo_name(self) -> str:
        """Return the sentence of what Undo takes back, or nothing."""
        return self._names.get(self._done[-1], "") if self._done else ""

    @property
    def redo_name(self) -> str:
        """Return the sentence of what Redo brings back, or nothing."""
        return self._names.get(self._undone[-1], "") if self._undone else ""

    def erase(self, erase: Callable[[], Done], erased: Callable[[Done], bool]) -> Done:
        """Erase for good; return what `erase` returns, of which `erased` says whether anything went.

        What is being written is kept before. Afterwards no undo is offered of what was, and nobody holds a word of it.
        Where keeping or erasing raises nothing was erased, and all is held as before: after Cancelled, too.
        """
        for keep in self._keeping:
            keep()
        try:
            done = erase()
        finally:
            self.tell()
        if erased(done):
            self._forget_past()
        return done

    def _forget_past(self) -> None:
        from leader_journal.core.word_memories import forget_words

        self._done.clear()
        self._undone.clear()
        self._names.clear()
        for forget in self._forgetting:
            forget()
        forget_words()

    def undo(self) -> Changes:
        """Take the last change back, as a change of its own."""
        return self._revert(self._done, self._undone)

    def redo(self) -> Changes:
        """Bring the last undone change back."""
        return self._revert(self._undone, self._done)

    def _revert(self, source: list[str], target: list[str]) -> Changes:
        if not source:
            return NOTHING
        try:
            changes = self._journal.undo(source[-1])
        except ChangedSince:
            source.pop()  # it never can be; after any other failure it may be tried again
            raise
        finally:
            self.tell()
        name = self._names.pop(source.pop(), "")
        if changes.change is not None:
            target.append(changes.change)
            self._names[changes.change] = name
        return changes
