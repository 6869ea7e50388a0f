"""Written on two machines: all that waits for a choice, and one of them with its versions beside each other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leader_journal.core.changes import Changes
from leader_journal.core.joining import joined
from leader_journal.core.records import Person
from leader_journal.core.revision import Revision
from leader_journal.services.written_twice import Concurrent
from leader_journal.ui.actions import Act
from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.page import Page
from leader_journal.ui.pages.written_twice.versions import Joining, VersionsBeside
from leader_journal.ui.places import Place, ShowWrittenTwice
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.empty_state import EmptyState
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.toolkit.tab_order import focus_kept
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import short_day
from leader_journal.wording.written_twice import Reader, record_kind_words

COLUMN, BLEED = 880, 10
_FIND = "written_twice.find"


class WrittenTwicePage(Page):
    """A list, and behind each row the two versions; the next one follows when one is settled."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._subject: str | None = None
        self._waiting: tuple[Concurrent, ...] = ()
        self._build()
        self.dress()

    def place(self) -> Place:
        return ShowWrittenTwice(self._subject)

    def arrive(self, place: Place) -> None:
        if isinstance(place, ShowWrittenTwice):
            self._subject = place.subject
            self._find()

    def leads_on(self, place: Place) -> bool:
        """From a version Back comes to the list."""
        return isinstance(place, ShowWrittenTwice) and place.subject is not None and self._subject is None

    def entered(self) -> None:
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """What was chosen or came in meanwhile; words that are being joined stay."""
        if changes.everything or changes.change is not None:
            self._find()

    def keep(self) -> None:
        self._versions.keep()

    def retranslate(self) -> None:
        super().retranslate()
        self._show(self._waiting)

    def dress(self) -> None:
        px, (left, _top, right, _below) = self._context.theme.px, self.margins
        self._outer.setContentsMargins(px(left - BLEED), px(24), px(right - BLEED), 0)
        self._scroll.set_margins(px(BLEED), px(4), px(BLEED), px(28))
        self._head.setContentsMargins(px(BLEED), 0, px(BLEED), 0)
        self._empty.setContentsMargins(px(BLEED), 0, px(BLEED), 0)
        self._column.setSpacing(px(8))
        self._versions.set_stacked(self.width() < px(760))

    def _build(self) -> None:
        theme = self._context.theme
        back = TextButton(theme, lambda: _("Back"), icon="arrow-left", small=True)
        back.clicked.connect(partial(self._context.act, Act.BACK))
        self._head = QHBoxLayout()
        self._head.addWidget(back)
        self._head.addStretch(1)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._title = TextLabel(theme, "title", wrap=True)
        self._lead = TextLabel(theme, "body", "muted", wrap=True)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._versions = VersionsBeside(self._context)
        self._versions.kept.connect(self._choose)
        self._versions.joined.connect(self._join)
        for widget in (self._title, self._lead, self._list, self._versions):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._scroll = PageScroll(theme, max_column=COLUMN)
        self._scroll.set_content(content)
        self._empty = EmptyState(
            theme,
            lambda: _("Nothing waits"),
            lambda: _("Where two computers write about the same thing, both versions are kept and shown here."),
        )
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._head)
        self._outer.addWidget(self._scroll, 1)
        self._outer.addWidget(self._empty, 1)
        self._empty.hide()

    # what there is

    def _find(self) -> None:
        self._context.jobs.start(_FIND, self._context.services.written_twice.concurrent, self._show)

    def _show(self, waiting: tuple[Concurrent, ...]) -> None:
        with focus_kept(self):  # what is settled goes, and with it the button that settled it
            self._show_waiting(waiting)

    def _show_waiting(self, waiting: tuple[Concurrent, ...]) -> None:
        self._waiting = waiting
        chosen = next((one for one in waiting if one.subject == self._subject), None)
        twice = self._context.services.written_twice.met_twice()
        if chosen is None:
            self._subject = None
        self._empty.setVisible(not waiting and not twice)
        self._scroll.setVisible(bool(waiting or twice))
        self._list.setVisible(chosen is None)
        self._versions.setVisible(chosen is not None)
        if chosen is not None:
            self._show_one(chosen)
        else:
            self._show_list(twice)

    def _show_one(self, one: Concurrent) -> None:
        records = one.records()
        known = next((record for record in records if record is not None), None)
        self._title.setText(_("Written on two computers"))
        self._lead.setText(
            _(
                "{kind}. Keep one version, or join the two. The other stays among the earlier ones, and Undo brings "
                "the question back."
            ).format(kind=record_kind_words(known))
        )
        self._versions.show_versions(one)

    def _show_list(self, twice: tuple[tuple[Person, Person], ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._title.setText(_("Written on two computers"))
        self._lead.setText(
            _(
                "Two computers wrote about the same thing before they met. Both versions are kept; the later is shown "
                "until you choose."
            )
        )
        theme, services = self._context.theme, self._context.services
        today = self._context.clock.now().date()
        reader = Reader(services.people.shown, services.people.alias_of, today)
        for one in self._waiting:
            records = one.records()
            known = next((record for record in records if record is not None), None)
            day = short_day(one.versions[0].saved_at.date(), today)
            row = Row(theme, reader.title(known), f"{record_kind_words(known)}, {day}", serif=True)
            row.opened.connect(partial(self._context.go, ShowWrittenTwice(one.subject)))
            self._rows.addWidget(row)
        for person, other in twice:
            words = _("{name}: entered on both computers").format(name=person.alias)
            row = Row(theme, words, _("perhaps one and the same person"), action=_("Merge them"))
            row.acted.connect(partial(self._merge, person, other))
            self._rows.addWidget(row)

    # what is done

    def _choose(self, version: Revision) -> None:
        one = self._current()
        if one is not None:
            twice = self._context.services.written_twice
            self._settle(partial(twice.choose, one, version), _("Chosen"))

    def _join(self, joining: Joining) -> None:
        one = self._current()
        if one is None:
            return
        records = [record for record in one.records() if record is not None]
        stored = {part: self._context.services.people.stored(text) for part, text in joining.written.items()}
        record = joined(records, joining.chosen, stored)
        if self._settle(partial(self._context.services.written_twice.join, one, record), _("Joined")):
            self._versions.drop_kept()

    def _settle(self, write: Callable[[], Changes], said: str) -> bool:
        settled = self._context.run(write, said, self)
        if settled:
            self._subject = None
            self._find()
        return settled

    def _merge(self, person: Person, other: Person) -> None:
        self._context.run(partial(self._context.services.people_book.merge, person, other), _("Merged"))

    def _current(self) -> Concurrent | None:
        return next((one for one in self._waiting if one.subject == self._subject), None)
