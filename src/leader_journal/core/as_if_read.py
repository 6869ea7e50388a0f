"""As if they read it: before a page leaves the app, every sentence that names somebody is looked at, one by one.

Works on a sheet as it is stored, people as references. A sentence that stands twice on a page is asked for once.
What the app says of itself (title, footer, heads that are not the leader's) is no sentence about anybody, and is not
asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.mentions import mentioned
from leader_journal.core.name_places import composed, words_of
from leader_journal.core.sentences import sentences
from leader_journal.core.sheets import Sheet, SheetLine, SheetPart

Names = Callable[[str], tuple[str, ...]]
"""Returns the ids of the people that a text names, or the words in it that look like names."""


class Verdict(StrEnum):
    """What the leader decides about a sentence."""

    STAND_BY = "stand_by"
    SOFTEN = "soften"
    LEAVE_OUT = "leave_out"


class Decision(Struct, frozen=True):
    """A verdict on one sentence; `words` are what a softened one says instead, people as references."""

    verdict: Verdict
    words: str = ""


class NamedSentence(Struct, frozen=True):
    """A sentence of a page that names somebody: the head it stands under, its words without the space around them."""

    head: str
    text: str
    people: tuple[str, ...]
    look_alikes: tuple[str, ...] = ()
    """Words that may name somebody, where nobody is named for certain."""


def sentences_to_look_at(
    sheet: Sheet,
    names: Names = mentioned,
    look_alikes: Names = lambda _words: (),
    worth_it: Callable[[str], bool] = lambda _text: True,
) -> Iterator[NamedSentence]:
    """Yield the sentences of a page that name somebody, or nobody but hold words that look like names, each once.

    `worth_it` says of a whole text, quickly, that nothing of the kind can be in it.
    """
    met = {""}
    for head, text in _texts(sheet):
        if text in met:  # most are labels, which come again and again
            continue
        if not worth_it(text):
            met.add(text)
            continue
        for piece in sentences(text):
            words = piece.strip()
            if words in met:
                continue
            met.add(words)
            if people := names(words):
                yield NamedSentence(head, words, people)
            elif left := look_alikes(words):
                yield NamedSentence(head, words, (), left)


def own_texts_of(sheet: Sheet) -> Iterator[str]:
    """Yield those that are the leader's own words, from their first one on."""
    yield sheet.motto
    for part in sheet.parts:
        yield from (line.text for line in part.lines if line.own_words)


def said_texts_of(sheet: Sheet) -> Iterator[str]:
    """Yield those that are not the leader's own words alone: heads, and lines in which the app says something."""
    for part in sheet.parts:
        if part.own_head:
            yield part.head
        for line in part.lines:
            yield line.lead
            yield line.note
            if not line.own_words:
                yield line.text


def left_words(texts: Iterable[str], look_alikes: Names) -> dict[str, str]:
    """Return the words of these texts that look like names, with the sentence in which each stands first."""
    left: dict[str, str] = {}
    for text in texts:
        for piece in sentences(text):
            for word in look_alikes(piece.strip()):
                left.setdefault(word, piece.strip())
    return left


def written_small(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that stand in these texts without a capital, folded: what begins a sentence may be one."""
    words = ((text, word) for text in map(composed, texts) for word in words_of(text))
    return frozenset(word.folded for text, word in words if text[word.start : word.end].islower())


def as_decided(sheet: Sheet, decisions: Mapping[str, Decision]) -> Sheet:
    """Return the page after the decisions, which go by the words of a sentence; a line without words is left out.

    So is a part of which nothing is left. A sentence that nothing was decided about stands as it is.
    """
    if not any(decision.verdict is not Verdict.STAND_BY for decision in decisions.values()):
        return sheet
    parts = (_part_as_decided(part, decisions) for part in sheet.parts)
    return replace(
        sheet,
        motto=text_as_decided(sheet.motto, decisions),
        parts=tuple(after for before, after in zip(sheet.parts, parts, strict=True) if before.empty or not after.empty),
    )


def _texts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield each text that may say something about somebody, with the head it stands under."""
    yield "", sheet.motto
    for part in sheet.parts:
        if part.own_head:
            yield "", part.head
        for line in part.lines:
            yield part.head, line.lead
            yield part.head, line.text
            yield part.head, line.note


def _part_as_decided(part: SheetPart, decisions: Mapping[str, Decision]) -> SheetPart:
    lines = ((line, _line_as_decided(line, decisions)) for line in part.lines)
    return replace(
        part,
        head=text_as_decided(part.head, decisions) if part.own_head else part.head,
        lines=tuple(after for before, after in lines if not _emptied(before, after)),
    )


def _line_as_decided(line: SheetLine, decisions: Mapping[str, Decision]) -> SheetLine:
    return replace(
        line,
        lead=text_as_decided(line.lead, decisions),
        text=text_as_decided(line.text, decisions),
        note=text_as_decided(line.note, decisions),
    )


def _emptied(before: SheetLine, after: SheetLine) -> bool:
    """Whether a line lost its text; what leads to it and what follows it say nothing alone."""
    return (bool(before.text) and not after.text) or (before != after and not (after.lead or after.text or after.note))


def text_as_decided(text: str, decisions: Mapping[str, Decision]) -> str:
    """Return one text after the decisions."""
    pieces, changed = [], False
    for piece in sentences(text):
        words = piece.strip()
        match decisions.get(words):
            case Decision(Verdict.LEAVE_OUT):
                changed = True
            case Decision(Verdict.SOFTEN, softer):
                changed = True
                pieces.append(piece.replace(words, softer))
            case _:
                pieces.append(piece)
    return "".join(pieces).strip() if changed else text
