"""Nudges: words that look for who, and questions that can only be answered with yes, no or an excuse.

Pure: a text in, spans out, each with one question that is also a way to word it anew. Nothing is rated and nothing is
rewritten. The lists of both languages are always looked at, because a leader may write in either; the question is in
the language of now.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from msgspec import Struct

from leader_journal.core.word_memories import remembers_words
from leader_journal.wording.catalogue import Language, _
from leader_journal.wording.nudges.lexicon import Hit, Lexicon, Reason, TextTokens, WordGroup, lexicon, word_list

_ENDS = re.compile(r"[?!\n\u2028\u2029]|[.…](?=[\s\"'“”’»)]|$)")
_BEGINS = re.compile(r"[.…!?:;\n\u2028\u2029\"“”„»«‘([–—]|\s-\s|^\s*-\s")
_MARK = re.compile(r"[ \u00a0]*\?")
_MOST_LEAD_INS = 4


class NudgeKind(StrEnum):
    """What a nudge looks at: where it may be shown and how it is turned off."""

    BLAME = "blame"
    QUESTIONS = "questions"


class Nudge(Struct, frozen=True):
    """Letters `start` to `end` of a text (counted as Python counts), and one question about them."""

    start: int
    end: int
    kind: NudgeKind
    question: str


def blame(text: str, own_words: Sequence[str] = ()) -> tuple[Nudge, ...]:
    """Return the words of a line of facts that look for who, in order, never two that overlap.

    `own_words` are words of the leader's own that are looked for besides, as whole words.
    """
    tokens = TextTokens(text)
    words = _blame_words()
    hits = [*words.searched.hits(tokens), *_own_words(tuple(own_words)).hits(tokens)]
    return _nudges(NudgeKind.BLAME, hits, words.innocent, tokens)


def questions(text: str) -> tuple[Nudge, ...]:
    """Return how closed, leading and reproachful questions begin (or end, as in "…, right?"), in order."""
    tokens = TextTokens(text)
    words = _question_words()
    hits = [hit for hit in words.searched.hits(tokens) if _is_asked(hit, tokens)]
    return _nudges(NudgeKind.QUESTIONS, hits, words.innocent, tokens)


def _nudges(kind: NudgeKind, hits: list[Hit], innocent: Lexicon, tokens: TextTokens) -> tuple[Nudge, ...]:
    """The longest hit wins where several begin; what overlaps innocent words is dropped."""
    if not hits:
        return ()
    spared = {number for hit in innocent.hits(tokens) for number in range(hit.first, hit.last + 1)}
    question = {reason: _question(reason) for reason in {hit.group.reason for hit in hits}}
    nudges: list[Nudge] = []
    free_from = 0
    for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
        if hit.first >= free_from and spared.isdisjoint(range(hit.first, hit.last + 1)):
            start, end = tokens.span(hit.first)[0], tokens.span(hit.last)[1]
            nudges.append(Nudge(start, end, kind, question[hit.group.reason]))
            free_from = hit.last + 1
    return tuple(nudges)


def _question(reason: Reason) -> str:
    match reason:
        case Reason.WHO:
            return _("Another way in: what happened before anyone did anything?")
        case Reason.FAULT:
            return _("Another way in: what made it possible?")
        case Reason.PATTERN:
            return _("Another way in: what happened this time?")
        case Reason.JUDGED:
            return _("Another way in: what did I see or hear?")
        case Reason.CLOSED:
            return _("What might I hear if it began with “what” or “how”?")
        case Reason.LEADING:
            return _("Another way to ask: what do you think?")
        case Reason.WHY:
            return _("Another way to ask: how did it look from where you stood?")
        case Reason.SHOULD | Reason.OWN:
            return _("Another way in: what happened just before?")


# where a question begins and ends


def _is_asked(hit: Hit, tokens: TextTokens) -> bool:
    end = tokens.span(hit.last)[1]
    if hit.group.at_end:
        return "," in tokens.before(hit.first) and bool(_MARK.match(tokens.text, end))
    if not _begins_sentence(hit.first, tokens):
        return False
    if not hit.group.asks:
        return True
    found = _ENDS.search(tokens.text, end)
    return found is not None and found.group() == "?"


def _begins_sentence(number: int, tokens: TextTokens) -> bool:
    """Whether a sentence, or what somebody says, begins with this word, or with "so", "men" or a name before it."""
    for _step in range(_MOST_LEAD_INS):
        gap = tokens.before(number)
        if number == 0 or _BEGINS.search(gap):
            return True
        number -= 1
        if tokens.folded[number] not in _question_words().lead_in:
            called = "," in gap  # Jonas, did you …
            return called and (number == 0 or bool(_BEGINS.search(tokens.before(number))))
    return False


# the lists


class _Words(Struct, frozen=True):
    searched: Lexicon
    innocent: Lexicon
    lead_in: frozenset[str]


@cache
def _blame_words() -> _Words:
    lists = [word_list(language) for language in Language]
    innocent = WordGroup(reason=Reason.OWN, phrases=tuple(phrase for words in lists for phrase in words.blame_innocent))
    return _Words(lexicon(group for words in lists for group in words.blame), lexicon([innocent]), frozenset())


@cache
def _question_words() -> _Words:
    lists = [word_list(language) for language in Language]
    innocent = WordGroup(
        reason=Reason.OWN, phrases=tuple(phrase for words in lists for phrase in words.question_innocent)
    )
    lead_in = frozenset(word for words in lists for word in words.lead_in)
    return _Words(lexicon(group for words in lists for group in words.question), lexicon([innocent]), lead_in)


@remembers_words(4)
def _own_words(words: tuple[str, ...]) -> Lexicon:
    made, group = Lexicon(), WordGroup(reason=Reason.OWN, phrases=words)
    for word in words:
        made.add_literally(word, group)
    return made
