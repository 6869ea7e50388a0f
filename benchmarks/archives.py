"""Child: an archive of everything written and brought in again, every other form written, and all findings, beside the
open window: the memory that takes, and whether a larger archive takes more time than it is longer, of the processor,
which load hardly moves.

The floor of a form that is written is every entry and every promise read by the bare driver, and the same bytes written
to as many files, each of which is waited for as ours are. Of a PDF it is the time that typst takes as well, and it has
the newest entries alone: more are refused.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import typst
from benchmarks.bare import bare_connection
from benchmarks.children import answer, highest_mb, pss_kib, without_what_only_tests_need
from benchmarks.importing import new_services
from benchmarks.painting import settle
from benchmarks.window import open_app
from msgspec.structs import replace

from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.table import LISTED
from leader_journal.composition import Services
from leader_journal.core.clock import SystemClock
from leader_journal.core.exports import ExportFormat, ExportRequest
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.exchange.archive import Archive, open_archive, write_archive
from leader_journal.services.exchange import ExchangeService
from leader_journal.storage.journal import Journal

_PART = 4
_TURNS = 3
"""By one of each the same code was 0.73 and 1.17 (docs/decisions/0068)."""
_ON_PAPER = 2500
_ROWS = (
    "SELECT v.payload FROM entry_row r CROSS JOIN revision v ON v.seq = r.seq ORDER BY r.key DESC LIMIT ?1",
    "SELECT payload FROM promise JOIN revision USING (seq)",
)
_AT_REST_S = 8.0
"""By then what is made ahead stands, the capture window too, and nothing was done for a while."""


def main(journal: Path, what: str) -> None:
    """Measure one thing beside the idle app; memory is the highest since it was last looked at.

    Each has a process of its own: what one leaves in memory would be counted to the next.
    """
    without_what_only_tests_need()
    app = open_app(journal)
    if what == "rest":
        before = pss_kib()
        settle(_AT_REST_S)
        answer(before=before, at_rest=pss_kib())
        app.close()
        return
    services = app.workspace.services
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        highest_mb()  # the key was derived
        idle = highest_mb()
        if what == "archives":
            answer(idle=idle, **_archives(services, folder))
        elif what == "findings":
            for room in LISTED:
                services.progress.finding(ChartRequest(room))
            answer(idle=idle, memory=highest_mb())
        else:
            with _set_by_typst() as pages:
                size, memory, took = _write_out(services, folder / what, what)
            floor = _read_ms(journal, _ON_PAPER if what == ExportFormat.PDF else -1)
            floor += _write_ms(folder / what, folder / "bare") + sum(pages[-1:])
            answer(idle=idle, size=size, memory=memory, took=took, floor=floor)
    app.close()


def _archives(services: Services, folder: Path) -> dict[str, float]:
    services.exchange.export_archive(folder / "all.json")
    out = highest_mb()
    _write_part(services.journal, folder / "part.json")
    taken: dict[str, list[float]] = {"part": [], "all": []}
    memory = list[float]()
    for _turn in range(_TURNS):
        for name, each in taken.items():
            took, highest = _bring_in(folder, name)
            each.append(took)
            memory.append(highest)
    _of_the_part, into, *_later = memory
    size = (folder / "all.json").stat().st_size / 1e6
    return {"out": out, "into": into, "size": size, **{name: median(each) for name, each in taken.items()}}


def _write_out(services: Services, target: Path, kind: str) -> tuple[float, float, float]:
    """Return how many MB are written with letters for names, the memory and the milliseconds of that."""
    request = ExportRequest(format=ExportFormat(kind), names=False)
    if request.format is ExportFormat.PDF:
        newest = services.journal.entries.ids(EVERYTHING)[:_ON_PAPER]
        request = replace(request, filter=EntryFilter(ids=frozenset(newest)))
    took = _ms(lambda: services.exports.export(target, request))
    return sum(file.stat().st_size for file in _files(target)) / 1e6, highest_mb(), took


@contextmanager
def _set_by_typst() -> Iterator[list[float]]:
    """Note how many milliseconds typst takes inside the block, each time; set again it remembers most of a page."""
    pages: list[float] = []
    compile_ = typst.compile

    def noted(*given: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            return compile_(*given, **named)
        finally:
            pages.append((time.perf_counter() - began) * 1e3)

    typst.compile = noted
    try:
        yield pages
    finally:
        typst.compile = compile_


def _read_ms(journal: Path, most: int) -> float:
    """Return how long the bare driver reads the newest entries, all of them where `most` is negative, and promises."""
    bare = bare_connection(journal)
    entries, promises = _ROWS
    took = _ms(lambda: (bare.execute(entries, (most,)).fetchall(), bare.execute(promises).fetchall()))
    bare.close()
    return took


def _ms(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1e3


def _write_ms(written: Path, target: Path) -> float:
    target.mkdir()
    contents = [file.read_bytes() for file in _files(written)]
    began = time.perf_counter()
    for number, content in enumerate(contents):
        with (target / str(number)).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    return (time.perf_counter() - began) * 1e3


def _files(target: Path) -> list[Path]:
    return list(target.iterdir()) if target.is_dir() else [target]


def _write_part(journal: Journal, path: Path) -> None:
    with path.open("wb") as file, journal.reader() as reader:
        some = islice(reader.revisions.all(), reader.revisions.count() // _PART)
        write_archive(file, journal=journal.id, made_at=SystemClock().now(), revisions=some)


def _bring_in(folder: Path, name: str) -> tuple[float, float]:
    """Return how many microseconds a version takes on its way into an empty journal, and the memory of it all."""
    services = new_services(folder / f"{name}.ljournal")
    exchange: ExchangeService = services.exchange
    archive: Archive = open_archive(folder / f"{name}.json")
    highest_mb()
    began = time.process_time()
    exchange.preview_archive(archive)
    added = exchange.bring_archive_in(archive).added
    took = (time.process_time() - began) * 1e6 / added
    highest = highest_mb()
    services.journal.close()
    services.journal.path.unlink()
    return took, highest


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
