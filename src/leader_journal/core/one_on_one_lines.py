"""The lines of a block: what the app offers and what the leader changed become what stands on the page.

What was edited stays, although the journal changes; what was not follows it. New lines come in where the app would
have put them, and never move what the leader put in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from leader_journal.core.one_on_ones import Block, BlockChoice, BlockLine, OneOnOne, PageLine
from leader_journal.core.sheets import CLINGING

NOTE_SIGN = " · "
FOLDED = "folded:"
"""What the source of a line begins with that says how many more there are."""


def composed(source: str, text: str, *, lead: str = "", note: str = "") -> PageLine:
    """Return a line of the app's own, whole: lead, text and note behind each other.

    A text that begins with a comma clings to its lead.
    """
    between = " " if lead and text and not text.startswith(CLINGING) else ""
    whole = f"{lead}{between}{text}" + (f"{NOTE_SIGN}{note}" if note else "")
    return PageLine(source=source, text=whole, lead=lead, note=note)


def middle_of(line: PageLine) -> str:
    """Return what stands between the lead and the note of a line."""
    return line.text.removeprefix(line.lead).removesuffix(f"{NOTE_SIGN}{line.note}" if line.note else "").strip()


def arranged(offered: Sequence[PageLine], choice: BlockChoice) -> tuple[PageLine, ...]:
    """Return the lines of a block in the leader's order, with the leader's words; what was left out says so."""
    by_source = {line.source: line for line in offered}
    lines: list[PageLine] = []
    for left in choice.lines:
        line = _as_left(left, by_source.get(left.source) if left.source is not None else None)
        if line is not None:
            lines.append(line)
    known = {left.source for left in choice.lines}
    for place, line in enumerate(offered):
        if line.source not in known:
            lines.insert(_after(lines, offered[:place]), line)
    return tuple(lines)


def is_fold(line: PageLine) -> bool:
    """Whether a line stands for more of them, which are not shown."""
    return line.source is not None and line.source.startswith(FOLDED) and not line.edited


def chosen(choice: BlockChoice, lines: Iterable[PageLine]) -> BlockChoice:
    """Return a choice with the lines that `arranged` makes these of again."""
    kept = tuple(
        BlockLine(
            source=line.source,
            text=line.text if line.edited or line.source is None else None,
            left_out=line.left_out,
        )
        for line in lines
    )
    return replace(choice, lines=kept)


def with_choice(meeting: OneOnOne, choice: BlockChoice) -> OneOnOne:
    """Return the meeting with another choice for one block; blocks stand in their usual order."""
    others = {one.block: one for one in meeting.blocks} | {choice.block: choice}
    return replace(meeting, blocks=tuple(others[block] for block in Block if block in others))


# what can be done with the lines of a block; each returns all of them anew


def rewritten(lines: Sequence[PageLine], place: int, text: str) -> tuple[PageLine, ...]:
    """Give one line other words. Without words it is left out, or is gone where it was the leader's own."""
    if not text.strip():
        return left_out(lines, place)
    if text.strip() == lines[place].text:
        return tuple(lines)
    line = replace(lines[place], text=text.strip(), edited=lines[place].source is not None, left_out=False)
    return (*lines[:place], _with_ends(line, lines[place]), *lines[place + 1 :])


def left_out(lines: Sequence[PageLine], place: int) -> tuple[PageLine, ...]:
    """Leave one line out: the app's own can be brought back, the leader's own is gone."""
    line = lines[place]
    kept = () if line.source is None else (replace(line, left_out=True),)
    return (*lines[:place], *kept, *lines[place + 1 :])


def all_back(lines: Sequence[PageLine]) -> tuple[PageLine, ...]:
    """Bring back what was left out."""
    return tuple(replace(line, left_out=False) for line in lines)


def added(lines: Sequence[PageLine], place: int, text: str) -> tuple[PageLine, ...]:
    """Add a line of the leader's own at a place; without words nothing."""
    if not text.strip():
        return tuple(lines)
    return (*lines[:place], PageLine(text=text.strip()), *lines[place:])


def moved(lines: Sequence[PageLine], place: int, step: int) -> tuple[PageLine, ...]:
    """Move one line up (`step` -1) or down (1), past lines that are left out; at the end it stays."""
    to = place + step
    while 0 <= to < len(lines) and lines[to].left_out:
        to += step
    if not 0 <= to < len(lines):
        return tuple(lines)
    rest = [*lines[:place], *lines[place + 1 :]]
    return (*rest[:to], lines[place], *rest[to:])


def _as_left(left: BlockLine, offered: PageLine | None) -> PageLine | None:
    """One line as the leader left it; None where the app does not offer it any more and nothing was written."""
    if left.text is None:
        return None if offered is None else replace(offered, left_out=left.left_out)
    line = PageLine(source=left.source, text=left.text, edited=left.source is not None, left_out=left.left_out)
    return line if offered is None else _with_ends(line, offered)


def _with_ends(line: PageLine, offered: PageLine) -> PageLine:
    """A line that still begins and ends as the app's does looks as it does."""
    note = offered.note if offered.note and line.text.endswith(f"{NOTE_SIGN}{offered.note}") else ""
    lead = offered.lead if offered.lead and line.text.startswith(offered.lead) else ""
    return replace(line, lead=lead, note=note)


def _after(lines: Sequence[PageLine], before: Sequence[PageLine]) -> int:
    """Where a new line goes: behind the nearest of those that the app would put before it, else first."""
    places = {line.source: place for place, line in enumerate(lines) if line.source is not None}
    return next((places[line.source] + 1 for line in reversed(before) if line.source in places), 0)
