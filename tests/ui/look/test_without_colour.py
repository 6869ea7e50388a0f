"""States are told apart without hue: in shades of grey, and where the system forces its colours."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from tests.ui.showing import Show

from leader_journal.core.terms import Mark
from leader_journal.ui.entries.mark_control import MarkControl
from leader_journal.ui.look import theme as look
from leader_journal.ui.look.theme import Theme, ThemeMode
from leader_journal.ui.toolkit.chip import Chip
from leader_journal.ui.toolkit.segmented import Segmented
from leader_journal.ui.toolkit.toggles import CheckRow, Switch

HIGH_CONTRAST = {
    "black": ("#000000", "#ffffff", "#1aebff", "#000000", "#3ff23f"),
    "white": ("#ffffff", "#000000", "#37006e", "#ffffff", "#600000"),
    "dusk": ("#2d3236", "#ffffff", "#a1bfde", "#212d3b", "#a6a6a6"),
    "desert": ("#fffaef", "#3d3d3d", "#903909", "#fff5e3", "#676767"),
}
"""Windows' own: ground, text, chosen, text on chosen, disabled text."""


def grey(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def differ(one: QImage, other: QImage) -> int:
    """How many pixels are lighter or darker by an eighth."""
    assert one.size() == other.size()
    return sum(
        abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 32
        for x in range(one.width())
        for y in range(one.height())
    )


def force(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, name: str) -> Theme:
    """The theme that a system makes which forces its colours."""
    theme = Theme(ThemeMode.LIGHT)
    force_colours(theme, qapp, monkeypatch, name)
    return theme


def force_colours(theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let the system force its colours upon a theme."""
    ground, text, chosen, on_chosen, disabled = map(QColor, HIGH_CONTRAST[name])
    role, palette = QPalette.ColorRole, QPalette()
    for roles, colour in (
        ((role.Window, role.Base, role.Button), ground),
        ((role.WindowText, role.Text, role.ButtonText), text),
        ((role.Highlight,), chosen),
        ((role.HighlightedText,), on_chosen),
    ):
        for one in roles:
            palette.setColor(one, colour)
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, disabled)
    monkeypatch.setattr(look, "_colours_are_forced", lambda: True)
    theme._system_palette = palette
    theme._follow_system()
    theme.apply(qapp)


@pytest.fixture(params=["light", "dark", *HIGH_CONTRAST])
def any_theme(request: pytest.FixtureRequest, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Theme:
    if request.param in HIGH_CONTRAST:
        return force(qapp, monkeypatch, request.param)
    theme = Theme(ThemeMode(request.param))
    theme.apply(qapp)
    return theme


def buttons(theme: Theme) -> list[QAbstractButton]:
    return [Chip(theme, "Thanked"), Switch(theme, "Animation"), CheckRow(theme, "Ask this")]


@pytest.mark.parametrize("which", range(3))
def test_on_and_off_differ_in_shade(any_theme: Theme, show: Show, which: int) -> None:
    button = buttons(any_theme)[which]
    show(button)
    off = grey(button)
    button.setChecked(True)
    assert differ(off, grey(button)) >= 12, type(button).__name__


def test_which_one_is_chosen_differs_in_shade(any_theme: Theme, show: Show) -> None:
    choice = Segmented(any_theme, [("en", "English"), ("da", "English")])
    show(choice)
    choice.set_value("en")
    first = grey(choice)
    choice.set_value("da")
    assert differ(first, grey(choice)) >= 12


def test_each_mark_differs_in_shade_from_each_other(any_theme: Theme, show: Show) -> None:
    pictures = {}
    for mark in Mark:
        control = MarkControl(any_theme, "Room")
        show(control)
        control.set_mark(mark)
        pictures[mark] = grey(control)
    for one, other in combinations(Mark, 2):
        assert differ(pictures[one], pictures[other]) >= 12, (one, other)


@pytest.mark.parametrize("name", HIGH_CONTRAST)
def test_forced_colours_are_as_strong_as_the_system_wants_them(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, name: str, show: Show
) -> None:
    theme = force(qapp, monkeypatch, name)
    ground, text = HIGH_CONTRAST[name][:2]
    for token in ("ink", "muted", "faint", "missed_text", "mark.shown", "mark.missed"):
        assert theme.color(token).name() == text
    for token in ("desk", "paper", "sheet", "hover", "sel", "hit"):
        assert theme.color(token).name() == ground
    chip = Chip(theme, "Thanked")
    show(chip)
    seen = chip.grab().toImage()
    lightest = max(seen.pixelColor(x, y).lightness() for x in range(seen.width()) for y in range(seen.height()))
    darkest = min(seen.pixelColor(x, y).lightness() for x in range(seen.width()) for y in range(seen.height()))
    wanted = abs(QColor(ground).lightness() - QColor(text).lightness())
    assert lightest - darkest >= wanted - 8
