"""The capture form: everything of one occasion by the keyboard alone, in its own window and on top of Today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from leader_journal.core.clock import Clock
from leader_journal.core.records import Agreement
from leader_journal.core.terms import Kind, Reaction, Tone
from leader_journal.services.entries.capture import EMPTY, Captured
from leader_journal.services.plans import AskAbout
from leader_journal.ui.days.moment_line import MomentLine
from leader_journal.ui.entries.capture_flags import CaptureFlags
from leader_journal.ui.entries.capture_more import CaptureMore
from leader_journal.ui.entries.draft_line import DraftLine
from leader_journal.ui.entries.mark_glyphs import paint_tone
from leader_journal.ui.entries.marks_row import MarksRow
from leader_journal.ui.entries.nudge_strip import KEYS as NUDGE_KEYS
from leader_journal.ui.entries.nudge_strip import NudgeSource, NudgeStrip, next_nudge
from leader_journal.ui.entries.plan_question import AskPlan, PlanAnswer, PlanQuestion
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.people.name_hint import KEYS as MENTION_KEYS
from leader_journal.ui.people.name_hint import Find, NameHint
from leader_journal.ui.toolkit.chip_group import ChipGroup, ChipOption
from leader_journal.ui.toolkit.chip_options import options_of
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH, Lane
from leader_journal.ui.toolkit.page_scroll import bring_in
from leader_journal.ui.toolkit.parted_field import PartedField
from leader_journal.ui.toolkit.sections import FoldHead
from leader_journal.ui.toolkit.themed import ENTER_KEYS, Themed, Words
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _

MOMENT_KEYS = "Ctrl+D"


@dataclass(frozen=True, slots=True)
class CaptureSources:
    """What the form asks of the journal: names, nudges, agreements to pick, the plan that fits, own settings."""

    complete: Callable[[str], tuple[str, ...]]
    names_in: Find
    nudges: NudgeSource
    agreements: Callable[[], Sequence[Agreement]]
    ask_plan: AskPlan
    own_settings: Sequence[str]


class CaptureForm(Themed, QWidget):
    """Fields in the order of PRODUCT.md. `line_first` puts the line above the kinds, as on Today.

    While the line is empty, 1 to 6 choose the kind; any other letter begins the line. Enter goes on to the reactions.
    """

    changed = Signal()
    """Something was typed or chosen: keep the draft."""
    save_requested = Signal(bool)
    """Ctrl+Enter; True with Shift: save and add another."""
    afresh_wanted = Signal()
    """The draft that is shown is to be put aside."""
    unfolded = Signal()
    """A form that began as one line shows all its fields now."""

    def __init__(
        self,
        theme: Theme,
        clock: Clock,
        sources: CaptureSources,
        *,
        line_first: bool = False,
    ) -> None:
        super().__init__()
        self._follow(theme)
        self._clock = clock
        self._sources = sources
        self._line_first = line_first
        self._base = EMPTY
        self._begun: dt.datetime | None = None
        self._showing = False
        self._build()
        self._connect()
        self.retranslate()
        self.set_folded(line_first)

    # what the form holds

    def captured(self) -> Captured:
        """Return what stands in the form."""
        answer = self._plan.answer()
        captured = replace(
            self._base,
            kind=self._kinds.value(),
            facts=self._facts.text(),
            reactions=self._reactions.chosen(),
            tone=self._tones.value(),
            marks=self._marks.marks(),
            plan=answer.plan,
            plan_done=answer.done,
            begun=self._begun,
        )
        return self._more.fill(self._flags.fill(captured))

    def show_captured(self, captured: Captured, *, draft: bool = False) -> None:
        """Show what was captured; silently. Of a `draft` it says when it was begun, and lets one begin afresh."""
        self._showing = True
        self._base = captured
        self._begun = captured.begun if captured != EMPTY else None
        self._draft.show_draft(self._begun if draft else None)
        self._kinds.set_value(captured.kind)
        self._facts.set_text(captured.facts)
        self._name_hint.forget()
        self._nudge.forget()
        self._reactions.set_chosen(captured.reactions)
        self._tones.set_value(captured.tone)
        self._marks.set_marks(captured.marks)
        self._flags.show_captured(captured)
        self._offer_people()
        self._more.show_captured(captured)
        self._moment.setVisible(captured.happened is not None)
        more = replace(self._more.fill(EMPTY), happened=None) != EMPTY
        self._more_head.setChecked(more)
        self._plan.show_answer(_about(captured), PlanAnswer(captured.plan, captured.plan_done))
        self._showing = False
        if captured != EMPTY:
            self.set_folded(False)

    def clear(self) -> None:
        """Make the form empty."""
        self.show_captured(EMPTY)
        self.set_folded(self._line_first)

    @property
    def empty(self) -> bool:
        """Whether nothing was typed or chosen."""
        return self.captured() == EMPTY

    def focus_line(self) -> None:
        """Put the caret into the line."""
        self._facts.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_when(self) -> None:
        """Let the user write when it happened."""
        self.set_folded(False)
        self._moment.show()
        self._moment.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def happened(self) -> dt.datetime | None:
        """Return when it happened, None for now: as it was said, else when it began to be written."""
        return self._moment.moment() or self._begun

    def set_folded(self, folded: bool) -> None:
        """Show only the line and the kinds, until something is typed or chosen."""
        was = not self._rest.isHidden()
        self._rest.setVisible(not folded)
        self._facts.set_underline(not folded)  # alone on its card the line needs no other mark
        if not folded and not was:
            self.unfolded.emit()

    def retranslate(self) -> None:
        super().retranslate()
        self._more_head.set_text(_("&More"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the empty line digits choose the kind; Enter goes on."""
        if watched is self._facts and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key_in_line(event)
        return False

    # building

    def _build(self) -> None:
        theme, sources = self.theme, self._sources
        self._draft = DraftLine(theme, self._clock)
        self._plan = PlanQuestion(theme, sources.ask_plan)
        self._kinds = ChipGroup(
            theme,
            [
                ChipOption(kind, partial(labels.kind_label, kind), digit=str(number))
                for number, kind in enumerate(Kind, 1)
            ],
            lambda: _("Kind of occasion"),
            exclusive=True,
        )
        self._facts = FactsField(theme, TextStyle.PROSE_CAPTURE, sources.complete)
        self.say(self._facts.set_placeholder, lambda: _("What happened?"))
        self.say(self._facts.setAccessibleName, lambda: _("What happened?"))
        self._name_hint = NameHint(theme, self._facts, sources.names_in)
        self._nudge = NudgeStrip(theme, self._facts, sources.nudges)
        self._reactions = ChipGroup(theme, options_of(Reaction, labels.reaction_chip), lambda: _("My first reaction"))
        self._tones = ChipGroup(
            theme,
            options_of(Tone, labels.tone_chip, paint_tone),
            lambda: _("Tone"),
            exclusive=True,
        )
        self._marks = MarksRow(theme)
        self._flags = CaptureFlags(theme, self._clock, sources.complete, sources.agreements)
        self._more_head = FoldHead(theme)
        self._flags.add_at_end(self._more_head)
        self._moment = MomentLine(theme, self._clock)
        self._moment.setContentsMargins(0, theme.px(10), 0, 0)
        self._moment.hide()
        self._more = CaptureMore(theme, self._moment, sources.own_settings)
        self._more.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        outer, field, self._rest = self.column(self, spacing=12 if self._line_first else 18), QWidget(), QWidget()
        outer.add(self._draft)
        self.column(field).add(PartedField(self.theme, self._facts), self._nudge, self._moment)
        both = (field, self._name_hint)
        outer.add(*((*both, self._kinds) if self._line_first else (self._kinds, *both)), self._rest, STRETCH)
        rest = self.column(self._rest, spacing=8)
        rest.add(self._head(lambda: _("My first reaction"), lambda: _("type the underlined letters")))
        rest.add(self._reactions, 12, self._head(lambda: _("Tone")), self._tones, 12)
        rest.add(self._head(lambda: _("Invitation elements"), lambda: _("1 shown, 2 partly, 3 missed, 4 not relevant")))
        rest.add(self._marks, 12, self._plan, self._flags, self._more)

    def _head(self, words: Words, hint: Words | None = None) -> Lane:
        line = self.row(12)
        line.add(TextLabel(self.theme, "section", "ink", text=words))
        if hint is not None:
            line.add(TextLabel(self.theme, "small", "muted", text=hint))
        line.add(STRETCH)
        return line

    def _connect(self) -> None:
        self._facts.installEventFilter(self)
        self._facts.edited.connect(self._line_changed)
        for source in (self._kinds, self._reactions, self._tones, self._marks, self._plan, self._flags, self._more):
            source.changed.connect(self._touched)
        self._marks.finished.connect(self._after_marks)
        self._draft.afresh_wanted.connect(self.afresh_wanted)
        self._more_head.toggled.connect(self._more_toggled)
        self._shortcut("Ctrl+Return", self._save)
        self._shortcut("Ctrl+Enter", self._save)
        self._shortcut("Ctrl+Shift+Return", self._save_another)
        self._shortcut("Ctrl+Shift+Enter", self._save_another)
        self._shortcut("Alt+M", self._toggle_more)
        self._shortcut(MOMENT_KEYS, self.ask_when)
        self._moment.entered.connect(self._after_moment)
        self._moment.left.connect(self._leave_moment)
        self._shortcut(MENTION_KEYS, self._name_hint.confirm)
        self._shortcut(NUDGE_KEYS, self._next_nudge)
        self._marks.reach_by_alt(self)

    def _shortcut(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    # slots

    def _key_in_line(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and not self._facts.text() and event.text() and event.text() in "123456":
            self._kinds.toggle(list(Kind)[int(event.text()) - 1])
            return True
        if plain and event.key() in ENTER_KEYS and not self._facts.completing():
            self.set_folded(False)
            self._reactions.focus_in()
            return True
        return False

    def _line_changed(self) -> None:
        self._offer_people()
        self._touched()

    def _touched(self) -> None:
        if not self._showing:
            captured = self.captured()
            if captured != EMPTY:
                self.set_folded(False)
                self._begun = self._begun or self._clock.now()
            else:
                self._begun = None
                self._draft.show_draft(None)
            self._plan.consider(_about(captured))
            self.changed.emit()

    def _after_marks(self) -> None:
        if self._plan.isHidden():
            self._flags.focus_in()
        else:
            self._plan.focus_in()

    def _offer_people(self) -> None:
        self._more.set_people(self._facts.mentioned(), self._sources.complete(""))

    def _after_moment(self) -> None:
        self.changed.emit()
        self.focus_line()

    def _leave_moment(self) -> None:
        self._moment.setVisible(self._moment.moment() is not None)
        self.focus_line()

    def _save(self) -> None:
        self.save(another=False)

    def _save_another(self) -> None:
        self.save(another=True)

    def save(self, *, another: bool) -> None:
        """Ask for the entry to be saved; where a moment is written that nobody understood, ask for that first."""
        if self._moment.settled:
            self.save_requested.emit(another)
        else:
            self._moment.show()
            self._moment.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_nudge(self) -> None:
        next_nudge([self._nudge])

    def _toggle_more(self) -> None:
        self._more_head.setChecked(not self._more_head.isChecked())

    def _more_toggled(self, on: bool) -> None:
        self._more.setVisible(on)
        if on and not self._showing:
            self._more.focus_first()
            QTimer.singleShot(0, self._bring_more_in)  # once it has its place

    def _bring_more_in(self) -> None:
        bring_in(self._more)


def _about(captured: Captured) -> AskAbout:
    return AskAbout(captured.kind, captured.setting, captured.happened, captured.plan)
