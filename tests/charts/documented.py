"""What the documents say of the JSON of findings."""

from __future__ import annotations

import re
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "findings.md"


def names_in(value: object) -> set[str]:
    """Return every name of a JSON value, at any depth."""
    if isinstance(value, dict):
        return {str(key) for key in value} | {name for part in value.values() for name in names_in(part)}
    if isinstance(value, list):
        return {name for part in value for name in names_in(part)}
    return set()


def documented() -> set[str]:
    """Return the names that the document has in its tables."""
    return set(re.findall(r"`([a-z_0-9]+)(?:\[\])?`", DOCUMENT.read_text(encoding="utf-8")))
