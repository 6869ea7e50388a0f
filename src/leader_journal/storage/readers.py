"""The connections that jobs read on: known to the journal, so that closing it can stop them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from leader_journal.core.errors import Cancelled

if TYPE_CHECKING:
    from leader_journal.storage.driver import Connection

_PAUSE_SECONDS = 0.02
_ATTEMPTS = 250
PATIENCE_SECONDS = 20


class Readers:
    """Counts readers in, keeps them out for a moment, and stops them all at the end."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._open: set[Connection] = set()
        self._stopped = False

    def any(self) -> bool:
        """Whether something reads just now."""
        return bool(self._open)

    @contextmanager
    def reading(self, connect: Callable[[], Connection]) -> Iterator[Connection]:
        """Open a connection for as long as the block runs. Raises Cancelled once readers were stopped."""
        with self._changed:
            if self._stopped:
                raise Cancelled
            # under the lock, so that the key is not wiped meanwhile
            connection = connect()
            self._open.add(connection)
        try:
            yield connection
        finally:
            with self._changed:
                connection.close()
                self._open.discard(connection)
                self._changed.notify_all()

    @contextmanager
    def kept_out(self, patience: float) -> Iterator[None]:
        """Let those who read come to their end, and nobody else begin until the block is over.

        Raises Cancelled where one reads for too long.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: not self._open, timeout=patience):
                raise Cancelled
            yield

    def stop(self) -> None:
        """Interrupt every reader and wait until they are gone, a few seconds at most."""
        with self._changed:
            self._stopped = True
            for _attempt in range(_ATTEMPTS):
                # again and again: an interruption between two statements of a reader goes unnoticed
                for connection in self._open:
                    connection.interrupt()
                if self._changed.wait_for(lambda: not self._open, timeout=_PAUSE_SECONDS):
                    return
