"""Where names stand in a text, found as the search finds words: any case, accents, composed letters or not.

A name is found with a Danish or English genitive behind it (*Marias*, *Jens'*, *Lars’*), with an `@` before it, and
however its parts are joined: *Anne-Marie*, *anne marie*, *ANNEMARIE*. Letters that are not seen (a soft hyphen) hide
none. A name that is part of a longer word is not found, but in a script that writes no blanks between words: there it
may stand anywhere in a run of letters (李明 in *李明说*).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from leader_journal.core.folding import fold, folded_with_owners
from leader_journal.core.mentions import REFERENCE, REFERENCE_SIGN
from leader_journal.core.scripts import MARKS, is_mark, runs, stands_inside
from leader_journal.core.word_memories import remembers_words

Name = tuple[str, ...]
"""A name as it is looked for: its folded words."""

_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}])*")
_OUTSIDE = re.compile(rf"{REFERENCE.pattern}|{_WORD.pattern}")
_JOINED = re.compile(r"[\s\-‐‑‒–—]+")
_APOSTROPHES = "'’‘ʼ′`´"
_ONE_SIGN = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_WITHOUT_UNSEEN = str.maketrans(dict.fromkeys(_UNSEEN, ""))
_WRITTEN_AS_ONE_FROM = 5
_SILENT = ("s", "x", "z")
"""Behind these an apostrophe alone makes the genitive; elsewhere it closes a quotation."""
_MARKED_S = re.compile(r"'s(?![^\W_])")
_MARK_ALONE = re.compile(r"'(?![^\W_])")
_COMMON_SIGNS = re.compile(r"[\x00-\x7fÀ-ÖØ-öø-ÿ\u00a0§«»·€…“”„‘’‚–—]*")
"""Of these alone most texts are: a word of theirs has the same letters folded that it has as it is written."""
_USUALLY = (
    *(("’", "'"), ("“", '"'), ("”", '"'), ("·", " "), ("–", "-"), ("…", " ")),
    *(("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("Æ", "ae"), ("Ø", "oe"), ("Å", "aa"), ("é", "e")),
)
"""What most texts have beside plain letters, and what of that a word is made of when it is folded."""
_FEW = 50
"""So many names are looked for in a text as a whole sooner than it is taken apart into words."""
_COMMON_WORD = re.compile(r"[^\W_]+")
"""A word of such a text, which holds no marks."""


class Place(Struct, frozen=True):
    """Letters `start` to `end` of a text in composed letters, a genitive among them; `name_end` is before that."""

    start: int
    name_end: int
    end: int
    name: Name

    @property
    def genitive(self) -> bool:
        """Whether something belongs to whom is named."""
        return self.end > self.name_end


class Word(Struct, frozen=True):
    """A word of a text: where it stands in the text, and its folded form."""

    start: int
    end: int
    folded: str


def composed(text: str) -> str:
    """Return a text in composed letters (NFC), as places in it are counted here."""
    return unicodedata.normalize("NFC", text)


def name_of(written: str) -> Name:
    """Return a name as it is looked for."""
    words = _WORD.findall(fold(written.translate(_WITHOUT_UNSEEN)).translate(_ONE_SIGN))
    return tuple(word[start:end] for word in words for start, end in runs(word))


def ends_silently(name: str) -> bool:
    """Whether an apostrophe alone makes the genitive of a name."""
    return name.endswith(_SILENT)


class NamePlaces:
    """Finds some names in texts; where two overlap the longer wins, and a name that ends with an s is no genitive."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._by_first: dict[str, list[tuple[Name, Name]]] = {}
        for name in dict.fromkeys(filter(None, names)):
            self._by_first.setdefault(name[0], []).append((name, name))
            as_one = "".join(name)
            if len(name) > 1 and (len(as_one) >= _WRITTEN_AS_ONE_FROM or stands_inside(as_one)):
                self._by_first.setdefault(as_one, []).append(((as_one,), name))
        self._few = tuple(self._by_first) if len(self._by_first) <= _FEW else ()
        self._begin_none = set[str]()
        inside = sorted(filter(stands_inside, self._by_first), key=len, reverse=True)
        self._inside = re.compile("|".join(map(re.escape, inside))) if inside else None

    def may_stand_in(self, text: str) -> bool:
        """Whether it is worth looking: quickly, and never wrong where it says no."""
        folded = fold(text.translate(_WITHOUT_UNSEEN))
        return _holds_any(folded, self._by_first)

    def find(self, text: str) -> tuple[Place, ...]:
        """Return the places in a text in composed letters, in order, none of them inside a reference."""
        return tuple(self._found(text)) if self.may_begin_in(text) else ()

    def may_begin_in(self, text: str) -> bool:
        """Whether a name may begin with a word of a text in composed letters: never wrong where it says no.

        In a record (`may_stand_in`) words may have more before them.
        """
        plain = _plainly(text)
        if not (plain.isascii() or _COMMON_SIGNS.fullmatch(text)):
            return self.may_stand_in(text)
        if self._few and not _holds_any(fold(plain), self._few):
            return False
        words = _COMMON_WORD.findall(text)
        if self._begin_none.issuperset(words):  # nearly always: most words come again
            return False
        for word in words:
            if word not in self._begin_none:
                if any(stem in self._by_first for stem, _cut in _stems(fold(word))):
                    return True
                self._begin_none.add(word)
        return False

    def _found(self, text: str) -> Iterator[Place]:
        read = _Read(text, self._inside)
        at = 0
        while at < len(read.words):
            place = self._longest(read, at)
            if place is None:
                at += 1
                continue
            yield place
            while at < len(read.words) and read.words[at].start < place.end:
                at += 1

    def _longest(self, read: _Read, at: int) -> Place | None:
        found: list[tuple[int, int, Place]] = []
        for first, cut in _stems(read.words[at].folded):
            for looked_for, name in self._by_first.get(first, ()):
                place = read.place(at, looked_for, name, cut)
                if place is not None:
                    found.append((len(looked_for), -cut, place))
        return max(found, key=lambda one: one[:2])[2] if found else None


class _Read:
    """A text, taken apart into words, and those around their places."""

    def __init__(self, text: str, inside: re.Pattern[str] | None = None) -> None:
        """`inside` are the names at which a run of letters without blanks is cut."""
        self._text = text
        self._inside = inside
        self._folded, self._owners = _seen(text)
        taken = [match.span() for match in REFERENCE.finditer(text)]
        self._spans: list[tuple[int, int]] = []
        self.words: list[Word] = []
        for first, last in self._pieces():
            start, end = self._owners[first], self._owners[last - 1] + 1
            if not any(start < behind and before < end for before, behind in taken):
                self.words.append(Word(start, end, self._folded[first:last]))
                self._spans.append((first, last))

    def _pieces(self) -> Iterator[tuple[int, int]]:
        for match in _WORD.finditer(self._folded):
            for start, end in runs(match.group()):
                yield from self._cut(match.start() + start, match.start() + end)

    def _cut(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the parts of a run of letters: names, and what stands between them."""
        at = start
        while self._inside is not None and (match := self._inside.search(self._folded, at, end)) is not None:
            first, last = match.span()
            if not (self._letter_begins(first) and self._letter_begins(last)):
                at = first + 1
                continue
            if start < first:
                yield start, first
            last = end if self._folded[last:end] == "s" else last  # a genitive
            yield first, last
            start = at = last
        if start < end:
            yield start, end

    def _letter_begins(self, at: int) -> bool:
        """Whether a letter of the text begins here in the folded one: no part of a syllable, and no vowel sign."""
        if at in (0, len(self._folded)):
            return True
        return self._owners[at - 1] != self._owners[at] and not is_mark(self._folded[at])

    def place(self, at: int, looked_for: Name, name: Name, cut: int) -> Place | None:
        """Return the place of a name that begins with the word at `at`, whose last `cut` letters are a genitive."""
        last = at + len(looked_for) - 1
        if last >= len(self.words) or not all(map(self._joined, range(at, last))):
            return None
        if len(looked_for) > 1:
            if cut or tuple(word.folded for word in self.words[at:last]) != looked_for[:-1]:
                return None
            cut = next((letters for stem, letters in _stems(self.words[last].folded) if stem == looked_for[-1]), -1)
            if cut < 0:
                return None
        start, name_end = self.words[at].start, self._end(self._spans[last][1] - cut)
        if start and self._text[start - 1] == "@" and not (start > 1 and self._text[start - 2].isalnum()):
            start -= 1
        return Place(start, name_end, self._genitive_end(last, looked_for[-1], cut), name)

    def _genitive_end(self, last: int, word: str, cut: int) -> int:
        end = self._spans[last][1]
        if not cut:
            marked = _MARKED_S.match(self._folded, end)
            if marked is None and ends_silently(word):
                marked = _MARK_ALONE.match(self._folded, end)
            end = marked.end() if marked is not None else end
        return self._end(end)

    def _end(self, end: int) -> int:
        """Return where a letter of the text ends that ends here in the folded one, with what is not seen of it."""
        at = self._owners[end - 1] + 1
        while at < len(self._text) and unicodedata.combining(self._text[at]):
            at += 1
        return at

    def _joined(self, before: int) -> bool:
        between = self._folded[self._spans[before][1] : self._spans[before + 1][0]]
        initial = len(self.words[before].folded) == 1
        return (
            between in ("", "'")
            or _JOINED.fullmatch(between.lstrip(".") if initial else between) is not None
            or (initial and between == ".")
        )


def _plainly(text: str) -> str:
    """Return a text with the same words folded, of plain letters alone where it is a usual one: sooner than folded."""
    if not text.isascii():
        for sign, plain in _USUALLY:
            text = text.replace(sign, plain)
    return text


def _holds_any(folded: str, parts: Iterable[str]) -> bool:
    return any(map(folded.__contains__, parts))


def words_of(text: str) -> Sequence[Word]:
    """Return the words of a text in composed letters that stand outside of references."""
    if not _COMMON_SIGNS.fullmatch(text):
        return _Read(text).words
    found = _WORD.finditer(text) if REFERENCE_SIGN not in text else _OUTSIDE.finditer(text)
    return [Word(*match.span(), _folded_word(match.group())) for match in found if text[match.start()] != "@"]


@remembers_words(8192)
def _folded_word(word: str) -> str:
    return fold(word)


def _seen(text: str) -> tuple[str, list[int]]:
    """Return the folded form of a text without what is not seen in it, and where each letter of it came from."""
    if text.isascii():
        return text.lower().translate(_ONE_SIGN), list(range(len(text)))
    folded, owners = folded_with_owners(text.replace("´", "'"))
    if any(letter in _UNSEEN for letter in text):
        kept = [(letter, owner) for letter, owner in zip(folded, owners, strict=True) if letter not in _UNSEEN]
        folded, owners = "".join(letter for letter, _owner in kept), [owner for _letter, owner in kept]
    return folded.translate(_ONE_SIGN), owners


def _stems(word: str) -> Iterator[tuple[str, int]]:
    """Yield what a word may be without a genitive, and how many letters that is: *Jonas*, *Jona* and an s."""
    yield word, 0
    if len(word) > 2 and word.endswith("s"):  # an initial takes no s
        yield word[:-1], 1
        if word.endswith(("ses", "xes", "zes")):
            yield word[:-2], 2
