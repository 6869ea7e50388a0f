"""One start and one day's work as a picture: what ran in which thread, for how long, and what waited for it.

    python -m benchmarks.trace JOURNAL FILE

FILE is in the Trace Event Format, which Perfetto and the tracing page of Chromium show. Modules loaded, statements
asked, pages made and shown, jobs, and what our own widgets paint are spans of it; what is between them is Python and
Qt. The day: every page, an entry, a search, a chart, a one-on-one; on a copy of the journal.
"""

from __future__ import annotations

import builtins
import json
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from benchmarks.window import OpenApp

_SHORTEST_US = 50.0


class Trace:
    """The spans, as they end."""

    def __init__(self) -> None:
        self._events: list[dict[str, object]] = []
        self._began = time.perf_counter()

    @contextmanager
    def span(self, kind: str, name: str) -> Iterator[None]:
        """Note what happens inside the block, unless it is over at once."""
        began = time.perf_counter()
        try:
            yield
        finally:
            took = (time.perf_counter() - began) * 1e6
            if took >= _SHORTEST_US:
                at, thread = (began - self._began) * 1e6, threading.get_ident()
                self._events.append(
                    {"name": name, "cat": kind, "ph": "X", "ts": at, "dur": took, "pid": 1, "tid": thread}
                )

    def around(self, holder: Any, method: str, kind: str, name: Callable[..., str]) -> None:
        """Note every call of a method."""
        inner = getattr(holder, method)

        def noted(*arguments: Any, **named: Any) -> Any:
            with self.span(kind, name(*arguments)):
                return inner(*arguments, **named)

        setattr(holder, method, noted)

    def mark(self, kind: str, name: str) -> None:
        """Note a moment."""
        at, thread = (time.perf_counter() - self._began) * 1e6, threading.get_ident()
        self._events.append({"name": name, "cat": kind, "ph": "i", "s": "t", "ts": at, "pid": 1, "tid": thread})

    def write(self, path: Path) -> None:
        """Write it."""
        path.write_text(json.dumps({"traceEvents": self._events, "displayTimeUnit": "ms"}), encoding="utf-8")


def main(journal: Path, target: Path) -> None:
    """Trace it. Without QT_QPA_PLATFORM the platform is offscreen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    trace = Trace()
    trace.around(builtins, "__import__", "import", lambda name, *_rest: f"import {name}")
    with trace.span("step", "start"):
        from benchmarks.window import open_app

        from leader_journal.storage.driver import Cursor
        from leader_journal.ui.window.workspace.page_stack import PageStack
    trace.around(Cursor, "execute", "statement", lambda _cursor, sql, *_rest: sql[:80])
    trace.around(PageStack, "page", "page", lambda _stack, name: f"make {name}")
    trace.around(PageStack, "go", "page", lambda _stack, place, **_named: f"go {place}")
    _paints(trace)
    _jobs(trace)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(journal, folder))
        with trace.span("step", "unlock, Today"):
            app = open_app(copy)
        for name, work in _day(app):
            with trace.span("step", name):
                work()
                app.idle()
        app.close()
    trace.write(target)
    print(f"{target}: Perfetto shows it, or the tracing page of Chromium")


def _paints(trace: Trace) -> None:
    """Note what every class of ours paints that paints itself; none has an instance yet."""
    from PySide6.QtWidgets import QWidget

    known: list[type[QWidget]] = [QWidget]
    while known:
        widget = known.pop()
        known += widget.__subclasses__()
        if widget.__module__.startswith("leader_journal") and "paintEvent" in vars(widget):
            trace.around(widget, "paintEvent", "paint", lambda painted, *_rest: f"paint {type(painted).__name__}")


def _jobs(trace: Trace) -> None:
    """Note what runs in the worker, under the name of its job, and from when on it was wanted."""
    from leader_journal.ui.jobs import Jobs

    start = Jobs.start

    def noted(jobs: Jobs, name: str, work: Callable[[], Any] | None = None, *arguments: Any, **named: Any) -> None:
        def worked() -> Any:
            assert work is not None
            with trace.span("job", name):
                return work()

        trace.mark("job", f"{name} is wanted")
        start(jobs, name, work and worked, *arguments, **named)

    Jobs.start = noted  # type: ignore[method-assign,assignment] # in this process only


def _day(app: OpenApp) -> Iterator[tuple[str, Callable[[], object]]]:
    """Return what is done on a day, under the name of its step."""
    from benchmarks.pages import PAGES
    from PySide6.QtTest import QTest

    from leader_journal.core.filters import EntryFilter
    from leader_journal.ui.places import PrepareOneOnOne, ShowEntries, ShowProgress

    def capture() -> None:
        app.workspace.capture.bring_up()
        window = app.workspace.capture.window()
        QTest.keyClicks(window.focusWidget(), "@Maria said that the date will not hold")
        window.form.save(another=False)

    for name, place in PAGES.items():
        yield name, partial(app.workspace.go, place)
    yield "an entry", capture
    yield "a search", partial(app.workspace.go, ShowEntries(EntryFilter(text="plan")))
    yield "another chart", partial(app.workspace.go, ShowProgress("entries"))
    person = app.workspace.services.people_book.lines()[0].person.id
    yield "a one-on-one", partial(app.workspace.go, PrepareOneOnOne(person))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
