"""Tags in a text, as most apps of notes mark them: #like-this; and themes in a field of their own."""

from __future__ import annotations

import re

from leader_journal.exchange.import_plan import unique

_HASH_TAG = re.compile(r"(?<![\w/#&])#((?=\d*[^\W\d_])\w[\w/-]*)")
"""A tag may begin with figures (#1on1), and is more than a number (#12)."""
_BETWEEN = re.compile(r"[,;|\n]|(?<=\S)\s+(?=#)")
_CODE = re.compile(
    # behind a fence of "`" there is none on its line (else it is code within one), and as many close it, or more
    r"^[ \t]*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})[^\n]*\n(?:.*?^[ \t]*(?P=fence)[`~]*[ \t]*$|.*)"
    r"|(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)|\]\([^)\n]*\)",
    re.MULTILINE | re.DOTALL,
)


def themes_in_cell(text: str) -> tuple[str, ...]:
    """Return the themes in a field of its own, between commas and other signs, with or without "#"."""
    return unique(theme for part in _BETWEEN.split(text) if (theme := part.strip().removeprefix("#").strip()))


def hash_tags(text: str) -> tuple[str, ...]:
    """Return the tags of a text, without their sign; what stands in code or an address is none."""
    return unique(_HASH_TAG.findall(_CODE.sub(" ", text)))
