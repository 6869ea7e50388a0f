"""What a check looks at beyond the file itself: the log, the tables that follow from it, and the texts of entries."""

from __future__ import annotations

from collections.abc import Mapping

from leader_journal.core.checks import ProblemKind
from leader_journal.storage.check import KEYS, PAGES, SEARCH, CheckStep, Walk, at_one_moment
from leader_journal.storage.driver import Connection
from leader_journal.storage.entry_checks import stale_entries

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
    (
        "SELECT count(*) FROM erased"
        " WHERE EXISTS (SELECT 1 FROM revision WHERE subject = erased.subject OR rev = erased.subject)"
    ),
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


def _broken_log(connection: Connection) -> int:
    """Count what does not hang together in the log, heads that their table does not show, and rows that show none."""
    with at_one_moment(connection):
        broken, deleting = connection.execute(_LOG).fetchone()
        broken += sum(_number(connection, query) for query in _ALONE)
        for kind, table in _TABLE_OF.items():
            broken += _differences(connection, kind, table, deleting, deleted=0)
        return int(broken + _differences(connection, "entry", "trash", deleting, deleted=1))


def _differences(connection: Connection, kind: str, table: str, deleting: str, *, deleted: int) -> int:
    asked = {"kind": kind, "deleting": deleting, "deleted": deleted}
    return sum(_number(connection, query.format(table=table), asked) for query in (_NOT_SHOWN, _SHOWS_NOTHING))


def _number(connection: Connection, query: str, asked: Mapping[str, object] | None = None) -> int:
    return int(connection.execute(query, asked or ()).fetchone()[0])


LOG = CheckStep(ProblemKind.REFERENCES, _broken_log)
ENTRIES = Walk(stale_entries)
ALL_STEPS: tuple[CheckStep | Walk, ...] = (PAGES, ENTRIES, SEARCH, LOG, KEYS)
"""What holds for a journal of the present schema; what takes longest comes first, so that others go on beside it."""
MOST_AT_ONCE = 3
"""With more the pages of the file would still take as long as all the rest together."""
