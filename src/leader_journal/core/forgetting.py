"""Forgetting somebody: what a record says without them, whatever kind of record it is (docs/decisions/0040).

It works on the JSON of a record rather than on its fields, so that a kind that is added later, a kind of a newer
version and a draft are reached as well. Which texts are words and which are codes (a kind, a key, an id) is told by the
names of the fields.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from enum import Enum, StrEnum
from functools import cache
from typing import Any, get_args, get_type_hints

from msgspec import Struct, field

from leader_journal.core.bare_names import BareNames, composed
from leader_journal.core.codec import Undecodable, decode, encode_plain
from leader_journal.core.mentions import REFERENCE
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.record_types import TYPE_OF
from leader_journal.core.revision import Revision
from leader_journal.core.sentences import sentences

_NAMED = re.compile(REFERENCE.pattern + r"(?P<genitive>['’]?s(?!\w)|(?<=[sxz])['’](?!\w))?")
_IDS = re.compile(REFERENCE.pattern.replace("@", "").replace(r"\{", "").replace(r"\}", ""))
_CODE = re.compile(r"[a-z0-9_:.+TZ-]*")
_FIELD = re.compile(r"[a-z][a-z0-9_]*")
_OPENERS = "\"'“”„‘’«»([*_-–—>#"
_NAMES = frozenset(("alias", "real_name"))
"""What somebody else is called is theirs, whoever shares it."""
_CODES = frozenset(
    ("id", "prompt", "chart", "source", "slot", "name_of", "plan", "review", "entry", "agreement", "step", "block")
)
"""Fields of text that hold no words: ids, and keys of what the app ships."""


PEOPLE_FIELDS = frozenset(("people", "raised_by", "to", "said_to", "person", "merged_into"))
"""Fields of records in which the ids of people stand."""


class Keep(StrEnum):
    """What becomes of the entries that name somebody who is forgotten."""

    ENTRIES = "entries"
    """They stay, with "someone" in their place."""
    NOTHING = "nothing"
    """They go as well."""


class BareNamesLeft(StrEnum):
    """In which sentences a bare name stays."""

    DOUBTFUL = "certain"
    """Those are replaced in which it is certain who is meant; the others stay."""
    NONE = "all"
    ALL = "none"


class StandIn(Struct, frozen=True):
    """What stands where somebody was named: "someone", and "someone's"."""

    word: str
    genitive: str

    def said(self, *, genitive: bool, capital: bool) -> str:
        """Return the word for one place."""
        word = self.genitive if genitive else self.word
        return word[:1].upper() + word[1:] if capital else word


class Met(Struct):
    """What was met in the texts that were looked at."""

    sentences: dict[str, bool] = field(default_factory=dict)
    """Sentences in which the name stands without a reference, and whether that is certain."""
    quoted: bool = False


class WithoutThem:
    """Takes somebody out of records. `ids` are those they have, and had before two were merged.

    A bare name stays in the sentences of `left`, which are named by their words. `gone` are entries that are erased, by
    id, with the lines they had: what quotes them goes with them. Where `ids` may be those of other records as well,
    only those in texts and in the fields of people (`in_fields`) are taken out.
    """

    def __init__(
        self,
        ids: Iterable[str],
        names: BareNames,
        someone: StandIn,
        *,
        left: Iterable[str] = (),
        gone: Mapping[str, Collection[str]] | None = None,
        gone_words: str = "",
        in_fields: Collection[str] | None = None,
    ) -> None:
        self._ids = frozenset(ids)
        self._names = names
        self._someone = someone
        self._left = frozenset(left)
        self._gone = gone or {}
        self._gone_lines = frozenset(line for lines in self._gone.values() for line in lines if line.strip())
        self._gone_words = gone_words
        self._in_fields = in_fields

    def about(self, revision: Revision) -> bool:
        """Whether a record is about them alone, and goes as a whole in any case."""
        if revision.subject in self._ids:
            return True
        return revision.kind == RecordKind.ONE_ON_ONE and _plain(revision.payload).get("person") in self._ids

    def refers(self, payload: bytes) -> bool:
        """Whether a record refers to them: lists them, or mentions them in a text."""
        return bool(self._ids) and not self._ids.isdisjoint(_IDS.findall(payload.decode("utf-8", "replace")))

    def may_concern(self, payload: bytes) -> bool:
        """Whether it is worth taking a record apart."""
        if self.refers(payload) or (self._gone and any(one.encode() in payload for one in self._gone)):
            return True
        text = payload.decode("utf-8", "replace")
        return (
            "\\u" in text  # letters that somebody else's writer wrote as numbers
            or self._names.may_stand_in(text)
            or any(line in text or _escaped(line) in text for line in self._gone_lines)
        )

    def cleaned(self, payload: bytes, met: Met | None = None) -> bytes:
        """Return a record without them; the same bytes where it does not name them. Raises Undecodable."""
        if not self.may_concern(payload):
            return payload
        before = decode(payload, Any)
        after = self._value(before, "", Met() if met is None else met)
        return payload if after == before else encode_plain(after)

    def text(self, text: str, met: Met | None = None) -> str:
        met = Met() if met is None else met
        if "@{" not in text and not self._names.may_stand_in(text):
            return text
        return "".join(self._piece(piece, met) for piece in sentences(text))

    def _piece(self, piece: str, met: Met) -> str:
        words = piece.strip()
        whole = composed(piece)
        found = self._names.find(whole)
        if found:
            met.sentences[words] = any(one.certain for one in found)
            if words not in self._left:
                for one in reversed(found):
                    capital = not whole[: one.start].strip().strip(_OPENERS)
                    said = self._someone.said(genitive=one.genitive, capital=capital)
                    whole = whole[: one.start] + said + whole[one.end :]
                piece = whole
        return _NAMED.sub(self._reference, piece)

    def _reference(self, match: re.Match[str]) -> str:
        if match.group(1) not in self._ids:
            return match.group()
        capital = not match.string[: match.start()].strip().strip(_OPENERS)
        return self._someone.said(genitive=match.group("genitive") is not None, capital=capital)

    def _value(self, value: Any, name: str, met: Met) -> Any:
        match value:
            case str():
                if value in self._ids and self._of_people(name):
                    return None
                return value if name in _NAMES or _is_code(name, value) else self._words(value, met)
            case list():
                return [self._value(one, name, met) for one in value if not self._leaves_list(one, name, met)]
            case dict():
                return {self._key(key, met): self._value(one, key, met) for key, one in value.items()}
        return value

    def _of_people(self, name: str) -> bool:
        return self._in_fields is None or name in self._in_fields

    def _words(self, text: str, met: Met) -> str:
        if self._gone_words and text.strip() and text in self._gone_lines:
            met.quoted = True
            return self._gone_words
        return self.text(text, met)

    def _key(self, key: str, met: Met) -> str:
        """A decision about a sentence is kept by its words; the name of a field is none."""
        return key if _FIELD.fullmatch(key) else self.text(key, met)

    def _leaves_list(self, value: Any, name: str, met: Met) -> bool:
        """Whether a part of a list goes: somebody's id, a theme that is their name, a line that quotes what is gone."""
        match value:
            case str() if value in self._ids and self._of_people(name):
                return True
            case str() if not _is_code(name, value) and self._names.is_one(value):
                words = value.strip()
                met.sentences[words] = any(one.certain for one in self._names.find(composed(words)))
                return words not in self._left
            case {"source": str(source)} if source.rpartition(":")[2] in self._gone:
                met.quoted = True
                return True
            case {"source": str(source)} if source.rpartition(":")[2] in self._ids:
                return True
        return False


def readable(kind: str, payload: bytes) -> bool:
    """Whether a record of a known kind can still be read; of others nothing is known."""
    try:
        decode(payload, TYPE_OF[RecordKind(kind)] if kind in _KINDS else dict)
    except Undecodable:
        return False
    return True


_KINDS = frozenset(kind.value for kind in RecordKind)


def _plain(payload: bytes) -> dict[str, Any]:
    try:
        return decode(payload, dict[str, Any])
    except Undecodable:
        return {}


def _escaped(line: str) -> str:
    return encode_plain(line).decode()[1:-1]


def _is_code(name: str, value: str) -> bool:
    """Whether a text is a code: it stands where codes do, and looks like one."""
    return name in _code_fields() and _CODE.fullmatch(value) is not None


@cache
def _code_fields() -> frozenset[str]:
    """Names of fields that hold codes wherever they stand: closed sets of terms, ids, keys, moments."""
    words, codes = set[str](), set[str](_CODES)
    seen: set[type] = set()
    waiting: list[Any] = list(TYPE_OF.values())
    while waiting:
        one = waiting.pop()
        if one in seen or not _is_record(one):
            continue
        seen.add(one)
        hints = get_type_hints(one)
        for name in one.__struct_fields__:
            parts = tuple(_parts(hints[name]))
            waiting += filter(_is_record, parts)
            (words if str in parts else codes).add(name)
    return frozenset(codes - (words - _CODES))


def _is_record(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Struct)


def _parts(hint: Any) -> Iterable[Any]:
    arguments = get_args(hint)
    if not arguments:
        yield hint
    for argument in arguments:
        if not isinstance(argument, Enum):
            yield from _parts(argument)
