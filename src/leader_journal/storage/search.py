"""Search: what the user typed becomes a question to the trigram index, whatever they typed; and the text it looks at.

One folded copy of an entry's text is indexed (docs/decisions/0003). Terms of three letters and more are phrases of
trigrams; shorter ones, and the ends of very long ones, are looked for in the folded text itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from leader_journal.core.codec import mended
from leader_journal.core.folding import evenly_spaced, fold, search_terms
from leader_journal.core.mentions import UNKNOWN_PERSON, shown
from leader_journal.core.records import Entry

_TRIGRAM = 3
_LONGEST_PHRASE = 60
"""Letters of one term that the index is asked for; the text is asked for the whole of a longer one."""
_MOST_PHRASES = 12
"""Terms that the index is asked for, the longest first; FTS5 bounds how deep a question may be."""


class TextQuery(Struct, frozen=True):
    """What a typed text asks for: `match` of the index (FTS5 syntax), `parts` of the folded text; all must occur."""

    match: str | None
    parts: tuple[str, ...]


def text_query(typed: str) -> TextQuery | None:
    """Return what a typed text asks for, or None where it holds nothing to look for. Never fails."""
    terms = sorted(search_terms(_plain(typed)), key=len, reverse=True)
    if not terms:
        return None
    phrases = [term for term in terms[:_MOST_PHRASES] if len(term) >= _TRIGRAM]
    parts = [term for term in terms if term not in phrases or len(term) > _LONGEST_PHRASE]
    match = " ".join(map(phrase, phrases))
    return TextQuery(match or None, tuple(parts))


def phrase(term: str) -> str:
    """Return a folded term as the index is asked for it (FTS5 syntax)."""
    return '"' + term[:_LONGEST_PHRASE].replace('"', '""') + '"'


def any_of(terms: Iterable[str]) -> str:
    """Return what asks the index for texts that hold one of these at least."""
    return " OR ".join(map(phrase, terms))


def searchable(entry: Entry, alias_of: Mapping[str, str], promises: Iterable[str]) -> str:
    """Return the folded text of an entry: one part to a line, so that no term reaches across two of them.

    What can be done to all of it is done once, for a check does that to every entry there is.
    """
    parts = [part for part in _parts(entry, alias_of, promises) if part]
    text = _lines(parts)
    return fold(mended(_lines(map(_plain, parts)) if "\0" in text else text))


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(map(evenly_spaced, parts))


def _parts(entry: Entry, alias_of: Mapping[str, str], promises: Iterable[str]) -> Iterator[str]:
    yield shown(entry.facts, alias_of)
    for answer in entry.answers:
        yield shown(answer.text, alias_of)
    for person in entry.people:
        yield alias_of.get(person, UNKNOWN_PERSON)
    yield from entry.themes
    for promise in promises:
        yield shown(promise, alias_of)


def _plain(text: str) -> str:
    """Return a text that SQLite can compare to its end: the letter that ends C strings reads as a space."""
    return mended(text.replace("\0", " "))
