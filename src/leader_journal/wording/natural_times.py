"""The time of a meeting, as people write it: "10", "10:30", "9.15", "kl. 14", "2 pm". English and Danish alike."""

from __future__ import annotations

import datetime as dt
import re

from leader_journal.core.folding import fold

_TIME = re.compile(
    r"(?:at |kl\.? ?)?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})|(?P<together>\d{2}))?(?: ?(?P<half>[ap])\.?m\.?)?"
)


def parse_time(text: str) -> dt.time | None:
    """Return the time that the whole text means, or None."""
    match = _TIME.fullmatch(" ".join(fold(text).split()))
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or match["together"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None
