"""Draws a picture in several sizes: `draw_icons.py PICTURE.svg SIZE:TARGET.png ...`. Runs where Qt is installed."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


def main(picture: str, *wanted: str) -> int:
    """Draw; return the exit code."""
    application = QGuiApplication([])
    renderer = QSvgRenderer(picture)
    for one in wanted:
        size, _colon, target = one.partition(":")
        image = QImage(int(size), int(size), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        if not image.save(target):
            print(f"{target} could not be written", file=sys.stderr)
            return 1
    application.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
