"""Child: an archive of everything written and brought in again, and all findings, beside the open window: the memory
that takes, and whether a larger one takes more time than it is longer, of the processor, which load hardly moves.
"""

from __future__ import annotations

import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from benchmarks.children import answer, pss_kib
from benchmarks.importing import new_services
from benchmarks.window import open_app

from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.table import LISTED
from leader_journal.core.clock import SystemClock
from leader_journal.exchange.archive import Archive, open_archive, write_archive
from leader_journal.services.exchange import ExchangeService
from leader_journal.storage.journal import Journal

_PART = 4


def main(journal: Path) -> None:
    """Measure once; memory is the highest since it was last looked at."""
    app = open_app(journal)
    services = app.workspace.services
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        at_rest = pss_kib()
        _highest_mb()  # the key was derived
        idle = _highest_mb()
        services.exchange.export_archive(folder / "all.json")
        out = _highest_mb()
        for room in LISTED:
            services.progress.finding(ChartRequest(room))
        findings = _highest_mb()
        _write_part(services.journal, folder / "part.json")
        part, _memory = _bring_in(folder, "part")
        whole, into = _bring_in(folder, "all")
        size = (folder / "all.json").stat().st_size / 1e6
        answer(at_rest=at_rest, idle=idle, findings=findings, out=out, into=into, size=size, part=part, all=whole)
    app.close()


def _write_part(journal: Journal, path: Path) -> None:
    with path.open("wb") as file, journal.reader() as reader:
        some = islice(reader.revisions.all(), reader.revisions.count() // _PART)
        write_archive(file, journal=journal.id, made_at=SystemClock().now(), revisions=some)


def _bring_in(folder: Path, name: str) -> tuple[float, float]:
    """Return how many microseconds a version takes on its way into an empty journal, and the memory of it all."""
    services = new_services(folder / f"{name}.ljournal")
    exchange: ExchangeService = services.exchange
    archive: Archive = open_archive(folder / f"{name}.json")
    _highest_mb()
    began = time.process_time()
    exchange.preview_archive(archive)
    added = exchange.bring_archive_in(archive).added
    took = (time.process_time() - began) * 1e6 / added
    highest = _highest_mb()
    services.journal.close()
    return took, highest


def _highest_mb() -> float:
    """Return the largest resident size since this was asked last. Linux."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    highest = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return highest / 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]))
