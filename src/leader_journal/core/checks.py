"""What a check of a journal's file finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    """What is wrong."""

    FILE = "file"
    REFERENCES = "references"
    SEARCH_INDEX = "search_index"


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of problem, and in how many places it was found."""

    kind: ProblemKind
    count: int


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found."""

    problems: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether everything is as it should be."""
        return not self.problems
