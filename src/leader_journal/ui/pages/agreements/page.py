"""Agreements: what holds, what has to be said again, what ended, and the frames that I owe people."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.filters import EntryFilter
from leader_journal.core.records import Agreement
from leader_journal.core.terms import AgreementState
from leader_journal.services.agreements import AgreementLine, Written, breaches_of
from leader_journal.ui.context import UiContext
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.pages.agreements.agreement_block import AgreementBlock
from leader_journal.ui.pages.agreements.aside import AgreementsAside
from leader_journal.ui.pages.agreements.form import AgreementForm
from leader_journal.ui.pages.page import Page
from leader_journal.ui.places import Place, ShowAgreements, ShowEntries
from leader_journal.ui.toolkit.after_paint import AfterPaint
from leader_journal.ui.toolkit.buttons import DefaultButton
from leader_journal.ui.toolkit.empty_state import EmptyState
from leader_journal.ui.toolkit.folded_list import FoldedList
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.long_list import LongList
from leader_journal.ui.toolkit.main_and_aside import MainAndAside
from leader_journal.ui.toolkit.page_scroll import PageScroll, bring_in
from leader_journal.ui.toolkit.themed import ENTER_KEYS
from leader_journal.wording.agreements import broken_words, details_of, standing_words
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext

MAIN_COLUMN, ASIDE_COLUMN, ASIDE_FROM, ASIDE_DOWN = 640, 284, 1120, 86
_HEAD, _BLOCK_GAP, _ENDED_SEEN = 100, 8, 5
"""What stands above the first agreement takes so much at least; pixels at 100 %, and a number of blocks."""
_REFRESHED_BY = frozenset({Topic.ENTRIES, Topic.PEOPLE, Topic.AGREEMENTS})


class AgreementsPage(Page):
    """The list, or the form of one agreement in its place."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._ended_count = self._owed = 0
        self._blocks: dict[str, AgreementBlock] = {}
        self._sought = ""
        """The agreement that was looked for: of thousands it stands on top, whatever its state."""
        self._written, self._left_at = "", 0
        self._form: AgreementForm | None = None
        self._empty: EmptyState | None = None
        self._none_yet: tuple[TextLabel, ...] = ()
        self._beside_or_under: AgreementsAside | None = None
        self._soon = AfterPaint(self, self._show_aside)
        self._build()
        self.dress()
        draft = context.services.agreements.draft()
        if draft is not None:
            self._open_form(draft)

    def reload(self) -> None:
        view = self._context.services.agreements.view()
        self._blocks.clear()
        everyone = (*view.say_again, *view.in_force, *view.ended)
        room_below = self._fill(
            (self._on_top, tuple(line for line in everyone if line.agreement.id == self._sought)),
            (self._in_force, self._rest_of(view.in_force)),
            (self._say_again, self._rest_of(view.say_again)),
        )
        ended = self._rest_of(view.ended)
        self._ended_count = len(ended)
        self._ended.set_rows(len(ended), lambda number: self._block(ended[number]))
        self._show_none_yet(not everyone and not view.empty)
        self._owed = view.owed
        self._soon.begin()
        if self._beside_or_under is not None or self._beside or room_below:
            self._soon.now()
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
        self._on_top, self._in_force, self._say_again = (LongList(theme, spacing=_BLOCK_GAP) for _list in range(3))
        self._ended = FoldedList(theme, self._ended_head, spacing=_BLOCK_GAP, first=_ENDED_SEEN)
        self._lay_out()

    def _lay_out(self) -> None:
        self._main, self._aside, content = QWidget(), QWidget(), QWidget()
        column = self.column(self._main)
        head = self.row(0)
        head.fill(self._title)
        head.add(self._add)
        self._lists = self.column()
        self._lists.add(self._on_top, self._in_force, self._say_again)
        column.add(head, 4, self._words, 18, self._lists, 10, self._ended, STRETCH)
        self._aside.hide()
        self._aside_column = QVBoxLayout(self._aside)
        self._aside_column.addStretch(1)
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
        px, beside, narrow = theme.px, self._beside, self.window_width < 900
        self._columns.stand(beside=beside)
        if beside:
            self._soon.now()
        self._aside_column.setContentsMargins(0, px(ASIDE_DOWN) if beside else 0, 0, 0)
        self._scroll.set_margins(px(36 if narrow else 48), px(28 if narrow else 36), px(28 if narrow else 44), px(28))
        if self._empty is not None:
            self._empty.setContentsMargins(px(48), 0, px(44), 0)

    @property
    def _beside(self) -> bool:
        """Whether there is room for the frames beside the agreements."""
        return self.window_width >= ASIDE_FROM

    # what is made when it is first wanted

    def _show_aside(self) -> None:
        """Under agreements that reach below the edge it comes a moment after them."""
        if self._beside_or_under is None:
            aside = self._beside_or_under = AgreementsAside(self._context)
            aside.agreement_wanted.connect(self._write_for)
            self._aside_column.insertWidget(0, aside)
        self._beside_or_under.show_owed(self._owed)
        self._aside.setVisible(not self._beside_or_under.empty)

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

    def _show_none_yet(self, none: bool) -> None:
        """Where frames are owed and nothing is agreed yet, the place of the agreements says so."""
        if none and not self._none_yet:
            theme = self._context.theme
            head = TextLabel(theme, "finding", wrap=True, text=lambda: _("No agreements yet"))
            self._none_yet = (head, TextLabel(theme, "body", "muted", wrap=True, text=_how_they_begin))
            self._lists.add(head, 8, self._none_yet[1])
        for label in self._none_yet:
            label.setVisible(none)

    # the list

    def _fill(self, *lists: tuple[LongList, tuple[AgreementLine, ...]]) -> bool:
        """Show lists under each other, of all of them at once as many as may be above the edge of the window, and
        those down to the one at which one goes on.

        Returns whether what stands below them may be above it too.
        """
        context = self._context
        people, today = context.services.people, context.clock.now().date()
        room = self.window().height() - context.theme.px(_HEAD)
        for rows, lines in lists:
            first = 0
            while first < len(lines) and room > 0:
                details = details_of(lines[first].agreement, people.alias_of, people.shown, today)
                room -= AgreementBlock.least_height(context.theme, len(details) + 1)
                first += 1
            first = max(first, next((n for n, line in enumerate(lines, 1) if line.agreement.id == self._written), 0))
            rows.set_rows(len(lines), partial(self._block_of, lines), first)
        return room > 0

    def _block_of(self, lines: tuple[AgreementLine, ...], number: int) -> AgreementBlock:
        return self._block(lines[number])

    def _rest_of(self, lines: tuple[AgreementLine, ...]) -> tuple[AgreementLine, ...]:
        return tuple(line for line in lines if line.agreement.id != self._sought)

    def _go_on_at(self, agreement: str) -> bool:
        """Put the keyboard on an agreement; whether it is shown."""
        block = None if self._at_form else self._blocks.get(agreement)
        if block is not None:
            bring_in(block)
            block.focus_in()
        return block is not None

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
        written, self._written = self._written, ""
        if not self._go_on_at(written):
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ended_head(self) -> str:
        return ngettext("{count} ended", "{count} ended", self._ended_count).format(count=counted(self._ended_count))


def _how_they_begin() -> str:
    return _("Begin with a breach that nothing was agreed about: write down what is to hold from now on.")


def _nothing_words() -> str:
    return _(
        "Here is what you have said to each other: what you want, how you work, and what happens if "
        "an agreement is broken."
    )
