"""What a check of a journal's file finds."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class ProblemKind(StrEnum):
    """What is wrong."""

    FILE = "file"
    REFERENCES = "references"
    SEARCH_INDEX = "search_index"


class Problem(Struct, frozen=True):
    """One kind of problem, and in how many places it was found."""

    kind: ProblemKind
    count: int


class CheckReport(Struct, frozen=True):
    """What a check found."""

    problems: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether everything is as it should be."""
        return not self.problems
