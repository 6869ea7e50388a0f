"""Child: the last letter of a search to rows painted. The floor is a repaint of the same list."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from benchmarks.children import answer
from benchmarks.painting import Painted, settle
from benchmarks.window import OpenApp, open_app
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.exchange.sample_files import words
from leader_journal.ui.entries.filter_bar import FilterBar
from leader_journal.ui.pages.journal.entry_view import EntryListView
from leader_journal.ui.places import ShowEntries


class Typist:
    """Types into the bar of the journal and waits until the list shows what was found."""

    def __init__(self, app: OpenApp) -> None:
        self._app = app
        page = app.workspace.go(ShowEntries())
        bar, view = page.findChild(FilterBar), page.findChild(EntryListView)
        line = page.findChild(QLineEdit)
        assert bar is not None
        assert view is not None
        assert line is not None
        self._line = line
        self._view, self._viewport = view, view.viewport()
        self._found = False
        self._painted = Painted(self._viewport, lambda: self._found)
        bar.filter_chosen.connect(self._note)  # after the page, which has loaded the rows by then

    def keystroke_ms(self, word: str) -> float:
        """Type a word; return the milliseconds from its last letter to the list painted.

        As if it had never been typed: what is laid out of rows in which it was marked before is forgotten.
        """
        self._view.restyle()
        self._line.setFocus()
        self._line.selectAll()
        QTest.keyClicks(self._line, word[:-1])
        settle(0.2)
        self._app.idle()
        self._found = False
        return self._painted.wait(partial(QTest.keyClicks, self._line, word[-1]))

    def repaint_ms(self) -> float:
        """Return the milliseconds in which the list that stands there is painted again: the floor."""
        self._found = True
        return self._painted.wait(self._viewport.update)

    def _note(self) -> None:
        self._found = True


def main(journal: Path, rounds: int) -> None:
    """Measure a word in every sixth entry and a rare one, in turns with their floors."""
    app = open_app(journal)
    often = words("en").bulk.often.rstrip(".").split()[-1]
    rare = _rare_word(app)
    typist = Typist(app)
    found = []
    for word in (often, rare):
        count = app.workspace.services.entries.count(EntryFilter(text=word))
        ours, floor = _measured(app, typist, word, rounds)
        found.append({"what": f"{count:,} found", "ours": ours, "floor": floor})
    app.close()
    answer(words=found)


def _measured(app: OpenApp, typist: Typist, word: str, rounds: int) -> tuple[list[float], list[float]]:
    ours, floor = [], []
    for _round in range(rounds + 1):  # the first is warming up
        ours.append(typist.keystroke_ms(word))
        app.idle()
        floor.append(typist.repaint_ms())
    return ours[1:], floor[1:]


def _rare_word(app: OpenApp) -> str:
    """Return the number of a case: it stands in one entry, or in a few."""
    rows = app.workspace.services.entries.rows(EVERYTHING, limit=50)
    letters = (word.strip(".,()") for row in rows for word in row.facts.split())
    return next(word for word in letters if word.isdigit() and len(word) == 5)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
