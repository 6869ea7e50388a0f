"""Child: every page shown for the first time, a chart that was seen before, and the memory then.

Milliseconds are processor time of the thread that a person waits for: it is what load hardly moves. What jobs deliver
meanwhile, and what is shown of it, counts; what they do in their own thread does not. The floor is an empty page shown
in the same stack.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.children import answer, pss_kib
from benchmarks.painting import settle
from benchmarks.window import OpenApp, open_app
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from leader_journal.core.guide import Chapter
from leader_journal.ui.places import (
    Place,
    PrepareOneOnOne,
    ShowAgreements,
    ShowEntries,
    ShowGuide,
    ShowPeople,
    ShowProgress,
    ShowRestore,
    ShowReviews,
    ShowSearch,
    ShowSettings,
    ShowTrash,
)

PAGES: dict[str, Place] = {
    "Journal": ShowEntries(),
    "Reviews": ShowReviews(),
    "People": ShowPeople(),
    "Agreements": ShowAgreements(),
    "Guide": ShowGuide(Chapter.FRAME),
    "Search": ShowSearch(),
    "Bin": ShowTrash(),
    "Restore": ShowRestore(),
    "Settings": ShowSettings(),
    "Progress": ShowProgress(),
}
_STEPS, _TURN_S = 6, 0.005


def main(journal: Path) -> None:
    """Measure once; a page is shown for the first time only once in a process."""
    app = open_app(journal)
    floor = _empty_page(app)
    pages = {name: _ms(app, partial(app.workspace.go, place)) for name, place in PAGES.items()}
    person = app.workspace.services.people_book.lines()[0].person.id
    pages["one-on-one prepared"] = _ms(app, lambda: app.workspace.go(PrepareOneOnOne(person)))
    app.workspace.go(ShowProgress("entries"))
    app.idle()
    seen = _ms(app, lambda: app.workspace.go(ShowProgress("progress")))
    app.workspace.capture.bring_up()
    app.idle()
    answer(floor=floor, pages=pages, seen=seen, pss=pss_kib())
    app.close()


def _ms(app: OpenApp, act: Callable[[], object]) -> float:
    app.idle()
    settle(0.5)  # what is made when a page stands is none of the next one's
    began = time.thread_time()
    act()
    for _step in range(_STEPS):
        QCoreApplication.processEvents()
    while app.jobs.any_running():
        time.sleep(_TURN_S)
        QCoreApplication.processEvents()
    for _step in range(_STEPS):
        QCoreApplication.processEvents()
    return (time.thread_time() - began) * 1e3


def _empty_page(app: OpenApp) -> float:
    stack = app.window.findChild(QStackedWidget)
    assert stack is not None
    page, before = QWidget(), stack.currentWidget()
    stack.addWidget(page)
    took = _ms(app, lambda: stack.setCurrentWidget(page))
    if before is not None:
        stack.setCurrentWidget(before)
    stack.removeWidget(page)
    return took


if __name__ == "__main__":
    main(Path(sys.argv[1]))
