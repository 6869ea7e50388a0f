"""The recovery sheet: the key in letters, on the screen and on paper; it counts once it was typed back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from leader_journal.services.files import replace_file
from leader_journal.services.paper.files import pdf_of
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.body import DialogBody
from leader_journal.ui.dialogs.remembered_size import room_for
from leader_journal.ui.file_names import proposed_file, with_ending
from leader_journal.ui.toolkit.buttons import DefaultButton, PrimaryButton, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.passphrase_field import PassphraseField
from leader_journal.wording.catalogue import _
from leader_journal.wording.recovery import sheet_state, typed_sheet

_WIDTH, _IN_A_ROW = 560, 4


class SheetDialog(QDialog):
    """First the letters, to be printed, saved or written down; then a field in which they are typed back."""

    made = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Recovery sheet"))
        self._context = context
        self._service = context.services.passphrases
        self._build()
        self._connect()
        self._show_letters(shown=True)
        self.setFixedWidth(room_for(self, context.theme.px(_WIDTH)))

    def _build(self) -> None:
        theme, px = self._context.theme, self._context.theme.px
        self._lead = TextLabel(theme, "body", wrap=True)
        self._letters = QWidget()
        grid = QGridLayout(self._letters)
        grid.setContentsMargins(px(16), px(14), px(16), px(14))
        grid.setHorizontalSpacing(px(20))
        grid.setVerticalSpacing(px(8))
        for place, group in enumerate(self._service.sheet_groups()):
            line, across = divmod(place, _IN_A_ROW)
            number = TextLabel(theme, "note", "muted", text=str(place + 1))
            grid.addWidget(number, line, 2 * across, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(TextLabel(theme, "strong", "ink", text=group), line, 2 * across + 1)
        self._field = PassphraseField(theme)
        self._field.setAccessibleName(_("The letters of the sheet"))
        self._said = TextLabel(theme, "small", "muted", wrap=True, aloud=True, least_lines=2)
        self._print, self._save = DefaultButton(theme, _("Print")), DefaultButton(theme, _("Save as PDF"))
        self._back = TextButton(theme, _("Show the letters again"), small=True)
        self._cancel, self._go = DefaultButton(theme, _("Cancel")), PrimaryButton(theme)
        column = QVBoxLayout()
        column.setSpacing(px(12))
        for widget in (self._lead, self._letters, self._field, self._said):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        for widget in (self._print, self._save, self._back):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._go)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), px(20), px(24), px(20))
        whole.setSpacing(px(12))
        whole.addWidget(DialogBody(theme, column), 1)
        whole.addLayout(row)

    def _connect(self) -> None:
        self._print.clicked.connect(self._print_sheet)
        self._save.clicked.connect(self._save_sheet)
        self._back.clicked.connect(self._again)
        self._cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on)
        self._field.textChanged.connect(self._judge)
        self._field.returnPressed.connect(self._on)

    def _show_letters(self, *, shown: bool) -> None:
        self._typing = not shown
        for widget in (self._letters, self._print, self._save):
            widget.setVisible(shown)
        for widget in (self._field, self._said, self._back):
            widget.setVisible(not shown)
        self._go.setText(_("Type it back") if shown else _("Confirm"))
        self._go.setEnabled(shown)
        if shown:
            self._lead.setText(
                _(
                    "These letters open the journal as its passphrase does. Print them or write them down, and keep "
                    "them where you keep a passport: whoever has them can read everything. A new passphrase makes "
                    "them worthless for the journal, but not for backups made before."
                )
            )
        else:
            self._lead.setText(
                _("Type the letters from the paper, all thirteen groups. After that the sheet is valid.")
            )
            self._field.setText("")
            self._field.show_text()
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._judge()
        self.adjustSize()

    def _again(self) -> None:
        self._show_letters(shown=True)

    def _judge(self) -> None:
        typed = self._field.text()
        self._said.setText(typed_sheet(typed))
        self._go.setEnabled(not self._typing or self._service.is_sheet(typed))

    def _on(self) -> None:
        if not self._typing:
            self._show_letters(shown=False)
        elif self._service.is_sheet(self._field.submitted()) and self._context.attempt(self._service.note_sheet):
            self.made.emit()
            self._context.messages.tell(sheet_state(self._service.sheet_day, struck=False))
            self.accept()

    def _print_sheet(self) -> None:
        from leader_journal.ui.paper.document import PaperDocument
        from leader_journal.ui.paper.printing import print_on, print_where_asked

        document = PaperDocument(self._service.recovery_sheet())
        messages, print_it = self._context.messages, partial(print_on, document)

        def print_and_tell() -> None:
            said = print_where_asked(messages, document.page_count, print_it, saved=_saved(), sent="")
            if said:
                messages.tell(said)

        self._context.attempt(print_and_tell)

    def _save_sheet(self) -> None:
        proposed = proposed_file(_("Recovery sheet"), self._context.clock.now().date(), ".pdf")
        target = self._context.messages.ask_save_file(_("Save as PDF"), proposed, _("PDF (*.pdf)"))
        if target is None:
            return
        target = with_ending(target, ".pdf")
        sheet = self._service.recovery_sheet()
        if self._context.attempt(lambda: replace_file(target, pdf_of(sheet))):
            self._context.messages.tell(_saved())


def _saved() -> str:
    return _("Saved. The file is not encrypted, and opens the journal: print it, then delete it.")
