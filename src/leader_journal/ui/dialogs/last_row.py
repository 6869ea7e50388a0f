"""The last row of a dialog: what else can be done on the left, then Cancel, then what the dialog is for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import DefaultButton, PrimaryButton
from leader_journal.ui.toolkit.flow_layout import FlowLayout
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.wording.catalogue import _

_BESIDE = 20
"""The margin of a dialog, left and right."""
FOOT = (28, 12, 28, 20)
"""The margins of a row under something that is scrolled."""


def last_row(
    dialog: QDialog,
    theme: Theme,
    words: str,
    do: Callable[[], object] | None = None,
    *,
    left: Sequence[QWidget] = (),
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> tuple[QLayout, PrimaryButton]:
    """Return the row, and the button with these words in it: without a deed of its own it accepts, as Enter does.

    What else can be done stands in lines of its own where the dialog is too narrow for all of it.
    """
    row = QHBoxLayout()
    row.setContentsMargins(*map(theme.px, margins))
    row.setSpacing(theme.px(12))
    cancel, act = DefaultButton(theme, _("Cancel")), PrimaryButton(theme, words)
    cancel.clicked.connect(dialog.reject)
    act.clicked.connect(do or dialog.accept)
    act.setDefault(do is None)
    room = dialog.minimumWidth() - sum(map(theme.px, (*margins[::2], 2 * _BESIDE)))
    wide = sum(button.sizeHint().width() + theme.px(12) for button in (*left, cancel, act))
    row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(act)
    if not left or wide <= room:
        for place, widget in enumerate(left):
            row.insertWidget(place, widget)
        return row, act
    flow, both = FlowLayout(gap=theme.px(12)), QVBoxLayout()
    for widget in left:
        flow.addWidget(widget)
    both.setSpacing(theme.px(12))
    both.addLayout(flow)
    both.addLayout(row)
    return both, act


def over_last_row(dialog: QDialog, theme: Theme, body: QWidget, bar: QWidget, row: QLayout, act: PrimaryButton) -> None:
    """Lay a dialog out: what is scrolled, the bar of long work, and the last row, which always stands there.

    Enter does what the dialog is for, where it belongs to no other button; while that cannot be done, it does nothing.
    """
    act.setDefault(True)
    scroll = PageScroll(theme)
    scroll.set_content(body)
    scroll.set_margins(*map(theme.px, (28, 24, 28, 20)))
    outer = QVBoxLayout(dialog)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    outer.addWidget(scroll, 1)
    outer.addWidget(bar)
    outer.addLayout(row)
    dialog.setFocus()  # or the first button had the keyboard, which is Cancel


def to_what_is_asked(dialog: QDialog, *asked: QWidget) -> None:
    """Give the keyboard to the first of these that is there to be used, where nobody took it elsewhere meanwhile."""
    here: QWidget | None = dialog.focusWidget()
    if here is None or here is dialog:
        first = next((one for one in asked if one.isVisibleTo(dialog) and one.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
