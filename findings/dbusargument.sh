#!/bin/sh
# PySide6 6.11.3: `QDBusArgument << value` takes the first overload that a Python value can be turned into, and says nothing: a text
# becomes an array of its letters' texts (as), a text of one letter a byte (y), and True, 3 and 2.5 all an unsigned 16-bit number (q),
# so that a half is lost and -3 is refused. Qt in C++ writes s, s, b, i and d. A call that needs a structure of such values, as the
# desktop portal's BindShortcuts does, cannot be written this way. Seen: the signatures printed below.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6_Essentials==6.11.3 shiboken6==6.11.3 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import sys

from PySide6.QtCore import qVersion
from PySide6.QtDBus import QDBusArgument


def signature(value):
    argument = QDBusArgument()
    argument << value
    return argument.currentSignature()


seen = {repr(value): signature(value) for value in ("new", "n", True, 3, 2.5, ["new"])}
print("Qt", qVersion(), seen)
sys.exit(0 if list(seen.values()) == ["as", "y", "q", "q", "q", "as"] else 1)
PYTHON
