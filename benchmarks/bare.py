"""The floor of everything that storage does: the same statements, given to the bare driver.

Statements are recorded while our own code runs them, the pragmas of the connection included, so that they are the same.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw
from benchmarks.journals import PASSPHRASE

from leader_journal.storage import keyed, vault
from leader_journal.storage.driver import Connection, Cursor, Parameters


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement with its parameters."""

    sql: str
    parameters: Any

    @property
    def writes(self) -> bool:
        """Whether it changes rows."""
        return self.sql.split(maxsplit=1)[0].upper() in ("INSERT", "UPDATE", "DELETE")


@contextmanager
def recorded() -> Iterator[list[Statement]]:
    """Record every statement that storage runs inside the block."""
    seen: list[Statement] = []
    execute, execute_many, insert_many = Cursor.execute, Cursor.executemany, Connection.insert_many

    def one(cursor: Cursor, sql: str, parameters: Parameters = ()) -> Cursor:
        seen.append(Statement(sql, parameters or None))
        return execute(cursor, sql, parameters)

    def many(cursor: Cursor, sql: str, rows: Iterable[Parameters]) -> Cursor:
        held = list(rows)
        seen.extend(Statement(sql, row) for row in held)
        return execute_many(cursor, sql, held)

    def inserted(connection: Connection, sql: str, rows: Iterable[Parameters]) -> None:
        held = list(rows)
        seen.extend(Statement(sql, row) for row in held)
        insert_many(connection, sql, held)

    Cursor.execute, Cursor.executemany = one, many  # type: ignore[method-assign,assignment]  # counted
    Connection.insert_many = inserted  # type: ignore[method-assign,assignment]  # counted
    try:
        yield seen
    finally:
        Cursor.execute, Cursor.executemany = execute, execute_many  # type: ignore[method-assign]  # as they were
        Connection.insert_many = insert_many  # type: ignore[method-assign]  # as it was


def opening_statements(journal: Path) -> list[tuple[str, Any]]:
    """Return what our own connection says to the driver before its first question: the key and the pragmas."""
    salt = vault.read_salt(journal)
    secret = keyed.Secret(vault.derive(PASSPHRASE, salt, vault.PROFILES[0]), salt)
    with recorded() as seen:
        ours = keyed.open_encrypted(journal, secret)
        keyed.settle(ours)
    ours.close()
    return [(statement.sql, statement.parameters) for statement in seen]


def bare_connection(journal: Path) -> apsw.Connection:
    """Return a connection of the bare driver to a journal, with the key and the pragmas of ours."""
    bare = apsw.Connection(str(journal))
    for sql, parameters in opening_statements(journal):
        bare.execute(sql, parameters).fetchall()
    return bare


def query_ms(connection: apsw.Connection, statement: Statement) -> float:
    """Return how many milliseconds a query takes, all its rows fetched."""
    began = time.perf_counter()
    connection.execute(statement.sql, statement.parameters).fetchall()
    return (time.perf_counter() - began) * 1e3


def transaction_ms(connection: apsw.Connection, statements: Sequence[Statement]) -> float:
    """Return how many milliseconds it takes to run statements as one durable transaction."""
    began = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    for statement in statements:
        connection.execute(statement.sql, statement.parameters)
    connection.execute("COMMIT")
    return (time.perf_counter() - began) * 1e3
