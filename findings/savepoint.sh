#!/bin/sh
# SQLite FTS5 with external content: rows that are indexed by a trigger on the content table each become a segment of their
# own, also within one transaction; rows that are inserted into the index directly become one segment at the commit. (The
# statement with a trigger opens a savepoint, and FTS5 writes what it has gathered at each.) Seen through APSW.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check apsw==3.54.1.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import apsw

ROWS = 300


def segments(by_trigger):
    database = apsw.Connection(":memory:").cursor()
    database.execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, words TEXT)")
    database.execute("CREATE VIRTUAL TABLE found USING fts5(words, content='texts', content_rowid='id')")
    # nothing is merged, so that the segments can be counted
    database.execute("INSERT INTO found (found, rank) VALUES ('automerge', 0)")
    database.execute("INSERT INTO found (found, rank) VALUES ('crisismerge', 1000)")
    if by_trigger:
        database.execute(
            "CREATE TRIGGER t AFTER INSERT ON texts BEGIN"
            " INSERT INTO found (rowid, words) VALUES (new.id, new.words); END"
        )
    database.execute("BEGIN")
    for number in range(1, ROWS + 1):
        database.execute("INSERT INTO texts VALUES (?, ?)", (number, f"word{number} and more"))
        if not by_trigger:
            database.execute("INSERT INTO found (rowid, words) VALUES (?, ?)", (number, f"word{number} and more"))
    database.execute("COMMIT")
    return next(database.execute("SELECT count(DISTINCT segid) FROM found_idx"))[0]


directly, by_trigger = segments(False), segments(True)
print("SQLite", apsw.sqlite_lib_version(), f"FTS5: {ROWS} rows in one transaction are {directly} segment directly,", by_trigger, "by a trigger")
sys.exit(0 if (directly, by_trigger) == (1, ROWS) else 1)
PYTHON
