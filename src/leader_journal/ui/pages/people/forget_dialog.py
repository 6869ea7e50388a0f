"""Forget somebody: what it touches, which sentences hold the bare name, and the copies of before. No undo."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from leader_journal.core.changes import Changes
from leader_journal.core.errors import Cancelled, UserError
from leader_journal.core.forgetting import Keep
from leader_journal.core.progress import Progress
from leader_journal.core.records import Person
from leader_journal.services.people.forgetting import BareSentence, ForgetPreview
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.erase_dialog import EraseDialog
from leader_journal.ui.jobs import JobControl
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.select import Select
from leader_journal.ui.toolkit.toggles import CheckRow
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.errors import sentence
from leader_journal.wording.forgetting import (
    forgotten_sentence,
    keep_label,
    left_sentence,
    no_way_back,
    plan_sentences,
)

_PREVIEW = "forget.preview"
_SHOWN = 100
"""Sentences with the bare name that are asked about one by one; of the rest only the certain ones are replaced."""


class ForgetDialog(EraseDialog):
    """The preview is made by a job, anew with every choice; nothing is changed before it is there."""

    forgotten = Signal()

    def __init__(self, context: UiContext, person: Person, parent: QWidget) -> None:
        title = _("Forget {name}").format(name=person.alias)
        super().__init__(context, title, _("Forget"), self._forget, parent)
        self._person = person
        self._preview: ForgetPreview | None = None
        self._checks: dict[str, CheckRow] = {}
        theme = context.theme
        self._keep = Select(theme)
        self._keep.setAccessibleName(_("What becomes of the entries"))
        for keep in Keep:
            self._keep.addItem(keep_label(keep), keep)
        self._touched = TextLabel(theme, "body", wrap=True)
        self._bare_head = TextLabel(theme, "body", wrap=True)
        self._bare_head.setText(_("The name also appears here without an @. Where you tick it, “someone” replaces it:"))
        self._bare, self._rest = QWidget(), TextLabel(theme, "small", "muted", wrap=True)
        self._bare_lane = self.column(self._bare, spacing=2)
        for hidden in (self._bare_head, self._bare, self._rest):
            hidden.hide()
        self.lane.add(TextLabel(theme, "finding", text=title, wrap=True), self._keep, self._touched)
        self.lane.add(self._bare_head, self._bare, self._rest)
        self.lane.add(TextLabel(theme, "small", "muted", text=no_way_back(), wrap=True))
        self._keep.activated.connect(self._look)
        self.finish()
        self._look()

    def done(self, code: int) -> None:
        """Close; a preview that is still being made is of no use."""
        self._context.jobs.cancel(_PREVIEW)
        super().done(code)

    def _look(self) -> None:
        keep, left = Keep(self._keep.currentData()), None if self._preview is None else self._left()
        self._act.setEnabled(False)
        if self._preview is None:
            self._touched.setText(_("Looking for everything that names them …"))

        def work(control: JobControl) -> ForgetPreview:
            return self._context.services.forgetting.preview(self._person, keep, left, control)

        self._context.jobs.start(_PREVIEW, with_progress=work, done=self._show, failed=self._fail)

    def _show(self, preview: ForgetPreview) -> None:
        first = self._preview is None
        self._preview = preview
        said = plan_sentences(self._person.alias, preview.plan)
        self._touched.setText("\n".join(said) or _("Nothing in the journal names them but their own page."))
        if first:
            self._show_sentences(preview.sentences)
        self._act.setEnabled(True)

    def _show_sentences(self, sentences: tuple[BareSentence, ...]) -> None:
        shown = self._context.services.people.shown
        for one in sentences[:_SHOWN]:
            words = " ".join(shown(one.text).split())
            check, label = CheckRow(self.theme), TextLabel(self.theme, "prose_s", text=words, wrap=True)
            check.setAccessibleName(words)
            check.setChecked(one.certain)
            check.clicked.connect(self._look)
            holder = QWidget()
            row = self.row(10, holder)
            row.layout.addWidget(check, 0, Qt.AlignmentFlag.AlignTop)
            beside = QWidget()
            self.column(beside).add(3, label)  # its first line in the middle of the check
            row.fill(beside)
            self._bare_lane.add(holder)
            self._checks[one.text] = check
        self._bare_head.setVisible(bool(sentences))
        self._bare.setVisible(bool(sentences))
        more = len(sentences) - _SHOWN
        self._rest.setVisible(more > 0)
        if more > 0:
            self._rest.setText(
                ngettext(
                    "And in {count} more sentence; the name will be replaced there if it is certain who is meant.",
                    "And in {count} more sentences; the name will be replaced there where it is certain who is meant.",
                    more,
                ).format(count=counted(more))
            )

    def _left(self) -> frozenset[str]:
        """The sentences that are not ticked; of those that are not shown, the doubtful ones."""
        assert self._preview is not None
        return frozenset(
            one.text
            for one in self._preview.sentences
            if not (self._checks[one.text].isChecked() if one.text in self._checks else one.certain)
        )

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if not isinstance(error, Cancelled):
            self._touched.setText(sentence(error))

    def _forget(self, progress: Progress) -> tuple[Changes, str]:
        assert self._preview is not None, "the button waits for it"
        changes = self._context.services.forgetting.forget(self._preview, progress)
        self.forgotten.emit()  # the page lets go of them: what it saved now would bring them back
        left = len(self._preview.left_standing)
        said = forgotten_sentence(self._person.alias, whole=not left)
        return changes, " ".join((said, left_sentence(left) if left else "")).strip()
