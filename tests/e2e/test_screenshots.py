"""Pictures of every page by the command line: in both languages and themes, at all sizes, without a screen."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from tests.e2e.desk import PAPER, Desk
from tools import guide_pictures

pytestmark = pytest.mark.window
PAGES = (
    "welcome",
    "unlock",
    "today",
    "journal",
    "progress",
    "review",
    "review_4",
    "trash",
    "settings_privacy",
    "editor",
)
DARK_PAPER = (0x17, 0x19, 0x1D)


@pytest.mark.parametrize(
    ("language", "theme", "size", "scale"),
    [
        ("en", "light", "1280x800", "1"),
        ("da", "dark", "1280x800", "1"),
        ("da", "light", "900x600", "1"),
        ("en", "dark", "1280x800", "2"),
    ],
)
def test_every_page_is_pictured(kept: Desk, language: str, theme: str, size: str, scale: str) -> None:
    """Each picture has the size that was asked for, and the ground of its theme."""
    del kept.environment["DISPLAY"]
    folder = kept.home / "pictures"
    look = ("--language", language, "--theme", theme, "--size", size, "--scale", scale)
    done = kept.cli("screenshots", kept.journal, folder, "--yes", *look)
    assert done.returncode == 0, done.stderr
    taken = {path.stem for path in folder.glob("*.png")}
    assert {*PAGES, "capture"} <= taken
    assert guide_pictures.named(language) <= taken  # what readme and user guide show
    for page in PAGES:
        picture = QImage(str(folder / f"{page}.png"))
        assert f"{picture.width()}x{picture.height()}" == size, page
    today = QImage(str(folder / "today.png"))
    ground = QColor(*(PAPER if theme == "light" else DARK_PAPER))
    assert today.pixelColor(today.width() - 12, today.height() - 12) == ground
