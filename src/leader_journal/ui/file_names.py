"""Names of files: what is proposed says what kind of page it is and the day, never anything that stands on it.

A name is seen where its content is not: in lists of recent files, on a shared drive, in the subject of a mail.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path


def proposed_file(kind: str, day: dt.date, suffix: str) -> Path:
    """Return a file name; `kind` is a word of the app's."""
    return Path(f"{kind} {day:%Y-%m-%d}{suffix}")


def with_ending(target: Path, *endings: str) -> Path:
    """Return a name that was chosen, with the first of these endings, in small letters, where it has none of them."""
    return target if target.suffix.lower() in endings else target.with_name(target.name + endings[0])
