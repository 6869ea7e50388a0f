#!/bin/sh
# SQLite 3.54.0, FTS5: `rebuild` leaves a few large segments. The row that makes them sixteen (`crisismerge`), of any size, joins all
# of them inside its own transaction: one insert of a line writes the whole index again, and the file keeps room for both. Neither
# 'merge' by some pages in each of these transactions nor a smaller `automerge` keeps it from that. 'merge' with a negative
# number, then with positive ones until they change nothing, joins them beforehand, and the pages of before are written on.
# Seen: the tenth of twenty inserts changes 1,011 rows of the index, 51 those before it, and 642 pages become 858; joined before, each
# changes 7 or 18, and 714 pages stay 714.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check apsw-sqlite3mc==3.54.0.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import apsw


def saved(joined_before):
    """Return what each of twenty inserts changes in the tables of an index that was built, and the pages it has then."""
    connection = apsw.Connection(":memory:")
    database = connection.cursor()
    database.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT)")
    database.execute("CREATE VIRTUAL TABLE found USING fts5(words, content='note', content_rowid='id')")
    database.execute("BEGIN")
    for number in range(20000):
        words = " ".join(f"{number * prime:x}" for prime in (7919, 104729, 1299709, 15485863, 32452843))
        database.execute("INSERT INTO note (words) VALUES (?)", (words,))
    database.execute("INSERT INTO found (found, rank) VALUES ('automerge', 0)")
    database.execute("INSERT INTO found (found) VALUES ('rebuild')")
    pages, changed = (-50 if joined_before else 0), 2
    while pages and changed > 1:
        before = connection.total_changes()
        database.execute("INSERT INTO found (found, rank) VALUES ('merge', ?)", (pages,))
        pages, changed = 50, connection.total_changes() - before
    database.execute("COMMIT")
    built, each = connection.execute("PRAGMA page_count").fetchone()[0], []
    for number in range(20):
        before = connection.total_changes()
        database.execute("BEGIN")
        database.execute("INSERT INTO found (rowid, words) VALUES (?, 'one line')", (20001 + number,))
        database.execute("INSERT INTO found (found, rank) VALUES ('merge', 8)")
        database.execute("COMMIT")
        each.append(connection.total_changes() - before)
    return each, built, connection.execute("PRAGMA page_count").fetchone()[0]


left, joined = saved(False), saved(True)
print("SQLite", apsw.sqlite_lib_version())
for name, (each, built, after) in (("as it was built:", left), ("joined before:  ", joined)):
    print(name, "rows changed by each insert", each, "pages", built, "and then", after)
sys.exit(0 if max(left[0]) > 5 * max(joined[0]) else 1)
PYTHON
