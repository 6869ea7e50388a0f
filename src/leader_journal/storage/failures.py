"""What SQLite reports, as exceptions of the standard library's `sqlite3` with their code and name (STORAGE.md D3)."""

from __future__ import annotations

import sqlite3

import apsw

_PRIMARY_CODE = 0xFF

_CLASSES: dict[int, type[sqlite3.Error]] = {
    apsw.SQLITE_INTERNAL: sqlite3.InternalError,
    apsw.SQLITE_NOTFOUND: sqlite3.InternalError,
    apsw.SQLITE_ERROR: sqlite3.OperationalError,
    apsw.SQLITE_PERM: sqlite3.OperationalError,
    apsw.SQLITE_ABORT: sqlite3.OperationalError,
    apsw.SQLITE_BUSY: sqlite3.OperationalError,
    apsw.SQLITE_LOCKED: sqlite3.OperationalError,
    apsw.SQLITE_NOMEM: sqlite3.OperationalError,
    apsw.SQLITE_READONLY: sqlite3.OperationalError,
    apsw.SQLITE_INTERRUPT: sqlite3.OperationalError,
    apsw.SQLITE_IOERR: sqlite3.OperationalError,
    apsw.SQLITE_FULL: sqlite3.OperationalError,
    apsw.SQLITE_CANTOPEN: sqlite3.OperationalError,
    apsw.SQLITE_PROTOCOL: sqlite3.OperationalError,
    apsw.SQLITE_EMPTY: sqlite3.OperationalError,
    apsw.SQLITE_SCHEMA: sqlite3.OperationalError,
    apsw.SQLITE_TOOBIG: sqlite3.DataError,
    apsw.SQLITE_CONSTRAINT: sqlite3.IntegrityError,
    apsw.SQLITE_MISMATCH: sqlite3.IntegrityError,
    apsw.SQLITE_MISUSE: sqlite3.InterfaceError,
    apsw.SQLITE_RANGE: sqlite3.InterfaceError,
}


def standard_error(error: apsw.Error | TypeError) -> sqlite3.Error:
    """Return the exception that the standard library's driver would have raised, with SQLite's own text.

    An error of APSW itself (wrong number of bindings, a closed connection) becomes a ProgrammingError, as there.
    """
    code = getattr(error, "result", None)
    if code is None:
        return sqlite3.ProgrammingError(str(error))
    extended = getattr(error, "extendedresult", code)
    failure = _CLASSES.get(code & _PRIMARY_CODE, sqlite3.DatabaseError)(str(error))
    failure.sqlite_errorcode = extended
    failure.sqlite_errorname = _name(extended)
    return failure


def primary_code(error: sqlite3.Error) -> int | None:
    """Return SQLite's result code without its extension, or None where the error is not SQLite's."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & _PRIMARY_CODE


def _name(code: int) -> str:
    for mapping in (apsw.mapping_extended_result_codes, apsw.mapping_result_codes):
        name = mapping.get(code)
        if isinstance(name, str):
            return name
    return f"SQLITE_{code}"
