"""Where sentences end: in English and Danish, round abbreviations, dates, quotations and signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.mentions import reference
from leader_journal.core.sentences import sentences

SOMEBODY = reference("01920000-0000-7000-8000-000000000001")


@pytest.mark.parametrize(
    "pieces",
    [
        ("She was late. ", "I said nothing."),
        ("Hun kom for sent! ", "Hvad nu? ", "Ingen ved det."),
        ("Den 3. dec. talte vi om planen. ", "Hun var uenig."),
        ("Vi ses den 21. nov. ", "Det er en torsdag."),
        ("Mødet er 3. December i år. ", "Jeg forbereder det."),
        ("On Nov. 26 the rota changed. ", "Nobody was told."),
        ("Vi brugte f.eks. Peters forslag, dvs. det gamle. ", "Det gik."),
        ("Dr. Hansen ringede kl. 10.30. ", "Jeg svarede ikke."),
        ("It was, e.g. Tuesday, too late. ", "Then I listened."),
        ("M. Jensen spurgte igen. ", "Jeg lyttede."),
        ("“Why?” she asked. ", "“I do not know.” ", "That was all."),
        ("”Hvorfor?” spurgte hun. ", "”Det ved jeg ikke.” ", "Så gik vi."),
        ("»Nej.« ", "Han gik."),
        ("Wait … what did she mean? ", "I asked."),
        ("Det var i 2024. ", "Hun glemte det ikke."),
        ("Kundemøder, rapporter osv. ", "Alt blev sagt."),
        ("It went well. ", "🎉 Everybody came."),
        ("Great!!! ", "No, really?! ", "Yes."),
        ("She said it.\n", "I heard it\n\n", "and wrote it down"),
        (f"{SOMEBODY} was late. ", f"{SOMEBODY} said so. ", "I thanked her."),
        ("Jeg tog fejl. ", f"({SOMEBODY} sagde det.) ", "Det var godt."),
        ("version 3.2 is out",),
        ("No end",),
        (".",),
        ("   ",),
    ],
)  # fmt: skip
def test_a_text_comes_apart_into_these(pieces: tuple[str, ...]) -> None:
    assert sentences("".join(pieces)) == pieces


def test_no_text_has_no_sentence() -> None:
    assert sentences("") == ()


@given(st.text(alphabet=st.sampled_from('aB3 .!?…\n\t"”)»@{}🎉é') | st.characters(), max_size=200))
def test_the_pieces_joined_are_the_text(text: str) -> None:
    pieces = sentences(text)

    assert "".join(pieces) == text
    assert all(pieces)


@given(st.lists(st.sampled_from(["She came. ", "Hun gik! ", "Why? ", "Nov. ", "3. ", "dec. ", "\n", "“So.” "])))
def test_a_piece_begins_where_a_word_does(words: list[str]) -> None:
    assert not any(piece[0].isspace() for piece in sentences("".join(words))[1:])


@pytest.mark.parametrize("letter", [".", " ", "\n", ".\n", ". ", "”", ".”", "word. "])
def test_a_megabyte_is_read_once(letter: str) -> None:
    text = letter * (1_000_000 // len(letter))

    assert "".join(sentences(text)) == text
