"""What stands under the line of a capture form: reactions, tone, marks, flags, and what is folded under "More".

On Today it is folded away until something is typed, and "More" until it is asked for. A part that is not seen is made
when the page stands, or when it is needed before that: an occasion is shown, and written, a moment earlier.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from leader_journal.core.terms import Reaction, Tone
from leader_journal.services.entries.capture import Captured
from leader_journal.services.plans import AskAbout
from leader_journal.ui.context import UiContext
from leader_journal.ui.days.moment_line import MomentLine
from leader_journal.ui.entries.capture_flags import CaptureFlags
from leader_journal.ui.entries.capture_more import CaptureMore, holds_more
from leader_journal.ui.entries.mark_control import CELLS
from leader_journal.ui.entries.mark_glyphs import paint_tone
from leader_journal.ui.entries.marks_row import MarksRow
from leader_journal.ui.entries.plan_question import PlanAnswer, PlanQuestion
from leader_journal.ui.toolkit.chip_group import ChipGroup
from leader_journal.ui.toolkit.chip_options import options_of
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH, Lane
from leader_journal.ui.toolkit.page_scroll import bring_in
from leader_journal.ui.toolkit.sections import FoldHead
from leader_journal.ui.toolkit.themed import Words
from leader_journal.ui.view import View
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _
from leader_journal.wording.entries.questions import question


class CaptureRest(View):
    """Fields in the order of PRODUCT.md, below the line and the kinds."""

    changed = Signal()

    def __init__(self, context: UiContext, moment: MomentLine) -> None:
        super().__init__(context)
        self._moment = moment
        self._mentioned: tuple[str, ...] = ()
        self._shown = Captured()
        self._more: CaptureMore | None = None
        self._build()
        self._connect()
        self.retranslate()

    def show_captured(self, captured: Captured, mentioned: Sequence[str]) -> None:
        """Show what was captured; silently. `mentioned` are those who are named in the line."""
        self._shown = captured
        self._reactions.set_chosen(captured.reactions)
        self._tones.set_value(captured.tone)
        self._marks.set_marks(captured.marks)
        self._flags.show_captured(captured)
        self.set_mentioned(mentioned)
        more = holds_more(captured)
        if more:
            self._offer_places()
        if self._more is not None or more:
            self.more.show_captured(captured)
        self._open(more)
        self._plan.show_answer(about(captured), PlanAnswer(captured.plan, captured.plan_done))

    def fill(self, captured: Captured) -> Captured:
        answer = self._plan.answer()
        captured = replace(
            captured,
            reactions=self._reactions.chosen(),
            tone=self._tones.value(),
            marks=self._marks.marks(),
            plan=answer.plan,
            plan_done=answer.done,
        )
        captured = self._flags.fill(captured)
        return captured if self._more is None else self._more.fill(captured)

    def consider(self, captured: Captured) -> None:
        """Ask about the plan where the occasion fits it."""
        self._plan.consider(about(captured))

    def set_mentioned(self, mentioned: Sequence[str]) -> None:
        """Offer those who are not mentioned in the line as others who were in it."""
        self._mentioned = tuple(mentioned)
        if self._more is not None:
            self._more.set_people(self._mentioned, self._context.services.people.complete(""))

    def focus_in(self) -> None:
        """Go on from the line: to the reactions."""
        self._reactions.focus_in()

    def reach_by_alt(self, form: QWidget) -> None:
        """Let the marks be reached by their letters from everywhere in a form."""
        self._marks.reach_by_alt(form)

    def toggle_more(self) -> None:
        """Unfold what is under "More", or fold it away."""
        self._more_head.setChecked(not self._more_head.isChecked())

    @property
    def more(self) -> CaptureMore:
        """What is under "More"; made now where it was not yet."""
        if self._more is None:
            more = self._more = CaptureMore(self.theme, self._moment, self._places())
            more.hide()
            more.set_people(self._mentioned, self._context.services.people.complete(""))
            more.show_captured(self._shown)
            more.changed.connect(self.changed)
            self._column.add(more)
        return self._more

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, which mean nothing among reactions and tones, go on to the marks."""
        number = event.key() - Qt.Key.Key_1
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and 0 <= number < len(CELLS) and (_has_focus(self._reactions) or _has_focus(self._tones)):
            self._marks.mark_first(number)
        else:
            super().keyPressEvent(event)

    # building

    def _build(self) -> None:
        theme = self.theme
        self._reactions = ChipGroup(theme, options_of(Reaction, labels.reaction_chip), lambda: _("My first reaction"))
        self._tones = ChipGroup(
            theme,
            options_of(Tone, labels.tone_chip, paint_tone),
            partial(question, "tone"),
            exclusive=True,
        )
        self._marks = MarksRow(theme)
        self._plan = PlanQuestion(self._context)
        self._flags = CaptureFlags(self._context)
        self._more_head = FoldHead(theme)
        self.say(self._more_head.set_text, lambda: _("&More"))
        self._flags.add_at_end(self._more_head)
        rest = self.column(spacing=8)
        rest.add(self._head(lambda: _("My first reaction"), lambda: _("type the underlined letters")))
        rest.add(self._reactions, 12, self._head(partial(question, "tone")), self._tones, 12)
        rest.add(self._head(lambda: _("Invitation elements"), lambda: _("1 shown, 2 partly, 3 missed, 4 not relevant")))
        rest.add(self._marks, 12, self._plan, self._flags)
        self._column = self.column(self, spacing=8)
        self._column.add(rest)

    def _head(self, words: Words, hint: Words | None = None) -> Lane:
        line = self.row(12)
        line.add(TextLabel(self.theme, "section", "ink", text=words))
        if hint is not None:
            line.add(TextLabel(self.theme, "small", "muted", text=hint))
        line.add(STRETCH)
        return line

    def _connect(self) -> None:
        for source in (self._reactions, self._tones, self._marks, self._plan, self._flags):
            source.changed.connect(self.changed)
        self._marks.finished.connect(self._after_marks)
        self._more_head.toggled.connect(self._more_toggled)

    # slots

    def _after_marks(self) -> None:
        if self._plan.isHidden():
            self._flags.focus_in()
        else:
            self._plan.focus_in()

    def _open(self, on: bool) -> None:
        """Show More unfolded or folded, as what is shown needs it; the focus stays."""
        self._more_head.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._more_head.setChecked(on)
        self._more_head.blockSignals(False)  # noqa: FBT003 - Qt's own
        if self._more is not None:
            self._more.setVisible(on)

    def _places(self) -> tuple[str, ...]:
        return self._context.services.entries.own_settings()

    def _offer_places(self) -> None:
        """Somebody may have written of another one since it was made."""
        self.more.offer_places(self._places())

    def _more_toggled(self, on: bool) -> None:
        if on:
            self._offer_places()
            self.set_mentioned(self._mentioned)  # somebody may have been added, renamed or forgotten as well
        elif _has_focus(self.more):
            self._more_head.setFocus(Qt.FocusReason.OtherFocusReason)  # Qt would go to the first field of all
        self.more.setVisible(on)
        if on:
            self.more.focus_first()
            QTimer.singleShot(0, self._bring_more_in)  # once it has its place

    def _bring_more_in(self) -> None:
        bring_in(self.more)


def _has_focus(group: QWidget) -> bool:
    focused: QWidget | None = group.focusWidget()
    return focused is not None and focused.hasFocus()


def about(captured: Captured) -> AskAbout:
    """Return what a plan is asked about."""
    return AskAbout(captured.kind, captured.setting, captured.happened, captured.plan)
