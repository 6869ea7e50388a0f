"""Records as JSON: the same bytes for the same record, and all of it back."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.codec import Undecodable, decode, encode
from leader_journal.core.filters import SavedFilter
from leader_journal.core.periods import Period
from leader_journal.core.terms import Kind

_PROGRAM = """
from leader_journal.core.codec import encode
from leader_journal.core.filters import EntryFilter
from leader_journal.core.terms import Kind
print(encode(EntryFilter(kinds=frozenset(Kind), themes=frozenset("abcdefgh"))).decode())
"""


@given(st.from_type(SavedFilter))
def test_a_saved_filter_comes_back_as_it_was(saved: SavedFilter) -> None:
    assert decode(encode(saved), SavedFilter) == saved


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b'{"first": "nobody\'s business"}', Period), (b'["nobody\'s - at business"]', list[Kind])],
)
def test_what_cannot_be_read_is_not_quoted(data: bytes, kind: type[object]) -> None:
    with pytest.raises(Undecodable) as raised:
        decode(data, kind)
    assert "business" not in str(raised.value)
    assert "at `$" in str(raised.value)


def test_equal_records_give_equal_bytes_in_every_process() -> None:
    """Python shuffles sets of texts anew in every process; the journal must not see a change in that."""
    said = {
        subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
