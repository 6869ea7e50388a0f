"""The blocks of a page that is prepared, one under the other; every change of a line is written at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu

from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.errors import UserError
from leader_journal.core.one_on_one_lines import is_fold
from leader_journal.core.one_on_ones import Block, MeetingPage, OneOnOne, PageBlock, PageLine
from leader_journal.core.terms import AgreementState
from leader_journal.services.one_on_ones.service import LineDraft
from leader_journal.ui.bring_ups.bring_up_acts import BringUpActs
from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.one_on_one.page_block import PageBlockView
from leader_journal.ui.pages.one_on_one.page_line import BLEED
from leader_journal.ui.places import ShowEntry
from leader_journal.ui.toolkit.after_paint import AfterPaint
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.menus import pop_up
from leader_journal.ui.toolkit.painting import literal
from leader_journal.ui.toolkit.throttle import Throttle
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence
from leader_journal.wording.one_on_ones.page import block_head, block_hint

ALWAYS_SHOWN = frozenset({Block.BRING_UP, Block.THANK, Block.QUESTIONS, Block.SHARE, Block.ROOM})
"""Blocks that ask for a line where they have none; the others are not shown then."""
_GAP, _KEEP_AFTER_MS = 10, 800
_ABOVE = 120
"""What stands above the first block takes so much at least; pixels at 100 %."""


class MeetingBlocks(View):
    """Shows the blocks of one meeting, and carries out what is wanted of their lines.

    Of a meeting with somebody else, what is below the edge of the window comes a moment after what is above it.
    """

    def __init__(self, context: UiContext, widest: int) -> None:
        """`widest` is the width that the blocks have at most, in pixels at 100 %."""
        super().__init__(context)
        self._widest = widest
        self._meeting: OneOnOne | None = None
        self._page: MeetingPage | None = None
        self._rest: tuple[PageBlock, ...] = ()
        """What is below the edge, and not shown yet."""
        self._soon = AfterPaint(self, self._show_rest)
        self._acts = LineActs(context)
        self._asked_for: set[Block] = set()
        self._failed: UserError | None = None
        self._keeping = False
        self._draft: LineDraft | None = None
        self._throttle = Throttle(_KEEP_AFTER_MS, self)
        self._throttle.timeout.connect(self._keep_draft)
        self._build()
        self.say_by(self._say_heads)

    def show_page(self, meeting: OneOnOne, page: MeetingPage) -> None:
        fresh = self._meeting is None or self._meeting.person != meeting.person
        if fresh:
            self._asked_for.clear()
        self._meeting, self._page = meeting, page
        was_whole = not (fresh or self._soon.waits)  # else the page was left before it stood whole
        self._soon.drop()
        self._rest = () if was_whole else self._below_the_edge(page)
        for block in page.blocks[: len(page.blocks) - len(self._rest)]:
            self._show_block(block)
        for block in self._rest:
            if block.block in self._views:
                self._views[block.block].hide()
        if self._rest:
            self._soon.begin()
        self._offer_others()
        if fresh:
            self._resume(page)

    def prepare(self) -> None:
        """Make the blocks while nobody waits for them, one in each turn of the event loop: somebody may be writing."""
        if (block := next((one for one in Block if one not in self._views), None)) is not None:
            self._made(block)
            QTimer.singleShot(0, self, self.prepare)

    def complete(self) -> None:
        """Show now what is below the edge of the window, if it is still to come."""
        self._soon.now()

    def keep(self) -> None:
        """End an editing and write it. Raises UserError where that fails; the words are still there then."""
        self._failed = None
        self._keeping = True
        for view in self._views.values():
            view.keep()
        self._keeping = False
        self._keep_draft()
        if self._failed is not None:
            raise self._failed

    def let_go(self) -> None:
        """Keep nothing more of this meeting."""
        self._throttle.stop()
        self._soon.drop()
        self._meeting = self._page = self._draft = None
        self._rest = ()

    def focus_first(self) -> None:
        """Put the focus on the first line; on what asks for one only where there is none."""
        if not any(view.block is not None and view.block.shown for view in self._shown().values()):
            self.complete()
        views = list(self._shown().values())
        shown = next((view for view in views if view.block is not None and view.block.shown), next(iter(views), None))
        if shown is not None:
            shown.focus_end(1)

    def _build(self) -> None:
        self._views: dict[Block, PageBlockView] = {}
        self._blocks, column = self.column(), self.column(self)
        self._add = TextButton(self.theme, lambda: _("Add to another block"), icon="plus", small=True)
        self._add.clicked.connect(self._offer_blocks)
        add_row = self.row(0, margins=(BLEED, 0, 0, 0))
        add_row.add(self._add, STRETCH)
        column.add(self._blocks, add_row)

    def _made(self, block: Block) -> PageBlockView:
        """Return the view of a block; one that is made now says nothing yet, and is hidden."""
        if block not in self._views:
            people = self._context.services.people
            view = PageBlockView(self.theme, people.complete, people.shown, people.editable)
            view.set_gap_below(_GAP)
            self._connect(block, view)
            order = list(Block)
            above = [known for known in order[: order.index(block)] if known in self._views]
            below = [self._views[known] for known in order[order.index(block) :] if known in self._views]
            self._views[block] = view
            view.hide()
            self._blocks.layout.insertWidget(len(above), view)
            view.stackUnder(below[0] if below else self._add)  # a screen reader walks through them in this order
        return self._views[block]

    def _shown(self) -> dict[Block, PageBlockView]:
        """The blocks that are shown, in their order."""
        made = {block: self._views[block] for block in Block if block in self._views}
        return {block: view for block, view in made.items() if not view.isHidden()}

    def _wanted(self, block: PageBlock) -> bool:
        return bool(block.lines) or block.block in ALWAYS_SHOWN or block.block in self._asked_for

    def _below_the_edge(self, page: MeetingPage) -> tuple[PageBlock, ...]:
        """Return the blocks that are certainly below it: those above are taken for no higher than they are at least."""
        room, shown = self.window().height() - self.theme.px(_ABOVE), self._context.services.people.shown
        for place, block in enumerate(page.blocks):
            if room <= 0:
                return page.blocks[place:]
            if self._wanted(block):
                lines = [shown(line.text) for line in block.shown]
                room -= PageBlockView.least_height(self.theme, lines, self._widest) + self.theme.px(_GAP)
        return ()

    def _show_rest(self) -> None:
        rest, self._rest = self._rest, ()
        for block in rest:
            self._show_block(block)
        self._offer_others()

    def _show_block(self, block: PageBlock) -> None:
        known = self._views.get(block.block)
        if self._wanted(block) or (known is not None and known.editing):
            self._put(block)
        elif known is not None:
            known.hide()

    def _put(self, block: PageBlock) -> PageBlockView:
        """Show a block, wanted or not."""
        view = self._made(block.block)
        self._say_head(block.block, view)
        view.show()  # before it is filled: a widget that becomes visible is laid out, at a width that it will not have
        view.show_block(block)
        return view

    def _offer_others(self) -> None:
        """Offer those that are not shown, once it is known which those are."""
        self._add.setVisible(not self._rest and len(self._shown()) < len(Block))

    def _connect(self, block: Block, view: PageBlockView) -> None:
        view.rewritten.connect(partial(self._rewrite, view))
        view.line_added.connect(partial(self._add_line, view))
        view.left_out.connect(partial(self._leave_out, view))
        view.moved.connect(partial(self._move, view))
        view.brought_back.connect(partial(self._bring_back, view))
        view.unfold_wanted.connect(partial(self._unfold, view))
        view.print_switched.connect(partial(self._switch_print, view))
        view.menu_filled.connect(partial(self._fill_menu, view))
        view.writing.connect(partial(self._writing, block))
        view.thrown_away.connect(partial(self._threw_away, block))
        view.written.connect(self._drop_draft)
        view.stepped_out.connect(partial(self._step, block))

    def _say_heads(self) -> None:
        for block, view in self._views.items():
            self._say_head(block, view)

    def _say_head(self, block: Block, view: PageBlockView) -> None:
        name = self._context.services.people.alias_of(self._meeting.person) if self._meeting is not None else ""
        view.set_words(block_head(block, name), block_hint(block))

    # what is wanted of a line; the block is the one that was shown when it was wanted

    def _rewrite(self, view: PageBlockView, place: int, typed: str) -> None:
        pages = self._context.services.one_on_ones
        if not self._run(view, lambda meeting, block: pages.rewrite(meeting, block, place, typed)):
            view.edit(place, typed)

    def _add_line(self, view: PageBlockView, place: int, typed: str) -> None:
        pages = self._context.services.one_on_ones
        if not self._run(view, lambda meeting, block: pages.add_line(meeting, block, place, typed)):
            view.add_at(place, typed)

    def _leave_out(self, view: PageBlockView, place: int) -> None:
        pages = self._context.services.one_on_ones
        self._run(view, lambda meeting, block: pages.leave_out(meeting, block, place), _("Line left out"))

    def _move(self, view: PageBlockView, place: int, step: int) -> None:
        pages = self._context.services.one_on_ones
        self._run(view, lambda meeting, block: pages.move(meeting, block, place, step))
        view.focus_place(place + step)

    def _bring_back(self, view: PageBlockView) -> None:
        pages = self._context.services.one_on_ones
        self._run(view, pages.bring_back)

    def _unfold(self, view: PageBlockView) -> None:
        block, pages = view.block, self._context.services.one_on_ones
        at = next((place for place, line in enumerate(block.lines) if is_fold(line)), 0) if block is not None else 0
        self._run(view, pages.unfold)
        view.focus_place(at)  # where the line stood, the first of the others stands now

    def _switch_print(self, view: PageBlockView, printed: bool) -> None:
        pages = self._context.services.one_on_ones
        self._run(view, lambda meeting, block: pages.switch_print(meeting, block, printed=printed))

    def _other_question(self, view: PageBlockView, place: int) -> None:
        pages = self._context.services.one_on_ones
        self._run(view, lambda meeting, block: pages.other_question(meeting, block, place))

    def _as_offered(self, view: PageBlockView, place: int) -> None:
        pages = self._context.services.one_on_ones
        self._run(view, lambda meeting, block: pages.as_offered(meeting, block, place))

    def _fill_menu(self, view: PageBlockView, menu: QMenu, place: int) -> None:
        block = view.block
        if block is None:
            return
        if block.block is Block.QUESTIONS:
            menu.addAction(_("Another question"), partial(self._other_question, view, place))
        elif block.lines[place].edited:
            menu.addAction(_("As the app worded it"), partial(self._as_offered, view, place))
        menu.addSeparator()
        self._acts.fill(menu, block.block, block.lines[place])

    def _run(self, view: PageBlockView, write: Callable[[OneOnOne, PageBlock], Changes], said: str = "") -> bool:
        meeting, block = self._meeting, view.block
        if meeting is None or block is None:
            return True
        try:
            changes = write(meeting, block)
        except UserError as error:
            self._failed = error
            if not self._keeping:  # whoever asked to keep it says so
                self._context.messages.failed(sentence(error))
            return False
        self._failed = None
        self._context.saved(changes, said)
        return True

    # other blocks

    def _offer_blocks(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = self._context.services.people.alias_of(self._meeting.person) if self._meeting is not None else ""
        shown = self._shown()
        for block in Block:
            if block not in shown:
                menu.addAction(literal(block_head(block, name)), partial(self._ask_for, block))
        pop_up(menu, self._add.mapToGlobal(QPoint(0, self._add.height())))

    def _ask_for(self, block: Block) -> None:
        if self._page is not None:
            self._asked_for.add(block)
            self._show_block(self._page.of(block))
            self._views[block].add_at_end()
            self._offer_others()

    def _step(self, block: Block, step: int) -> None:
        self.complete()
        shown = list(self._shown())
        to = shown.index(block) + step
        if 0 <= to < len(shown):
            self._views[shown[to]].focus_end(step)

    # the draft of the line that is being written

    def _writing(self, block: Block, place: int, new: bool, typed: str) -> None:
        self._draft = self._line_draft(block, place, new, typed)
        self._throttle.touch()

    def _line_draft(self, block: Block, place: int, new: bool, typed: str) -> LineDraft:
        held = self._views[block].block
        known = held.lines[place].source if held is not None and not new and place < len(held.lines) else None
        return LineDraft(block=block, source=known, place=place, new=new, typed=typed)

    def _keep_draft(self) -> None:
        self._throttle.stop()
        if self._draft is not None and self._meeting is not None:
            keep_line = self._context.services.one_on_ones.keep_line
            self._context.attempt(partial(keep_line, self._meeting.person, self._draft))

    def _drop_draft(self) -> None:
        self._throttle.stop()
        self._draft = None
        if self._meeting is not None and self._failed is None:
            self._context.services.one_on_ones.drop_line(self._meeting.person)

    def _resume(self, page: MeetingPage) -> None:
        """Go on with a line that was being written when the app was ended."""
        draft = self._context.services.one_on_ones.line_draft(self._meeting.person) if self._meeting else None
        if draft is not None:
            self._go_on_with(draft, page)

    def _threw_away(self, block: Block, place: int, new: bool, typed: str) -> None:
        if self._meeting is not None:
            again = partial(self._write_again, self._meeting.person, self._line_draft(block, place, new, typed))
            self._context.messages.tell(_("What you typed was thrown away"), _("Undo"), again)

    def _write_again(self, person: str, draft: LineDraft) -> None:
        if self._meeting is not None and self._meeting.person == person:
            self._go_on_with(draft, self._context.services.one_on_ones.page(self._meeting))

    def _go_on_with(self, draft: LineDraft, page: MeetingPage) -> None:
        self.complete()
        block = page.of(draft.block)
        view, lines = self._put(block), block.lines
        if not draft.new and draft.place < len(lines) and lines[draft.place].source == draft.source:
            view.edit(draft.place, draft.typed)
        else:
            view.add_at(min(draft.place, len(lines)), draft.typed)


_OF_ENTRIES = ("entry", "thank", "share")


class LineActs:
    """Adds to the menu of a line. What was settled leaves the page by itself; each act is undone like any other."""

    def __init__(self, context: UiContext) -> None:
        self._context = context
        self._bring_ups = BringUpActs(context)

    def fill(self, menu: QMenu, block: Block, line: PageLine) -> None:
        """Add what fits a line of a block."""
        kind, _colon, uid = (line.source or "").partition(":")
        if kind == "bring_up":
            waiting = self._context.services.bring_ups.get(uid)
            menu.addAction(_("Said already"), partial(self._bring_ups.tick, waiting, said=True))
            for words, act in self._bring_ups.of(waiting, lambda: None):
                menu.addAction(words, act)
        elif kind == "promise":
            self._add(menu, _("Kept"), partial(self._keep, uid), _("Promise kept"))
        elif kind == "agreement":
            self._add(menu, _("Said aloud today"), partial(self._say_again, uid), _("Said aloud today, and in force"))
        elif kind in _OF_ENTRIES:
            debts = self._context.services.debts
            if block is Block.OWE:
                self._add(menu, _("Told today"), partial(debts.told, uid), _("Noted as told"))
            elif block is Block.COME_BACK:
                came_back = partial(debts.came_back, uid)
                self._add(menu, _("Came back to it today"), came_back, _("Noted: came back to it"))
                nothing = partial(debts.nothing_to_come_back_to, uid)
                self._add(menu, _("Nothing to come back to"), nothing, _("Noted: nothing to come back to"))
            menu.addAction(_("Open the entry"), partial(self._context.go, ShowEntry(uid)))

    def _add(self, menu: QMenu, words: str, write: Callable[[], Changes], said: str) -> None:
        menu.addAction(words, partial(self._context.run, write, said))

    def _keep(self, uid: str) -> Changes:
        promises = self._context.services.promises
        held = next((promise for promise in promises.open() if promise.id == uid), None)
        return promises.keep(held) if held is not None else NOTHING

    def _say_again(self, uid: str) -> Changes:
        book = self._context.services.agreements
        agreement = book.get(uid)
        return book.said_again(agreement) if agreement.state is not AgreementState.ENDED else NOTHING
