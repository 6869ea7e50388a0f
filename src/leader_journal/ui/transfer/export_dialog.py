"""Writing out: which entries, as what, with whom by name; then to a new file or folder that is not encrypted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QProgressBar, QWidget

from leader_journal.charts.shared.room import Choosable
from leader_journal.charts.table import ROOMS
from leader_journal.core.exports import ABOUT_ONE, FILTERED, SUFFIX, ExportFormat, ExportRequest
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.services.exporting import PAGE
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.last_row import FOOT, last_row, over_last_row
from leader_journal.ui.dialogs.remembered_size import RememberedSize
from leader_journal.ui.dialogs.work_under_bar import WorkUnderBar
from leader_journal.ui.file_names import with_ending
from leader_journal.ui.paper.as_if_read_dialog import AsIfReadDialog
from leader_journal.ui.paper.paper_out import let_out_without_names
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.select import Select
from leader_journal.ui.toolkit.toggles import CheckRow
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.exports import format_label, holds_words, proposed_name, wrote_sentence

_NAMED, _READ, _LETTERS = "on", "read", "off"
_WHOLE, _PRESENT = "whole", "present"


class ExportDialog(QDialog):
    """`listed` are the entries that the page shows; without a filter there is nothing to choose."""

    def __init__(
        self, context: UiContext, listed: EntryFilter, parent: QWidget, *, chosen: ExportFormat = ExportFormat.PDF
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(_("Export"))
        self._context = context
        self._listed = listed
        self._build(chosen)
        # the keyboard goes to Cancel meanwhile: Enter would close what it began
        waiting = (self._body, self._go)
        self._work = WorkUnderBar(context.messages, self._bar, waiting=waiting, back_to=self._go)
        self._show_what_applies()
        RememberedSize(self, context.settings, context.theme, (620, 520))

    def reject(self) -> None:
        if not self._work.cancel():
            super().reject()

    def request(self) -> ExportRequest:
        """Return what is chosen."""
        kind = ExportFormat(self._kind.currentData())  # Qt hands back the bare word
        narrowed = kind in FILTERED and self._which.currentData() == "listed"
        about = self._about.currentData() if kind in ABOUT_ONE else None
        charts = (room for room, box in self._charts.items() if box.isChecked()) if kind is ExportFormat.PDF else ()
        return ExportRequest(
            format=kind,
            filter=self._listed if narrowed else EVERYTHING,
            names=self._names.currentData() != _LETTERS,
            about=about,
            charts=tuple(charts),
            current=kind is ExportFormat.ARCHIVE and self._versions.currentData() == _PRESENT,
        )

    def _write(self) -> None:
        request, exports = self.request(), self._context.services.exports
        go = partial(self._write_to, request)
        if exports.has_letters(request):
            left = self._work.do(partial(exports.left, request))
            if left is not None:
                let_out_without_names(self._context, PAGE, left, self, go)
            return
        if self._names.currentData() == _READ and request.format in FILTERED:
            asked = self._work.do(partial(exports.to_look_at, request))
            if asked is None:
                return
            if asked:
                dialog = AsIfReadDialog(self._context, PAGE, asked, self)
                dialog.accepted.connect(go)
                dialog.open()
                return
        go()

    def _write_to(self, request: ExportRequest) -> None:
        suffix = SUFFIX.get(request.format, "")
        proposed = proposed_name(self._context.clock.now().date(), request.format)
        pattern = f"*{suffix}" if suffix else ""
        target = self._context.messages.ask_save_file(_("Export"), proposed, pattern)
        if target is None:
            return
        if suffix:
            target = with_ending(target, suffix)
        if self._work.do(partial(self._context.services.exports.export, target, request)) is not None:
            self._context.messages.tell(wrote_sentence(target.name))
            self.accept()

    def _show_what_applies(self) -> None:
        kind = ExportFormat(self._kind.currentData())  # Qt hands back the bare word
        about = kind in ABOUT_ONE and self._about.currentData() is not None
        said = _("It is written unencrypted. Keep it where nobody else can read it, and delete it when you are done.")
        self._holds.setText(f"{holds_words(kind)} {said}")
        applies = {
            self._which: kind in FILTERED and self._listed.narrows and not about,
            self._about: kind in ABOUT_ONE,
            self._names: kind not in (ExportFormat.ARCHIVE, ExportFormat.MY_DATA) and not about,
            self._chart_list: kind is ExportFormat.PDF and not about,
            self._versions: kind is ExportFormat.ARCHIVE,
        }
        for widget, shown in applies.items():
            widget.setVisible(shown)
            self._labels[widget].setVisible(shown)

    # building

    def _build(self, chosen: ExportFormat) -> None:
        theme, px = self._context.theme, self._context.theme.px
        self._labels: dict[QWidget, TextLabel] = {}
        self._fill(chosen)
        self._bar = QProgressBar()
        self._bar.setVisible(False)
        self._body = QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(10))
        grid.setColumnStretch(1, 1)
        rows = (
            (_("As"), self._kind),
            (_("Entries"), self._which),
            (_("About"), self._about),
            (_("People"), self._names),
            (_("Charts"), self._chart_list),
            (_("Versions"), self._versions),
        )
        for row, (words, widget) in enumerate(rows):
            label = self._labels[widget] = TextLabel(theme, "body", text=words)
            widget.setAccessibleName(words)
            beside = Qt.AlignmentFlag.AlignTop if widget is self._chart_list else Qt.AlignmentFlag.AlignVCenter
            place = row + int(row > 0)  # below the form stands what it is good for
            grid.addWidget(label, place, 0, beside)
            grid.addWidget(widget, place, 1)
        self._holds = TextLabel(theme, "small", "muted", wrap=True)
        grid.addWidget(self._holds, 1, 1)
        grid.setRowStretch(len(rows) + 1, 1)
        ends, self._go = last_row(self, theme, _("Choose where"), self._write, margins=FOOT)
        over_last_row(self, theme, self._body, self._bar, ends, self._go)
        self._kind.activated.connect(self._show_what_applies)
        self._about.activated.connect(self._show_what_applies)

    def _fill(self, chosen: ExportFormat) -> None:
        theme, services = self._context.theme, self._context.services
        self._kind, self._which, self._about, self._names, self._versions = (Select(theme) for _number in range(5))
        for kind in ExportFormat:
            self._kind.addItem(format_label(kind), kind)
        self._kind.setCurrentIndex(self._kind.findData(chosen))
        count = services.entries.count(self._listed)
        listed = ngettext("The entry that is listed", "The {count} entries that are listed", count)
        self._which.addItem(listed.format(count=counted(count)), "listed")
        self._which.addItem(_("All entries"), "all")
        self._about.addItem(_("Everybody"), None)
        for person in services.people.all():
            self._about.addItem(
                _("Everything that names {name}, with the others as letters").format(name=person.alias), person.id
            )
        self._names.addItem(_("By name"), _NAMED)
        self._names.addItem(_("By name, each sentence about them read first"), _READ)
        self._names.addItem(_("As letters"), _LETTERS)
        self._versions.addItem(_("All, including what was deleted and earlier wordings"), _WHOLE)
        self._versions.addItem(_("The present state only"), _PRESENT)
        self._chart_list = QWidget()
        self._charts: dict[str, CheckRow] = {
            room.id: CheckRow(theme, room.name())
            for room in ROOMS
            if room.group is not None and Choosable.PERSON not in room.choices
        }
        grid = QGridLayout(self._chart_list)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(28))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        half = (len(self._charts) + 1) // 2
        for number, box in enumerate(self._charts.values()):
            grid.addWidget(box, number % half, number // half, Qt.AlignmentFlag.AlignLeft)
