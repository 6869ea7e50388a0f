"""The time of a meeting, as people write it: "10", "10:30", "9.15", "kl. 14", "2 pm", "halv tre"."""

from __future__ import annotations

import datetime as dt

from leader_journal.wording.when.grammar import read_time


def parse_time(text: str) -> dt.time | None:
    """Return the time that the whole text means, or None."""
    return read_time(text)
