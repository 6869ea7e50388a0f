#!/bin/sh
# PySide6: from the first import of it on, every module that Python loads, whosever it is, has its source read from disk and kept in
# linecache, to look for the word PySide6 (for `from __feature__ import ...`). With Python's own __import__ put back it is not.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6-Essentials==6.11.1
cd "$folder"
for number in $(seq 200); do
  { echo '"""A module that knows no Qt."""'; seq -f 'value_%g = "a line of source"' 300; } > "plain_$number.py"
done
cat > load.py <<'PYTHON'
import builtins
import importlib
import linecache
import sys
import time

plain = builtins.__import__
import PySide6.QtCore

if sys.argv[1] == "plain":
    builtins.__import__ = plain
began = time.process_time()
for number in range(1, 201):
    __import__(f"plain_{number}")
kept = sum("plain_" in name for name in linecache.cache)
print(kept, round((time.process_time() - began) * 1e3), PySide6.__version__)
PYTHON
"$folder/venv/bin/python" load.py plain > /dev/null # writes the bytecode
hooked=$("$folder/venv/bin/python" load.py hooked)
plain=$("$folder/venv/bin/python" load.py plain)
echo "200 modules without Qt loaded after PySide6: sources kept, processor ms, version"
echo "  as PySide6 leaves it:          $hooked"
echo "  with Python's own __import__:  $plain"
[ "${hooked%% *}" = 200 ] && [ "${plain%% *}" = 0 ]
