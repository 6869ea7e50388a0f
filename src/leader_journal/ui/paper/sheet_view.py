"""A sheet as it is read on the screen: heads, and under them the app's words in sans, the leader's own in the serif."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leader_journal.core.sheets import CLINGING, Sheet, SheetLine, SheetPart
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.themed import Themed

_PART_GAP, _UNDER_HEAD, _LINE_GAP = 20, 4, 8


class SheetView(Themed, QWidget):
    """Shows one sheet, its texts as they are read: references are shown before."""

    def __init__(self, theme: Theme, *, dense: bool = False) -> None:
        """`dense` is for several beside each other: smaller, with a title to match."""
        super().__init__()
        self._follow(theme)
        self._dense = dense
        self._parts: list[QWidget] = []
        self._title = TextLabel(theme, "strong" if dense else "title", wrap=True)
        self._aside = TextLabel(theme, "small", "muted", wrap=True)
        self._column = QVBoxLayout(self)
        self.fit(self._column.setSpacing, 2)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._aside)
        self.restyle()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show this page instead of the one before."""
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._title.setText(sheet.title)
        self._title.setVisible(bool(sheet.title))
        self._aside.setText(sheet.aside)
        self._aside.setVisible(bool(sheet.aside))
        self._parts = [self._part(part) for part in sheet.parts]
        if sheet.footer:
            self._parts.append(TextLabel(self.theme, "note", "faint", text=sheet.footer, wrap=True))
        for widget in self._parts:
            self._column.addWidget(widget)
        self.setAccessibleName(sheet.title)
        self.restyle()

    def restyle(self) -> None:
        px = self.theme.px
        for part in self._parts:
            part.setContentsMargins(0, px(_PART_GAP), 0, 0)
            layout = part.layout()
            if layout is not None:
                layout.setSpacing(px(_UNDER_HEAD))
        super().restyle()

    def _part(self, part: SheetPart) -> QWidget:
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(TextLabel(self.theme, TextStyle.SECTION, text=part.head, wrap=True))
        for line in part.lines:
            column.addWidget(self._line(line))
        for name in part.to_write:
            column.addWidget(TextLabel(self.theme, "body", "muted", text=name))
        return widget

    def _line(self, line: SheetLine) -> QWidget:
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, self.theme.px(_LINE_GAP))
        column.setSpacing(0)
        prose = TextStyle.PROSE_S if self._dense else TextStyle.PROSE
        style = prose if line.own_words else TextStyle.BODY
        # under its lead, and not behind it, a text does not begin with the comma that joins the two
        own_line = line.text.lstrip("".join(CLINGING) + " ") if line.lead else line.text
        head = line.lead.removesuffix(".")  # the stop parts it from words that follow in its line, as on paper
        for text, words, token in ((head, TextStyle.NOTE_STRONG, ""), (own_line, style, "")):
            if text:
                column.addWidget(TextLabel(self.theme, words, token, text=text, wrap=True))
        if line.note:
            column.addWidget(TextLabel(self.theme, TextStyle.SMALL, "muted", text=line.note, wrap=True))
        return widget
