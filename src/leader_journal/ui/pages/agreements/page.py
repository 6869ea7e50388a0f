"""Agreements: what holds, what has to be said again, what ended, and the frames that I owe people."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.filters import EntryFilter
from leader_journal.core.guide import Chapter
from leader_journal.core.records import Agreement, Entry
from leader_journal.core.terms import AgreementState
from leader_journal.services.agreements import AgreementLine, Written, breaches_of
from leader_journal.ui.context import UiContext
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.pages.agreements.agreement_block import AgreementBlock
from leader_journal.ui.pages.agreements.breaches import AgreementBreaches
from leader_journal.ui.pages.agreements.form import AgreementForm
from leader_journal.ui.pages.agreements.frame_owed import FrameOwed
from leader_journal.ui.pages.page import Page
from leader_journal.ui.places import Place, ShowAgreements, ShowEntries, ShowEntry, ShowGuide
from leader_journal.ui.toolkit.buttons import DefaultButton, TextButton
from leader_journal.ui.toolkit.empty_state import EmptyState
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.long_list import LongList
from leader_journal.ui.toolkit.main_and_aside import MainAndAside
from leader_journal.ui.toolkit.page_scroll import PageScroll, bring_in
from leader_journal.ui.toolkit.sections import Fold, Section
from leader_journal.ui.toolkit.themed import ENTER_KEYS
from leader_journal.wording.agreements import broken_words, details_of, standing_words
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import named_day

MAIN_COLUMN, ASIDE_COLUMN, ASIDE_FROM, ASIDE_DOWN = 640, 284, 1120, 86
FRAMES_AT_A_TIME, FRAMES_SEEN, BLOCKS_SEEN = 10, 4, 5
_REFRESHED_BY = frozenset({Topic.ENTRIES, Topic.PEOPLE, Topic.AGREEMENTS})


class AgreementsPage(Page):
    """The list, or the form of one agreement in its place."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._ended_lines: tuple[AgreementLine, ...] = ()
        self._blocks: dict[str, AgreementBlock] = {}
        self._sought = ""
        """The agreement that was looked for: of thousands it stands on top, whatever its state."""
        self._written, self._left_at = "", 0
        self._form: AgreementForm | None = None
        self._empty: EmptyState | None = None
        self._build()
        self.dress()
        draft = context.services.agreements.draft()
        if draft is not None:
            self._open_form(draft)

    def reload(self) -> None:
        view = self._context.services.agreements.view()
        self._blocks.clear()
        everyone = (*view.say_again, *view.in_force, *view.ended)
        self._fill(self._on_top, tuple(line for line in everyone if line.agreement.id == self._sought))
        self._fill(self._say_again, self._rest_of(view.say_again))
        self._fill(self._in_force, self._rest_of(view.in_force))
        self._ended_lines = self._rest_of(view.ended)
        self._fill_ended()
        self._ended.retranslate()
        self._ended.setVisible(bool(self._ended_lines))
        self._frames.set_rows(view.owed, self._frames_owed())
        self._owed.setVisible(view.owed > 0)
        self._breaches.reload()
        self._aside.setVisible(view.owed > 0 or self._breaches.isVisibleTo(self._aside))
        if not self._at_form:
            self._stack.setCurrentWidget(self._nothing() if view.empty else self._scroll)

    def add(self) -> None:
        self._open_form(self._context.services.agreements.blank())

    def edit(self, agreement: Agreement) -> None:
        self._open_form(self._context.services.agreements.written(agreement))

    def place(self) -> Place:
        return ShowAgreements()

    def arrive(self, place: Place) -> None:
        """Go on at the agreement that was looked for."""
        if isinstance(place, ShowAgreements) and place.agreement:
            self._scroll.verticalScrollBar().setValue(0)
            self._go_on_at(self._sought)

    def coming(self, place: Place) -> None:
        """Show the list, or one agreement of it on top. Raises KeyError where it is no more."""
        wanted = place.agreement if isinstance(place, ShowAgreements) else ""
        self._sought = self._context.services.agreements.get(wanted).id if wanted else ""
        self.reload()

    def entered(self) -> None:
        if self._stack.currentWidget() is self._scroll:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """Show what is new, and in the form who was renamed or forgotten, also while another page is in front."""
        if self._form is not None and changes.everything:
            self._form.show_kept()
        elif self._form is not None and Topic.PEOPLE in changes.topics:
            self._form.call_by_name()
        if self.in_front and changes.topics & _REFRESHED_BY:
            self.reload()

    def keep(self) -> None:
        if self._form is not None:
            self._form.keep()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (keys_shown("Ctrl+Enter"), _("save the agreement")),
            (keys_shown("Esc"), _("leave the form without saving")),
        )

    def retranslate(self) -> None:
        if self.in_front:
            self.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves the form, Esc leaves it."""
        form = self._form if self._at_form else None
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if form is not None and control and event.key() in ENTER_KEYS:
            form.save()
        elif form is not None and event.key() == Qt.Key.Key_Escape:
            form.cancel()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        theme = self._context.theme
        self._title = TextLabel(theme, "title", text=lambda: _("Agreements"))
        self._words = TextLabel(
            theme,
            "body",
            "muted",
            wrap=True,
            text=lambda: _("What we have said to each other, and what happens if an agreement is broken."),
        )
        self._add = DefaultButton(theme, lambda: _("New agreement"), icon="plus")
        self._add.clicked.connect(self.add)
        self._on_top, self._say_again, self._in_force = self._list(), self._list(), self._list()
        self._ended_rows = self._list()
        self._ended = Fold(theme, self._ended_head)
        self._ended.set_content(self._ended_rows)
        self._ended.toggled.connect(self._fill_ended)
        self._breaches = AgreementBreaches(self._context)
        self._frames = LongList(theme, first=FRAMES_SEEN)
        self._owed = Section(theme, lambda: _("Not agreed yet"))
        self._lay_out()

    def _lay_out(self) -> None:
        self._main, self._aside, content = QWidget(), QWidget(), QWidget()
        column = self.column(self._main)
        head = self.row(0)
        head.fill(self._title)
        head.add(self._add)
        column.add(head, 4, self._words, 18, self._on_top, self._in_force, self._say_again, 10, self._ended, STRETCH)
        self._aside_column = QVBoxLayout(self._aside)
        self._aside_column.addWidget(self._breaches)
        self._aside_column.addWidget(self._owed)
        self._aside_column.addStretch(1)
        self._owed.set_rows([self._why_owed(), self._frames, self._how_to_frame()])
        widths = (MAIN_COLUMN, ASIDE_COLUMN)
        self._columns = MainAndAside(self._context.theme, content, self._main, self._aside, widths)
        self._scroll = PageScroll(self._context.theme)
        self._scroll.set_content(content)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self.column(self).add(self._stack)

    def dress(self) -> None:
        """Put the frames beside or under the agreements."""
        theme = self._context.theme
        px, effective = theme.px, self.window().width() / theme.scale
        beside, narrow = effective >= ASIDE_FROM, effective < 900
        self._columns.stand(beside=beside)
        self._aside_column.setContentsMargins(0, px(ASIDE_DOWN) if beside else 0, 0, 0)
        self._scroll.set_margins(px(36 if narrow else 48), px(28 if narrow else 36), px(28 if narrow else 44), px(28))
        if self._empty is not None:
            self._empty.setContentsMargins(px(48), 0, px(44), 0)

    # what is made when it is first wanted

    @property
    def _at_form(self) -> bool:
        return self._form is not None and self._stack.currentWidget() is self._form

    def _made_form(self) -> AgreementForm:
        if self._form is None:
            self._form = AgreementForm(self._context)
            self._form.left.connect(self._close_form)
            self._form.resumed.connect(self._open_form)
            self._stack.addWidget(self._form)
        return self._form

    def _nothing(self) -> EmptyState:
        if self._empty is None:
            self._empty = EmptyState(
                self._context.theme, lambda: _("No agreements yet"), _nothing_words, lambda: _("New agreement")
            )
            self._empty.button.set_icon_name("plus")
            self._empty.pressed.connect(self.add)
            self._stack.addWidget(self._empty)
            self.dress()
        return self._empty

    # the list

    def _list(self) -> LongList:
        return LongList(self._context.theme, spacing=8, first=BLOCKS_SEEN)

    def _fill(self, rows: LongList, lines: tuple[AgreementLine, ...]) -> None:
        rows.set_rows(len(lines), lambda number: self._block(lines[number]))

    def _rest_of(self, lines: tuple[AgreementLine, ...]) -> tuple[AgreementLine, ...]:
        return tuple(line for line in lines if line.agreement.id != self._sought)

    def _go_on_at(self, agreement: str) -> bool:
        """Put the keyboard on an agreement; whether it is shown."""
        block = None if self._at_form else self._blocks.get(agreement)
        if block is not None:
            bring_in(block)
            block.focus_in()
        return block is not None

    def _fill_ended(self) -> None:
        """Few look at what has ended: its blocks are made when it is unfolded."""
        self._fill(self._ended_rows, self._ended_lines if self._ended.is_open() else ())

    def _block(self, line: AgreementLine) -> AgreementBlock:
        context, agreement = self._context, line.agreement
        people, today = context.services.people, context.clock.now().date()
        waits = agreement.standing is AgreementState.SAY_AGAIN
        say = _("say it again") if agreement.told else pgettext("agreement", "say it")
        state = say if waits else standing_words(agreement)
        more = _("More about this agreement")
        block = AgreementBlock(context.theme, people.shown(agreement.what), state, waits=waits, more=more)
        details = details_of(agreement, people.alias_of, people.shown, today)
        block.set_details(details, (_("Broken"), broken_words(line.broken)), opens=line.broken > 0)
        block.state_pressed.connect(partial(self._said_again, agreement))
        block.entries_pressed.connect(partial(context.go, ShowEntries(breaches_of(agreement))))
        block.menu_wanted.connect(partial(self._fill_menu, line))
        self._blocks[agreement.id] = block
        return block

    def _fill_menu(self, line: AgreementLine, menu: QMenu) -> None:
        agreement, book = line.agreement, self._context.services.agreements
        menu.addAction(_("Change the agreement"), partial(self.edit, agreement))
        if line.entries:
            words = ngettext("Show the entry", "Show the {count} entries", line.entries)
            menu.addAction(words.format(count=counted(line.entries)), partial(self._show_entries, agreement))
        menu.addSeparator()
        if agreement.standing is not AgreementState.ENDED:
            menu.addAction(_("Said aloud today"), partial(self._said_again, agreement))
        for state, words, said in (
            (AgreementState.IN_FORCE, _("In force again"), _("Agreement in force again")),
            (AgreementState.SAY_AGAIN, _("Needs to be said again"), _("Agreement needs to be said again")),
            (AgreementState.ENDED, _("Ended"), _("Agreement ended")),
        ):
            if state is not agreement.standing:
                menu.addAction(words, partial(self._run, partial(book.set_state, agreement, state), said))

    def _why_owed(self) -> QWidget:
        return TextLabel(
            self._context.theme,
            "small",
            "muted",
            text=lambda: _("You noted these as breaches, but no agreement was noted beforehand."),
            wrap=True,
        )

    def _how_to_frame(self) -> QWidget:
        link = TextButton(
            self._context.theme, lambda: _("In the guide: a frame that holds"), icon="arrow-right", small=True
        )
        link.clicked.connect(partial(self._context.go, ShowGuide(Chapter.FRAME)))
        row = QWidget()
        self.row(0, row, margins=(0, 12, 0, 0)).add(link, STRETCH)
        return row

    def _frames_owed(self) -> Callable[[int], FrameOwed]:
        """Return what makes the frames as they come to be shown: their entries are read ten at a time."""
        known: list[Entry] = []

        def frame(number: int) -> FrameOwed:
            if number == len(known):
                known.extend(self._context.services.agreements.frames(number, FRAMES_AT_A_TIME))
            return self._frame(known[number])

        return frame

    def _frame(self, entry: Entry) -> FrameOwed:
        context = self._context
        people, today = context.services.people, context.clock.now().date()
        who = ", ".join(map(people.alias_of, entry.people))
        meta = ", ".join(part for part in (who, named_day(entry.day, today)) if part)
        frame = FrameOwed(context.theme, people.shown(entry.facts), meta, _("Write the agreement"))
        frame.opened.connect(partial(context.go, ShowEntry(entry.id)))
        frame.acted.connect(partial(self._write_for, entry.id))
        return frame

    def _write_for(self, entry: str) -> None:
        self._open_form(self._context.services.agreements.blank(entry))

    def _said_again(self, agreement: Agreement) -> None:
        book = self._context.services.agreements
        self._run(partial(book.said_again, agreement), _("Said aloud today, and in force"))

    def _show_entries(self, agreement: Agreement) -> None:
        self._context.go(ShowEntries(EntryFilter(agreements=frozenset({agreement.id}))))

    def _run(self, write: Callable[[], Changes], said: str) -> None:
        self._context.run(write, said)

    # the form

    def _open_form(self, form: Written) -> None:
        self._written, self._left_at = form.id, self._scroll.verticalScrollBar().value()
        shown = self._made_form()
        self._stack.setCurrentWidget(shown)
        shown.show_form(form)

    def _close_form(self) -> None:
        """Go back to where one was, at the agreement that was written on."""
        self._stack.setCurrentWidget(self._scroll)
        self.reload()
        self._scroll.verticalScrollBar().setValue(self._left_at)
        if not self._go_on_at(self._written):
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ended_head(self) -> str:
        return ngettext("{count} ended", "{count} ended", len(self._ended_lines)).format(
            count=counted(len(self._ended_lines))
        )


def _nothing_words() -> str:
    return _(
        "Here is what you have said to each other: what you want, how you work, and what happens if "
        "an agreement is broken."
    )
