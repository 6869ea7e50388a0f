"""One style sheet and one palette, generated from the tokens: for what Qt draws. What has a shape is painted by us."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QPalette

from leader_journal.ui.look.type_styles import TextStyle, pixel_size

if TYPE_CHECKING:
    from leader_journal.ui.look.theme import Theme

# Distances are written as [n]: n pixels at 100 % text size.
_SHEET = Template(
    """
QMainWindow, QDialog, QWidget[ground="paper"], QStackedWidget[ground="paper"] { background: $paper; }
QWidget[ground="desk"] { background: $desk; }
QWidget[ground="sheet"] { background: $sheet; }
QFrame[role="card"] { background: $sheet; border: 1px solid $line; border-radius: [12]px; }
QFrame[role="strip"] { background: $desk; border: none; border-radius: [8]px; }

QLabel { background: transparent; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="faint"] { color: $faint; }
QLabel[tone="ink"] { color: $ink; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="overdue"] { color: $missed_text; }

QLineEdit, QSpinBox, QComboBox, QPlainTextEdit[role="field"] {
  background: $sheet; border: 1px solid $field; border-radius: [8]px; padding: 0 [12]px; min-height: [34]px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:disabled, QComboBox:disabled {
  background: transparent; color: $field; border-color: $line;
}
QLineEdit[bare="true"] { background: transparent; border: none; border-radius: 0; padding: 0; min-height: [24]px; }
QComboBox { padding-right: [28]px; }
QComboBox:hover { background: $hover; }
QComboBox::drop-down { border: none; width: [28]px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView {
  background: $sheet; border: 1px solid $line; padding: [4]px; outline: none;
  selection-background-color: $sel; selection-color: $ink;
}
QSpinBox::up-button, QSpinBox::down-button {
  width: 0; border: none;
}
QTextEdit { background: transparent; border: none; selection-background-color: $accent; selection-color: $on_accent; }

QPushButton {
  background: $sheet; border: 1px solid $edge; border-radius: [8]px; padding: 0 [14]px; min-height: [32]px;
  font-weight: 500;
}
QPushButton[painted="true"] { min-height: 0; padding: 0; border: none; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $press; }
QPushButton:default { background: $accent; border-color: $accent; color: $on_accent; font-weight: 600; }
QPushButton:default:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton:disabled { background: transparent; border-color: $line; color: $field; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; button-layout: 3; }
QInputDialog QLineEdit { min-width: [300]px; }

QMenu { background: $sheet; border: 1px solid $line; border-radius: [8]px; padding: [4]px; }
QMenu::item { min-height: [32]px; padding: 0 [28]px 0 [12]px; border-radius: [6]px; }
QMenu::item:selected { background: $hover; color: $ink; }
QMenu::item:disabled { color: $field; }
QMenu::separator { height: 1px; background: $line; margin: [4]px [8]px; }
QMenuBar { background: $desk; border-bottom: 1px solid $line; }
QMenuBar::item { padding: [4]px [8]px; background: transparent; border-radius: [6]px; }
QMenuBar::item:selected { background: $hover; }
QMenuBar::item:pressed { background: $press; }
QToolTip {
  background: $toast; color: $toast_ink; border: none; padding: [6]px [10]px; font-size: $small_size;
}

QScrollArea, QScrollArea > QWidget > QWidget[role="page"], QAbstractScrollArea[bare="true"] {
  background: transparent; border: none;
}
QScrollBar:vertical { background: transparent; width: [12]px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: [12]px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: [4]px; margin: [2]px; }
QScrollBar::handle:vertical { min-height: [36]px; }
QScrollBar::handle:horizontal { min-width: [36]px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $field; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QListView, QTableView, QTreeView { background: transparent; border: none; outline: none; }
QListWidget[role="completions"] { background: transparent; }
QListWidget[role="completions"]::item { min-height: [32]px; padding: 0 [12]px; border-radius: [6]px; color: $ink; }
QListWidget[role="completions"]::item:hover { background: $hover; }
QListWidget[role="completions"]::item:selected { background: $sel; color: $ink; }
QTableView::item { padding: 0 [8]px; }
QTableView { gridline-color: $line; selection-background-color: $sel; selection-color: $ink; }
QHeaderView::section {
  background: $paper; color: $muted; border: none; border-bottom: 1px solid $line; padding: [6]px [10]px;
}
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $sheet; }
QCalendarWidget QToolButton {
  background: transparent; color: $ink; border: none; padding: [4]px [8]px; border-radius: [6]px;
}
QCalendarWidget QToolButton:hover { background: $hover; }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QAbstractItemView {
  background: $sheet; color: $ink; outline: none; selection-background-color: $sel; selection-color: $accent;
}
QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
"""
)


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the whole application for the theme as it is now."""
    colours = {name: value for name, value in theme.tokens.items() if "." not in name}
    text = _SHEET.substitute(colours, small_size=f"{pixel_size(TextStyle.SMALL, theme.scale)}px")
    parts = text.split("[")
    sized = parts[0] + "".join(_sized(theme, part) for part in parts[1:])
    return sized + "\n".join(_label_rule(theme, style) for style in TextStyle)


def palette_for(theme: Theme) -> QPalette:
    """Return the palette for what the style sheet does not reach."""
    palette, role = QPalette(), QPalette.ColorRole
    wanted = {
        role.Window: "paper",
        role.WindowText: "ink",
        role.Base: "sheet",
        role.AlternateBase: "desk",
        role.Text: "ink",
        role.PlaceholderText: "faint",
        role.Button: "sheet",
        role.ButtonText: "ink",
        role.BrightText: "on_accent",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.ToolTipBase: "toast",
        role.ToolTipText: "toast_ink",
        role.Light: "sheet",
        role.Midlight: "hover",
        role.Mid: "edge",
        role.Dark: "field",
        role.Shadow: "line",
        role.Accent: "accent",
    }
    for which, token in wanted.items():
        palette.setColor(which, theme.color(token))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, theme.color("field"))
    return palette


def _sized(theme: Theme, part: str) -> str:
    """Resolve one `n]...`; what is no number was an attribute selector and stays as it was."""
    number, bracket, rest = part.partition("]")
    return f"{theme.px(float(number))}{rest}" if number.isdigit() else f"[{number}{bracket}{rest}"


def _label_rule(theme: Theme, style: TextStyle) -> str:
    spec, font = style.value, theme.font(style)
    families = ", ".join(f'"{family}"' for family in font.families())
    weight = {QFont.Weight.Normal: 400, QFont.Weight.Medium: 500, QFont.Weight.DemiBold: 600}[spec.weight]
    tracking = f" letter-spacing: {font.letterSpacing():.2f}px;" if spec.tracking else ""
    colour = f" color: {theme.tokens['muted']};" if style is TextStyle.SECTION else ""
    return (
        f'QLabel[role="{style.role}"] {{ font-family: {families}; font-size: {font.pixelSize()}px;'
        f" font-weight: {weight};{tracking}{colour} }}"
    )
