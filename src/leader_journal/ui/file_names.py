"""Names that are proposed for files."""

from __future__ import annotations

from pathlib import Path

_LONGEST = 60


def proposed_file(words: str, fallback: str, suffix: str) -> Path:
    """Return a file name of the letters and figures of some words, on any system; `fallback` where there are none."""
    plain = "".join(letter if letter.isalnum() or letter in " -" else "" for letter in words)
    return Path((" ".join(plain.split())[:_LONGEST].strip() or fallback) + suffix)
