"""Where a page names anybody, and what on it looks like a name that nobody has: asked before a page leaves.

Found are aliases, real names and their parts, of everybody who is known and of who was merged away, what they were
called before they were renamed, and references.
Small words that are names as well (*will*, *per*, *hans*) are left where they are written small: a letter in their
place would tell the name. They are listed among what was left, as are misspelt names, words that begin with a name,
names of other scripts with something grown on, and capitals inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import combinations, repeat
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.bare_names import parts_of
from leader_journal.core.folding import fold
from leader_journal.core.mentions import REFERENCE, REFERENCE_SIGN
from leader_journal.core.name_places import Name, NamePlaces, Place, Word, composed, ends_silently, name_of, words_of
from leader_journal.core.records import Person
from leader_journal.core.scripts import is_without_blanks, may_inflect
from leader_journal.core.sentences import sentences

_SMALL_WORDS = """
a all am an and any are as at be but by can do else for from had has he her him his i if in is it its may me my no not
of off on one or our out she so some than that the their them then they this to too up us was we were what who will
with you your
af at da dag de dem den der det dig din dit du efter eller en end er et far fik for fra fri få ham han hans har hun hver
i ind ja jeg jo kan kun man med men mig min mit mor må ned nej nok nu når og også om op os over per på se selv sig sin
skal som så til ud under var ved vi vil vor
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_DAYS = frozenset(
    name_of(
        """
        monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
        january february march april may june july august september october november december
        jan feb mar apr jun jul aug sep sept oct nov dec
        mandag tirsdag onsdag torsdag fredag lørdag søndag man tir tirs ons tor tors fre lør søn
        januar februar marts maj juni juli oktober okt
        """
    )
)
_NAMES_TOO = frozenset(("an", "else", "hans", "jo", "may", "my", "per", "will"))
"""Small words that somebody may be called; a part of a name that is another one (*The* CFO) names nobody by itself."""
MARKED_REFERENCE = re.compile(REFERENCE.pattern + r"(?P<mark>['’ʼ´`]?s(?!\w)|['’ʼ´`](?!\w))?")
"""A reference with the genitive behind it, or with what closes a quotation."""
_MORE_BEHIND = re.compile(r"\}(?:[ \u00a0\u202f][^\W\d_a-z](?![^\W_])|[\s\-‐‑‒–—]*(?:[^\W\d_]\.?[\s\-‐‑‒–—]*)?@\{)")
_MORE_BEFORE = re.compile(r"@\{(?:(?<=[^\W\d_a-z][. \u00a0\u202f]@\{)|(?<=[^\W\d_a-z]\.[ \u00a0\u202f]@\{))")
"""An initial beside a reference, or another reference: all of them may be one name. That it is none is seen later."""
_INITIAL = re.compile(r"[\s\-‐‑‒–—]*(?:(?P<initial>[^\W\d_])\.?[\s\-‐‑‒–—]*)?")
_INITIAL_BEFORE = re.compile(r"(?<![^\W_])(?P<initial>[^\W\d_])(?:\.[ \u00a0\u202f]?|[ \u00a0\u202f])\Z")
_INITIAL_BEHIND = re.compile(r"[ \u00a0\u202f](?P<initial>[^\W\d_])(?![^\W_])")
_SENTENCE_BEGINS = re.compile(r"""(?:\A|[:•|\n])[\s"'“”„‘’«»(\[*_#>@\-–—\d.)]*\Z""")
_MISSPELT_FROM, _BEGINS_FROM = 5, 4
_INITIALS = range(2, 5)
_START = attrgetter("start")
_NamesOf = Callable[[Person], Iterable[str]]


class Naming(Struct, frozen=True):
    """Letters `start` to `end` of a text in composed letters name one of `people`: nobody can say which of several.

    Nobody is left where somebody was forgotten.
    """

    start: int
    end: int
    people: tuple[str, ...]
    genitive: bool = False


def _has_a_capital(written: str) -> bool:
    return len(written) > 1 and written[0].isupper() and not written.isupper()


def _is_a_word(folded: str, ordinary: Collection[str]) -> bool:
    return folded in ordinary or folded in _FOLDED_SMALL or folded.removesuffix("s") in _DAYS


class KnownNames:
    """Everybody's names. `merged` says who stands for whom, `former` are those who were merged away.

    `earlier` are people as they were before they were renamed; a name that somebody has now is theirs, or nobody's for
    certain. `also` are words that the leader took for names. A single letter names somebody only as a reference.
    """

    def __init__(
        self,
        people: Iterable[Person],
        merged: Mapping[str, str] | None = None,
        former: Iterable[Person] = (),
        earlier: Iterable[Person] = (),
        *,
        also: Iterable[str] = (),
    ) -> None:
        people = (*people, *(Person(id=word, alias=word) for word in also))
        former = tuple(former)
        self._merged = merged or {}
        self.aliases = {person.id: person.alias.strip() for person in people}
        self._owners: dict[Name, tuple[str, ...]] = {}
        self._own(people, _whole)
        self._own(former, _whole)
        self._own(people, _parts)
        self._own(former, _parts)
        before = tuple(one for one in earlier if self._now((one.id,)))  # whoever was taken out names nobody
        self._own(before, _whole)
        self._own(before, _parts)
        self._initials = self._first_letters((*people, *former, *before))
        self._letters = {alias for alias in self.aliases.values() if len(alias) == 1}
        self._single_signs = tuple(filter(is_without_blanks, self._letters))
        self._single = tuple(name[0] for name in self._owners if len(name) == 1)
        self._near: dict[str, bool] = {}
        self._places = NamePlaces(self._owners)

    def find(self, text: str) -> tuple[Naming, ...]:
        """Return who is named where in a text in composed letters, in order; parts beside each other are one."""
        namings = [*self._references(text)] if REFERENCE_SIGN in text else []
        if places := self._places.find(text):
            namings += self._bare(text, places)
            namings.sort(key=_START)
        if not namings:
            return ()
        found: list[Naming] = []
        for one in namings:
            joined = self._joined(text, found[-1], one) if found else None
            if joined is None:
                found.append(self._with_initial_before(text, one))
            else:
                found[-1] = joined
        ends = (*map(_START, found[1:]), len(text))
        return tuple(map(self._with_initial_behind, repeat(text), found, ends))

    def may_stand_in(self, text: str) -> bool:
        """Whether it is worth looking for names in a text: never wrong where it says no."""
        return REFERENCE_SIGN in text or self._places.may_begin_in(composed(text))

    def may_be_typed_in(self, text: str) -> bool:
        """Whether a name may stand in a text in composed letters that is no reference: never wrong where it says no."""
        return self._places.may_begin_in(text)

    def stand_alone_in(self, text: str) -> bool:
        """Whether each reference in a text is a name by itself, nothing beside it a part: never wrong where it says so.

        It and `may_be_typed_in` say of a whole what they say of its parts.
        """
        return _MORE_BEHIND.search(text) is None and _MORE_BEFORE.search(text) is None

    def people_in(self, text: str) -> tuple[str, ...]:
        """Return the ids of whoever a text names or may name, each once, in order."""
        found = self.find(composed(text))
        return tuple(dict.fromkeys(person for naming in found for person in naming.people))

    def certainly_in(self, text: str) -> tuple[str, ...]:
        """Return the ids of whom a text names and nobody else can be meant, each once, in order.

        A small word that is a name as well has a capital where a sentence begins: there it names nobody for certain.
        """
        whole = composed(text)
        certain = (naming.people[0] for naming in self.find(whole) if self._is_certain(whole, naming))
        return tuple(dict.fromkeys(certain))

    def _is_certain(self, text: str, naming: Naming) -> bool:
        small = _without_genitive(text[naming.start : naming.end]) in _FOLDED_SMALL
        return len(naming.people) == 1 and not (small and _SENTENCE_BEGINS.search(text[: naming.start]) is not None)

    def look_alikes(
        self, text: str, ordinary: Collection[str] = (), plain: Collection[str] | None = None
    ) -> tuple[str, ...]:
        """Return the words of a text that look like names and were not found, each once, as they are written.

        `ordinary` are folded words that are none, although they are written with a capital. What begins a sentence has
        one anyway: it looks like a name where it is none of the `plain` words, if these are handed in.
        """
        left: dict[str, None] = {}
        for piece in sentences(composed(text)):
            words = self._striking(piece, ordinary, plain)
            taken = self.find(piece) if words else ()
            for word in words:
                if not any(word.start < naming.end and naming.start < word.end for naming in taken):
                    left[piece[word.start : word.end]] = None
        return tuple(left)

    def _striking(self, piece: str, ordinary: Collection[str], plain: Collection[str] | None) -> list[Word]:
        """Return the words of a sentence that look like names, found ones among them."""
        striking: list[Word] = []
        for word in words_of(piece):
            written = piece[word.start : word.end]
            near = self._near.get(written)
            if near is None:
                near = self._near[written] = self._is_near_a_name(written, word.folded)
            if near or (
                _has_a_capital(written)
                and not _is_a_word(word.folded, ordinary)
                and (
                    (plain is not None and word.folded not in plain)
                    or _SENTENCE_BEGINS.search(piece[: word.start]) is None
                )
            ):
                striking.append(word)
        return striking

    def _is_near_a_name(self, written: str, folded: str) -> bool:
        if written in self._letters or any(map(written.__contains__, self._single_signs)):
            return True
        if len(written) in _INITIALS and written.isupper() and folded in self._initials:
            return True
        if (folded,) in self._owners:
            return True  # a small word, written small
        return any(_near(folded, name) for name in self._single)

    def _references(self, text: str) -> Iterator[Naming]:
        for match in MARKED_REFERENCE.finditer(text):
            people, mark = self._who_is(match.group(1)), match.group("mark") or ""
            name = self.aliases.get(people[0], "") if people else ""
            if mark and not mark.endswith("s") and not ends_silently(name.lower()):
                yield Naming(match.start(), match.end() - len(mark), people)  # it closes a quotation
            else:
                yield Naming(match.start(), match.end(), people, genitive=bool(mark))

    def _bare(self, text: str, places: Iterable[Place]) -> Iterator[Naming]:
        for place in places:
            if self._is_name(text, place):
                yield Naming(place.start, place.end, self._owners[place.name], place.genitive)

    def _is_name(self, text: str, place: Place) -> bool:
        small = len(place.name) == 1 and place.name[0] in _FOLDED_SMALL
        return not small or not text[place.start : place.name_end].removeprefix("@").islower()

    def _joined(self, text: str, before: Naming, one: Naming) -> Naming | None:
        """Return two names as one where they are parts of one: *Maria K. Juul*."""
        if before.genitive or not before.people:
            return None
        both = tuple([person for person in before.people if person in one.people])
        between = _INITIAL.fullmatch(text, before.end, one.start) if both else None
        if between is None or not (between.group("initial") or "K").isupper():
            return None
        if _without_genitive(text[before.start : before.end]) == _without_genitive(text[one.start : one.end]):
            return None  # said twice, or another word: Rose rose
        return replace(one, start=before.start, people=both)

    def _with_initial_before(self, text: str, one: Naming) -> Naming:
        match = _INITIAL_BEFORE.search(text, max(0, one.start - 3), one.start) if one.start else None
        return one if match is None or not self._initial_of(match, one) else replace(one, start=match.start())

    def _with_initial_behind(self, text: str, one: Naming, before: int) -> Naming:
        match = None if one.genitive else _INITIAL_BEHIND.match(text, one.end, before)
        return one if match is None or not self._initial_of(match, one) else replace(one, end=match.end())

    def _initial_of(self, match: re.Match[str], naming: Naming) -> bool:
        letter = match.group("initial")
        return letter.isupper() and any(name_of(letter)[0][:1] in self._begins(person) for person in naming.people)

    def _begins(self, person: str) -> set[str]:
        return {name[0][0] for name, owners in self._owners.items() if person in owners and len(name) == 1}

    def _own(self, people: Iterable[Person], names_of: _NamesOf) -> None:
        """Give names to those who have them, but none that somebody has already."""
        owners: dict[Name, tuple[str, ...]] = {}
        for person in people:
            for name in dict.fromkeys(map(name_of, names_of(person))):
                alone = "".join(name)
                if len(alone) > 1 and (names_of is _whole or alone not in _FOLDED_SMALL - _NAMES_TOO):
                    owners[name] = tuple(dict.fromkeys((*owners.get(name, ()), *self._now((person.id,)))))
        self._owners = owners | self._owners

    def _now(self, people: Iterable[str]) -> tuple[str, ...]:
        """Return who somebody is now; nobody for who was forgotten."""
        return tuple(dict.fromkeys(now for person in people for now in self._who_is(person)))

    def _who_is(self, person: str) -> tuple[str, ...]:
        now = self._merged.get(person, person)
        return (now,) if now in self.aliases else ()

    @staticmethod
    def _first_letters(people: Iterable[Person]) -> frozenset[str]:
        """Return the initials of all who have several names, folded as words are: that of Østergaard is no *o*."""
        wholes = (composed(name) for person in people for name in _whole(person))
        letters = ([whole[word.start] for word in words_of(whole)] for whole in wholes)
        return frozenset(fold("".join(one)) for one in letters if len(one) > 1)


_FOLDED_SMALL = frozenset("".join(name_of(word)) for word in _SMALL)


def _without_genitive(written: str) -> str:
    return fold(written).rstrip("s'’ʼ´`")


def _whole(person: Person) -> tuple[str, ...]:
    return (person.alias, person.real_name)


def _parts(person: Person) -> Iterator[str]:
    """Yield the parts of what somebody is called, and any two of them in their order: *Maria-Louise* of three."""
    for name in (person.alias, person.real_name):
        parts = tuple(parts_of(name))
        yield from parts
        yield from map(" ".join, combinations(parts, 2))


def _near(word: str, name: str) -> bool:
    """Whether a word is a name with one slip in it, or begins with one."""
    if len(name) >= _BEGINS_FROM and len(word) > len(name) and word.startswith(name):
        return True
    if may_inflect(word, name):
        return True
    if len(name) < _MISSPELT_FROM or abs(len(word) - len(name)) > 1 or word[:1] != name[:1]:
        return False
    same = next((at for at, (one, two) in enumerate(zip(word, name, strict=False)) if one != two), None)
    if same is None:
        return len(word) != len(name)
    one, two = word[same:], name[same:]
    return one[1:] == two[1:] or one[1:] == two or one == two[1:] or (one[:2] == two[1::-1] and one[2:] == two[2:])
