"""A column to read or write in and what goes with it: beside it, or under it where there is no room."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from leader_journal.ui.look.theme import Theme

_BESIDE, _UNDER = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_GAP, _GAP_UNDER = 56, 28


class MainAndAside:
    """Lays two widgets out in `holder`; `widths` are their greatest at 100 %.

    Beside each other neither becomes narrower, or the main one does: `gives_way`.
    """

    def __init__(
        self,
        theme: Theme,
        holder: QWidget,
        main: QWidget,
        aside: QWidget,
        widths: tuple[int, int],
        *,
        gives_way: bool = False,
    ) -> None:
        self._theme = theme
        self._main, self._aside = main, aside
        self._widths = widths
        self._gives_way = gives_way
        self._layout = QBoxLayout(_BESIDE, holder)
        self._layout.setContentsMargins(0, 0, 0, 0)
        # one that gives way takes all room up to its greatest width, what is left after both is margin
        for widget in (main, aside):
            self._layout.addWidget(widget, 1000 if gives_way else 0)
        self._layout.addStretch(1)

    def stand(self, *, beside: bool) -> None:
        """Put the aside there, measured for the text size of now."""
        px, (main, aside) = self._theme.px, self._widths
        self._layout.setDirection(_BESIDE if beside else _UNDER)
        self._layout.setSpacing(px(_GAP if beside else _GAP_UNDER))
        self._main.setMaximumWidth(px(main))
        self._aside.setMaximumWidth(px(aside if beside else main))
        self._main.setMinimumWidth(px(main) if beside and not self._gives_way else 0)
        if self._gives_way:
            self._aside.setMinimumWidth(px(aside) if beside else 0)
