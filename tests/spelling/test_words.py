"""What of a text is looked up, and what is never called wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.spelling.words import words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I don’t know.", ["don’t", "know"]),
        ("a e-mail, f.eks. nu", ["e-mail", "f.eks", "nu"]),
        ("@Bo wrote to bo@example.org about www.example.org/x_y", ["wrote", "to", "about"]),
        ("MUS, MUS'en, 3D, iPhone og NATO", ["og"]),
        ("“quoted” (in brackets)", ["quoted", "in", "brackets"]),
        ("C:\\temp\\note.txt and ~/notes/a.md", ["and"]),
        ("x" * 400, []),
        ("😀 glad", ["glad"]),
    ],
)
def test_words_are_found_and_what_is_no_word_is_left(text: str, found: list[str]) -> None:
    assert [word.text for word in words(text)] == found


@given(st.text(max_size=80))
def test_every_word_stands_where_it_is_said_to_stand(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end
        assert text[word.start : word.end] == word.text
        end = word.end
