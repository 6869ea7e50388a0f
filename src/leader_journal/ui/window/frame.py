"""The frame on the desktop: one page in it, where it stood last, and what lies over the page."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from leader_journal.settings import SettingsStore
from leader_journal.wording.catalogue import _

DEFAULT_SIZE = QSize(1280, 800)
MINIMUM_SIZE = QSize(900, 600)


class Frame(QMainWindow):
    """Knows nothing of journals."""

    def __init__(self, settings: SettingsStore) -> None:
        super().__init__()
        self._settings = settings
        self.above: list[QWidget] = []
        """What lies over the page, whichever it is."""
        self.setWindowTitle(_("Leader Journal"))
        self.setMinimumSize(MINIMUM_SIZE)
        self._take_place()

    def put(self, page: QWidget) -> None:
        """Replace the page; what was there is destroyed, not covered."""
        old = self.takeCentralWidget()
        self.setCentralWidget(page)
        if old is not None:
            old.hide()  # taken out it would be a window of its own until it is destroyed, and have the focus
            old.deleteLater()
        for above in self.above:
            above.raise_()
        page.show()  # Qt shows it a moment later, and what is hidden takes no focus
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def bring_to_front(self) -> None:
        """Come before the windows of other apps, as far as the desktop lets it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def remember_place(self) -> None:
        """Remember where it stands and how large it is."""
        self._settings.update(window_geometry=bytes(self.saveGeometry().toBase64().data()).decode())

    def _take_place(self) -> None:
        """Where it was last, when that is still on a screen; else centred at the default size."""
        self.resize(DEFAULT_SIZE)
        geometry = self._settings.current.window_geometry
        if geometry and self.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
            return
        screen = QGuiApplication.primaryScreen()
        if screen is not None:
            free = screen.availableGeometry()
            size = DEFAULT_SIZE.boundedTo(free.size()).expandedTo(MINIMUM_SIZE)
            place = QRect(free.topLeft(), size)
            place.moveCenter(free.center())
            self.setGeometry(place)
