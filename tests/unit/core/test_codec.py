"""Records as JSON: the same bytes for the same record, and all of it back."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.codec import decode, encode
from leader_journal.core.filters import EntryFilter, SavedFilter
from leader_journal.core.terms import Kind, Tone

_PROGRAM = """
from leader_journal.core.codec import encode
from leader_journal.core.filters import EntryFilter
from leader_journal.core.terms import Kind
print(encode(EntryFilter(kinds=frozenset(Kind), themes=frozenset("abcdefgh"))).decode())
"""


@given(st.frozensets(st.sampled_from(Kind)), st.frozensets(st.text(max_size=5), max_size=4), st.text(max_size=20))
def test_a_saved_filter_comes_back_as_it_was(kinds: frozenset[Kind], themes: frozenset[str], name: str) -> None:
    chosen = EntryFilter(kinds=kinds, themes=themes, tones=frozenset({Tone.SHARP}))
    saved = SavedFilter(id="1", name=name, filter=chosen)
    assert decode(encode(saved), SavedFilter) == saved


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
