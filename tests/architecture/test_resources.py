"""What is not Python: complete, ours to ship, and the same in both themes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from leader_journal import paths

ICONS = sorted((paths.resources() / "icons").glob("*.svg"))
FONTS = sorted((paths.resources() / "fonts").glob("*.ttf"))
OWN_ICONS = {"app", "tone_calm", "tone_tense", "tone_sharp"}
FAINT_GROUNDS, MARK_CONTRAST, TEXT_CONTRAST = ("paper", "sheet"), 3.0, 4.5


def _theme(name: str) -> dict[str, str]:
    text = (paths.resources() / "themes" / f"{name}.json").read_text(encoding="utf-8")
    return {key: str(value) for key, value in json.loads(text).items()}


def test_both_themes_have_the_same_colours() -> None:
    light, dark = _theme("light"), _theme("dark")

    assert light.keys() == dark.keys()
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in (*light.values(), *dark.values()))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "grounds"),
    [
        ("ink", ("desk", "paper", "sheet", "hover", "press", "sel", "hit")),
        ("muted", ("desk", "paper", "sheet", "hover", "sel")),
        ("faint", FAINT_GROUNDS),
        ("accent", ("desk", "paper", "sheet", "sel")),
        ("missed_text", ("desk", "paper", "sheet")),
        ("on_accent", ("accent", "accent_hover")),
        ("toast_ink", ("toast",)),
        ("toast_link", ("toast",)),
    ],
)
def test_text_can_be_read_on_its_grounds(theme: str, text: str, grounds: tuple[str, ...]) -> None:
    colours = _theme(theme)

    for ground in grounds:
        assert _contrast(colours[text], colours[ground]) >= TEXT_CONTRAST, ground


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("mark", ["mark.shown", "mark.missed", "mark.na", "mark.none", "field"])
def test_marks_and_borders_can_be_seen(theme: str, mark: str) -> None:
    colours = _theme(theme)

    for ground in ("paper", "sheet"):
        assert _contrast(colours[mark], colours[ground]) >= MARK_CONTRAST, ground


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


def _contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
