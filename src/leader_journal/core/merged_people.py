"""Who stands for whom, of people who turned out to be one."""

from __future__ import annotations

from collections.abc import Mapping


def to_the_end(into: Mapping[str, str]) -> dict[str, str]:
    """Return who stands for whom at last: of A into B and B into C, both mean C. Somebody in a circle is left out."""
    ends: dict[str, str] = {}
    for person in into:
        passed, end = {person}, into[person]
        while end in into and end not in passed:
            passed.add(end)
            end = into[end]
        if end not in passed:
            ends[person] = end
    return ends
