"""The flags of capture: a promise with its day, what to bring up later, the agreement it is about, and "later"."""

from __future__ import annotations

import datetime as dt
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from leader_journal.services.entries.capture import Captured
from leader_journal.ui.context import UiContext
from leader_journal.ui.people.mention_line import MentionLine
from leader_journal.ui.toolkit.flow_layout import FlowLayout
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.page_scroll import bring_in
from leader_journal.ui.toolkit.toggles import CheckRow
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import due_words
from leader_journal.wording.when.due import find_due


class CaptureFlags(View):
    """Four checks in a row; ticking one opens its line under them, and Enter there goes on to the next check."""

    changed = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._due: dt.date | None = None
        self._build()
        self._connect()
        self.say_by(self._show_due)

    def add_at_end(self, widget: QWidget) -> None:
        self._row.layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def focus_in(self) -> None:
        self._promise.setFocus(Qt.FocusReason.TabFocusReason)

    def show_captured(self, captured: Captured) -> None:
        self._promise.setChecked(bool(captured.promise))
        self._promise_line.setText(captured.promise)
        self._due = captured.promise_due
        self._show_due()
        self._bring_up.setChecked(bool(captured.bring_up))
        self._bring_up_line.setText(captured.bring_up)
        self._agreement.setChecked(bool(captured.agreement or captured.new_agreement))
        self._pick.clear()  # what can be picked is read when it is asked for
        self._pick.setEditText("")
        if self._agreement.isChecked():
            self._offer_agreements(captured.agreement)
        if captured.new_agreement:
            self._pick.setCurrentText(captured.new_agreement)
        self._later.setChecked(captured.deepen_later)
        self._unfold()

    def fill(self, captured: Captured) -> Captured:
        promise = self._promise_line.text().strip() if self._promise.isChecked() else ""
        picked, typed = self._picked() if self._agreement.isChecked() else (None, "")
        return replace(
            captured,
            promise=promise,
            promise_due=self._due if promise else None,
            bring_up=self._bring_up_line.text().strip() if self._bring_up.isChecked() else "",
            agreement=picked,
            new_agreement=typed,
            deepen_later=self._later.isChecked(),
        )

    def _build(self) -> None:
        theme, complete = self.theme, self._context.services.people.complete
        self._promise = CheckRow(theme, lambda: _("Promise made"))
        self._bring_up = CheckRow(theme, lambda: _("To bring up"))
        self._agreement = CheckRow(theme, lambda: _("About an agreement"))
        self._later = CheckRow(theme, lambda: _("Deepen later"))
        checks = QWidget()
        self._checks = FlowLayout(checks)
        self.fit(self._checks.set_gaps, 11, 4)  # in one line of a window of 640
        for check in (self._promise, self._bring_up, self._agreement, self._later):
            self._checks.addWidget(check)
        self._row = self.row(8)
        self._row.fill(checks)
        self._promise_line = MentionLine(theme, complete)
        self.say(self._promise_line.setPlaceholderText, lambda: _("What did I say I would do, by when?"))
        self.say(self._promise_line.setAccessibleName, lambda: _("Promise"))
        self._due_label = TextLabel(theme, "small", "muted")
        promise = self.row(8)
        promise.fill(self._promise_line)
        promise.add(self._due_label)
        self._bring_up_line = MentionLine(theme, complete)
        self.say(self._bring_up_line.setPlaceholderText, lambda: _("What do I want to talk about, next time we meet?"))
        self.say(self._bring_up_line.setAccessibleName, lambda: _("To bring up"))
        self._pick = QComboBox()
        self.say(self._pick.setAccessibleName, lambda: _("Agreement"))
        self._pick.setEditable(True)
        if (line := self._pick.lineEdit()) is not None:
            self.say(
                line.setPlaceholderText,
                lambda: _("Choose an agreement, or write what you will agree on from now on"),
            )
            self.say(line.setAccessibleName, lambda: _("Agreement"))
        self._pick.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.column(self, spacing=8).add(self._row, promise, self._bring_up_line, self._pick)
        self._promise_line.hide()
        self._due_label.hide()
        self._bring_up_line.hide()
        self._pick.hide()

    def _connect(self) -> None:
        for check in (self._promise, self._bring_up, self._agreement, self._later):
            check.toggled.connect(self.changed)
        self._promise.toggled.connect(self._promise_toggled)
        self._bring_up.toggled.connect(self._bring_up_toggled)
        self._agreement.toggled.connect(self._agreement_toggled)
        for line, after in (
            (self._promise_line, self._bring_up),
            (self._bring_up_line, self._agreement),
            (self._pick.lineEdit(), self._later),
        ):
            if line is not None:
                line.returnPressed.connect(partial(after.setFocus, Qt.FocusReason.TabFocusReason))
        self._promise_line.textChanged.connect(self._read_due)
        self._bring_up_line.textChanged.connect(self.changed)
        self._pick.editTextChanged.connect(self.changed)

    def _promise_toggled(self, on: bool) -> None:
        self._unfold()
        if on:
            self._go_to(self._promise_line)

    def _bring_up_toggled(self, on: bool) -> None:
        self._unfold()
        if on:
            self._go_to(self._bring_up_line)

    def _agreement_toggled(self, on: bool) -> None:
        if on and self._pick.count() == 0:
            self._offer_agreements(None)
        self._unfold()
        if on:
            self._go_to(self._pick)

    def _go_to(self, line: QWidget) -> None:
        """Write there, in sight: in a window as high as the form is, a line that opens is the first below its edge."""
        if self.isVisible():
            line.setFocus(Qt.FocusReason.TabFocusReason)
            QTimer.singleShot(0, line, partial(bring_in, line))  # once it has its place

    def _unfold(self) -> None:
        self._promise_line.setVisible(self._promise.isChecked())
        self._due_label.setVisible(self._promise.isChecked() and self._due is not None)
        self._bring_up_line.setVisible(self._bring_up.isChecked())
        self._pick.setVisible(self._agreement.isChecked())

    def _read_due(self, text: str) -> None:
        found = find_due(text, self._context.clock.now().date())
        self._due = found.due if found is not None else None
        self._show_due()
        self.changed.emit()

    def _show_due(self) -> None:
        day = "" if self._due is None else due_words(self._due, self._context.clock.now().date())
        self._due_label.setText(_("due {day}").format(day=day) if day else "")
        self._due_label.setVisible(self._promise.isChecked() and self._due is not None)

    def _offer_agreements(self, chosen: str | None) -> None:
        self._pick.clear()
        for agreement in self._context.services.agreements.to_pick():
            self._pick.addItem(agreement.what, agreement.id)
        self._pick.setCurrentIndex(self._pick.findData(chosen) if chosen is not None else -1)
        if chosen is None:
            self._pick.setEditText("")

    def _picked(self) -> tuple[str | None, str]:
        """The id of a known agreement, or the line of a new one."""
        text = self._pick.currentText().strip()
        index = self._pick.findText(text, Qt.MatchFlag.MatchFixedString)
        if index >= 0:
            return str(self._pick.itemData(index)), ""
        return None, text
