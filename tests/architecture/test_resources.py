"""What is not Python: complete, ours to ship, and the same in both themes."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tools import contrast

from leader_journal import paths

ICONS = sorted((paths.resources() / "icons").glob("*.svg"))
FONTS = sorted((paths.resources() / "fonts").glob("*.ttf"))
OWN_ICONS = {"app", "tone_calm", "tone_tense", "tone_sharp"}


def test_both_themes_have_the_same_colours() -> None:
    light, dark = map(contrast.theme, contrast.THEMES)

    assert light.keys() == dark.keys()
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in (*light.values(), *dark.values()))


@pytest.mark.parametrize("theme", contrast.THEMES)
@pytest.mark.parametrize("token", contrast.PAIRS)
def test_what_is_seen_stands_out_from_its_grounds(theme: str, token: str) -> None:
    measured, ground = contrast.least(token, theme)

    assert measured >= contrast.PAIRS[token][0], ground


def test_contrast_is_measured_as_wcag_says() -> None:
    """Against values that WCAG's own working group gives, and that checkers agree on."""
    assert contrast.ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast.ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast.ratio("#0000FF", "#FFFFFF") == pytest.approx(8.59, abs=0.01)
    assert contrast.ratio("#1E2328", "#1E2328") == 1


def test_the_page_tells_the_contrast_that_is_measured() -> None:
    """`python -m tools.contrast --page` writes it anew."""
    assert contrast.told(contrast.PAGE.read_text(encoding="utf-8")) == contrast.table()


@pytest.mark.parametrize("icon", ICONS, ids=[icon.stem for icon in ICONS])
def test_an_icon_is_a_plain_drawing_in_one_colour(icon: Path) -> None:
    drawing = ElementTree.parse(icon).getroot()
    tags = {element.tag.rpartition("}")[2] for element in drawing.iter()}

    assert drawing.get("viewBox")
    assert tags <= {"svg", "path", "circle", "rect", "line", "polyline", "polygon", "ellipse"}
    if icon.stem != "app":
        assert drawing.get("stroke") == "currentColor"
        assert drawing.get("stroke-width") in {"2", "1.5"}


def test_every_font_is_static_and_stands_by_its_licence() -> None:
    licences = {path.name for path in (paths.resources() / "fonts").glob("LICENSE*")}

    assert {font.name.partition("-")[0] for font in FONTS} == {"Inter", "SourceSerif4"}
    assert licences == {"LICENSE.inter.txt", "LICENSE.source-serif-4.txt"}
    for font in FONTS:
        content = font.read_bytes()
        assert content[:4] == b"\x00\x01\x00\x00", "TrueType outlines embed well in PDFs, others do not"
        assert b"fvar" not in content[:1000], "a static font"


def test_borrowed_icons_carry_their_licence() -> None:
    borrowed = [icon for icon in ICONS if icon.stem not in OWN_ICONS]

    assert (paths.resources() / "icons" / "LICENSE.lucide.txt").is_file()
    assert all("lucide-static" in icon.read_text(encoding="utf-8") for icon in borrowed)
    assert {icon.stem for icon in ICONS} >= OWN_ICONS
