"""The filter bar of a page that shows entries: tokens, text, completions, and filters saved under a name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from leader_journal.core.changes import Changes
from leader_journal.core.filters import EVERYTHING, EntryFilter, SavedFilter
from leader_journal.ui.context import UiContext
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.places import ShowTrash
from leader_journal.ui.toolkit.buttons import IconButton
from leader_journal.ui.toolkit.completion_popup import Completion
from leader_journal.ui.toolkit.menus import pop_up
from leader_journal.ui.toolkit.painting import literal
from leader_journal.ui.toolkit.search_bar import SearchBar
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _
from leader_journal.wording.filters.completion import Completions, whole_period
from leader_journal.wording.filters.tokens import FilterToken, tokens_of


class FilterBar(View):
    """Holds one filter. What the user does to it is told by `filter_chosen`."""

    filter_chosen = Signal(object)
    """EntryFilter."""
    left_downwards = Signal()

    def __init__(self, context: UiContext, elsewhere: Callable[[], EntryFilter] | None = None) -> None:
        """`elsewhere` gives the filter of the journal, on another page that has a bar of its own."""
        super().__init__(context)
        self._elsewhere = elsewhere
        self._filter = EVERYTHING
        self._known: Completions | None = None
        """Asked of the journal once, not at every letter: counting takes as long as it is large."""
        self._flat = False
        self._bar = SearchBar(context.theme, self._offers, whole=self._days_in)
        self._saved = IconButton(context.theme, "filter", lambda: _("Saved filters and bin"))
        self._row = QHBoxLayout(self)
        self.fit(self._row.setSpacing, 10)
        self._row.addWidget(self._bar, 1)
        beside = QVBoxLayout()
        self._beside = beside
        beside.addWidget(self._saved)
        beside.addStretch(1)
        self._row.addLayout(beside)
        self._bar.text_changed.connect(self._text_changed)
        self._bar.token_removed.connect(self._token_removed)
        self._bar.completion_chosen.connect(self._completion_chosen)
        self._bar.left_downwards.connect(self.left_downwards)
        self._saved.clicked.connect(self._open_menu)
        self.retranslate()
        self.restyle()

    def show_filter(self, chosen: EntryFilter) -> None:
        """Show a filter, silently."""
        self._filter = chosen
        self._bar.set_text(chosen.text)
        self._show_tokens()

    def forget(self) -> None:
        """The journal was written to: ask it again for what completions offer, and what the tokens are called.

        What is being typed stays as it is typed: not all of it need be in the filter yet.
        """
        self._known = None
        self._show_tokens()

    def set_flat(self) -> None:
        """Leave the room around it to the page."""
        self._flat = True
        self.restyle()

    def focus_text(self) -> None:
        self._bar.focus_text()

    def retranslate(self) -> None:
        self._bar.set_words(_("Search or filter"), _("Search or filter"), keys_shown("Ctrl+F"))
        self.forget()  # what is offered is said in the language of when it was asked for

    def restyle(self) -> None:
        px = self.theme.px
        self._row.setContentsMargins(*((0, 0, 0, 0) if self._flat else (px(20), px(14), px(20), px(14))))
        self._beside.setContentsMargins(0, px(3), 0, 0)  # level with the bar's first line
        super().restyle()

    def _show_tokens(self) -> None:
        tokens = self._tokens()
        self._bar.set_tokens([(token.id, token.text) for token in tokens])

    def _tokens(self) -> tuple[FilterToken, ...]:
        services = self._context.services
        asked = self._filter.agreements  # as a rule none: the journal is not read for each letter
        lines = {agreement.id: agreement.what for agreement in services.agreements.all()} if asked else {}
        return tokens_of(
            self._filter,
            services.people.alias_of,
            agreement_of=lambda agreement: lines.get(agreement, ""),
            today=self._context.clock.now().date(),
        )

    def _offers(self, typed: str) -> tuple[Completion, ...]:
        known = self._known = self._known or self._ask()
        offers = known.of(typed, self._context.clock.now().date(), given=replace(self._filter, text=""))
        return tuple(Completion(offer.filter, f"{offer.text}  ·  {offer.detail}") for offer in offers)

    def _days_in(self, typed: str) -> EntryFilter | None:
        """What names days and nothing else is a period, and no text to search: quotation marks make it one."""
        return whole_period(typed, self._filter, self._context.clock.now().date())

    def _ask(self) -> Completions:
        services = self._context.services
        return Completions(
            services.people.ids_by_alias(),
            tuple(theme.name for theme in services.entries.themes()),
            services.entries.own_settings(),
            {agreement.what: agreement.id for agreement in services.agreements.all()},
        )

    def _text_changed(self, text: str) -> None:
        self._choose(replace(self._filter, text=text.strip()))

    def _token_removed(self, token: str) -> None:
        for held in self._tokens():
            if held.id == token:
                self._choose(held.without)
                return

    def _completion_chosen(self, chosen: EntryFilter) -> None:
        self._bar.set_text(chosen.text)
        self._choose(chosen)

    def _choose(self, chosen: EntryFilter) -> None:
        if chosen != self._filter:
            self._filter = chosen
            self._show_tokens()
            self.filter_chosen.emit(chosen)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        saved = self._context.services.filters.all()
        if self._elsewhere is not None and self._elsewhere().narrows:
            menu.addAction(_("As in the journal"), partial(self._use_filter, self._elsewhere()))
        for held in saved:
            menu.addAction(literal(held.name), partial(self._use, held))
        if saved:
            menu.addSeparator()
        if self._filter.narrows:
            menu.addAction(_("Save this filter"), self._save)
        menu.addAction(_("To deepen"), partial(self._use_filter, EntryFilter(to_deepen=True)))
        if saved:
            remove = menu.addMenu(_("Remove"))
            for held in saved:
                remove.addAction(literal(held.name), partial(self._remove, held))
        menu.addSeparator()
        menu.addAction(_("Show the bin"), partial(self._context.go, ShowTrash()))
        pop_up(menu, self._saved.mapToGlobal(QPoint(0, self._saved.height())))

    def _use(self, held: SavedFilter) -> None:
        self._use_filter(held.filter)

    def _use_filter(self, chosen: EntryFilter) -> None:
        self._bar.set_text(chosen.text)
        self._choose(chosen)

    def _save(self) -> None:
        name = self._context.messages.ask_text(_("Save this filter"), _("Name"))
        if name is not None:
            self._write(partial(self._context.services.filters.save, name, self._filter), _("Filter saved"))

    def _remove(self, held: SavedFilter) -> None:
        self._write(partial(self._context.services.filters.delete, held), _("Filter removed"))

    def _write(self, write: partial[Changes], said: str) -> None:
        self._context.run(write, said)
