"""Today: capture, what waits, and one look back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.draft_slots import ON_TODAY
from leader_journal.core.errors import UserError
from leader_journal.core.help import HelpTopic
from leader_journal.core.records import Promise
from leader_journal.core.rows import EntryRow
from leader_journal.services.entries.capture import Captured
from leader_journal.services.today import TodayView
from leader_journal.ui.context import UiContext
from leader_journal.ui.days.half_typed import HalfTyped
from leader_journal.ui.entries.capture_form import CaptureForm, capture_keys
from leader_journal.ui.entries.draft_rows import DRAFTS_CHANGED
from leader_journal.ui.entries.failure_strip import FailureStrip
from leader_journal.ui.entries.when_button import WhenButton
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.pages.page import Page
from leader_journal.ui.pages.today.aside import TodayAside
from leader_journal.ui.pages.today.coming import ComingUp
from leader_journal.ui.pages.today.plan_dialog import PlanDialog
from leader_journal.ui.pages.today.plan_line import PlanStrip
from leader_journal.ui.pages.today.reminder import TodayReminder
from leader_journal.ui.people.promising import tick_promise
from leader_journal.ui.places import EditEntry, Place, ShowHelp, ShowPromises, ShowToday
from leader_journal.ui.toolkit.buttons import PrimaryButton, TextButton
from leader_journal.ui.toolkit.card import SHADOW, Card
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.main_and_aside import MainAndAside
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.toolkit.sections import Section
from leader_journal.ui.toolkit.throttle import Throttle
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import due_words, long_day, when
from leader_journal.wording.plans import plan_head

SLOT = ON_TODAY
MAIN_COLUMN, ASIDE_COLUMN, ASIDE_FROM = 640, 300, 912
"""Pixels at 100 %; the last of the page, which stands beside the rail."""
ASIDE_DOWN = 6
"""So much lower than the title stands the look back, so that their first lines are level."""
PROMISES_SHOWN = 6
"""Promises that Today shows; how many more wait is said, and leads to all of them."""
SECTION_GAP, CARD_GAP, UNDER_TITLE = 20, 11, 22
_KEEP_AFTER_MS = 600
_REFRESHED_BY = frozenset(
    {
        Topic.ENTRIES,
        Topic.PROMISES,
        Topic.PEOPLE,
        Topic.AGREEMENTS,
        Topic.ONE_ON_ONES,
        Topic.REVIEWS,
        Topic.PLANS,
        Topic.SETTINGS,
        Topic.REMINDERS,
    }
)


class TodayPage(Page):
    """The start page."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._view: TodayView | None = None
        self._first_week: TextButton | None = None
        self._throttle = Throttle(_KEEP_AFTER_MS, self)
        self._build()
        self._connect()
        self.dress()

    def opened(self) -> None:
        """Show what was being written; what waits is read when the page comes to the front."""
        self._show_kept()

    def reload(self) -> None:
        """Read again what waits, and say it in the current language."""
        self._view = view = self._context.services.today.view()
        self._title.setText(long_day(view.today, view.today))
        self._show_plan(view)
        self._reminder.look()
        waiting = len(view.promises) - PROMISES_SHOWN
        shown = view.promises if waiting == 1 else view.promises[:PROMISES_SHOWN]
        self._promises.set_rows([self._promise_row(promise) for promise in shown])
        self._more_promises.setText(ngettext("{count} more", "{count} more", waiting).format(count=counted(waiting)))
        self._more_promises.setVisible(waiting > 1)
        self._to_deepen.set_rows([self._deepen_row(row) for row in view.to_deepen])
        self._coming.set_rows(self._coming_up.rows(view))
        self._nothing.setVisible(view.nothing_waits and self._reminder.isHidden())
        if self._first_week is not None:
            self._first_week.setVisible(view.nothing_behind)
        elif view.nothing_waits and view.nothing_behind:
            QTimer.singleShot(0, self, self._offer_first_week)  # once what is above it is painted
        self._space_sections()
        self._aside.show_view(view)
        self._save.setText(_("Save"))
        self._save.set_keys(keys_shown("Ctrl+Enter"))
        self._clear.setText(_("Clear"))

    def place(self) -> Place:
        return ShowToday()

    def entered(self) -> None:
        """Ready to type; a new day has a new title."""
        if self._view is None or self._view.today != self._context.clock.now().date():
            self.reload()
        self.form.focus_line()

    def refresh(self, changes: Changes) -> None:
        if changes.everything:
            self._show_kept()
        elif Topic.PEOPLE in changes.topics:
            self._half.note()
            self.form.call_by_name(SLOT)
            self._half.bring_back()
        if changes.topics & _REFRESHED_BY:
            self._view = None
            if self.in_front:
                self.reload()

    def _kept_in(self) -> str:
        return SLOT

    def _show_kept(self) -> None:
        """Show the draft as it is kept now: whoever was forgotten may have stood in the one in front."""
        draft = self._context.services.capture.draft(SLOT)
        if draft is None:
            self.form.clear()
        else:
            self.form.show_captured(draft, draft=True)
        self._half.bring_back(anew=True)
        self._buttons.setVisible(not self.form.empty)

    def keep(self) -> None:
        """Keep the draft, at once. Raises UserError."""
        self._throttle.stop()
        self.form.keep(SLOT)
        self._half.keep()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return capture_keys(_("keep the draft and leave the form"))

    def retranslate(self) -> None:
        if self._view is not None:
            self.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the form; its draft is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self._keep_or_say()
            if self.form.empty:
                self.form.clear()
            self.setFocus()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        context, theme = self._context, self._context.theme
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._title, self._plan = TextLabel(theme, "title"), PlanStrip(theme)
        self._build_card()
        self._reminder = TodayReminder(context)
        self._promises = Section(theme, lambda: _("Promises"))
        self._more_promises = TextButton(theme, small=True)
        self._more_promises.clicked.connect(partial(self._context.go, ShowPromises()))
        self._to_deepen = Section(theme, lambda: _("To deepen"))
        self._coming, self._coming_up = Section(theme, lambda: _("Coming up")), ComingUp(context)
        self._nothing = QWidget()
        self._under_nothing = self.column(self._nothing, spacing=6)
        self._under_nothing.add(
            TextLabel(theme, "finding", text=lambda: _("Nothing is waiting")),
            TextLabel(theme, "body", "muted", text=lambda: _("Promises and entries to deepen show up here.")),
        )
        self._aside = TodayAside(context)
        self._lay_out()

    def _build_card(self) -> None:
        context, theme = self._context, self._context.theme
        self.form = CaptureForm(context, line_first=True)
        self._half = HalfTyped(context, self.form, self._kept_in)
        self._save, self._clear = PrimaryButton(theme, small=True), TextButton(theme)
        self._buttons = QWidget()
        when = WhenButton(theme, context.clock, self.form)
        self.row(16, self._buttons).add(when, STRETCH, self._clear, self._save)
        self._buttons.hide()
        self._card = Card(theme)
        self._card.setFocusProxy(self.form.line)
        self._card.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a click beside a field stays in the form, not the page
        self._failure = FailureStrip(context)
        self._failure.again.connect(self._save_form)
        self._card.set_content(self.form, self._failure, self._buttons)

    def _lay_out(self) -> None:
        self._main = QWidget()
        column = self.column(self._main)
        column.add(self._title, self._plan, UNDER_TITLE, self._card, self._reminder, self._promises)
        column.left(self._more_promises)
        column.add(self._to_deepen, self._coming, self._nothing, STRETCH)
        self._content = QFrame()
        widths = (MAIN_COLUMN, ASIDE_COLUMN)
        self._columns = MainAndAside(self._context.theme, self._content, self._main, self._aside, widths)
        self._scroll = PageScroll(self._context.theme)
        self._scroll.set_content(self._content)
        self.column(self).add(self._scroll)

    def _connect(self) -> None:
        self._plan.opened.connect(self._open_plan)
        self.form.changed.connect(self._form_changed)
        self.form.save_requested.connect(self._save_form)
        self.form.afresh_wanted.connect(self._begin_afresh)
        self._throttle.timeout.connect(self._keep_or_say)
        self._save.clicked.connect(partial(self.form.save, another=False))
        self._clear.clicked.connect(self._clear_form)

    def dress(self) -> None:
        """Put the look back beside or under the column."""
        theme = self._context.theme
        px = theme.px
        beside = self.width() / theme.scale >= ASIDE_FROM
        narrow = self.width() / theme.scale < 900
        self._columns.stand(beside=beside)
        self._aside.set_down(ASIDE_DOWN if beside else 0)
        self._space_sections()
        margin = px(36 if narrow else 48)
        self._scroll.set_margins(margin, px(28 if narrow else 40), px(28 if narrow else 44), px(28))

    def _space_sections(self) -> None:
        """The card's shadow is part of the gap under it; between sections the gap is all their own."""
        gap = SECTION_GAP + CARD_GAP - SHADOW
        for section in (self._reminder, self._promises, self._to_deepen, self._coming, self._nothing):
            layout = section.layout()
            if layout is not None and not section.isHidden():
                layout.setContentsMargins(0, self._context.theme.px(gap), 0, 0)
                gap = SECTION_GAP

    def _offer_first_week(self) -> None:
        """Show whoever begins where to: what opens a journal whose passphrase is lost has to be made in time."""
        if self._first_week is None:
            self._first_week = TextButton(self._context.theme, lambda: _("The first week, step by step"))
            self._first_week.clicked.connect(partial(self._context.go, ShowHelp(HelpTopic.FIRST_WEEK)))
            self._under_nothing.left(self._first_week)
            self._first_week.setVisible(self._view is not None and self._view.nothing_behind)

    def _show_plan(self, view: TodayView) -> None:
        plan = view.plan
        if plan is None:
            self._plan.hide()
        else:
            self._plan.show_plan(plan_head(plan, view.today), self._context.services.plans.sentence(plan))

    def _open_plan(self) -> None:
        if self._view is not None and self._view.plan is not None:
            PlanDialog(self._context, self._view.plan, self.window()).open()

    def _promise_row(self, promise: Promise) -> QWidget:
        context = self._context
        today = context.clock.now().date()
        who = context.services.people.alias_of(promise.to) if promise.to is not None else ""
        words = due_words(promise.due, today) if promise.due is not None else ""
        overdue = promise.overdue(today)
        row = Row(
            context.theme,
            context.services.people.shown(promise.text),
            "  ·  ".join(part for part in (who, "" if overdue else words) if part),
            checkbox=True,
            warning=words if overdue else "",
        )
        row.ticked.connect(partial(tick_promise, self._context, promise))
        return row

    def _deepen_row(self, row: EntryRow) -> QWidget:
        context = self._context
        widget = Row(
            context.theme,
            context.services.people.shown(row.facts),
            meta=_("{when}  ·  3 min").format(when=when(row.happened, context.clock.now().date())),
            serif=True,
        )
        widget.opened.connect(partial(context.go, EditEntry(row.id)))
        return widget

    def _form_changed(self) -> None:
        self._failure.hide()
        self._buttons.setVisible(not self.form.empty)
        self._throttle.touch()

    def _save_form(self) -> None:
        self._throttle.stop()
        try:
            changes = self._context.services.capture.save(self.form.captured(), slot=SLOT)
        except UserError as error:
            self._failure.show_failure(error)  # what was typed stays in the form
            self.form.focus_line()
            return
        self._failure.hide()
        self.form.clear()
        self._buttons.hide()
        self._context.saved(changes, _("Entry saved"))
        self.form.focus_line()

    def _keep_or_say(self) -> None:
        self._context.attempt(self.keep)

    def _begin_afresh(self) -> bool:
        """Put the draft where entries are, and begin with an empty form; whether it could be kept."""
        put_aside = partial(self._context.services.capture.put_aside, SLOT)
        if not (self._context.attempt(self.keep) and self._context.attempt(put_aside)):
            return False
        self.form.clear()
        self._buttons.hide()
        self._context.bus.announce(DRAFTS_CHANGED)
        self._context.messages.tell(_("The draft is kept among your entries"))
        self.form.focus_line()
        return True

    def _clear_form(self) -> None:
        """Empty the form; Undo in the toast brings it back, since a draft is no change of the journal."""
        self._half.note()
        captured, half = self.form.captured(), self._half.words
        self.form.clear()
        self._buttons.hide()
        self._keep_or_say()
        self._tell_cleared(captured, half)

    def _tell_cleared(self, captured: Captured, half: Mapping[str, str]) -> None:
        self._context.messages.tell(_("Draft cleared"), _("Undo"), partial(self._bring_back, captured, half))

    def _bring_back(self, captured: Captured, half: Mapping[str, str]) -> None:
        if not self.form.empty and not self._begin_afresh():  # what was begun meanwhile stays where it cannot be kept
            self._tell_cleared(captured, half)
            return
        self.form.show_captured(captured)
        self._half.give(half)
        self._form_changed()
