"""Choosing files and folders in Qt's own dialog: the desktop's tells the desktop's list of recent files.

Qt's Danish does not name all of it, and its arrows are drawn for a light window: both are said and drawn here. Qt keeps
the folder that was chosen last, and those before it, in settings of its own that any app reads: here it finds no place
for them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QItemSelectionModel, QSettings, QSize, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QFileSystemModel,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSplitter,
    QToolButton,
    QTreeView,
    QWidget,
)

from leader_journal.wording.catalogue import _

_SIZE = (760, 520)
Sized = Callable[[QWidget, tuple[int, int]], object]
"""Gives a dialog the size it had last, else this one."""
_ICON = QSize(16, 16)
_KIND, _PLACES = 2, 8
"""The column that says what kind of file it is; the width of the places, in lines of text."""
_DRAWN_ANEW = ("backButton", "forwardButton", "toParentButton")
_NOT_NEEDED = ("listModeButton", "detailModeButton")
_LEAVE_OUT = QItemSelectionModel.SelectionFlag.Deselect | QItemSelectionModel.SelectionFlag.Rows


class FileDialog(QFileDialog):
    """Starts in `folder`, or where people keep what they write; `chosen` is what it ends with."""

    def __init__(self, parent: QWidget, title: str, folder: Path | None, sized: Sized) -> None:
        # written when the dialog goes, under this user's name: a path that holds no folder takes none
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
        begins = folder if folder is not None and folder.is_dir() else documents()
        super().__init__(parent, title, str(begins))
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setHistory([])
        places = dict.fromkeys((documents(), Path.home(), Path(QDir.rootPath())))
        self.setSidebarUrls([QUrl.fromLocalFile(str(place)) for place in places])
        for what, words in (
            (QFileDialog.DialogLabel.LookIn, _("Folder:")),
            (QFileDialog.DialogLabel.FileName, _("File name:")),
            (QFileDialog.DialogLabel.FileType, _("Kind of file:")),
        ):
            self.setLabelText(what, words)
        for label in self.findChildren(QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for view in self.findChildren(QAbstractItemView):
            view.setDragEnabled(False)  # nothing of the app can be dragged but words that are guarded
        for button in self.findChildren(QToolButton):
            if button.objectName() in _DRAWN_ANEW:
                button.setIcon(self._in_ink(button.icon()))
            elif button.objectName() in _NOT_NEEDED:
                button.hide()
        self._fit_text()
        sized(self, _SIZE)

    def hide_kinds(self) -> None:
        """Show no kinds to choose from: there are none."""
        for part in (*self.findChildren(QComboBox, "fileTypeCombo"), *self.findChildren(QLabel, "fileTypeLabel")):
            part.hide()

    def _fit_text(self) -> None:
        """Qt's measures are those of small text: margins, icons and columns follow the text that there is."""
        line = self.fontMetrics().height()
        layout, icon = self.layout(), QSize(line, line)
        if layout is not None:
            layout.setContentsMargins(line, line, line, line)
        for view in self.findChildren(QAbstractItemView):
            view.setIconSize(icon)
        for tree in self.findChildren(QTreeView, "treeView"):
            tree.hideColumn(_KIND)
            head = tree.header()
            head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
            head.setStretchLastSection(False)
        for splitter in self.findChildren(QSplitter):
            splitter.setSizes([_PLACES * line, 3 * _PLACES * line])

    def accept(self) -> None:
        """What stands in the line is chosen: of a path that is typed, Qt would choose a folder on the way as well."""
        for line in self.findChildren(QLineEdit, "fileNameEdit"):
            typed = Path(self.directory().absolutePath(), line.text())
            for view in self.findChildren(QAbstractItemView, "listView"):
                _leave_chosen(view, typed)
        super().accept()

    def choose(self) -> Path | None:
        """Ask; return what was chosen."""
        accepted = self.exec() == QFileDialog.DialogCode.Accepted
        chosen = self.selectedFiles() if accepted else []
        self.deleteLater()
        return Path(chosen[0]) if chosen else None

    def _in_ink(self, icon: QIcon) -> QIcon:
        """Return an icon in the colour of the words, for whatever theme the window has."""
        drawn = QIcon()
        for mode, group in ((QIcon.Mode.Normal, QPalette.ColorGroup.Active), (QIcon.Mode.Disabled, _DISABLED)):
            picture = QPixmap(icon.pixmap(_ICON, self.devicePixelRatioF()))
            painter = QPainter(picture)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            painter.fillRect(picture.rect(), self.palette().color(group, QPalette.ColorRole.WindowText))
            painter.end()
            drawn.addPixmap(picture, mode)
        return drawn


def file_to_open(parent: QWidget, title: str, pattern: str, folder: Path | None, sized: Sized) -> Path | None:
    """Let an existing file be chosen."""
    dialog = FileDialog(parent, title, folder, sized)
    dialog.setFileMode(FileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(pattern)
    return dialog.choose()


def folder_to_open(parent: QWidget, title: str, folder: Path | None, sized: Sized) -> Path | None:
    """Let an existing folder be chosen."""
    dialog = FileDialog(parent, title, folder, sized)
    dialog.setFileMode(FileDialog.FileMode.Directory)
    dialog.setOption(FileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(FileDialog.DialogLabel.FileName, _("Name:"))
    dialog.hide_kinds()
    return dialog.choose()


def file_to_save(
    parent: QWidget, title: str, proposed: Path, pattern: str, folder: Path | None, sized: Sized
) -> Path | None:
    """Let a place be chosen; a name without a folder is proposed in `folder`. Qt asks before overwriting."""
    dialog = FileDialog(parent, title, proposed.parent if proposed.is_absolute() else folder, sized)
    dialog.setFileMode(FileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
    if pattern:
        dialog.setNameFilter(pattern)
    else:
        dialog.hide_kinds()
    dialog.selectFile(proposed.name)
    return dialog.choose()


def _leave_chosen(view: QAbstractItemView, typed: Path) -> None:
    rows, model = view.selectionModel(), view.model()
    if isinstance(model, QFileSystemModel):
        for row in rows.selectedRows():
            if Path(model.filePath(row)) != typed:
                rows.select(row, _LEAVE_OUT)


_DISABLED = QPalette.ColorGroup.Disabled


def documents() -> Path:
    """Return the folder where people keep what they write; at home where they have none."""
    found = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return found if found.is_dir() else Path.home()
