"""A one-on-one: the page that prepares it beside its preview, or how it was."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.one_on_ones import MeetingState, OneOnOne
from leader_journal.ui.context import UiContext
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.pages.one_on_one.column import MeetingColumn
from leader_journal.ui.pages.one_on_one.meeting_paper import MeetingPaper
from leader_journal.ui.pages.page import Page
from leader_journal.ui.paper.paper_out import Way
from leader_journal.ui.places import Place, PrepareOneOnOne, ShowOneOnOne, ShowPeople
from leader_journal.ui.toolkit.panes import Panes
from leader_journal.ui.toolkit.themed import ENTER_KEYS
from leader_journal.wording.catalogue import _

PREVIEW_FROM = 1040
"""Effective width of the window from which the preview stands beside the lines (DESIGN.md 4)."""
_REFRESHED_BY = frozenset(
    {
        Topic.ENTRIES,
        Topic.PEOPLE,
        Topic.PROMISES,
        Topic.AGREEMENTS,
        Topic.ONE_ON_ONES,
        Topic.BRING_UPS,
        Topic.PROMPTS,
        Topic.SETTINGS,
    }
)


class OneOnOnePage(Page):
    """Shows the meeting that was asked for last. The preview comes a moment after the lines, which must not wait."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._meeting: OneOnOne | None = None
        self._paper_turn = QTimer(self)  # of the event loop, the one after that in which the lines are shown
        self._paper_turn.setSingleShot(True)
        self._paper_turn.setInterval(0)
        self._build()
        self._connect()
        self.dress()

    # what the window asks

    def prepare(self) -> None:
        self._column.prepare()

    def coming(self, place: Place) -> None:
        """Show a meeting, or the page of the next one with somebody, made from the journal as it is now."""
        pages = self._context.services.one_on_ones
        match place:
            case PrepareOneOnOne(person):
                self._show(pages.prepare(person))
            case ShowOneOnOne(meeting):
                self._show(pages.get(meeting))

    def arrive(self, place: Place) -> None:
        """Put the keyboard on the first line; of a meeting whose day has passed the note is still to be written."""
        meeting, today = self._meeting, self._context.clock.now().date()
        past = meeting is not None and meeting.day is not None and meeting.day < today
        if isinstance(place, PrepareOneOnOne) and past:
            self._column.open_note()
        else:
            self._column.focus_first()

    def refresh(self, changes: Changes) -> None:
        """Show what is new; what is being written stays as it is written."""
        meeting = self._meeting
        if meeting is None or not changes.topics & _REFRESHED_BY:
            return
        if changes.everything and meeting.person not in self._context.services.people.aliases():
            self._meeting = None  # who was forgotten is not written of again
            self._column.let_go()
        else:
            self.reload()

    def reload(self) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        pages = self._context.services.one_on_ones
        try:
            now = pages.get(meeting.id)
            if now.state is MeetingState.CANCELLED:
                now = pages.prepare(now.person)
        except KeyError:  # it was never written, or that was undone
            try:
                now = pages.prepare(meeting.person)
            except KeyError:
                return
        self._show(now)

    def keep(self) -> None:
        """Write what is being written. Raises UserError."""
        self._column.keep()

    def place(self) -> Place:
        if self._meeting is None:
            return ShowPeople()
        if self._meeting.state is MeetingState.PLANNED:
            return PrepareOneOnOne(self._meeting.person)
        return ShowOneOnOne(self._meeting.id)

    def state(self) -> object:
        return self._column.scroll_place()

    def restore(self, place: Place, state: object) -> None:
        self.arrive(place)
        if isinstance(state, int):
            self._column.scroll_to(state)

    def export(self) -> None:
        self._pane.send(Way.SAVE)

    def print_(self) -> None:
        self._pane.send(Way.PRINT)

    def next_pane(self) -> None:
        if self._column.isAncestorOf(self.focusWidget()):
            if self._panes.alone:
                self._show_preview()
            self._pane.focus_first()
        else:
            self._show_lines()

    def keys(self) -> tuple[tuple[str, str], ...]:
        arrows = f"{keys_shown('Up')} {keys_shown('Down')}"
        return (
            (arrows, _("previous line, next line")),
            (keys_shown("Enter"), _("edit a line, and keep it")),
            (keys_shown("Esc"), _("leave a line as it was")),
            (keys_shown("Alt+Up") + " " + keys_shown("Alt+Down"), _("move a line")),
            ("+", _("add a line below")),
            (keys_shown("Del"), _("leave a line out")),
            (keys_shown("Menu"), _("what else you can do with a line")),
            (keys_shown("Ctrl+Enter"), _("save the note afterwards")),
            (keys_shown("F6"), _("lines or preview")),
        )

    def retranslate(self) -> None:
        self.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves the note; Esc goes from the preview back to the lines where they stand alone."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in ENTER_KEYS:
            self._column.save_note()
        elif event.key() == Qt.Key.Key_Escape and self._panes.alone and self._column.isHidden():
            self._show_lines()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._column, self._desk = MeetingColumn(self._context), QWidget()
        self._desk.setProperty("ground", "desk")
        self._desk.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._paper: MeetingPaper | None = None
        self._panes = Panes(self._column, self._desk, one_below=PREVIEW_FROM)
        row = self.row(0, self)
        row.fill(self._column)
        row.fill(self._desk)

    @property
    def _pane(self) -> MeetingPaper:
        """The paper; it is made a moment after the lines are shown, in the room that is kept for it."""
        if self._paper is None:
            self._paper = MeetingPaper(self._context)
            self._paper.left.connect(self._show_lines)
            self._paper.set_alone(self._panes.alone)
            self.column(self._desk).add(self._paper)
        return self._paper

    def _connect(self) -> None:
        self._panes.turned.connect(self._turned)
        self._paper_turn.timeout.connect(self._show_paper)
        self._column.preview_wanted.connect(self._show_preview)
        self._column.noted.connect(self._noted)

    def _show(self, meeting: OneOnOne) -> None:
        self._meeting = meeting
        self._column.show_meeting(meeting, self._context.services.one_on_ones.page(meeting))
        self._paper_turn.start()

    def _show_paper(self) -> None:
        if self._meeting is not None and not self._desk.isHidden():
            pages = self._context.services.one_on_ones
            self._pane.show_meeting(self._meeting, pages.sheet(self._meeting))

    def _noted(self) -> None:
        """The meeting that was noted stays in front, as it was held."""
        self._column.focus_first()

    def dress(self) -> None:
        self._panes.fit(self.window_width)

    def _turned(self, alone: bool) -> None:
        if self._paper is not None:
            self._paper.set_alone(alone)
        self._column.set_preview_button(alone)
        self._paper_turn.start()

    def _show_preview(self) -> None:
        self._panes.show_second()
        self._show_paper()
        self._pane.focus_first()

    def _show_lines(self) -> None:
        self._panes.show_first()
        self._column.focus_first()
