"""Earlier versions of an entry: read them, and bring one back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from leader_journal.core.changes import Changes
from leader_journal.core.progress import Progress
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.erase_dialog import EraseDialog
from leader_journal.ui.dialogs.remembered_size import RememberedSize
from leader_journal.ui.entries.long_prose import LongProse
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.toolkit.buttons import DefaultButton, PrimaryButton, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.layouts import clear
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import short_day, time_of_day
from leader_journal.wording.entries.words import details
from leader_journal.wording.forgetting import no_way_back

_REV = Qt.ItemDataRole.UserRole


class VersionsDialog(QDialog):
    """The list on the left, the version on the right. Bringing one back keeps the present one among the versions."""

    def __init__(self, context: UiContext, entry: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._entry = entry
        self.setWindowTitle(_("Earlier versions"))
        self._build()
        self._fill()
        RememberedSize(self, context.settings, context.theme, (720, 480))

    def _build(self) -> None:
        theme = self._context.theme
        px = theme.px
        self._list = QListWidget()
        self._list.setProperty("role", "completions")
        self._list.setFixedWidth(px(200))
        self._list.setAccessibleName(_("Earlier versions"))
        self._list.currentItemChanged.connect(self._show_version)
        self._text = LongProse(theme, TextStyle.PROSE)
        self._text.setAccessibleName(_("What happened?"))
        self._rest = QVBoxLayout()
        self._rest.setSpacing(px(3))
        page, scroll = QWidget(), PageScroll(theme)  # a version may be longer than the dialog
        right = QVBoxLayout(page)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(px(12))
        right.addWidget(self._text)
        right.addLayout(self._rest)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(px(20))
        row.addWidget(self._list)
        scroll.set_content(page)
        row.addWidget(scroll, 1)
        self._close, self._bring_back = DefaultButton(theme, _("Close")), PrimaryButton(theme, _("Bring back"))
        self._close.clicked.connect(self.reject)
        self._bring_back.clicked.connect(self._bring)
        self._erase = TextButton(theme, _("Erase earlier versions"), small=True)
        self._erase.clicked.connect(self._ask_to_erase)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(12))
        buttons.addWidget(self._erase)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self._bring_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(20), px(20), px(20))
        column.setSpacing(px(20))
        column.addLayout(row, 1)
        column.addLayout(buttons)

    def _fill(self) -> None:
        today = self._context.clock.now().date()
        for version in self._context.services.entries.versions(self._entry):
            moment = version.saved_at
            words = _("{day}, {time}").format(day=short_day(moment.date(), today), time=time_of_day(moment))
            item = QListWidgetItem(_("{when} (deleted)").format(when=words) if version.deleted else words)
            item.setData(_REV, version.rev)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._erase.setVisible(self._list.count() > 1)

    def _show_version(self) -> None:
        services = self._context.services
        entry = services.entries.version(self._entry, self._chosen())
        self._text.set_prose(services.people.shown(entry.facts))
        clear(self._rest)
        for detail in details(entry, services.people.shown):
            style = TextStyle.PROSE_S if detail.prose else TextStyle.BODY
            self._rest.addWidget(TextLabel(self._context.theme, "small", "muted", text=detail.question, wrap=True))
            self._rest.addWidget(TextLabel(self._context.theme, style, text=detail.text, wrap=True))
            self._rest.addSpacing(self._context.theme.px(10))
        self._bring_back.setEnabled(self._list.currentRow() > 0)

    def _bring(self) -> None:
        bring_back = partial(self._context.services.entries.bring_back, self._entry, self._chosen())
        if self._context.run(bring_back, _("Version brought back")):
            self.accept()

    def _ask_to_erase(self) -> None:
        """Erase what the entry said before, for good."""
        forgetting = self._context.services.forgetting

        def erase(progress: Progress) -> tuple[Changes, str]:
            return forgetting.erase_wordings_of_entry(self._entry, progress), _("Earlier versions erased.")

        dialog = EraseDialog(self._context, _("Erase earlier versions"), _("Erase"), erase, self)
        count = forgetting.wordings_of_entry(self._entry)
        dialog.say_words(
            ngettext(
                "{count} earlier version of this entry. What it says now stays.",
                "{count} earlier versions of this entry. What it says now stays.",
                count,
            ).format(count=counted(count)),
            no_way_back(),
        )
        dialog.accepted.connect(self.accept)
        dialog.open()

    def _chosen(self) -> str:
        return str(self._list.currentItem().data(_REV))
