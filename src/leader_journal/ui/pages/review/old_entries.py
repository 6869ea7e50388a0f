"""What is asked once a review is closed: how long entries are kept, and whether those that are older may go."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from leader_journal.core.changes import Changes
from leader_journal.services.entries.retention import YEARS
from leader_journal.ui.context import UiContext
from leader_journal.ui.places import ShowEntries
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.chip_group import ChipGroup
from leader_journal.ui.toolkit.chip_options import options_of
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _, counted, ngettext

ALL = 0
"""The choice of keeping everything."""


class OldEntriesBlock(View):
    """Nothing goes by itself: the entries are counted, shown, and moved to the bin by a click that can be undone."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._build()
        self.retranslate()

    def reload(self) -> None:
        old = self._context.services.retention.old()
        self._years.set_value(old.years or ALL)
        self._found.setText(_found_words(old.years, old.count))
        words = ngettext("Show the entry", "Show the {count} entries", old.count)
        self._show.setText(words.format(count=counted(old.count)))
        for link in (self._show, self._let_go):
            link.setVisible(old.count > 0)

    def retranslate(self) -> None:
        self.reload()

    def _build(self) -> None:
        theme = self.theme
        self._head = TextLabel(theme, "section", text=lambda: _("Old entries"))
        self._why = TextLabel(
            theme, "body", wrap=True, text=lambda: _("They may be personal data. How much longer will you need them?")
        )
        options = options_of((ALL, *YEARS), _years_words)
        self._years = ChipGroup(theme, options, lambda: _("How long entries are kept"), exclusive=True, show_keys=False)
        self._found = TextLabel(theme, "small", "muted", wrap=True, aloud=True)
        self._show = TextButton(theme, small=True)
        self._let_go = TextButton(theme, lambda: _("Move them to the bin"), small=True)
        links = self.row(16)
        for link in (self._show, self._let_go):
            links.add(link)
        links.add(STRETCH)
        self.column(self).add(self._head, 4, self._why, 10, self._years, 10, self._found, links)
        self._years.changed.connect(self._choose)
        self._show.clicked.connect(self._show_old)
        self._let_go.clicked.connect(self._move_to_bin)
        self.restyle()

    def _choose(self) -> None:
        years = self._years.value() or None
        said = _("Entries are kept: {time}").format(time=_years_words(years or ALL))
        self._run(partial(self._context.services.retention.keep, years), said)

    def _show_old(self) -> None:
        self._context.go(ShowEntries(self._context.services.retention.old().filter))

    def _move_to_bin(self) -> None:
        count = self._context.services.retention.old().count
        said = ngettext("{count} entry moved to the bin", "{count} entries moved to the bin", count).format(
            count=counted(count)
        )
        self._run(self._context.services.retention.let_go, said)

    def _run(self, write: Callable[[], Changes], said: str) -> None:
        self._context.run(write, said)
        self.reload()


def _years_words(years: int) -> str:
    if years == ALL:
        return _("All of them")
    return ngettext("{count} year", "{count} years", years).format(count=counted(years))


def _found_words(years: int | None, count: int) -> str:
    if years is None:
        return _("Everything is kept.")
    if count == 0:
        return _("No entry is older than that.")
    return ngettext(
        "{count} entry is older than that. The bin keeps it for 30 days.",
        "{count} entries are older than that. The bin keeps them for 30 days.",
        count,
    ).format(count=counted(count))
