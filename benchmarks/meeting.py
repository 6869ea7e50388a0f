"""Child: "Prepare one-on-one" clicked to the page's lines painted, for the person with most entries of the journal.

The floor is a label for every line, laid out and painted in a window of its own.
"""

from __future__ import annotations

import sys
from collections import Counter
from functools import partial
from pathlib import Path

from benchmarks.children import answer
from benchmarks.painting import Painted, settle
from benchmarks.window import OpenApp, open_app
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from leader_journal.core.filters import EntryFilter
from leader_journal.ui.pages.one_on_one.page_line import PageLineView
from leader_journal.ui.places import PrepareOneOnOne, ShowPeople


def main(journal: Path, rounds: int) -> None:
    """Click so many times; the first click makes the page, as a person's first does."""
    app = open_app(journal)
    person, entries = _busiest(app)
    app.workspace.go(ShowPeople())
    app.idle()
    painted = Painted(PageLineView)
    ours = []
    for _round in range(rounds):
        ours.append(painted.wait(partial(app.workspace.go, PrepareOneOnOne(person))))
        app.idle()
        lines = [line.words for line in app.workspace.findChildren(PageLineView) if line.isVisible()]
        app.workspace.pages.back()
        app.idle()
    floor = [_labels_ms(lines) for _round in range(rounds)]
    app.close()
    answer(ours=ours, floor=floor, entries=entries, lines=len(lines))


def _busiest(app: OpenApp) -> tuple[str, int]:
    services = app.workspace.services
    counts = Counter(
        {
            person.id: services.entries.count(EntryFilter(people=frozenset({person.id})))
            for person in services.people.all()
        }
    )
    return counts.most_common(1)[0]


def _labels_ms(lines: list[str]) -> float:
    window = QWidget()
    window.resize(500, 800)
    column = QVBoxLayout(window)
    label = QLabel()
    for line in lines:
        label = QLabel(line)
        label.setWordWrap(True)
        column.addWidget(label)
    took = Painted(label).wait(window.show)
    window.close()
    settle(0.02)
    return took


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
