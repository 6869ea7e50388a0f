"""What a check looks at beyond the file itself: the log, the tables that follow from it, and the text of search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from leader_journal.core.checks import ProblemKind
from leader_journal.core.codec import Undecodable, decode
from leader_journal.core.records import Entry
from leader_journal.storage.check import KEYS, PAGES, SEARCH, CheckStep, Walk
from leader_journal.storage.codes import first_key, first_key_of
from leader_journal.storage.driver import Connection
from leader_journal.storage.entry_projection import facets, people_rows, shown_row, theme_rows
from leader_journal.storage.search import searchable

_BROKEN_HEADS = (
    "SELECT count(*) FROM head WHERE NOT EXISTS (SELECT 1 FROM revision v INDEXED BY revision_subject"
    " WHERE v.subject = head.subject AND v.seq = head.seq)"
)
"""Heads that point at nothing, or at another subject: the index tells, and is read in a tenth of the time."""
_OUT_OF_ORDER = (
    "SELECT count(*) FROM (SELECT key >> 20 = lag(key >> 20) OVER by_key AND uid < lag(uid) OVER by_key AS wrong"
    " FROM entry WINDOW by_key AS (ORDER BY key)) WHERE wrong"
)
"""Entries of one moment that do not stand in the order of their ids (`storage.places`)."""
_ALONE = (
    _BROKEN_HEADS,
    _OUT_OF_ORDER,
    # revisions without a head
    "SELECT count(DISTINCT subject) FROM revision WHERE subject NOT IN (SELECT subject FROM head)",
    # what was erased and is here after all
    "SELECT count(*) FROM erased WHERE subject IN (SELECT subject FROM revision UNION ALL SELECT rev FROM revision)",
    # an entry that no list shows
    "SELECT count(*) FROM entry WHERE key NOT IN (SELECT key FROM entry_row)",
)
_LOG = (
    "SELECT count(*) FILTER (WHERE parent IS NOT NULL AND parent NOT IN (SELECT rev FROM revision)),"
    " json_group_array(seq) FILTER (WHERE deleted = 1) FROM revision"
)
"""Revisions that follow nothing, and which of them delete: in one walk, for the log is most of the file."""
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
_NOT_SHOWN = (
    "SELECT count(*) FROM head LEFT JOIN {table} t ON t.uid = head.subject WHERE head.kind = :kind"
    " AND (head.seq IN (SELECT value FROM json_each(:deleting))) = :deleted AND t.seq IS NOT head.seq"
)
_SHOWS_NOTHING = (
    "SELECT count(*) FROM {table} t LEFT JOIN head ON head.subject = t.uid AND head.kind = :kind"
    " AND (head.seq IN (SELECT value FROM json_each(:deleting))) = :deleted WHERE t.seq IS NOT head.seq"
)
_TEXTS = (
    "SELECT count(*) FROM entry_text WHERE key NOT IN (SELECT key FROM entry)",
    "SELECT count(*) FROM entry WHERE key NOT IN (SELECT key FROM entry_text)",
)


_AT_A_TIME = 500
_ROW = 6
"""How many columns `entry_row` has."""
_SHOWN = (
    "SELECT v.payload, t.folded, r.*, e.*"
    " FROM entry_row r JOIN revision v ON v.seq = r.seq LEFT JOIN entry e ON e.key = r.key"
    " LEFT JOIN entry_text t ON t.key = r.key ORDER BY r.key"
)
"""All that is compared, in one walk: four questions for each entry took twice as long, and texts by themselves half."""
_LINKED = {
    people_rows: "SELECT person, entry FROM entry_person WHERE entry BETWEEN ? AND ?",
    theme_rows: "SELECT theme, entry FROM entry_theme WHERE entry BETWEEN ? AND ?",
}
"""What an entry is linked with, asked for as many entries at a time as the walk reads."""


def _broken_log(connection: Connection) -> int:
    """Count what does not hang together in the log, heads that their table does not show, and rows that show none."""
    broken, deleting = connection.execute(_LOG).fetchone()
    broken += sum(_number(connection, query) for query in _ALONE)
    for kind, table in _TABLE_OF.items():
        broken += _differences(connection, kind, table, deleting, deleted=0)
    return int(broken + _differences(connection, "entry", "trash", deleting, deleted=1))


def _differences(connection: Connection, kind: str, table: str, deleting: str, *, deleted: int) -> int:
    asked = {"kind": kind, "deleting": deleting, "deleted": deleted}
    return sum(_number(connection, query.format(table=table), asked) for query in (_NOT_SHOWN, _SHOWS_NOTHING))


def _stale_entries(connection: Connection) -> Counter[ProblemKind]:
    """Count entries whose rows do not say what their revision says, and those whose text is not of their words."""
    alias_of = dict(connection.execute("SELECT uid, alias FROM person").fetchall())
    promised = _promised(connection)
    rows, texts = 0, sum(_number(connection, query) for query in _TEXTS)
    found = connection.execute(_SHOWN)
    while some := found.fetchmany(_AT_A_TIME):
        entries = dict[int, Entry]()
        wrong = set[int]()
        for payload, folded, *columns in some:
            key = columns[0]
            try:
                entries[key] = entry = decode(payload, Entry)
            except Undecodable:
                wrong.add(key)
                continue
            if not _shown_rightly(entry, columns):
                wrong.add(key)
            texts += folded is not None and folded != searchable(entry, alias_of, promised.get(entry.id, ()))
        rows += len(wrong | _wrongly_linked(connection, entries))
    return Counter({ProblemKind.REFERENCES: rows, ProblemKind.SEARCH_INDEX: texts})


def _wrongly_linked(connection: Connection, entries: Mapping[int, Entry]) -> set[int]:
    """Return the keys, among those from the first entry to the last, whose people or themes are not those it says."""
    if not entries:
        return set()
    wrong, bounds = set[int](), (min(entries), max(entries))
    for rows_of, query in _LINKED.items():
        said = {row for key, entry in entries.items() for row in rows_of(key, entry)}
        wrong.update(key for _name, key in said.symmetric_difference(connection.execute(query, bounds).fetchall()))
    return wrong


def _promised(connection: Connection) -> dict[str, list[str]]:
    """Return the words of the promises of each entry, in the order in which they are indexed."""
    lines: dict[str, list[str]] = {}
    for entry, text in connection.execute("SELECT entry, text FROM promise WHERE entry IS NOT NULL ORDER BY uid"):
        lines.setdefault(entry, []).append(text)
    return lines


def _shown_rightly(entry: Entry, columns: list[Any]) -> bool:
    """Compare the two rows of one entry with what they should be. Which key of its moment it has is told above."""
    row, of_table = tuple(columns[:_ROW]), tuple(columns[_ROW:])
    key, uid, seq, *_rest = row
    return (
        uid == entry.id
        and first_key_of(key) == first_key(entry.happened)
        and of_table == facets(key, entry)
        and row == shown_row(key, entry, seq)
    )


def _number(connection: Connection, query: str, asked: Mapping[str, object] | None = None) -> int:
    return int(connection.execute(query, asked or ()).fetchone()[0])


LOG = CheckStep(ProblemKind.REFERENCES, _broken_log)
ENTRIES = Walk(_stale_entries)
ALL_STEPS: tuple[CheckStep | Walk, ...] = (PAGES, ENTRIES, SEARCH, LOG, KEYS)
"""What holds for a journal of the present schema; what takes longest comes first, so that others go on beside it."""
MOST_AT_ONCE = 3
"""With more the pages of the file would still take as long as all the rest together."""
