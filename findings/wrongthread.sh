#!/bin/sh
# PySide6 6.11.3: where the cycle collector happens to run in a worker thread, it destroys a QObject or a QTimer there and
# then, in that thread, while a QWidget or a QDialog of the same garbage waits for the main thread: the rule by which the
# binding hands destruction over covers widgets only. Python begins such a pass in whichever thread makes an object next.
# Seen: QObject and QTimer ended in "worker", QWidget and QDialog in "MainThread".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check PySide6_Essentials==6.11.3 shiboken6==6.11.3
cd "$folder"
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" - <<'PYTHON'
import gc
import sys
import threading

from PySide6.QtCore import QObject, Qt, QTimer, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QWidget

application = QApplication([])
gc.disable()
ended = {}


def in_a_circle(kind):
    one = kind()
    one.itself = one
    name = kind.__name__
    one.destroyed.connect(
        lambda: ended.setdefault(name, threading.current_thread().name), Qt.ConnectionType.DirectConnection
    )


for kind in (QObject, QTimer, QWidget, QDialog):
    in_a_circle(kind)
worker = threading.Thread(target=gc.collect, name="worker")
worker.start()
worker.join()
application.processEvents()
print("PySide6 with Qt", qVersion(), "- destroyed in:", ended)
expected = {"QObject": "worker", "QTimer": "worker", "QWidget": "MainThread", "QDialog": "MainThread"}
sys.exit(0 if ended == expected else 1)
PYTHON
