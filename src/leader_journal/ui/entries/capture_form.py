"""The capture form: everything of one occasion by the keyboard alone, in its own window and on top of Today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from leader_journal.core.names import FoundName
from leader_journal.core.terms import Kind
from leader_journal.services.entries.capture import EMPTY, Captured
from leader_journal.services.nudges import NudgeKind
from leader_journal.ui.context import UiContext
from leader_journal.ui.days.moment_line import MomentLine
from leader_journal.ui.entries.capture_rest import CaptureRest
from leader_journal.ui.entries.draft_line import DraftLine
from leader_journal.ui.entries.nudge_strip import KEYS as NUDGE_KEYS
from leader_journal.ui.entries.nudge_strip import LEAVE_KEYS, OFF_KEYS, NudgeStrip, next_nudge
from leader_journal.ui.entries.nudging import nudge_source
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.people.name_hint import KEYS as MENTION_KEYS
from leader_journal.ui.people.name_hint import LEAVE_KEYS as NO_MENTION_KEYS
from leader_journal.ui.people.name_hint import NameHint
from leader_journal.ui.toolkit import accessible
from leader_journal.ui.toolkit.chip_group import ChipGroup, ChipOption
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.parted_field import PartedField
from leader_journal.ui.toolkit.themed import ENTER_KEYS
from leader_journal.ui.view import View
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _
from leader_journal.wording.entries.questions import question

MOMENT_KEYS = "Ctrl+D"
_REST_AFTER_MS, _MORE_AFTER_MS = 150, 400
"""When parts that are not seen are made, of a form that stands: each takes longer than a frame."""


class CaptureForm(View):
    """Fields in the order of PRODUCT.md. `line_first` puts the line above the kinds, as on Today.

    While the line is empty, 1 to 6 choose the kind; any other letter begins the line. Enter goes on to the reactions.
    `keys_in` is what its keys work in: the window that it has for itself, with the buttons at its foot; else the form.
    """

    changed = Signal()
    """Something was typed or chosen: keep the draft."""
    save_requested = Signal(bool)
    """Ctrl+Enter; True with Shift: save and add another."""
    afresh_wanted = Signal()
    """The draft that is shown is to be put aside."""
    unfolded = Signal()
    """A form that began as one line shows all its fields now."""

    def __init__(self, context: UiContext, *, line_first: bool = False, keys_in: QWidget | None = None) -> None:
        super().__init__(context)
        self._line_first = line_first
        self._keys_in = keys_in or self
        self._base = EMPTY
        self._rest: CaptureRest | None = None
        self._begun: dt.datetime | None = None
        self._wordless = True
        self._showing = self._whole = False
        self._kept: Captured | None = None
        """What it held when its draft was kept last."""
        self._build()
        self._connect()
        self.retranslate()
        self.set_folded(line_first)

    # what the form holds

    def captured(self) -> Captured:
        captured = replace(
            self._base,
            kind=self._kinds.value(),
            facts=self._facts.text(),
            happened=self._moment.moment(),
            begun=self._begun,
        )
        return captured if self._rest is None else self._rest.fill(captured)

    def show_captured(self, captured: Captured, *, draft: bool = False) -> None:
        """Show what was captured; silently. Of a `draft` it says when it was begun, and lets one begin afresh."""
        self._showing = True
        self._base = captured
        self._begun, self._wordless = captured.begun if captured != EMPTY else None, captured.wordless
        self._draft.show_draft(self._begun if draft else None)
        self._kinds.set_value(captured.kind)
        self._facts.set_text(captured.facts)
        self._name_hint.forget()
        self._nudge.forget()
        self._moment.set_moment(captured.happened)
        self._moment.setVisible(captured.happened is not None)
        if self._rest is not None:
            self._rest.show_captured(captured, self._facts.mentioned())
        self._showing = False
        self._kept = self.captured() if draft else None
        if captured != EMPTY:
            self.set_folded(False)

    def clear(self) -> None:
        self._moment.go_on("")
        self.show_captured(EMPTY)
        self.set_folded(self._line_first)

    def keep(self, slot: str) -> None:
        """Keep what it holds as the draft of a slot. Raises UserError."""
        captured = self.captured()
        self._context.services.capture.save_draft(slot, captured)
        self._kept = captured

    def call_by_name(self, slot: str) -> None:
        """Call whoever is named in it as they are called now. What is not kept yet stays as it was typed."""
        draft, captured = self._context.services.capture.draft(slot), self.captured()
        if draft is not None and captured == self._kept and draft != captured:
            self.show_captured(draft, draft=True)

    @property
    def empty(self) -> bool:
        """Whether nothing was typed or chosen."""
        return self.captured() == EMPTY and self._moment.settled_as_it_stands

    @property
    def line(self) -> QWidget:
        """In which one begins to write."""
        return self._facts

    def beside_line(self) -> tuple[QWidget, ...]:
        """Return what a form that is not folded shows above and under the line."""
        return self._kinds, self.rest

    def focus_line(self) -> None:
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
        was = self._rest is not None and not self._rest.isHidden()
        if self._rest is not None or not folded:
            self.rest.setVisible(not folded)
        self._facts.set_underline(not folded)  # alone on its card the line needs no other mark
        if not folded and not was:
            self.unfolded.emit()

    @property
    def rest(self) -> CaptureRest:
        """What stands under the line and the kinds; made now where it was not yet."""
        if self._rest is None:
            rest = self._rest = CaptureRest(self._context, self._moment)
            rest.hide()
            rest.show_captured(self._base, self._facts.mentioned())
            rest.changed.connect(self._touched)
            rest.reach_by_alt(self._keys_in)
            self._under.add(rest)
        return self._rest

    def showEvent(self, event: QShowEvent) -> None:
        """Make what is folded while nothing else is to be done."""
        super().showEvent(event)
        if not self._whole:
            QTimer.singleShot(_REST_AFTER_MS, self, self._make_rest)
            QTimer.singleShot(_MORE_AFTER_MS, self, self._make_more)

    def _make_rest(self) -> CaptureRest | None:
        return self.rest if self.isVisible() else None  # not in a window that is closed, its journal with it

    def _make_more(self) -> None:
        rest = self._make_rest()
        if rest is not None:
            rest.more  # noqa: B018 - made by being asked for
            self._whole = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the empty line digits choose the kind; Enter goes on."""
        if watched is self._facts and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key_in_line(event)
        return False

    # building

    def _build(self) -> None:
        context, theme = self._context, self.theme
        self._draft = DraftLine(theme, context.clock)
        self._kinds = ChipGroup(
            theme,
            [
                ChipOption(kind, partial(labels.kind_label, kind), digit=str(number))
                for number, kind in enumerate(Kind, 1)
            ],
            lambda: _("Kind of occasion"),
            exclusive=True,
        )
        self._facts = FactsField(theme, TextStyle.PROSE_CAPTURE, partial(_complete, context))
        self.say(self._facts.set_placeholder, partial(question, "facts"))
        self.say(self._facts.setAccessibleName, partial(question, "facts"))
        self._name_hint = NameHint(theme, self._facts, partial(_names_in, context))
        self._nudge = NudgeStrip(theme, self._facts, nudge_source(context, NudgeKind.BLAME))
        self._moment = MomentLine(theme, context.clock)
        self._moment.part = "happened"
        self._moment.setContentsMargins(0, theme.px(10), 0, 0)
        self._moment.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        outer, field = self.column(self, spacing=12 if self._line_first else 18), QWidget()
        outer.add(self._draft)
        self.column(field).add(PartedField(self.theme, self._facts), self._nudge, self._moment)
        both = (field, self._name_hint)
        outer.add(*((*both, self._kinds) if self._line_first else (self._kinds, *both)))
        self._under = self.column(spacing=6)
        outer.add(self._under, STRETCH)

    def _connect(self) -> None:
        self._facts.installEventFilter(self)
        self._facts.edited.connect(self._line_changed)
        self._kinds.changed.connect(self._touched)
        self._moment.edited.connect(self._touched)
        self._draft.afresh_wanted.connect(self.afresh_wanted)
        self._shortcut("Ctrl+Return", self._save)
        self._shortcut("Ctrl+Enter", self._save)
        self._shortcut("Ctrl+Shift+Return", self._save_another)
        self._shortcut("Ctrl+Shift+Enter", self._save_another)
        self._shortcut("Alt+M", self._toggle_more)
        self._shortcut(MOMENT_KEYS, self.ask_when)
        self._moment.entered.connect(self._after_moment)
        self._moment.left.connect(self._leave_moment)
        self._shortcut(MENTION_KEYS, self._name_hint.confirm)
        self._shortcut(NO_MENTION_KEYS, self._name_hint.leave)
        self._shortcut(NUDGE_KEYS, self._next_nudge)

    def _shortcut(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._keys_in)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    # slots

    def _key_in_line(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and not self._facts.text() and event.text() and event.text() in "123456":
            self._kinds.toggle(list(Kind)[int(event.text()) - 1])
            accessible.announce(self._facts, self._kinds.value_text() or _("No kind"))
            return True
        if plain and event.key() in ENTER_KEYS and not self._facts.completing():
            self.set_folded(False)
            self.rest.focus_in()
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
                self._begin(captured)
            else:
                self._begun = None
                self._draft.show_draft(None)
            if self._rest is not None:
                self._rest.consider(captured)
            self.changed.emit()

    def _begin(self, captured: Captured) -> None:
        """It began with its first word; what was only chosen before that, last week maybe, has no moment."""
        if self._wordless and not captured.wordless:
            self._begun = None
            self._draft.show_draft(None)
        self._wordless = captured.wordless
        self._begun = self._begun or self._context.clock.now()

    def _offer_people(self) -> None:
        if self._rest is not None:
            self._rest.set_mentioned(self._facts.mentioned())

    def _after_moment(self) -> None:
        self.changed.emit()
        self.focus_line()

    def _leave_moment(self) -> None:
        """What is half typed stays, to be gone on with."""
        self._moment.setVisible(bool(self._moment.line.text().strip()))
        self.focus_line()

    def _save(self) -> None:
        self.save(another=False)

    def _save_another(self) -> None:
        self.save(another=True)

    def save(self, *, another: bool) -> None:
        """Ask for the entry to be saved; where a moment is written that nobody understood, ask for that first."""
        if self._moment.settled_as_it_stands:
            self.save_requested.emit(another)
        else:
            self._moment.show()
            self._moment.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_nudge(self) -> None:
        next_nudge([self._nudge])

    def _toggle_more(self) -> None:
        self.set_folded(False)
        self.rest.toggle_more()


def _complete(context: UiContext, prefix: str) -> tuple[str, ...]:
    """As the service does; a form may be made before there is a journal to ask."""
    return context.services.people.complete(prefix)


def _names_in(context: UiContext, typed: str) -> tuple[FoundName, ...]:
    return context.services.people.names_in(typed)


def capture_keys(escape: str) -> tuple[tuple[str, str], ...]:
    """Return the keys of capture, each with what it does; `escape` says what Esc does."""
    return (
        ("1 … 6", _("kind of occasion, while the line is empty")),
        ("@", _("a person")),
        (keys_shown("Enter"), _("on to the reactions")),
        (keys_shown(MOMENT_KEYS), _("it happened at another time")),
        (keys_shown("Alt+M"), _("more fields")),
        (keys_shown(MENTION_KEYS), _("yes, the name is that person’s")),
        (keys_shown(NO_MENTION_KEYS), _("no, leave the name as it is")),
        (keys_shown(NUDGE_KEYS), _("the next underlined words")),
        (keys_shown(LEAVE_KEYS), _("leave the underlined words as they are")),
        (keys_shown(OFF_KEYS), _("underline no more words")),
        (keys_shown("Ctrl+Enter"), _("save")),
        (keys_shown("Esc"), escape),
    )
