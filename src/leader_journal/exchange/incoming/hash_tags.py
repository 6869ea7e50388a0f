"""Tags in a text, as most apps of notes mark them: #like-this."""

from __future__ import annotations

import re

from leader_journal.exchange.import_plan import unique

_HASH_TAG = re.compile(r"(?<![\w/#&])#([^\W\d_][\w/-]*)")
_CODE = re.compile(r"`[^`\n]*`|\]\([^)\n]*\)")


def hash_tags(text: str) -> tuple[str, ...]:
    """Return the tags of a text, without their sign; what stands in code or an address is none."""
    return unique(_HASH_TAG.findall(_CODE.sub(" ", text)))
