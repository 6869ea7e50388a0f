"""Names typed without `@`: found where they stand as words, confirmed as mentions that read the same afterwards."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.bare_names import parts_of
from leader_journal.core.mentions import ENDS_A_NAME, mentioned, reference, shown, stored
from leader_journal.core.names import NameFinder
from leader_journal.core.records import Person

ID = "01890000-0000-7000-8000-{:012d}"
PETER = Person(id=ID.format(1), alias="Peter", real_name="Peter Holm")
ASE = Person(id=ID.format(2), alias="Åse")
JONAS = Person(id=ID.format(3), alias="Jonas")
INITIAL = Person(id=ID.format(4), alias="K")
EVERYBODY = (PETER, ASE, JONAS, INITIAL)

words = st.text(alphabet=st.sampled_from("Petrs @åÅ.,’'{}Holm Jona K1"), max_size=60)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[name.start : name.end], name.person.alias) for name in NameFinder(EVERYBODY).find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peter said it", [("Peter", "Peter")]),
        ("I saw Peters list", [("Peter", "Peter")]),
        ("Jonas’ list and Jonas's", [("Jonas", "Jonas"), ("Jonas", "Jonas")]),
        ("Peter Holm came", [("Peter Holm", "Peter")]),
        ("Åse, (Peter).", [("Åse", "Åse"), ("Peter", "Peter")]),
        ("K came, Ks did not", [("K", "K")]),
        ("@Peter said it", []),
        ("Petersen, peter, PETER, SalPeter", []),
        (f"{reference(PETER.id)} knows", []),
        ("", []),
    ],
)
def test_a_name_is_found_as_it_is_spelt(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_of_two_people_with_one_name_nobody_is_guessed() -> None:
    other = Person(id=ID.format(5), alias="Peter")
    assert NameFinder((PETER, other)).find("Peter said it") == ()


@given(words)
def test_what_is_found_is_a_name_of_its_person_and_nothing_is_found_twice(text: str) -> None:
    names = NameFinder(EVERYBODY).find(text)
    for name in names:
        assert text[name.start : name.end] in (name.person.alias, name.person.real_name)
        assert text[name.start - 1 : name.start] != "@"
    assert all(one.end <= other.start for one, other in pairwise(names))


@given(words)
def test_a_confirmed_alias_is_a_mention_and_reads_as_it_was_written(text: str) -> None:
    ids = {person.alias: person.id for person in EVERYBODY}
    alias_of = {person.id: person.alias for person in EVERYBODY}
    for name in NameFinder(EVERYBODY).find(text):
        if text[name.start : name.end] != name.person.alias:
            continue
        confirmed = text[: name.start] + "@" + text[name.start :]
        kept = stored(confirmed, ids)
        assert name.person.id in mentioned(kept)
        # every other `@Alias` of the text becomes a mention too, and is read without its sign
        assert shown(kept, alias_of).replace("@", "") == text.replace("@", "")


def test_a_genitive_is_a_mention_with_its_s_left_alone() -> None:
    ids = {"Peter": PETER.id, "Mads": ASE.id, "Mad": JONAS.id}
    assert stored("@Peters idé", ids) == f"{reference(PETER.id)}s idé"
    assert stored("@Mads", ids) == reference(ASE.id), "somebody of that name comes first"
    assert stored("@Petersen", ids) == "@Petersen"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Kim", []),
        ("kim", []),
        ("Peter Holm", ["Peter", "Holm"]),
        ("Anne-Marie von Holm", ["Anne", "Marie", "Holm"]),
        ("peter holm", ["peter", "holm"]),
        ("Peter H", ["Peter"]),
        ("Peter 22", ["Peter"]),
    ],
)
def test_a_name_of_several_has_parts_that_name_by_themselves(name: str, parts: list[str]) -> None:
    assert list(parts_of(name)) == parts


names = st.text(alphabet=st.sampled_from("Petrs åÅ-.K1"), min_size=1, max_size=6)


@given(words, st.lists(names, max_size=8))
def test_names_are_found_as_a_pattern_of_all_of_them_finds_them(text: str, aliases: list[str]) -> None:
    people = [Person(id=ID.format(n), alias=alias) for n, alias in enumerate(aliases)]
    counts = Counter(alias.strip() for alias in aliases)
    once = [alias for alias, count in counts.items() if alias and count == 1]
    either = "|".join(map(re.escape, sorted(once, key=lambda name: (-len(name), name))))
    oracle = re.finditer(rf"(?<![\w@])(?:{either}){ENDS_A_NAME}", text) if once else ()
    assert [text[one.start : one.end] for one in NameFinder(people).find(text)] == [match[0] for match in oracle]


@given(words, st.lists(names.filter(str.strip), max_size=8))
def test_a_mention_is_stored_as_a_pattern_of_all_names_stores_it(text: str, aliases: list[str]) -> None:
    known = {alias: ID.format(n) for n, alias in enumerate(aliases)}
    either = "|".join(map(re.escape, sorted(known, key=lambda name: (-len(name), name))))
    pattern = rf"(?<!\w)@({either}){ENDS_A_NAME}"
    oracle = re.sub(pattern, lambda match: reference(known[match[1]]), text) if known else text
    assert stored(text, known) == oracle
