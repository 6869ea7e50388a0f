"""The left side of a one-on-one: its head, then the blocks to prepare it, or how it was; and the note afterwards."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from leader_journal.core.one_on_ones import MeetingPage, MeetingState, OneOnOne
from leader_journal.core.sheets import Sheet
from leader_journal.ui.context import UiContext
from leader_journal.ui.one_on_ones.one_on_one_dialog import OneOnOneDialog
from leader_journal.ui.pages.one_on_one.blocks import MeetingBlocks
from leader_journal.ui.pages.one_on_one.note_form import NoteForm
from leader_journal.ui.pages.one_on_one.page_line import BLEED
from leader_journal.ui.paper.sheet_view import SheetView
from leader_journal.ui.places import ShowPerson
from leader_journal.ui.toolkit.buttons import BackLink, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.quote import Quote
from leader_journal.ui.toolkit.sections import Fold
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _
from leader_journal.wording.one_on_ones.words import closing_caption, meeting_subtitle, meeting_title, quoted

WIDEST, LEFT, RIGHT = 720, 40, 12


class MeetingColumn(View):
    """Shows one meeting. What stands beside the lines' own ground is `BLEED` inside."""

    preview_wanted = Signal()
    noted = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._meeting: OneOnOne | None = None
        self._page: MeetingPage | None = None
        self._after: NoteForm | None = None
        self._build()
        self._connect()
        self.say_by(self._say_head)

    def show_meeting(self, meeting: OneOnOne, page: MeetingPage) -> None:
        same = self._meeting is not None and (self._meeting.person, self._meeting.state) == (
            meeting.person,
            meeting.state,
        )
        self._meeting, self._page = meeting, page
        held = meeting.state is MeetingState.HELD
        self._say_head()
        self._blocks.setVisible(not held)
        self._held.setVisible(held)
        self._plan.setVisible(not held)
        if held:
            self._held.show_sheet(self._read(meeting))
        else:
            self._blocks.show_page(meeting, page)
        if not same:
            self._fold.set_open(self._note_waits(meeting))
            self._scroll.verticalScrollBar().setValue(0)
        if self._after is not None:
            self._after.show_meeting(meeting)
        self._fold.retranslate()

    def prepare(self) -> None:
        """Make ahead what stands on most pages."""
        self._blocks.prepare()

    def keep(self) -> None:
        """Write what is being written. Raises UserError."""
        self._blocks.keep()
        if self._after is not None:
            self._after.keep()

    def let_go(self) -> None:
        """Keep nothing more of this meeting: whoever it was with was forgotten."""
        self._meeting = self._page = None
        self._blocks.let_go()
        if self._after is not None:
            self._after.let_go()

    def save_note(self) -> None:
        """Save the note afterwards, if it is being written."""
        if self._after is not None and self._fold.is_open():
            self._after.save()

    def open_note(self) -> None:
        """Unfold the note, and begin."""
        self._blocks.complete()  # or they would push it down
        self._fold.set_open(True)
        self.note().focus_first()

    def note(self) -> NoteForm:
        """Return the form of the note; it is made when it is first unfolded, so that the lines do not wait for it."""
        if self._after is None:
            self._after = NoteForm(self._context)
            self._after.noted.connect(self.noted)
            self._fold.set_content(self._after)
            if self._meeting is not None:
                self._after.show_meeting(self._meeting)
        return self._after

    def focus_first(self) -> None:
        if self._meeting is not None and self._meeting.state is not MeetingState.HELD:
            self._blocks.focus_first()
        else:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_preview_button(self, shown: bool) -> None:
        """Offer the preview, where it does not stand beside."""
        self._preview.setVisible(shown)

    def scroll_place(self) -> int:
        return self._scroll.verticalScrollBar().value()

    def scroll_to(self, place: int) -> None:
        self._blocks.complete()
        self._scroll.verticalScrollBar().setValue(place)

    def plan(self) -> None:
        """Ask when and where it is."""
        meeting = self._meeting
        if meeting is not None:
            OneOnOneDialog(self._context, meeting, self.window(), planned=meeting.day is not None).open()

    def _build(self) -> None:
        theme = self.theme
        self._back = BackLink(theme)
        self._preview = TextButton(theme, lambda: _("Preview"), small=True)
        self._title = TextLabel(theme, "finding", wrap=True)
        self._under, self._plan = TextLabel(theme, "body", "muted", wrap=True), TextButton(theme, small=True)
        self._quote, self._held = Quote(theme), SheetView(theme)
        self._blocks = MeetingBlocks(self._context, WIDEST)
        self._fold = Fold(theme, self._note_head)
        self._quote_row, self._note_row, self._held_row = map(self._inside, (self._quote, self._fold, self._held))
        for widget in (self._title, self._under, self._quote_row, self._note_row, self._held_row):
            self.fit(widget.setContentsMargins, BLEED, 0, BLEED, 0)
        head = self.row(16, margins=(BLEED, 0, BLEED, 0))
        head.add(self._back, STRETCH, self._plan, self._preview)
        content = QWidget()
        column = self.column(content)
        column.add(head, 8, self._title, self._under, 14, self._quote_row, 12, self._blocks)
        column.add(self._held_row, 16, self._note_row, STRETCH)
        self._scroll = PageScroll(theme, max_column=WIDEST)
        self.fit(self._scroll.set_margins, LEFT - BLEED, 24, RIGHT, 28)
        self._scroll.set_content(content)
        self.column(self).add(self._scroll)

    def _connect(self) -> None:
        self._back.clicked.connect(self._go_back)
        self._plan.clicked.connect(self.plan)
        self._preview.clicked.connect(self.preview_wanted)
        self._fold.toggled.connect(self._fold_turned)
        self._fold.head.clicked.connect(self._head_pressed)

    def _say_head(self) -> None:
        meeting, page = self._meeting, self._page
        if meeting is None or page is None:
            return
        today = self._context.clock.now().date()
        people = self._context.services.people
        name = people.alias_of(meeting.person)
        self._back.setText(name)
        self._title.setText(meeting_title(name))
        self._under.setText(meeting_subtitle(meeting, page.last_held, today))
        self._plan.setText(_("Move or cancel") if meeting.day is not None else _("Plan it"))
        caption = closing_caption(page.last_held, today) if page.last_held is not None else ""
        self._quote.set_quote(quoted(people.shown(page.motto)) if page.motto else "", caption)
        self._quote_row.setVisible(bool(page.motto))

    def _read(self, meeting: OneOnOne) -> Sheet:
        """The whole page as it is read, what stayed off the paper too; its head stands above already."""
        services = self._context.services
        sheet = services.one_on_ones.sheet(meeting, everything=True)
        return replace(sheet, title="", aside="", motto="").in_words(services.people.shown)

    def _note_waits(self, meeting: OneOnOne) -> bool:
        """Whether the note is unfolded at once: the day of the meeting has come, or it was begun."""
        if meeting.state is MeetingState.HELD:
            return False
        today = self._context.clock.now().date()
        services = self._context.services
        notes = services.one_on_one_notes
        begun = notes.draft(meeting) is not None or bool(services.forms.half(notes.slots(meeting)[0]))
        return begun or (meeting.day is not None and meeting.day <= today)

    def _fold_turned(self, opened: bool) -> None:
        if opened:
            self.note()

    def _head_pressed(self) -> None:
        """Whoever unfolds the note writes it: most of it lies below the edge, and keys would turn the head again."""
        if self._fold.is_open():
            self.note().focus_first()

    def _note_head(self) -> str:
        held = self._meeting is not None and self._meeting.state is MeetingState.HELD
        return _("Change the note") if held else _("After the meeting, two minutes")

    def _go_back(self) -> None:
        if self._meeting is not None:
            self._context.go(ShowPerson(self._meeting.person))

    def _inside(self, widget: QWidget) -> QWidget:
        """Put a widget into one that can be inset."""
        box = QWidget()
        self.column(box).add(widget)
        return box
