"""A text of any length to be read: what is longer than some pages is shown piece by piece, so that nothing waits.

A text as long as a book takes Qt seconds to lay out, at every width anew. Where something is looked for, the first
piece that is shown is one that says it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from leader_journal.core.folding import FoldedTerms, fold
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.layouts import clear
from leader_journal.ui.toolkit.page_scroll import bring_in
from leader_journal.ui.toolkit.pieces import pieces_of
from leader_journal.ui.toolkit.prose import Prose, nowhere
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.written import written
from leader_journal.wording.catalogue import _

_AROUND = 160
"""Above and below a hit, at 100 %: it is read in what it stands in, not at the edge."""


class LongProse(Themed, QWidget):
    """One text in one style; of a long one a piece, with ways to those before and after it."""

    def __init__(self, theme: Theme, style: TextStyle = TextStyle.PROSE) -> None:
        super().__init__()
        self._follow(theme)
        self._style = style
        self._terms: tuple[str, ...] = ()
        self._pieces: tuple[str, ...] = ()
        self._shown = range(0)
        self._proses: list[Prose] = []
        self._ways: tuple[TextButton, TextButton] | None = None
        """To the piece before and to the one after, once there is more than one."""
        self._texts = self.column().layout
        self._column = self.column(self).layout
        self._column.addLayout(self._texts)
        self.set_prose("")

    def set_prose(self, text: str, terms: Sequence[str] = ()) -> None:
        """Show a text, with these folded terms on their ground."""
        self._terms = tuple(terms)
        self._pieces = pieces_of(text)
        first = _first_holding(self._pieces, self._terms)
        self._shown = range(first, first + 1)
        clear(self._texts)
        self._proses = [self._prose(first)]
        self._texts.addWidget(self._proses[0])
        self._offer()

    def set_style(self, style: TextStyle) -> None:
        self._style = style
        for prose in self.pieces():
            prose.set_style(style)

    def pieces(self) -> list[Prose]:
        """Return what is shown, from top to bottom."""
        return list(self._proses)

    def bring_hit_in(self) -> bool:
        """Scroll to the first place that says what is looked for; False where none of it is shown here."""
        for prose in self.pieces():
            if (place := prose.first_hit()) is not None:
                around = self.theme.px(_AROUND)
                bring_in(prose, place.adjusted(0, -around, 0, around))
                return True
        return False

    def words(self) -> str:
        return "".join(written(prose.document()) for prose in self.pieces())

    def setAccessibleName(self, name: str) -> None:
        """Name the text, and with it each piece of it."""
        super().setAccessibleName(name)
        for prose in self.pieces():
            prose.setAccessibleName(name)

    def _prose(self, number: int) -> Prose:
        prose = Prose(self.theme, self._style)
        prose.setAccessibleName(self.accessibleName())
        last = number == len(self._pieces) - 1
        find = FoldedTerms(self._terms) if self._terms else nowhere
        prose.set_prose(self._pieces[number] if last else self._pieces[number].removesuffix("\n"), find)
        return prose

    def _show_before(self) -> None:
        self._shown = range(self._shown.start - 1, self._shown.stop)
        self._proses.insert(0, self._prose(self._shown.start))
        self._texts.insertWidget(0, self._proses[0])
        self._offer()

    def _show_after(self) -> None:
        self._proses.append(self._prose(self._shown.stop))
        self._texts.addWidget(self._proses[-1])
        self._shown = range(self._shown.start, self._shown.stop + 1)
        self._offer()

    def _offer(self) -> None:
        if len(self._pieces) > 1 and self._ways is None:
            self._ways = self._made_ways()
        if self._ways is not None:
            before, after = self._ways
            before.setVisible(self._shown.start > 0)
            after.setVisible(self._shown.stop < len(self._pieces))

    def _made_ways(self) -> tuple[TextButton, TextButton]:
        before = TextButton(self.theme, lambda: _("Show what comes before"), small=True)
        after = TextButton(self.theme, lambda: _("Read on"), small=True)
        self._column.insertWidget(0, before)
        self._column.addWidget(after)
        before.clicked.connect(self._show_before)
        after.clicked.connect(self._show_after)
        return before, after


def _first_holding(pieces: Sequence[str], terms: Sequence[str]) -> int:
    if terms and len(pieces) > 1:
        for number, piece in enumerate(pieces):
            folded = fold(piece)
            if any(term in folded for term in terms):
                return number
    return 0
