"""What a check looks at beyond the file itself: the log, the tables that follow from it, and the text of search."""

from __future__ import annotations

from typing import Any

from leader_journal.core.checks import ProblemKind
from leader_journal.core.codec import Undecodable, decode
from leader_journal.core.records import Entry
from leader_journal.storage.check import CheckStep
from leader_journal.storage.codes import first_key, first_key_of
from leader_journal.storage.driver import Connection
from leader_journal.storage.entry_projection import facets, people_rows, shown_row, theme_rows
from leader_journal.storage.search import searchable

_LOG = (
    # a head that points at nothing, or at another subject
    "SELECT count(*) FROM head h LEFT JOIN revision v ON v.seq = h.seq WHERE v.subject IS NOT h.subject",
    # revisions without a head
    "SELECT count(DISTINCT subject) FROM revision WHERE subject NOT IN (SELECT subject FROM head)",
    # revisions that follow nothing
    "SELECT count(*) FROM revision WHERE parent IS NOT NULL AND parent NOT IN (SELECT rev FROM revision)",
    # what was erased and is here after all
    "SELECT count(*) FROM erased WHERE subject IN (SELECT subject FROM revision UNION ALL SELECT rev FROM revision)",
)
_TABLE_OF = {
    "entry": "entry_row",
    "person": "person",
    "promise": "promise",
    "agreement": "agreement",
    "one_on_one": "one_on_one",
    "review": "review",
    "plan": "plan",
    "own_prompt": "own_prompt",
    "journal_settings": "journal_settings",
    "saved_filter": "saved_filter",
    "bring_up": "bring_up",
}
_OUT_OF_ORDER = (
    "SELECT count(*) FROM (SELECT key >> 20 = lag(key >> 20) OVER by_key AND uid < lag(uid) OVER by_key AS wrong"
    " FROM entry WINDOW by_key AS (ORDER BY key)) WHERE wrong"
)
"""Entries of one moment stand in the order of their ids (`storage.places`)."""
_ROWS = "SELECT key FROM entry WHERE key NOT IN (SELECT key FROM entry_row)"
_TEXTS = (
    "SELECT count(*) FROM entry_text WHERE key NOT IN (SELECT key FROM entry)",
    "SELECT count(*) FROM entry WHERE key NOT IN (SELECT key FROM entry_text)",
)


_AT_A_TIME = 500
_ROW = 6
"""How many columns `entry_row` has."""
_SHOWN = (
    "SELECT v.payload, (SELECT json_group_array(person) FROM entry_person WHERE entry = r.key),"
    " (SELECT json_group_array(theme) FROM entry_theme WHERE entry = r.key), r.*, e.*"
    " FROM entry_row r JOIN revision v ON v.seq = r.seq LEFT JOIN entry e ON e.key = r.key"
)
"""All that is compared, in one walk: four questions for each entry took twice as long."""


def _broken_log(connection: Connection) -> int:
    return sum(_number(connection, query) for query in _LOG)


def _broken_tables(connection: Connection) -> int:
    """Count heads that their table does not show, and rows that do not show a head."""
    broken = len(connection.execute(_ROWS).fetchall()) + _number(connection, _OUT_OF_ORDER)
    for kind, table in _TABLE_OF.items():
        broken += _differences(connection, kind, table, deleted=0)
    return broken + _differences(connection, "entry", "trash", deleted=1)


def _differences(connection: Connection, kind: str, table: str, *, deleted: int) -> int:
    heads = (
        "SELECT h.subject, h.seq FROM head h JOIN revision v ON v.seq = h.seq"
        f" WHERE h.kind = '{kind}' AND v.deleted = {deleted}"
    )
    rows = f"SELECT uid, seq FROM {table}"
    return _number(connection, f"SELECT count(*) FROM ({heads} EXCEPT {rows})") + _number(
        connection, f"SELECT count(*) FROM ({rows} EXCEPT {heads})"
    )


def _stale_entries(connection: Connection) -> int:
    """Count entries whose rows do not say what their revision says."""
    found = connection.execute(_SHOWN)
    stale = 0
    while rows := found.fetchmany(_AT_A_TIME):
        stale += sum(not _shown_rightly(row) for row in rows)
    return stale


def _shown_rightly(found: tuple[Any, ...]) -> bool:
    """Compare the rows of one entry with what they should be. Which key of its moment it has is another step’s."""
    payload, people, themes, *columns = found
    row, of_table = tuple(columns[:_ROW]), tuple(columns[_ROW:])
    try:
        entry = decode(payload, Entry)
    except Undecodable:
        return False
    key, _uid, seq, *_rest = row
    return (
        first_key_of(key) == first_key(entry.happened)
        and of_table == facets(key, entry)
        and row == shown_row(key, entry, seq)
        and _linked(people) == sorted(person for person, _key in people_rows(key, entry))
        and _linked(themes) == sorted(theme for theme, _key in theme_rows(key, entry))
    )


def _linked(names: str) -> list[str]:
    return sorted(decode(names, list[str]))


def _stale_texts(connection: Connection) -> int:
    """Count entries whose folded text is not that of their present words."""
    alias_of = dict(connection.execute("SELECT uid, alias FROM person").fetchall())
    lines: dict[str, list[str]] = {}
    for entry, text in connection.execute("SELECT entry, text FROM promise WHERE entry IS NOT NULL ORDER BY uid"):
        lines.setdefault(entry, []).append(text)
    stale = sum(_number(connection, query) for query in _TEXTS)
    for uid, payload, folded in connection.execute(
        "SELECT r.uid, v.payload, t.folded FROM entry_row r JOIN revision v USING (seq) JOIN entry_text t USING (key)"
    ):
        try:
            entry = decode(payload, Entry)
        except Undecodable:
            continue  # counted by the step before
        stale += searchable(entry, alias_of, lines.get(uid, ())) != folded
    return stale


def _number(connection: Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


JOURNAL_STEPS: tuple[CheckStep, ...] = (
    CheckStep(ProblemKind.REFERENCES, _broken_log),
    CheckStep(ProblemKind.REFERENCES, _broken_tables),
    CheckStep(ProblemKind.REFERENCES, _stale_entries),
    CheckStep(ProblemKind.SEARCH_INDEX, _stale_texts),
)
"""What holds for a journal of the present schema."""
