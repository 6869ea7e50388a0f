"""What was measured of honesty, as it is kept in a file, and the table that docs/findings.md has of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PACES = (3, 5, 8)
"""Entries a week."""

FILE = Path(__file__).with_name("honesty.json")
PAGE = Path(__file__).parents[1] / "docs" / "findings.md"
BEGIN, END = "<!-- honesty: python -m benchmarks.honesty --page -->\n", "<!-- /honesty -->\n"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, and its standard error."""

    value: float
    error: float

    def __str__(self) -> str:
        return f"{_short(self.value)} ± {_short(self.error)}"


Figures = dict[str, dict[str, Figure]]
"""By pace (as text) and by name."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what it says, which figure, what was wanted of each pace, and what the first rule did."""

    what: str
    figure: str
    most: Sequence[float] = ()
    least: Sequence[float] = ()
    before: str = ""
    unit: str = "%"

    def reached(self, values: Sequence[float]) -> bool:
        """Whether every figure keeps its target."""
        return all(value <= most for value, most in zip(values, self.most, strict=False)) and all(
            value >= least for value, least in zip(values, self.least, strict=False)
        )

    @property
    def wanted(self) -> str:
        """The targets, as the table gives them."""
        sign, targets = ("≤", self.most) if self.most else ("≥", self.least)
        return f"{sign} {' / '.join(_short(one) for one in dict.fromkeys(targets))}" if targets else ""


_EVERY = (1.0, 1.0, 1.0)


def _most(percent: float) -> tuple[float, ...]:
    return tuple(percent * one for one in _EVERY)


BLOCKS: tuple[tuple[str, tuple[Row, ...]], ...] = (
    (
        "Nothing changes for three years",
        (
            Row("told of a clear change, in any of the four", "false_clear", _most(2), before="8 / 5 / 3"),
            Row("... entries of one week go together", "false_clear_together", _most(3), before="17 / 15 / 14"),
            Row('told "perhaps" or "clear"', "false_perhaps", _most(15), before="34 / 27 / 23"),
            Row("... entries of one week go together", "false_perhaps_together", _most(20), before="50-56"),
            Row("a clear change still stands at the end", "false_stands", _most(0.6), before="8 / 5 / 3"),
            Row("... entries of one week go together", "false_stands_together"),
            Row("a mood of a month (± 12 points): told of a clear change", "mood_clear", before="50 / 64 / 83"),
            Row("... and it stands at the end", "mood_stands", before="50 / 64 / 83"),
        ),
    ),
    (
        "One of the four changes after a year",
        (
            Row(
                "35 % becomes 65 %: told as clear within a year",
                "clear_in_a_year",
                least=(75, 97, 100),
                before="82 / 98 / 100",
            ),
            Row(
                "50 % becomes 65 %: told as clear within a year",
                "small_clear_in_a_year",
                least=(10, 24, 48),
                before="16 / 28 / 48",
            ),
            Row("65 % becomes 35 %: told as clear within a year", "down_clear_in_a_year", before="84 / 99 / 100"),
            Row(
                "35 % becomes 65 % in month 5: told as clear within a year",
                "early_clear_in_a_year",
                before="52 / 77 / 95",
            ),
            Row("35 % becomes 65 %: still told as clear two years later", "stands"),
            Row('... half are told "perhaps" within', "months_to_perhaps", unit="months", before="4 / 3 / 2"),
            Row("... half are told of a clear change within", "months_to_clear", unit="months", before="6 / 4 / 3"),
            Row("15 points more: told first as so many points", "small_told", unit="points", before="22-33"),
            Row("... and counted then", "small_counted", unit="points"),
        ),
    ),
    (
        "A plan, looked at after three and after six months",
        (
            Row("nothing changes: told of one, a plan", "plan_false", _most(2.5)),
            Row("... entries of one week go together", "plan_false_together", _most(2.5)),
            Row("35 % becomes 65 %: told after three months", "plan_first", least=(56, 81, 95)),
            Row("... by the second look", "plan_second", least=(84, 98, 100)),
            Row("50 % becomes 65 %: told by the second look", "plan_small_second", least=(22, 38, 64)),
        ),
    ),
    (
        "Everything else that speaks up by itself, in three years of which nothing is true",
        (
            Row("a month is more or less than usual", "month_false", before="28-33"),
            Row("... or perhaps so", "month_perhaps"),
            Row("... entries of one week go together", "month_false_together"),
            Row("more mistakes or doubts are told", "told_more_false", before="12-18"),
            Row("... or perhaps so", "told_more_perhaps"),
            Row("news comes sooner, or later", "news_false", before="36 / 50 / 67"),
            Row("... or perhaps so", "news_perhaps"),
            Row("... entries of one week go together", "news_false_together"),
            Row("a pattern held up", "false_held_up", before="4 / 5 / 4"),
            Row("... by one question that is asked alone", "false_held_up_asked", before="4 / 4 / 4"),
            Row("**all of them and the changes: something false, in a year**", "any_false_in_a_year", _most(5)),
            Row("... entries of one week go together", "any_false_in_a_year_together", _most(5)),
        ),
    ),
    (
        "One pattern is true: a kind at 25 %, the rest at 60 %",
        (
            Row("of the patterns that are worth a look so many are chance", "highlighted_by_chance", before="34-37"),
            Row("of those that held up so many are chance", "held_up_by_chance"),
            Row("half are told that the true one held up within", "months_to_held_up", unit="months"),
            Row("... told so by the end of three years", "held_up"),
        ),
    ),
)
"""The table. A target is kept where every pace keeps it."""

_OF_THE_SAMPLE = """
The sample journal (eighteen months, two entries a week), its marks dealt out anew among its entries so that nothing is
true of it: {clear} of 100 times it tells of a clear change, {held_up} of 100 times of a pattern that held up. With a
change from 35 % to 65 % in its middle, {seen} of 100 times it tells of a clear change in the nine months left.
"""


def read_figures() -> Figures:
    """Return what was measured last; nothing where nothing was."""
    if not FILE.exists():
        return {}
    held: Mapping[str, Mapping[str, tuple[float, float]]] = json.loads(FILE.read_text(encoding="utf-8"))
    return {pace: {name: Figure(*pair) for name, pair in found.items()} for pace, found in held.items()}


def write_figures(figures: Figures) -> None:
    """Keep what was measured."""
    held = {
        pace: {name: [round(one.value, 3), round(one.error, 3)] for name, one in sorted(found.items())}
        for pace, found in sorted(figures.items(), key=lambda pair: int(pair[0]))
    }
    FILE.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")


def table(figures: Figures) -> str:
    """Return the table, and what was measured of the sample."""
    paces = " | ".join(f"{pace} a week" for pace in PACES)
    lines = [f"| | {paces} | wanted | | the first rule |", "|---" * (len(PACES) + 4) + "|"]
    for head, rows in BLOCKS:
        lines.append(f"| **{head}** |{' |' * (len(PACES) + 3)}")
        lines += [_line(row, figures) for row in rows]
    once = figures[str(PACES[0])]
    said = _OF_THE_SAMPLE.format(
        clear=round(once["sample_clear"].value),
        held_up=round(once["sample_held_up"].value),
        seen=round(once["sample_change_seen"].value),
    )
    return "\n".join(lines) + "\n" + said


def missed(figures: Figures) -> Iterator[str]:
    """Yield the figures whose target was not reached."""
    for _head, rows in BLOCKS:
        yield from (row.figure for row in rows if not row.reached(_values(row, figures)))


def write_page(page: Path = PAGE, made: Callable[[Figures], str] = table) -> None:
    """Put the table into the page, in the place that is marked for it."""
    text = page.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _old, after = rest.split(END)
    page.write_text(f"{before}{BEGIN}{made(read_figures())}{END}{after}", encoding="utf-8")


def _line(row: Row, figures: Figures) -> str:
    unit = f" {row.unit}" if row.unit != "%" else " %"
    cells = " | ".join(f"{figures[str(pace)][row.figure]}{unit}" for pace in PACES)
    verdict = "" if not row.wanted else "reached" if row.reached(_values(row, figures)) else "MISS"
    return f"| {row.what} | {cells} | {row.wanted} | {verdict} | {row.before} |"


def _values(row: Row, figures: Figures) -> list[float]:
    return [figures[str(pace)][row.figure].value for pace in PACES]


def _short(value: float) -> str:
    """Return one place after the point where it says something."""
    return f"{value:.1f}".removesuffix(".0")
