"""Whoever is named on a page is found as a search finds words, and what looks like a name and was left is listed."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.folding import fold
from leader_journal.core.hidden_names import HiddenNames
from leader_journal.core.known_names import KnownNames
from leader_journal.core.mentions import reference
from leader_journal.core.name_places import composed, words_of
from leader_journal.core.records import Person

IDS = [f"01920000-0000-7000-8000-0000000000{number:02}" for number in range(20)]
MARIA = Person(id=IDS[0], alias="MJ", real_name="Maria-Louise Juul")
JENS = Person(id=IDS[1], alias="Jens", real_name="jens ørsted friis")
ASE = Person(id=IDS[2], alias="Åse Müller", real_name="")
LARS = Person(id=IDS[3], alias="Lars von Trier", real_name="Lars Marx")
OBRIEN = Person(id=IDS[4], alias="Zoë O’Brien")
EVERYBODY = (MARIA, JENS, ASE, LARS, OBRIEN)
FORMER = (Person(id=IDS[9], alias="Mia Krag", merged_into=MARIA.id),)
MERGED = {IDS[9]: MARIA.id}
EARLIER = (Person(id=JENS.id, alias="Jønne Bak"), Person(id=IDS[9], alias="Pernille"), Person(id=IDS[8], alias="Gone"))
KNOWN = KnownNames(EVERYBODY, MERGED, FORMER, EARLIER)

NAMES = (
    "MJ", "Maria-Louise Juul", "Maria", "Louise", "Juul", "Maria Juul", "Jens", "Jens Ørsted Friis", "Ørsted", "Friis",
    "Åse Müller", "Åse", "Müller", "Lars von Trier", "Lars Marx", "Lars", "Trier", "Marx", "Zoë O’Brien", "Zoë",
    "O’Brien", "Mia Krag", "Mia", "Krag", "Jønne Bak", "Jønne", "Bak", "Pernille",
)  # fmt: skip
GENITIVES = ("", "s", "'s", "’s", "ʼs")
CASES: tuple[Callable[[str], str], ...] = (str, str.upper, str.lower, str.title, str.swapcase)
FORMS = ("NFC", "NFD", "NFKC", "NFKD")


def hidden(text: str) -> str:
    return HiddenNames(KNOWN, (text,))(text)


def letters_of(text: str) -> str:
    return "".join(re.findall(r"[^\W_]+", fold(text)))


@given(
    st.sampled_from(NAMES),
    st.sampled_from(GENITIVES),
    st.sampled_from(CASES),
    st.sampled_from(FORMS),
    st.sampled_from(["-", " ", "\u00a0", "\n", "‑", " - "]),
    st.sampled_from(["", "@", "(", "“", "_", "1: ", "– "]),
)
def test_no_way_of_writing_a_name_leaves_a_trace(
    name: str, genitive: str, case: Callable[[str], str], form: str, joint: str, before: str
) -> None:
    silent = genitive == "s" and name.lower().endswith(("s", "x"))
    as_written = case(re.sub(r"[ -]", joint, name) + ("’" if silent else genitive))
    text = unicodedata.normalize(form, f"3 8 {before}{as_written}, 4")  # type: ignore[arg-type] # one of its forms

    read = hidden(text)

    assert re.fullmatch(r"[A?](’s)?", read.removeprefix(f"3 8 {before.removesuffix('@')}").removesuffix(", 4")), read
    assert letters_of(name) not in letters_of(read.replace("’s", ""))


@given(
    st.lists(
        st.sampled_from((*NAMES, *map(reference, IDS[:5]), "og", "rota.", "\n", "-", "’", "s", "M.", "J")), max_size=9
    )
)
def test_nothing_that_was_found_is_found_again_and_nothing_overlaps(pieces: list[str]) -> None:
    text = composed(" ".join(pieces))
    known = KNOWN

    found = known.find(text)

    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
    assert set(known.people_in(text)) == {person for naming in found for person in naming.people}
    assert not any(reference(one) in hidden(text) for one in IDS)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("M. Juul og Maria L. Juul", "A og A"),
        ("M.J. Juul", "M.A"),
        ("Zoë O'Briens plan og zoe o´brien's", "A’s plan og A’s"),
        ("maria_juul@firma.dk", "A_A@firma.dk"),
        ("Ma\u00adria og Ma\u200brias", "A og A’s"),
        ("MariaLouise, marialouise", "A, A"),
        ("Jenses og Larses bil, Marx’ og Jens'", "A’s og B’s bil, B’s og A’s"),
        ("“som jeg sagde til Maria’", "“som jeg sagde til A’"),
        (f"{reference(MARIA.id)} Juul og {reference(JENS.id)}'", "A og B’s"),
        ("Marialund, Jensen og Friisenborg", "Marialund, Jensen og Friisenborg"),
        ("Maria maria og Jens Jens’", "A A og B B’s"),
        ("von", "von"),
    ],
)
def test_names_as_they_are_typed(typed: str, read: str) -> None:
    assert hidden(typed) == read


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Vi talte med Mads om det. Mads ved det", ("Mads",)),
        ("Mads ved det, siger Sofie", ("Sofie",)),
        ("Mariaa kom, og Mraia. louisa", ("Mariaa", "Mraia", "louisa")),
        ("Marialund og jensen", ("Marialund", "jensen")),
        ("LM sagde, at IT ved det", ("LM",)),
        ("Kl. 9 i København: Alle kom. Vi er i Odense", ("København", "Odense")),
        (f"{reference(JENS.id)} and Maria agree", ()),
        ("", ()),
    ],
)
def test_what_looks_like_a_name_and_was_left_is_listed(typed: str, left: tuple[str, ...]) -> None:
    assert KnownNames(EVERYBODY, MERGED, FORMER).look_alikes(typed) == left


def test_ordinary_words_with_a_capital_are_no_names() -> None:
    known = KnownNames(EVERYBODY)
    assert known.look_alikes("It was on Monday at Novo", {"monday"}) == ("Novo",)


@pytest.mark.parametrize(
    ("typed", "read", "left"),
    [
        (
            "Per og Hans kom 2 gange per uge med hans liste",
            "A og B kom 2 gange per uge med hans liste",
            ("per", "hans"),
        ),
        ("Will you ask WILL? He will", "C you ask C? He will", ("will",)),
        ("The CFO and the cfo of the house", "A and A of the house", ()),
        ("K and I; k", "K and I; k", ("K",)),
    ],
)
def test_small_words_are_names_where_they_have_a_capital(typed: str, read: str, left: tuple[str, ...]) -> None:
    people = tuple(
        Person(id=IDS[number], alias=alias) for number, alias in enumerate(("Per", "Hans Ulk", "Will", "The CFO", "K"))
    )
    order = (reference(IDS[0]), reference(IDS[1]), reference(IDS[2]))
    texts = (typed,) if "CFO" in typed else order
    assert HiddenNames(KnownNames(people), texts)(typed) == read
    assert KnownNames(people).look_alikes(typed) == left


def test_whom_two_people_may_be_is_told_of_both_and_by_more_of_the_name() -> None:
    other = Person(id=IDS[5], alias="Maria Holm")
    known = KnownNames((MARIA, other))

    assert known.people_in("maria ved det") == (MARIA.id, other.id)
    assert known.people_in("maria holm ved det") == (other.id,)
    assert HiddenNames(known, ("Maria Holm, Maria",))("Maria Holm, Marias") == "A, ?’s"


def test_words_that_the_leader_takes_for_names_become_letters_too() -> None:
    text = "Maria og Mads; Mads’ plan"
    assert HiddenNames(KnownNames(EVERYBODY, also=("Mads",)), (text,))(text) == "A og B; B’s plan"


@pytest.mark.parametrize(
    ("alias", "typed", "read", "left"),
    [
        ("李明", "李明说 and 李明's, 和李明。李明s", "A说 and A’s, 和A。A’s", ()),
        ("李 明", "和李明说, 李 明", "和A说, A", ()),
        ("田中さくら", "昨日田中さくらさんと", "昨日Aさんと", ()),
        ("サトウ", "サトウさんが", "Aさんが", ()),
        ("김민수", "김민수는 김민수가 어제김민수", "A는 A가 어제A", ()),
        ("지나", "지난주 지나는", "지난주 A는", ("지난주",)),
        ("สมหญิง", "คุณสมหญิงพูด", "คุณAพูด", ()),
        ("प्रिया", "प्रिया ने कहा, प्रियाजी", "A ने कहा, प्रियाजी", ("प्रियाजी",)),
        ("Maria", "Maria说, 我和Maria谈", "A说, 我和A谈", ()),
        ("小Maria", "小Maria说", "A说", ()),
        ("Иван", "Иван и ивана", "A и ивана", ("ивана",)),
        ("Анна", "Анна, анны", "A, анны", ("анны",)),
        ("Νίκος", "Νίκος, νίκου", "A, νίκου", ("νίκου",)),
        ("משה", "משה אמר למשה", "A אמר למשה", ("למשה",)),
        ("محمد", "محمد ومحمد", "A ومحمد", ("ومحمد",)),
        ("明", "明说", "明说", ("明说",)),
    ],
)
def test_a_name_of_another_script_is_hidden_or_listed(alias: str, typed: str, read: str, left: tuple[str, ...]) -> None:
    known = KnownNames((Person(id=IDS[0], alias=alias),))
    assert HiddenNames(known, (typed,))(typed) == read
    assert known.look_alikes(typed) == left


@given(
    st.text("李明王芳さくらトウ민수지나", min_size=2, max_size=4),
    st.text("说和のは는가한국字", max_size=4),
    st.text("说和のは는가한국字", max_size=4),
)
def test_a_name_in_a_script_without_blanks_is_found_whatever_stands_round_it(
    name: str, before: str, behind: str
) -> None:
    known = KnownNames((Person(id=IDS[0], alias=name),))
    assert HiddenNames(known, (name,))(before + name + behind) == f"{before}A{behind}"


COMMON = st.text("abcæøåÆØÅßéÿÀmjMJ @{}'’´`-–—.,:;\u00a0€…“”_1ensJLoui", max_size=60)


@given(st.lists(st.one_of(COMMON, st.sampled_from([*NAMES, *map(reference, IDS)])), max_size=6).map("".join))
def test_the_quick_way_through_usual_letters_finds_what_the_careful_one_finds(text: str) -> None:
    unusual = text + "\u200b"  # which is not seen, and makes the reading careful

    assert list(words_of(text)) == list(words_of(unusual))
    assert KNOWN.find(text) == KNOWN.find(unusual)


def test_initials_look_like_names_whatever_letters_they_are_made_of() -> None:
    names = KnownNames(
        [Person(id="1", alias="Anna Østergaard", real_name="Ærlig-Ida Ås"), Person(id="2", alias="Bo Ek")]
    )

    assert names.look_alikes("AØ came. We asked BE, ÆIÅ and ÅÆ.") == ("AØ", "BE", "ÆIÅ")


CROWD = tuple(Person(id=f"01920000-0000-7000-8000-{number:012}", alias=f"Qyx{number}w") for number in range(100, 200))


@given(st.lists(st.sampled_from((*NAMES, "per", "said", "æøå", "so\u00adft", "李明", reference(JENS.id))), max_size=5))
def test_the_same_is_found_where_there_are_few_names_and_where_there_are_hundreds(parts: list[str]) -> None:
    text = composed("’s ".join(parts))
    many = KnownNames((*EVERYBODY, *CROWD), MERGED, FORMER, EARLIER)
    assert many.find(text) == KNOWN.find(text)
    assert KNOWN.may_stand_in(text) or not KNOWN.find(text)
