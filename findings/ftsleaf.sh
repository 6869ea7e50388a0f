#!/bin/sh
# SQLite FTS5 in an encrypted file: its leaves have 4,050 bytes (`pgsz`), which fill a page of 4,096 and no page of which a
# cipher takes some bytes for itself (80 for SQLCipher's). There nearly every leaf lies on two pages, and takes that many more
# to be written, read, encrypted. With a `pgsz` that fits, none does.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check apsw-sqlite3mc==3.54.0.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import apsw


def pages(name, key, leaf_bytes):
    """Return how many pages of each kind an index of the same words takes."""
    database = apsw.Connection(name).cursor()
    if key:
        database.execute("PRAGMA cipher = 'sqlcipher'")
        database.execute("PRAGMA key = 'open'")
    database.execute("CREATE VIRTUAL TABLE found USING fts5(words)")
    database.execute("INSERT INTO found (found, rank) VALUES ('pgsz', ?)", (leaf_bytes,))
    database.execute("BEGIN")
    for number in range(20000):
        database.execute("INSERT INTO found (words) VALUES (?)", (f"{number} {number * 7919:x} {number * 104729:o}",))
    database.execute("COMMIT")
    database.execute("INSERT INTO found (found) VALUES ('optimize')")
    return dict(database.execute("SELECT pagetype, count(*) FROM dbstat WHERE name = 'found_data' GROUP BY 1"))


plain, encrypted, fitting = pages("plain.db", False, 4050), pages("secret.db", True, 4050), pages("fits.db", True, 3960)
print("SQLite", apsw.sqlite_lib_version())
print("plain file, 4,050 bytes a leaf:    ", plain)
print("encrypted file, 4,050 bytes a leaf:", encrypted)
print("encrypted file, 3,960 bytes a leaf:", fitting)
surprise = encrypted["overflow"] > 10 * plain.get("overflow", 0) and not fitting.get("overflow")
sys.exit(0 if surprise else 1)
PYTHON
