"""The keys that work while no journal is open as they do in one: quitting, and the size of the text."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from leader_journal.ui.actions import Act, spec_of
from leader_journal.ui.window.app_context import AppContext


def give_keys(page: QWidget, app: AppContext) -> None:
    """Let them work as long as `page` is what the window shows: an open journal has actions for the same keys."""
    done = {
        Act.QUIT: lambda: page.window().close(),
        Act.LARGER: lambda: _scale_to(app, app.theme.percent + 10),
        Act.SMALLER: lambda: _scale_to(app, app.theme.percent - 10),
        Act.NORMAL_SIZE: partial(_scale_to, app, 100),
    }
    for act, do in done.items():
        for keys in spec_of(act).keys:
            QShortcut(QKeySequence(keys), page).activated.connect(do)


def _scale_to(app: AppContext, percent: int) -> None:
    app.theme.set_scale(percent)
    app.settings.update(text_percent=app.theme.percent)
