"""Numbers as sentences say them."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+")


def numbers_in(text: str) -> list[int]:
    """Return the whole numbers that a text says, with their thousands parted or not."""
    return [int(re.sub(r"[.,]", "", number)) for number in _NUMBER.findall(text)]
