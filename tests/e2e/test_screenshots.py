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
    for page in PAGES:
        picture = QImage(str(folder / f"{page}.png"))
        assert f"{picture.width()}x{picture.height()}" == size, page
    today = QImage(str(folder / "today.png"))
    ground = QColor(*(PAPER if theme == "light" else DARK_PAPER))
    assert today.pixelColor(today.width() - 12, today.height() - 12) == ground


@pytest.mark.parametrize("language", guide_pictures.LANGUAGES)
def test_what_readme_and_user_guide_show_is_pictured(kept: Desk, language: str) -> None:
    """In a sample, which has everything that they show."""
    del kept.environment["DISPLAY"]
    sample, folder = kept.home / "sample.ljournal", kept.home / "pictures"
    for words in (("sample", sample, "--language", language), ("screenshots", sample, folder, "--yes")):
        done = kept.cli(*words)
        assert done.returncode == 0, done.stderr
    assert guide_pictures.named(language) <= {path.stem for path in folder.glob("*.png")}
