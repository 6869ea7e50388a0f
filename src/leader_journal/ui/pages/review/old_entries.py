"""What is asked once a review is closed: how long entries are kept, and whether those that are older may go."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leader_journal.core.changes import Changes
from leader_journal.services.entries.retention import YEARS
from leader_journal.ui.context import UiContext
from leader_journal.ui.places import ShowEntries
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.chip_group import ChipGroup
from leader_journal.ui.toolkit.chip_options import options_of
from leader_journal.ui.toolkit.gaps import Gaps
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.wording.catalogue import _, ngettext

ALL = 0
"""The choice of keeping everything."""


class OldEntriesBlock(Themed, QWidget):
    """Nothing goes by itself: the entries are counted, shown, and moved to the bin by a click that can be undone."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._follow(context.theme)
        self._build()
        self.retranslate()

    def reload(self) -> None:
        """Count again."""
        old = self._context.services.retention.old()
        self._years.set_value(old.years or ALL)
        self._found.setText(_found_words(old.years, old.count))
        words = ngettext("Show the entry", "Show the {count} entries", old.count)
        self._show.setText(words.format(count=old.count))
        for link in (self._show, self._let_go):
            link.setVisible(old.count > 0)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._head.setText(_("Old entries"))
        self._why.setText(_("They may be personal data. How much longer will you need them?"))
        self._let_go.setText(_("Move them to the bin"))
        self.reload()

    def restyle(self) -> None:
        """Measure again."""
        self._gaps.restyle()
        self._links.setSpacing(self.theme.px(16))
        super().restyle()

    def _build(self) -> None:
        theme = self.theme
        self._head, self._why = TextLabel(theme, "section"), TextLabel(theme, "body", wrap=True)
        options = options_of((ALL, *YEARS), _years_words)
        self._years = ChipGroup(theme, options, _how_long, exclusive=True, show_keys=False)
        self._found = TextLabel(theme, "small", "muted", wrap=True)
        self._show, self._let_go = TextButton(theme, small=True), TextButton(theme, small=True)
        self._links = QHBoxLayout()
        for link in (self._show, self._let_go):
            self._links.addWidget(link)
        self._links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._gaps = Gaps(theme, column)
        column.addWidget(self._head)
        self._gaps.add(4)
        column.addWidget(self._why)
        self._gaps.add(10)
        column.addWidget(self._years)
        self._gaps.add(10)
        column.addWidget(self._found)
        column.addLayout(self._links)
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
        said = ngettext("{count} entry moved to the bin", "{count} entries moved to the bin", count).format(count=count)
        self._run(self._context.services.retention.let_go, said)

    def _run(self, write: Callable[[], Changes], said: str) -> None:
        self._context.run(write, said)
        self.reload()


def _years_words(years: int) -> str:
    if years == ALL:
        return _("All of them")
    return ngettext("{count} year", "{count} years", years).format(count=years)


def _found_words(years: int | None, count: int) -> str:
    if years is None:
        return _("Everything is kept.")
    if count == 0:
        return _("No entry is older than that.")
    return ngettext(
        "{count} entry is older than that. The bin keeps it for 30 days.",
        "{count} entries are older than that. The bin keeps them for 30 days.",
        count,
    ).format(count=count)


def _how_long() -> str:
    return _("How long entries are kept")
