"""The key of a journal in letters, as the recovery sheet prints it (docs/decisions/0039).

Thirteen groups of four letters and a check letter. The 31 signs are capital letters and digits without those that are
taken for each other (0 and O, 1, I and L). 31 is a prime, so the check letter finds every wrong letter, every two
letters that changed places, and every group that stands in the place of another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

KEY_BYTES = 32
GROUPS, LETTERS = 13, 4
"""13 groups of 4: 31 to the power of 52 is the first that is larger than 2 to the power of 256."""

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_BASE = len(ALPHABET)
_VALUE_OF = {letter: value for value, letter in enumerate(ALPHABET)}
_BETWEEN, _KINDS_BETWEEN = frozenset(".,:;/|_·•−"), frozenset(("Zs", "Zl", "Zp", "Pd", "Cc", "Cf"))
"""What may stand between the groups: these, and every space, dash and sign that cannot be seen, as Unicode has them."""
_NUMBERS = re.compile(r"(?<!\w)\d{1,2}(?:\s*[-–]\s*\d{1,2})?\s*:")
"""The numbers of the groups that stand before each line of the page: who copies it out of the PDF has them as well."""


def groups_of(key: bytes) -> tuple[str, ...]:
    """Return a key as the groups of a sheet. Raises ValueError for what is no key."""
    if len(key) != KEY_BYTES:
        raise ValueError("key")
    number, values = int.from_bytes(key), list[int]()
    for _place in range(GROUPS * LETTERS):
        number, value = divmod(number, _BASE)
        values.append(value)
    values.reverse()
    return tuple(
        _spelled(values[start : start + LETTERS], start // LETTERS) for start in range(0, len(values), LETTERS)
    )


def letters_of(key: bytes) -> str:
    """Return a key as one line of letters, which opens the journal like its passphrase."""
    return "-".join(groups_of(key))


def key_in(text: str) -> bytes | None:
    """Return the key in what was typed or read, or None where it is not the whole of a sheet, every group right."""
    signs = _signs(text)
    if len(signs) != GROUPS * (LETTERS + 1):
        return None
    groups = [signs[start : start + LETTERS + 1] for start in range(0, len(signs), LETTERS + 1)]
    if any(not group_is_right(group, place) for place, group in enumerate(groups)):
        return None
    number = 0
    for letter in "".join(group[:LETTERS] for group in groups):
        number = number * _BASE + _VALUE_OF[letter]
    return number.to_bytes(KEY_BYTES) if number < 1 << 8 * KEY_BYTES else None


def typed_groups(text: str) -> tuple[str, ...]:
    """Return what was typed so far as groups: capital letters, nothing between them; the last one may be short."""
    signs = _signs(text)
    return tuple(signs[start : start + LETTERS + 1] for start in range(0, len(signs), LETTERS + 1))


def wrong_groups(text: str) -> tuple[int, ...]:
    """Return the places, the first is 1, of groups that are typed in full and cannot be what the sheet says."""
    groups = typed_groups(text)
    full = [(place, group) for place, group in enumerate(groups) if len(group) == LETTERS + 1 or place >= GROUPS]
    return tuple(place + 1 for place, group in full if not group_is_right(group, place))


def group_is_right(group: str, place: int) -> bool:
    """Whether the last letter of a group fits the others and its place; the first place is 0."""
    if len(group) != LETTERS + 1 or place >= GROUPS or any(letter not in _VALUE_OF for letter in group):
        return False
    return group == _spelled([_VALUE_OF[letter] for letter in group[:LETTERS]], place)


def _spelled(values: Sequence[int], place: int) -> str:
    # weights that all differ, and none of which is 0 or that of the check letter itself: it finds what changed places
    check = (place + sum(weight * value for weight, value in enumerate(values, start=2))) % _BASE
    return "".join(ALPHABET[value] for value in (*values, check))


def _signs(text: str) -> str:
    plain = unicodedata.normalize("NFKC", _NUMBERS.sub(" ", text)).upper()
    return "".join(sign for sign in plain if not _between(sign))


def _between(sign: str) -> bool:
    return sign in _BETWEEN or unicodedata.category(sign) in _KINDS_BETWEEN
