#!/bin/sh
# PySide6 6.11.3: QLayout.itemAt leaves its item behind. When the widget is destroyed, Qt deletes the item with it, but the
# binding goes on calling its Python object valid, as long as the layout lives and though nobody holds it any more. What
# Qt then makes at that place in memory can reach Python as that item: in our application an event filter was handed a
# QWidgetItem where a QAction was meant. takeAt and indexOf leave nothing. Seen: after itemAt 1 item called valid in an
# empty layout, after takeAt 0, after indexOf 0.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6_Essentials==6.11.3 shiboken6==6.11.3
cd "$folder"
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'PYTHON'
import gc
import sys

from PySide6.QtCore import QCoreApplication, QEvent, qVersion
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget, QWidgetItem
from shiboken6 import Shiboken

application = QApplication([])


def left(ask):
    holder = QWidget()
    layout = QVBoxLayout(holder)
    label = QLabel("a widget", holder)
    layout.addWidget(label)
    ask(layout, label)
    label.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert layout.count() == 0 and not Shiboken.isValid(label)
    return sum(type(each) is QWidgetItem for each in Shiboken.getAllValidWrappers())


read = left(lambda layout, label: layout.itemAt(0).widget())
gc.collect()
placed = left(lambda layout, label: layout.indexOf(label))
taken = left(lambda layout, label: layout.takeAt(0).widget())
print("PySide6 with Qt", qVersion(), "- items called valid: after itemAt", read, "takeAt", taken, "indexOf", placed)
sys.exit(0 if (read, taken, placed) == (1, 0, 0) else 1)
PYTHON
