#!/bin/sh
# PySide6: the first widget that comes from C++ (a viewport, say) makes every class of widgets that QtWidgets has.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "PySide6-Essentials==6.11.0"
cat > "$folder/ask.py" <<'PYTHON'
import sys
import PySide6
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def classes(kind):
    found = set()
    for one in kind.__subclasses__():
        found |= {one.__name__} | classes(one)
    return found


application = QApplication(["ask"])
area = QScrollArea()
before = classes(QWidget)
area.viewport()
after = classes(QWidget)
new = after - before
print(f"PySide6 {PySide6.__version__}: before viewport() {len(before)} classes of widgets exist in Python, after it {len(after)}")
print("expected: one class is needed, QWidget, which exists; seen:", "QWizard" in new, "QMdiArea" in new, "QFontDialog" in new)
sys.exit(0 if {"QWizard", "QMdiArea", "QFontDialog"} <= new else 1)
PYTHON
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" "$folder/ask.py"
