#!/bin/sh
# PySide6: round joins of a pen make an almost straight antialiased line more than a third heavier where some of its pieces meet.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "PySide6-Essentials==6.11.0"
cat > "$folder/ask.py" <<'PYTHON'
import math
import sys
import PySide6
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen, QPolygonF

application = QGuiApplication(["ask"])
LINE = QPolygonF([QPointF(10 + 3.5 * at, 20 + 0.4 * math.sin(at / 3)) for at in range(100)])


def heaviest(join):
    """Return by how much the column with most ink has more of it than the one in the middle, when all are in order."""
    image = QImage(400, 40, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("black"), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, join))
    painter.drawPolyline(LINE)
    painter.end()
    ink = sorted(sum(255 - image.pixelColor(x, y).red() for y in range(40)) for x in range(20, 340))
    return ink[-1] / ink[len(ink) // 2] - 1


seen = {name: heaviest(getattr(Qt.PenJoinStyle, name)) for name in ("RoundJoin", "BevelJoin", "MiterJoin")}
print(f"PySide6 {PySide6.__version__}, a line of 1.8 pixels whose pieces turn by less than a degree")
print("expected: as much ink in every column, whatever the joins; seen, the heaviest column has more ink by:")
print(", ".join(f"{name} {more:.0%}" for name, more in seen.items()))
sys.exit(0 if seen["RoundJoin"] > 0.2 and max(seen["BevelJoin"], seen["MiterJoin"]) < 0.05 else 1)
PYTHON
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" "$folder/ask.py"
