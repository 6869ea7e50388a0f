"""The encrypted SQLite of APSW behind the interface of the standard library's `sqlite3` (STORAGE.md D3, 1.3).

sqlite_utils takes such a connection as it is. Three traps that this module is built around: a cursor whose tracer
refers back to it stays open for ever; the columns of a cached `select *` are known only after its first step; and a
cursor that failed blocks the others until it is closed.

Unlike there, a statement outside of a transaction commits by itself (`isolation_level` is None), so that transactions
begin only where somebody says BEGIN.
"""

from __future__ import annotations

import errno
import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any, Self, TypeVar

import apsw

from leader_journal.storage.failures import standard_error

Parameters = Sequence[Any] | Mapping[str, Any]
RowFactory = Callable[["Cursor", tuple[Any, ...]], Any]
ErrorFilter = Callable[[sqlite3.Error], Exception]
Result = TypeVar("Result")

OPEN_READ_WRITE = apsw.SQLITE_OPEN_READWRITE
OPEN_READ_WRITE_URI = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI
OPEN_READ_ONLY = apsw.SQLITE_OPEN_READONLY
OPEN_READ_ONLY_URI = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
OPEN_CREATE = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE

_CHANGES_ROWS = re.compile(r"(?:\s|--[^\n]*\n|/\*.*?\*/)*(?:insert|update|delete|replace)\b", re.IGNORECASE | re.DOTALL)


class _Columns:
    """Notes the columns of a statement before its first step. Holds no cursor: see the first trap.

    It asks by `description`, since APSW keeps the answer of each of its two questions: `get_description` is asked after
    the step (see the second trap).
    """

    __slots__ = ("columns",)

    def __init__(self) -> None:
        self.columns: tuple[tuple[Any, ...], ...] = ()

    def __call__(self, cursor: apsw.Cursor, _sql: str, _bindings: object) -> bool:
        self.columns = cursor.description
        return True


class Cursor:
    """A cursor as the DB-API has it. Rows are tuples unless `row_factory` is set."""

    arraysize = 1

    def __init__(self, connection: Connection, inner: apsw.Cursor) -> None:
        self.connection = connection
        self.row_factory = connection.row_factory
        self.lastrowid: int | None = None
        self.rowcount = -1
        self._inner = inner
        self._columns = _Columns()
        inner.exec_trace = self._columns

    @property
    def description(self) -> tuple[tuple[Any, ...], ...] | None:
        """Return the columns, name first (the rest is None), or None where the statement returns no rows."""
        if not self._columns.columns:
            return None
        return tuple((name, None, None, None, None, None, None) for name, *_rest in self._columns.columns)

    def execute(self, sql: str, parameters: Parameters = ()) -> Self:
        """Run one statement up to its first row. Raises sqlite3.Error."""
        self._columns.columns = ()
        self._run(self._inner.execute, sql, parameters or None)
        self._refresh_columns()
        self._note_changes(sql)
        return self

    def executemany(self, sql: str, parameters: Iterable[Parameters]) -> Self:
        """Run one statement for each set of parameters; `rowcount` is their sum. Raises sqlite3.Error."""
        counts = _CHANGES_ROWS.match(sql) is not None
        total = 0
        for row in parameters:
            self._run(self._inner.execute, sql, row)
            total += self.connection.changes() if counts else 0
        self._columns.columns = ()
        self.rowcount = total if counts else -1
        return self

    def executescript(self, script: str) -> Self:
        """Commit what is open, then run every statement of the script. Raises sqlite3.Error."""
        self.connection.commit()
        self._run(self._inner.execute, script)
        self._columns.columns = ()
        self.rowcount = -1
        return self

    def fetchone(self) -> Any:
        """Return the next row, or None at the end."""
        return next(self, None)

    def fetchmany(self, size: int | None = None) -> list[Any]:
        """Return up to `size` rows."""
        wanted = self.arraysize if size is None else size
        rows: list[Any] = self._run(list, islice(self._inner, wanted))
        return rows if self.row_factory is None else [self.row_factory(self, row) for row in rows]

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""
        rows = self._run(self._inner.fetchall)
        return rows if self.row_factory is None else [self.row_factory(self, row) for row in rows]

    def close(self) -> None:
        """Give up the rows that are left."""
        self._inner.close(force=True)

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        row = self._run(self._inner.fetchone)
        if row is None:
            raise StopIteration
        return row if self.row_factory is None else self.row_factory(self, row)

    def _run(self, call: Callable[..., Result], *arguments: object) -> Result:
        try:
            return call(*arguments)
        except (apsw.Error, TypeError) as error:
            failure = standard_error(error)
            # a failed statement would block others for as long as a traceback keeps its cursor
            self._inner.close(force=True)
        # raised here, outside of the handler: the exception of APSW holds frames with statement and parameters
        raise self.connection.filtered(failure)

    def _refresh_columns(self) -> None:
        if not self._columns.columns:
            return
        try:
            self._columns.columns = self._inner.get_description()
        except apsw.ExecutionCompleteError:
            return  # no row came: what the statement said before its first step stands

    def _note_changes(self, sql: str) -> None:
        self.rowcount = self.connection.changes() if _CHANGES_ROWS.match(sql) else -1
        self.lastrowid = self.connection.last_insert_rowid()


class Connection:
    """A connection that sqlite_utils and we use like one of `sqlite3`; errors are of `sqlite3` as well.

    `on_error`, when set, sees every error of SQLite before it is raised and returns what to raise in its place.
    """

    isolation_level: str | None = None

    def __init__(self, path: str, flags: int = OPEN_CREATE, on_error: ErrorFilter | None = None) -> None:
        self.row_factory: RowFactory | None = None
        self.on_error = on_error
        self._inner = self._translated(apsw.Connection, name_for_sqlite(path), flags)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._translated(lambda: self._inner.in_transaction)

    @property
    def total_changes(self) -> int:
        """Return how many rows were changed since the connection was opened."""
        return self._translated(self._inner.total_changes)

    def cursor(self) -> Cursor:
        return Cursor(self, self._translated(self._inner.cursor))

    def execute(self, sql: str, parameters: Parameters = ()) -> Cursor:
        """Run one statement on a new cursor. Raises sqlite3.Error."""
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Parameters]) -> Cursor:
        """Run one statement for each set of parameters on a new cursor. Raises sqlite3.Error."""
        return self.cursor().executemany(sql, parameters)

    def insert_many(self, sql: str, rows: Iterable[Parameters]) -> None:
        """Run one statement for each row, as fast as can be: nothing is counted or told. Raises sqlite3.Error."""
        cursor = self._translated(self._inner.cursor)
        try:
            self._translated(partial(cursor.executemany, sql, rows))
        finally:
            cursor.close(force=True)  # one that failed would block the others

    def executescript(self, script: str) -> Cursor:
        """Commit what is open, then run a script on a new cursor. Raises sqlite3.Error."""
        return self.cursor().executescript(script)

    def commit(self) -> None:
        if self.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self.in_transaction:
            self.execute("ROLLBACK")

    def create_function(
        self, name: str, narg: int, func: Callable[..., Any] | None, *, deterministic: bool = False
    ) -> None:
        """Make a Python function known to SQL, or unknown again with None."""
        self._translated(lambda: self._inner.create_scalar_function(name, func, narg, deterministic=deterministic))

    def set_trace_callback(self, callback: Callable[[str], object] | None) -> None:
        """Call `callback` with the text of every statement that is run (parameters are not filled in)."""
        if callback is None:
            self._inner.trace_v2(0)
        else:
            self._inner.trace_v2(apsw.SQLITE_TRACE_STMT, _Trace(callback))

    def set_progress_handler(self, handler: Callable[[], bool | None] | None, n: int) -> None:
        """Call `handler` about every `n` steps of the engine; when it returns True the statement is interrupted."""
        self._inner.set_progress_handler(None if handler is None else lambda: bool(handler()), n)

    def interrupt(self) -> None:
        """Stop the running statement from another thread: it raises OperationalError (SQLITE_INTERRUPT)."""
        self._translated(self._inner.interrupt)

    def set_busy_timeout(self, milliseconds: int) -> None:
        """Wait this long for a lock before failing."""
        self._inner.set_busy_timeout(milliseconds)

    def forget_virtual_tables(self) -> None:
        """Know no full-text table any more, and nothing else of that kind: what stays of one is its ordinary tables.

        `PRAGMA integrity_check` would let FTS5 go through its whole index.
        """
        self._translated(self._inner.drop_modules, None)

    def keep_log_on_close(self, *, keep: bool = True) -> None:
        """Whether closing leaves the -wal as it is rather than moving it into the file."""
        self._inner.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, int(keep))

    def set_log_hook(self, hook: Callable[[int], None]) -> None:
        """Call `hook` after every commit with the number of pages that the log holds; it must not fail."""

        def committed(_connection: apsw.Connection, _name: str, pages: int) -> int:
            hook(pages)
            return apsw.SQLITE_OK

        self._inner.set_wal_hook(committed)

    def changes(self) -> int:
        """Return how many rows the last INSERT, UPDATE or DELETE changed, triggers aside."""
        return self._inner.changes()

    def last_insert_rowid(self) -> int:
        """Return the row id of the last row inserted on this connection."""
        return self._inner.last_insert_rowid()

    def close(self) -> None:
        """Close; twice does no harm."""
        self._translated(partial(self._inner.close, force=True))

    def filtered(self, failure: sqlite3.Error) -> Exception:
        """Return what to raise for an error: itself, or what `on_error` puts in its place."""
        return failure if self.on_error is None else self.on_error(failure)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, traceback: object) -> None:
        if kind is None:
            self.commit()
        else:
            self.rollback()

    def _translated(self, call: Callable[..., Result], *arguments: object) -> Result:
        try:
            return call(*arguments)
        except apsw.Error as error:
            failure = standard_error(error)
        raise self.filtered(failure)


class _Trace:
    """Hands the statement on, without its parameters."""

    def __init__(self, callback: Callable[[str], object]) -> None:
        self._callback = callback

    def __call__(self, event: Mapping[str, Any]) -> None:
        self._callback(event["sql"])


def name_for_sqlite(path: str) -> str:
    """Return a path as SQLite takes it, in UTF-8, whatever letters the locale lets Python see in it.

    Raises OSError for a name that is no UTF-8: no function of SQLite's takes it.
    """
    if sys.platform == "win32":
        return path
    try:
        return os.fsencode(path).decode("utf-8")
    except UnicodeDecodeError:
        raise OSError(errno.EILSEQ, os.strerror(errno.EILSEQ), path) from None
