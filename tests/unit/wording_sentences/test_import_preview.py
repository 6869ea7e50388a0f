"""What came in, in one sentence for each sort, with its number."""

from __future__ import annotations

import pytest

from leader_journal.wording.import_preview import came_in


@pytest.mark.parametrize(
    ("added", "again", "meetings", "sentence"),
    [
        (0, 0, 0, "0 entries came in."),
        (1, 0, 0, "1 entry came in."),
        (1234, 0, 0, "1,234 entries came in."),
        (0, 1, 0, "1 entry is here again."),
        (0, 0, 1, "1 one-on-one came in."),
        (0, 0, 1234, "1,234 one-on-ones came in."),
        (2, 3, 4, "2 entries came in. 3 entries are here again. 4 one-on-ones came in."),
    ],
)
def test_what_came_in_is_told_by_its_sorts(added: int, again: int, meetings: int, sentence: str) -> None:
    assert came_in(added, again, meetings) == sentence
