"""People in text are references, `@{id}`, shown as the alias: renaming, hiding and forgetting reach every sentence.

What the leader types is `@Alias`; it becomes a reference when the alias is known (or newly made). A literal `@{` in
pasted text cannot be mistaken for a reference, because only a UUID between the braces makes one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
REFERENCE = re.compile(r"@\{(" + _UUID + r")\}")
REFERENCE_SIGN = "@{"
"""What no reference is without: most texts have none, and a search for it costs next to nothing."""
UNKNOWN_PERSON = "?"
_SIGN, _HEAD = re.compile("@"), 2
"""So many letters behind an `@` say whose alias may stand there."""
ENDS_A_NAME = r"(?=(?:(?<=\w\w)s)?(?!\w))"
"""Behind a name: nothing of the same word but the s of a Danish genitive, which an initial does not take."""


def reference(person: str) -> str:
    """Return the stored form of a mention of the person with this id."""
    return f"@{{{person}}}"


def mentioned(text: str) -> tuple[str, ...]:
    """Return the ids of the people mentioned in a stored text, each once, in order of appearance."""
    return tuple(dict.fromkeys(REFERENCE.findall(text))) if REFERENCE_SIGN in text else ()


def shown(text: str, alias_of: Mapping[str, str] | Callable[[str], str], *, sign: str = "") -> str:
    """Return a stored text as it is read: each reference replaced by `sign` and the alias.

    `sign` is "@" in a field that is being edited and empty in a text that is read.
    """
    if REFERENCE_SIGN not in text:
        return text
    lookup = alias_of if callable(alias_of) else lambda person: alias_of.get(person, UNKNOWN_PERSON)
    return REFERENCE.sub(lambda match: sign + lookup(match.group(1)), text)


def stored(text: str, id_of: Mapping[str, str]) -> str:
    """Return an edited text with every `@Alias` as a reference; the longest alias wins; case must match.

    An alias ends where a word ends, or with the Danish genitive: `@Peters` is Peter and an s, unless somebody is called
    Peters. Text after an `@` that names nobody stays.
    """
    here = may_stand_in(text, id_of)
    if not here:
        return text
    return _mention_of(here).sub(lambda match: reference(id_of[match.group(1)]), text)


def may_stand_in(text: str, aliases: Iterable[str]) -> list[str]:
    """Return the aliases that begin as what stands behind an `@` of a text, in whatever case, and all of one letter.

    A pattern is made of these alone, and not of everybody's.
    """
    heads = {_head(text[at.end() : at.end() + _HEAD]) for at in _SIGN.finditer(text)}
    if not heads:
        return []
    return [alias for alias in aliases if alias and ((head := _head(alias[:_HEAD])) in heads or len(head) < _HEAD)]


def _head(letters: str) -> str:
    return letters.casefold()[:_HEAD]


def _mention_of(aliases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(aliases, key=lambda alias: (-len(alias), alias))
    return re.compile(r"(?<!\w)@(" + "|".join(map(re.escape, longest_first)) + r")" + ENDS_A_NAME)
