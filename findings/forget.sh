#!/bin/sh
# SQLite: PRAGMA secure_delete=ON zeroes what is freed, yet letters of deleted rows can stay behind inside of pages that were
# rebalanced; VACUUM takes them away. (Seen through APSW, on a plain file.)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check apsw==3.54.1.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import random
import sys
from pathlib import Path

import apsw

MARK, most = b"qzxname", 0
for seed in range(20):
    path = Path(f"{seed}.db")
    chance = random.Random(seed)
    connection = apsw.Connection(str(path))
    for pragma in ("journal_mode=WAL", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")
    for number in range(600):
        text = ("qzxname " if number % 5 == 0 else "") + "word " * chance.randrange(300)
        connection.execute("INSERT INTO t VALUES (?, ?)", (chance.randrange(10**9), text))
    rows = [row for (row,) in connection.execute("SELECT id FROM t ORDER BY id")]
    for row in chance.sample(rows, 200):
        connection.execute("UPDATE t SET text = text || ? WHERE id = ?", (" more" * chance.randrange(300), row))
    connection.execute("DELETE FROM t WHERE text LIKE 'qzxname%'")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    left = path.read_bytes().count(MARK)
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    swept = path.read_bytes().count(MARK)
    most = max(most, left)
    assert swept == 0, "VACUUM left some"
print("SQLite", apsw.sqlite_lib_version(), "secure_delete=ON: of 20 files, at most", most, "marks of deleted rows left; after VACUUM 0")
sys.exit(0 if most else 1)
PYTHON
