"""As if they read it: each sentence of a page that names somebody, one by one, before the page leaves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from leader_journal.core.as_if_read import Decision, NamedSentence, Verdict
from leader_journal.ui.context import UiContext
from leader_journal.ui.dialogs.remembered_size import RememberedSize
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.toolkit import accessible
from leader_journal.ui.toolkit.buttons import DefaultButton, PrimaryButton, TextButton
from leader_journal.ui.toolkit.focus_ring import FocusRing
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.prose import Prose
from leader_journal.wording.catalogue import _, counted

_WIDTH, _HEIGHT = 640, 380
_KEYS = ((Qt.Key.Key_1, Verdict.STAND_BY), (Qt.Key.Key_2, Verdict.SOFTEN), (Qt.Key.Key_3, Verdict.LEAVE_OUT))


class AsIfReadDialog(QDialog):
    """Accepted when everything was decided; Esc: nothing leaves, and what was decided so far is kept.

    1 stands by a sentence, 2 rewrites it, 3 leaves it out, Backspace goes back to the one before.
    """

    def __init__(self, context: UiContext, page: str, sentences: Sequence[NamedSentence], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._page = page
        self._sentences = tuple(sentences)
        self._written: dict[int, str] = {}
        self._at = 0
        self._shown = context.services.people.shown
        self.setWindowTitle(_("As if they read it"))
        self._build()
        self._connect()
        self._show_sentence()
        RememberedSize(self, context.settings, context.theme, (_WIDTH, _HEIGHT))

    @property
    def sentence(self) -> NamedSentence:
        return self._sentences[self._at]

    @property
    def softening(self) -> bool:
        """Whether the sentence is being rewritten."""
        return self._stack.currentWidget() is self._rewriting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key decides; while a sentence is rewritten the keys write it."""
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.softening:
            if key == Qt.Key.Key_Escape:
                self._choose_again()
            return
        verdict = next((verdict for known, verdict in _KEYS if plain and known == key), None)
        if verdict is not None:
            self._decide(verdict)
        elif plain and key == Qt.Key.Key_Backspace:
            self._go_back()
        elif key == Qt.Key.Key_Escape:
            self.reject()
        else:
            event.ignore()

    def _build(self) -> None:
        theme = self._context.theme
        px = theme.px
        self._count = TextLabel(theme, "section", "muted")
        self._where = TextLabel(theme, "small", "muted")
        self._where.setAlignment(Qt.AlignmentFlag.AlignRight)
        head = QHBoxLayout()
        head.addWidget(self._count)
        head.addWidget(self._where, 1)
        self._names = TextLabel(theme, "small", "muted", wrap=True)
        self._text = Prose(theme, TextStyle.PROSE_L)
        self._text.setAccessibleName(_("The sentence"))
        self._field = FactsField(theme, TextStyle.PROSE_L, self._context.services.people.complete)
        self._field.setAccessibleName(_("The sentence, softer"))
        self._stack = QStackedWidget()
        self._choosing, self._rewriting = self._reading(self._text), self._reading(self._field)
        self._choosing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # its arrows read on
        FocusRing(theme, self)
        self._stack.addWidget(self._choosing)
        self._stack.addWidget(self._rewriting)
        hint = _(
            "Read each sentence as if they were reading it over your shoulder. Nothing leaves the app before you have."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(px(28), px(20), px(28), px(20))
        column.setSpacing(px(12))
        column.addLayout(head)
        column.addWidget(self._names)
        column.addWidget(self._stack, 1)
        column.addWidget(TextLabel(theme, "note", "faint", text=hint, wrap=True))
        column.addLayout(self._buttons())

    def _reading(self, words: QWidget) -> PageScroll:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(words)
        column.addStretch(1)
        scroll = PageScroll(self._context.theme)
        scroll.set_content(content)
        scroll.set_margins(0, self._context.theme.px(8), 0, 0)
        return scroll

    def _buttons(self) -> QHBoxLayout:
        theme = self._context.theme
        self._before = TextButton(theme, _("Back"), small=True)
        self._stand_by = DefaultButton(theme, _("Stand by it"), keys="1")
        self._soften = DefaultButton(theme, _("Soften"), keys="2")
        self._leave_out = DefaultButton(theme, _("Leave out"), keys="3")
        self._keep = DefaultButton(theme, _("Cancel"), keys=keys_shown("Esc"))
        self._use = PrimaryButton(theme, _("Use this"), keys=keys_shown("Ctrl+Enter"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self._before)
        row.addStretch(1)
        for button in (self._stand_by, self._soften, self._leave_out, self._keep, self._use):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self._before.clicked.connect(self._go_back)
        self._stand_by.clicked.connect(self._stands_by)
        self._soften.clicked.connect(self._begin_softening)
        self._leave_out.clicked.connect(self._leaves_out)
        self._keep.clicked.connect(self._choose_again)
        self._use.clicked.connect(self._use_softened)

    def _show_sentence(self) -> None:
        sentence, total = self.sentence, len(self._sentences)
        people = [self._context.services.people.alias_of(person) for person in sentence.people]
        self._count.setText(_("{number} of {count}").format(number=counted(self._at + 1), count=counted(total)))
        self._where.setText(self._shown(sentence.head))
        words = self._shown(self._written.get(self._at, sentence.text))
        self._text.set_prose(words)
        names = _("Names {people}").format(people=", ".join(people))
        may_name = _("May name somebody: {words}").format(words=", ".join(sentence.look_alikes))
        self._names.setText(names if people else may_name)
        self._choosing.setAccessibleName(f"{self._count.text()}. {self._names.text()}")
        self._choosing.setAccessibleDescription(words)
        self._before.setVisible(self._at > 0)
        self._show_stack(self._choosing)
        self._choosing.setFocus(Qt.FocusReason.OtherFocusReason)
        accessible.announce(self, f"{self._count.text()}. {words}")

    def _show_stack(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        choosing = part is self._choosing
        for button in (self._stand_by, self._soften, self._leave_out):
            button.setVisible(choosing)
        self._keep.setVisible(not choosing)
        self._use.setVisible(not choosing)

    def _stands_by(self) -> None:
        self._decide(Verdict.STAND_BY)

    def _leaves_out(self) -> None:
        self._decide(Verdict.LEAVE_OUT)

    def _decide(self, verdict: Verdict) -> None:
        if verdict is Verdict.SOFTEN:
            self._begin_softening()
        elif verdict is Verdict.STAND_BY and self._at in self._written:
            self._keep_decision(Decision(Verdict.SOFTEN, self._written[self._at]))
        else:
            self._keep_decision(Decision(verdict))

    def _begin_softening(self) -> None:
        editable = self._context.services.people.editable
        self._field.set_text(editable(self._written.get(self._at, self.sentence.text)))
        self._show_stack(self._rewriting)
        self._before.hide()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.caret_to_end()

    def _choose_again(self) -> None:
        self._show_sentence()

    def _use_softened(self) -> None:
        """An emptied sentence is left out."""
        words = self._context.services.people.stored(" ".join(self._field.text().split()))
        if not words:
            self._keep_decision(Decision(Verdict.LEAVE_OUT))
            return
        self._written[self._at] = words
        self._keep_decision(Decision(Verdict.SOFTEN, words))

    def _keep_decision(self, decision: Decision) -> None:
        self._context.services.paper.decide(self._page, self.sentence, decision)
        if self._at + 1 == len(self._sentences):
            self.accept()
            return
        self._at += 1
        self._show_sentence()

    def _go_back(self) -> None:
        if self._at > 0:
            self._at -= 1
            self._show_sentence()
