"""The rows of the table: which measurements there are, what they promise, and how they are printed."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import truediv
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.children import Home
from benchmarks.others import Others

FRAME_MS = 16.0
_MB = 1024.0
_NO_RATIO = 1e9
"""The target of a row that has a value to keep and no ratio."""
JUDGED_UP_TO = 0.25
"""What others may take of each core: above it the machine is measured, not the app, and no verdict is printed."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what was measured (median), its floor, and what the ratio, or the value itself, must not exceed."""

    what: str
    ours: float
    floor: float
    target: float
    unit: str = "ms"
    at_most: float | None = None

    @property
    def ratio(self) -> float:
        """Return ours / floor."""
        return self.ours / self.floor

    @property
    def passed(self) -> bool:
        """Whether ratio and value keep their targets."""
        return self.ratio <= self.target and (self.at_most is None or self.ours <= self.at_most)


@dataclass(frozen=True, slots=True)
class Share:
    """One line that has no floor but a frame: how many of the steps were done within it."""

    what: str
    steps: Sequence[float]
    target: float = 0.99

    @property
    def share(self) -> float:
        """Return which part of the steps took no longer than a frame."""
        return sum(step <= FRAME_MS for step in self.steps) / len(self.steps)


Line = Row | Share
Measure = Callable[[Home, Path, int, int], Iterable[Line]]


def start(home: Home, journal: Path, entries: int, rounds: int) -> Iterable[Line]:
    """Start of the process to the lock screen painted, Enter to rows on the screen, and the memory then."""
    ours, floors = [], []
    for _round in range(rounds):
        floors.append(home.ask("start", "empty"))
        ours.append(home.ask("start", "app", journal))
    empty, empty_cpu = _median(floors, "ms"), _median(floors, "cpu")
    yield Row("start to lock screen painted", _median(ours, "locked"), empty, 1.6)
    yield Row("start to lock screen, processor time", _median(ours, "cpu"), empty_cpu, 2.2)
    yield Row("Enter to Today's rows, the key aside", _median(ours, "opened"), empty, 0.5 if entries > 10_000 else 0.4)
    memory = _median(floors, "pss") / _MB
    yield Row("memory of the lock screen, PSS", _median(ours, "pss_locked") / _MB, memory, 1.7, unit="MB")
    yield Row("memory with the journal open", _median(ours, "pss") / _MB, memory, 2.4, unit="MB")


def commands(home: Home, journal: Path, _entries: int, rounds: int) -> Iterable[Line]:
    """Whole processes of the command line, by their processor time."""
    from benchmarks.commands import measured

    targets = {"--version": 4.0, "--help": 4.0, "a refused command": 4.0}
    for name, (ours, floor) in measured(home, journal, rounds).items():
        yield Row(f"leader-journal {name}", ours, floor, targets.get(name, 1.5))


def search(home: Home, journal: Path, entries: int, rounds: int) -> Iterable[Line]:
    """The last letter of a search typed, to 50 rows painted."""
    found = home.ask("search", journal, rounds)
    limit = 40.0 if entries > 10_000 else 16.0
    for word in found["words"]:
        what = f"search keystroke to rows, {word['what']}"
        yield Row(what, median(word["ours"]), median(word["floor"]), 1.5, at_most=limit)


def save(home: Home, journal: Path, _entries: int, rounds: int) -> Iterable[Line]:
    """Saving an entry, in a journal that is in use and in one that was just made."""
    found = home.ask("save", journal, rounds * 5)
    for what, taken in (
        ("save an entry, durable", found["in_use"]),
        ("the first saves after an import, durable", found["first"]),
    ):
        yield Row(what, taken["ours"], taken["floor"], 1.4)
        yield Row("the same, processor time", taken["cpu"], taken["floor_cpu"], 1.4)


def charts(home: Home, journal: Path, entries: int, rounds: int) -> Iterable[Line]:
    """Progress clicked to chart 1 drawn, each other chart clicked, and all of them over all days."""
    found = [home.ask("charts", journal) for _round in range(max(1, rounds // 3))]
    floors, names = found[0]["floors"], found[0]["names"][1:]
    yield Row("Progress clicked to chart 1 drawn", _median(found, "first"), floors[0], 1.2)
    others = [median(one["others"][number] for one in found) for number in range(len(floors) - 1)]
    ratios = sorted(zip(map(truediv, others, floors[1:]), others, floors[1:], names, strict=True))
    for what, at in (("the middle", len(ratios) // 2), ("the next slowest", -2), ("the slowest", -1)):
        _ratio, ours, floor, name = ratios[at]
        yield Row(f"chart to chart, {what} of {len(ratios)}: {name}", ours, floor, 1.2)
    limit = 3_000.0 if entries > 10_000 else None
    drawn = _median(found, "drawn")
    yield Row("every chart found and drawn, all days", _median(found, "every"), drawn, _NO_RATIO, at_most=limit)
    yield Row("the same, memory beside the open app", _median(found, "memory"), _median(found, "idle"), 1.5, unit="MB")


def paging(home: Home, journal: Path, _entries: int, rounds: int) -> Iterable[Line]:
    """PageDown through the list."""
    found = home.ask("paging", journal, rounds * 40)
    yield Share("page down: the list painted", found["list"])
    yield Share("page down: list and reading pane painted", found["all"])


def pages(home: Home, journal: Path, _entries: int, rounds: int) -> Iterable[Line]:
    """Every page shown for the first time, what was seen before, and Ctrl+N; processor time of the GUI thread."""
    found = [home.ask("pages", journal) for _round in range(max(1, rounds // 3))]
    floor = _median(found, "floor")
    for name in found[0]["pages"]:
        limit = 120.0 if name in {"one-on-one prepared", "Progress"} else 60.0
        ours = median(one["pages"][name] for one in found)
        yield Row(f"first show: {name}", ours, floor, _NO_RATIO, at_most=limit)
    yield Row("a chart that was seen before", _median(found, "seen"), floor, _NO_RATIO, at_most=30.0)
    empty = _median([home.ask("start", "empty")], "pss") / _MB
    yield Row("memory with every page visited", _median(found, "pss") / _MB, empty, 4.0, unit="MB")


def new_entry(home: Home, journal: Path, _entries: int, rounds: int) -> Iterable[Line]:
    """A new entry by the key and by `leader-journal --new`, to the caret; what is typed meanwhile must stand in it."""
    found = home.ask("new_entry", journal, max(3, rounds // 2))
    assert found["kept"], "a key that was typed meanwhile is lost"
    yield Row("Ctrl+N to the caret", found["ready"], found["dialog"], 2.0)
    yield Row("Ctrl+N again at once", found["unready"], found["dialog"], 2.0)
    yield Row("Ctrl+N to all of its form", found["whole"], found["dialog"], _NO_RATIO)
    yield Row("leader-journal --new, in a running app", found["started"], found["process"], 2.0)


def meeting(home: Home, journal: Path, _entries: int, rounds: int) -> Iterable[Line]:
    """A one-on-one prepared for the person with most entries: the first click of a session, and the later ones."""
    found = [home.ask("meeting", journal, max(2, rounds // 3)) for _round in range(max(1, rounds // 3))]
    floor = median(one for each in found for one in each["floor"])
    first, later = [each["ours"][0] for each in found], [one for each in found for one in each["ours"][1:]]
    with_entries = f"{found[0]['entries']:,} entries"
    yield Row(f"one-on-one, {with_entries}: first click", median(first), floor, 100.0, at_most=100.0)
    yield Row("one-on-one: a later click to its lines", median(later), floor, 100.0, at_most=100.0)


def writing(home: Home, journal: Path, entries: int, rounds: int) -> Iterable[Line]:
    """Nudges in a long text, and the last time this happened (found in the background)."""
    found = home.ask("writing", journal, rounds * 3)
    what = f"nudges in {found['letters']:,} letters"
    yield Row(what, median(found["nudges"]), median(found["words"]), 10.0, at_most=5.0)
    limit = 150.0 if entries > 10_000 else 30.0
    yield Row("the last time this happened", median(found["last"]), median(found["statements"]), 2.0, at_most=limit)


def whole(home: Home, journal: Path, entries: int, rounds: int) -> Iterable[Line]:
    """What goes through everything: a check, the archive, and all findings."""
    found = [home.ask("whole", journal) for _round in range(max(1, rounds // 4))]
    reads, scan = _median(found, "reads"), _median(found, "scan")
    yield Row("a check of everything", _median(found, "check"), reads, 2.0)
    yield Row("the archive of everything", _median(found, "archive"), reads, 2.0)
    limit = 3_000.0 if entries > 10_000 else None
    yield Row("the findings of every chart", _median(found, "findings"), scan, _NO_RATIO, at_most=limit)
    yield Row("the same without a window, memory", _median(found, "memory"), _median(found, "before"), 1.5, unit="MB")


def peers(home: Home, journal: Path, entries: int, rounds: int) -> Iterable[Line]:
    """Other journals with as many entries, where they are installed; the floor is theirs."""
    found = home.ask("peers", journal, entries, rounds)
    for what, (ours, theirs) in found.items():
        yield Row(what, ours, theirs, 0.6 if "jrnl" in what else 1.0)


def importing(home: Home, _journal: Path, entries: int, _rounds: int) -> Iterable[Line]:
    """A jrnl file of so many entries brought in."""
    found = home.ask("importing", entries)
    yield Row("jrnl's text brought in, read and written", found["ours"], found["floor"], 2.0)
    each, part = found["each"] * 1e3, found["part"] * 1e3
    yield Row("the same: an entry, beside a tenth of it", each, part, 1.25, unit="µs")
    if found["jrnl"] is not None:
        yield Row("the same, beside jrnl's own import", found["ours"], found["jrnl"], 1.0)


def archives(home: Home, journal: Path, _entries: int, _rounds: int) -> Iterable[Line]:
    """Everything out, and in again as an archive; all findings."""
    empty, found = float(home.ask("start", "empty")["pss"]) / _MB, home.ask("archives", journal, "rest")
    yield Row("memory with all that is made ahead", found["before"] / _MB, empty, _NO_RATIO, unit="MB")
    yield Row("memory of the app at rest", found["at_rest"] / _MB, empty, 1.7, unit="MB")
    for asked, words in _WRITTEN_OUT:
        found = home.ask("archives", journal, asked)
        size = f", {found['size']:.0f} MB" if "size" in found else ""
        yield Row(f"{words}{size}: memory beside the idle app", found["memory"], found["idle"], 1.5, unit="MB")
        if "took" in found:
            beside = "typst, bare reads and writes" if asked == "pdf" else "bare reads and writes"
            yield Row(f"the same: time beside {beside}", found["took"], found["floor"], 2.0)
    found = home.ask("archives", journal, "archives")
    idle, size = found["idle"], f"{found['size']:.0f} MB"
    yield Row(f"archive out, {size}: memory beside the idle app", found["out"], idle, 1.5, unit="MB")
    yield Row(f"archive in, {size}: memory beside the idle app", found["into"], idle, 1.5, unit="MB")
    yield Row("archive in: a version, beside a quarter of it", found["all"], found["part"], 1.25, unit="µs")


_WRITTEN_OUT = (
    ("findings", "all findings"),
    ("csv", "csv out"),
    ("markdown", "markdown out"),
    ("html", "html out"),
    ("sqlite", "tables out"),
    ("markdown-days", "a file a day out"),
    ("markdown-people", "a file a person out"),
    ("my-data", "my data out"),
    ("pdf", "the newest 2,500 as pdf"),
)


MEASURES: Mapping[str, Measure] = {
    "start": start,
    "commands": commands,
    "search": search,
    "save": save,
    "charts": charts,
    "paging": paging,
    "pages": pages,
    "new_entry": new_entry,
    "meeting": meeting,
    "writing": writing,
    "importing": importing,
    "archives": archives,
    "whole": whole,
    "peers": peers,
}


def verdict(others: float, *, passed: bool) -> str:
    """Return "pass" or "MISS"; or neither, where other processes keep the machine busy."""
    if others > JUDGED_UP_TO:
        return f"not judged: others take {others:.2f} of a core"
    return "pass" if passed else "MISS"


def print_head(rounds: int) -> None:
    """Print on what is measured, and the head of the table."""
    shown = os.environ["QT_QPA_PLATFORM"]
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", end=", ")
    print(f"Python {platform.python_version()}, Qt platform {shown}, median of {rounds}")
    print(f"{'entries':>8}  {'what a person waits for':44} {'ours':>9} {'floor':>9} {'ratio':>6}  {'target':14}")


def print_rows(entries: int, rows: Iterable[Line]) -> None:
    """Print the lines of one measurement."""
    others = Others()
    for row in rows:
        print(f"{entries:>8,}  {_cells(row, others.a_core())}", flush=True)


def _cells(row: Line, others: float) -> str:
    if isinstance(row, Share):
        slow = sorted(row.steps)[int(len(row.steps) * 0.99)]
        said = f"{row.share * 100:.1f} % within 16 ms; median {median(row.steps):.1f}, 99 % {slow:.1f} ms"
        return f"{row.what:44} {said}, target {row.target:.0%}: {verdict(others, passed=row.share >= row.target)}"
    parts = [f"<= {row.target:g}"] if row.target < _NO_RATIO else []
    target = ", ".join(parts + ([f"< {row.at_most:g} {row.unit}"] if row.at_most is not None else []))
    numbers = f"{row.ours:>6.1f} {row.unit} {row.floor:>6.1f} {row.unit} {row.ratio:>6.2f}"
    return f"{row.what:44} {numbers}  {target:16} {verdict(others, passed=row.passed)}"


def _median(answers: Iterable[Mapping[str, Any]], name: str) -> float:
    return float(median(answer[name] for answer in answers))
