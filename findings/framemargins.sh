#!/bin/sh
# PySide6: a QLabel (any QFrame) that is polished, or changes its style, while it is lower than its contents margins
# loses them for good: growing again, later, does not bring them back. A plain QWidget keeps its own.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "PySide6-Essentials==6.11.0"
cat > "$folder/ask.py" <<'PYTHON'
import sys
import PySide6
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget

SET = (10, 8, 12, 6)


def kept(kind, height):
    """The margins of a part that was polished at this height, and then given room."""
    part = kind()
    part.setContentsMargins(*SET)
    part.resize(200, height)
    part.ensurePolished()
    part.resize(200, 100)
    margins = part.contentsMargins()
    return margins.left(), margins.top(), margins.right(), margins.bottom()


application = QApplication(["ask"])
seen = {(kind.__name__, height): kept(kind, height) for kind in (QWidget, QFrame, QLabel) for height in (40, 5)}
print(f"PySide6 {PySide6.__version__}: margins set to {SET}; polished at 40 or 5 pixels of height, then 100 high:")
for (name, height), margins in seen.items():
    print(f"  {name}, polished at {height}: {margins}")
lost = {one for one, margins in seen.items() if margins == (0, 0, 0, 0)}
print("expected: none lost; lost:", sorted(lost))
sys.exit(0 if lost == {("QFrame", 5), ("QLabel", 5)} else 1)
PYTHON
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" "$folder/ask.py"
