"""Long work on the window's own connection: the window goes on painting and hears Cancel, and nothing else happens.

A write belongs to the thread that opened the journal, so that it cannot be a job. While it runs, timers wait (a draft
that saved itself now would write into the middle of the change), other windows take no input, and no socket is read.
"""

from __future__ import annotations

from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QProgressBar

from leader_journal.core.errors import Cancelled

_STEPS = 1000


class LongWork(QObject):
    """Called with the share that is done, as `Progress`; raises Cancelled after `cancel`. Timers wait inside it."""

    def __init__(self, bar: QProgressBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._cancelled = False
        bar.setRange(0, _STEPS)
        bar.setValue(0)

    def cancel(self) -> None:
        """Stop at the next step."""
        self._cancelled = True

    def __enter__(self) -> LongWork:
        self._app().installEventFilter(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._app().removeEventFilter(self)

    def __call__(self, share: float) -> None:
        """Show how far it is, and hear whether it is to stop."""
        self._bar.setValue(round(share * _STEPS))
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeSocketNotifiers)
        if self._cancelled:
            raise Cancelled

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - the signature is Qt’s
        """Let timers wait: one that was held back rings again."""
        return event.type() is QEvent.Type.Timer

    def _app(self) -> QCoreApplication:
        app = QCoreApplication.instance()
        assert app is not None, "there is a bar in a window"
        return app
