"""One start and one round through the pages as a picture: what ran on the GUI thread, and for how long.

    python -m benchmarks.trace JOURNAL FILE

FILE is in the Trace Event Format, which Perfetto and the tracing page of Chromium show. Modules loaded, statements
asked, pages made and shown, and paint events are spans of it; what is between them is Python and Qt.
"""

from __future__ import annotations

import builtins
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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

    def write(self, path: Path) -> None:
        """Write it."""
        path.write_text(json.dumps({"traceEvents": self._events, "displayTimeUnit": "ms"}), encoding="utf-8")


def main(journal: Path, target: Path) -> None:
    """Trace it."""
    trace = Trace()
    trace.around(builtins, "__import__", "import", lambda name, *_rest: f"import {name}")
    with trace.span("step", "start"):
        from benchmarks.pages import PAGES
        from benchmarks.window import open_app

        from leader_journal.storage.driver import Cursor
        from leader_journal.ui.window.workspace.page_stack import PageStack
    trace.around(Cursor, "execute", "statement", lambda _cursor, sql, *_rest: sql[:80])
    trace.around(PageStack, "page", "page", lambda _stack, name: f"make {name}")
    trace.around(PageStack, "go", "page", lambda _stack, place, **_named: f"go {place}")
    with trace.span("step", "unlock, Today"):
        app = open_app(journal)
    for name, place in PAGES.items():
        with trace.span("step", name):
            app.workspace.go(place)
            app.idle()
    app.close()
    trace.write(target)
    print(f"{target}: Perfetto shows it, or the tracing page of Chromium")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
