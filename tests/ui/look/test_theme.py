"""The look: changed while running, complete in both themes, and nothing clipped at 200 %."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leader_journal import paths
from leader_journal.ui.entries.mark_control import MarkControl
from leader_journal.ui.look.motion import Animation, Duration
from leader_journal.ui.look.theme import TextStyle, Theme, ThemeMode
from leader_journal.ui.look.tokens import TOKENS, forced_tokens, load_tokens
from leader_journal.ui.toolkit.buttons import DefaultButton, PrimaryButton, TextButton
from leader_journal.ui.toolkit.chip import Chip
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.sections import FoldHead
from leader_journal.ui.toolkit.toggles import CheckRow


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_theme_has_every_token(name: str) -> None:
    assert load_tokens(name).keys() >= TOKENS


def test_forced_colours_come_from_the_palette_alone() -> None:
    palette = QPalette()
    known = {
        palette.color(group, role).name()
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled)
        for role in QPalette.ColorRole
        if role is not QPalette.ColorRole.NColorRoles
    }
    tokens = forced_tokens(palette)
    assert tokens.keys() >= TOKENS
    assert set(tokens.values()) <= known


@pytest.mark.parametrize(
    "make",
    [
        lambda theme: Chip(theme, "&Asked"),
        lambda theme: PrimaryButton(theme, "Save"),
        lambda theme: DefaultButton(theme, "Done"),
        lambda theme: MarkControl(theme),
    ],
)
def test_a_switch_of_theme_is_seen_at_once(qtbot: QtBot, theme: Theme, make: Callable[[Theme], QWidget]) -> None:
    widget = make(theme)
    qtbot.addWidget(widget)
    widget.show()
    middle = widget.rect().center()
    middle.setY(3)
    light = widget.grab().toImage().pixelColor(middle)
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(ThemeMode.DARK)
    dark = widget.grab().toImage().pixelColor(middle)
    assert light != dark
    assert theme.dark


def test_the_whole_application_changes_its_ground(qtbot: QtBot, theme: Theme, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    theme.dress(window)
    theme.set_mode(ThemeMode.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == theme.tokens["paper"].upper()
    assert theme.tokens["ink"] in window.styleSheet()


@pytest.mark.parametrize(("wanted", "percent"), [(10, 80), (80, 80), (135, 135), (200, 200), (900, 200)])
def test_text_size_stays_within_80_and_200(theme: Theme, wanted: int, percent: int) -> None:
    theme.set_scale(wanted)
    assert theme.percent == percent
    assert theme.px(100) == percent


@pytest.mark.parametrize("style", list(TextStyle))
def test_the_bundled_fonts_are_used(theme: Theme, style: TextStyle) -> None:
    family = QFontInfo(theme.font(style)).family()
    assert family.startswith("Source Serif" if style.value.serif else "Inter")


def test_letters_grow_with_the_text_size(theme: Theme) -> None:
    natural = QFontMetricsF(theme.font(TextStyle.BODY)).horizontalAdvance("n" * 100)
    theme.set_scale(200)
    doubled = QFontMetricsF(theme.font(TextStyle.BODY)).horizontalAdvance("n" * 100)
    assert doubled == pytest.approx(2 * natural, rel=0.01)


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
@pytest.mark.parametrize(
    ("make", "style", "weight"),
    [
        (lambda theme, words: Chip(theme, words), TextStyle.BODY, QFont.Weight.DemiBold),
        (lambda theme, words: PrimaryButton(theme, words), TextStyle.BODY, QFont.Weight.DemiBold),
        (lambda theme, words: DefaultButton(theme, words, small=True), TextStyle.SMALL, QFont.Weight.Medium),
        (lambda theme, words: TextButton(theme, words), TextStyle.BODY, QFont.Weight.Medium),
        (lambda theme, words: CheckRow(theme, words), TextStyle.BODY, QFont.Weight.Normal),
        (lambda theme, words: FoldHead(theme, words), TextStyle.BODY, QFont.Weight.Normal),
        (lambda theme, words: TextLabel(theme, TextStyle.LEAD, text=words), TextStyle.LEAD, None),
    ],
)
def test_no_text_is_clipped(
    qtbot: QtBot,
    theme: Theme,
    percent: int,
    make: Callable[[Theme, str], QWidget],
    style: TextStyle,
    weight: QFont.Weight | None,
) -> None:
    theme.set_scale(percent)
    widget = make(theme, "Undersøgte det sammen")
    qtbot.addWidget(widget)
    metrics = QFontMetricsF(theme.font(style, weight))
    assert widget.sizeHint().width() >= metrics.horizontalAdvance("Undersøgte det sammen")
    assert widget.sizeHint().height() >= metrics.ascent() + metrics.descent()


def test_every_icon_can_be_drawn_in_every_size(theme: Theme) -> None:
    names = [path.stem for path in (paths.resources() / "icons").glob("*.svg")]
    assert names
    for name in names:
        pixmap = theme.icons.pixmap(name, 18, "muted", 2.0)
        assert pixmap.width() == 36
        assert any(pixmap.toImage().pixelColor(x, y).alpha() for x in range(pixmap.width()) for y in range(0, 36, 3)), (
            name
        )


def test_an_icon_is_rendered_once(theme: Theme) -> None:
    first = theme.icons.pixmap("sun", 18, "muted", 1.0)
    assert theme.icons.pixmap("sun", 18, "muted", 1.0).cacheKey() == first.cacheKey()
    theme.set_mode(ThemeMode.DARK)
    assert theme.icons.pixmap("sun", 18, "muted", 1.0).cacheKey() != first.cacheKey()


def test_animation_can_be_switched_off(theme: Theme) -> None:
    assert theme.motion.ms(Duration.FOLD) == 0
    theme.motion.set_mode(Animation.ON)
    assert theme.motion.ms(Duration.FOLD) == 140


@pytest.mark.parametrize(("chosen", "moves"), [("system", False), ("on", True), ("off", False)])
def test_what_was_chosen_here_wins_over_what_the_system_wishes(theme: Theme, chosen: str, moves: bool) -> None:
    theme.motion.set_mode(chosen)
    theme.motion.set_reduced_by_system(reduced=True)
    assert theme.motion.on is moves
    theme.motion.set_reduced_by_system(reduced=False)
    assert theme.motion.on is (chosen != "off")
