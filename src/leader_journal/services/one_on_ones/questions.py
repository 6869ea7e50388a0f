"""Three questions to ask, picked by the gap: kinds of things not heard lately, and elements that were left out.

A question that was on the pages of the last meetings is not asked again as long as there is another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from leader_journal.core.journal_settings import PromptPlace
from leader_journal.core.one_on_ones import Block, OneOnOne, PageLine
from leader_journal.core.records import Marks
from leader_journal.core.terms import Element, Kind, Mark
from leader_journal.services.prompts import Prompt, PromptLine, PromptService
from leader_journal.storage.journal import Journal
from leader_journal.wording.catalogue import current_language
from leader_journal.wording.one_on_ones.page import question_line

QUESTIONS = 3
_MEETINGS_BACK = 3
_MIN_MARKS = 2
"""Marks of an element, in what was lately written with the person, before it can be called left out."""


class QuestionPicker:
    """Picks from the prompts that ship and the leader's own, in the leader's order."""

    def __init__(self, journal: Journal, prompts: PromptService) -> None:
        self._journal = journal
        self._prompts = prompts

    def lines(self, meeting: OneOnOne, not_heard: Sequence[Kind], latest: Sequence[Marks]) -> tuple[PageLine, ...]:
        """Return three questions for a meeting; `latest` are the marks of the latest entries with the person."""
        picked = picked_by_gap(self._askable(meeting), not_heard, left_out(latest))
        return tuple(question_line(prompt.key, prompt.question) for prompt in picked)

    def another(self, meeting: OneOnOne, on_page: Iterable[str]) -> Prompt | None:
        """Return a question that is not among these keys, or None where there is no other."""
        taken = frozenset(on_page)
        return next((line.prompt for line in self._askable(meeting) if line.prompt.key not in taken), None)

    def _askable(self, meeting: OneOnOne) -> list[PromptLine]:
        """Those that are switched on, in the leader's order; what was asked lately comes last."""
        language = current_language().value
        lines = [line for line in self._prompts.lines(PromptPlace.ONE_ON_ONE, language) if line.on]
        lately = self._asked_lately(meeting)
        return sorted(lines, key=lambda line: f"prompt:{line.prompt.key}" in lately)

    def _asked_lately(self, meeting: OneOnOne) -> frozenset[str | None]:
        latest = self._journal.one_on_ones.held(meeting.person, _MEETINGS_BACK + 1)
        held = [one for one in latest if one.id != meeting.id]
        pages = (one.page for one in held[:_MEETINGS_BACK] if one.page is not None)
        blocks = (block for page in pages for block in page.blocks if block.block is Block.QUESTIONS)
        return frozenset(line.source for block in blocks for line in block.lines)


def picked_by_gap(
    lines: Sequence[PromptLine], not_heard: Sequence[Kind], elements: Sequence[Element]
) -> tuple[Prompt, ...]:
    """Return three prompts: one for the kind not heard, one for the element left out, one of the leader's own or open.

    Where there is no such gap, or no prompt for it, the next gap takes its place, and then any open question.
    """
    third = _own if any(line.own for line in lines) else _open
    wanted: list[Callable[[PromptLine], bool]] = [
        *(_for_kind(kind) for kind in not_heard[:1]),
        *(_for_element(element) for element in elements[:1]),
        third,
        *(_for_kind(kind) for kind in not_heard[1:]),
        *(_for_element(element) for element in elements[1:]),
    ]
    picked: list[Prompt] = []
    for fits in wanted:
        found = next((line.prompt for line in lines if fits(line) and line.prompt not in picked), None)
        if found is not None:
            picked.append(found)
    rest = sorted((line for line in lines if line.prompt not in picked), key=lambda line: not _open(line))
    return (*picked, *(line.prompt for line in rest))[:QUESTIONS]


def left_out(given: Sequence[Marks]) -> tuple[Element, ...]:
    """Return the elements that were missed or half shown more often than shown, the most left out first."""
    shares: list[tuple[float, Element]] = []
    for element in Element:
        marks = [mark for mark in (one.of(element) for one in given) if mark.rated]
        shown = sum(mark is Mark.SHOWN for mark in marks)
        if len(marks) >= _MIN_MARKS and shown < len(marks) - shown:
            shares.append((shown / len(marks), element))
    return tuple(element for _share, element in sorted(shares, key=lambda one: one[0]))


def _for_kind(kind: Kind) -> Callable[[PromptLine], bool]:
    return lambda line: kind in line.prompt.kinds


def _for_element(element: Element) -> Callable[[PromptLine], bool]:
    return lambda line: element in line.prompt.elements


def _own(line: PromptLine) -> bool:
    return line.own


def _open(line: PromptLine) -> bool:
    return not line.own and not line.prompt.kinds and not line.prompt.elements
