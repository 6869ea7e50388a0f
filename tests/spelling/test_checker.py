"""What is underlined, by two tiny dictionaries of our own: a Danish one in Latin-1 and an English one."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from leader_journal.spelling import PROCESS
from leader_journal.spelling.checker import Checker
from leader_journal.spelling.dictionaries import Dictionary
from leader_journal.spelling.helper import serve
from leader_journal.spelling.lexicon import LoadedDictionary

FOLDER = Path(__file__).parent / "share/hunspell"
DANISH, ENGLISH = Dictionary("da", FOLDER, "da_DK"), Dictionary("en", FOLDER, "en_GB")


@pytest.fixture(scope="module")
def both() -> Checker:
    return Checker([LoadedDictionary(DANISH), LoadedDictionary(ENGLISH)])


def unknown(checker: Checker, text: str) -> list[str]:
    return [text[start:end] for start, end in checker.unknown(text)]


def test_a_word_of_either_language_is_right(both: Checker) -> None:
    assert unknown(both, "Jeg glemte en mistake on the mødet, and the samtle") == ["on", "and", "samtle"]


@pytest.mark.parametrize("text", ["don’t", "it's", "kl. etc.", "Blåbær", "medarbejdersamtalen"])
def test_what_is_spelt_right_is_left_alone(both: Checker, text: str) -> None:
    assert unknown(both, text) == []


def test_letters_that_a_dictionary_cannot_hold_are_not_judged_by_it() -> None:
    assert unknown(Checker([LoadedDictionary(DANISH)]), "日本語 naïveté łódź samtle") == ["naïveté", "samtle"]


def test_a_full_stop_without_a_space_parts_words(both: Checker) -> None:
    assert unknown(both, "jeg glemte.Hun bad") == []
    assert unknown(both, "jeg glmte.Hun bad") == ["glmte"]


def test_nothing_is_wrong_without_a_dictionary() -> None:
    assert unknown(Checker([]), "anythng at all") == []


class Offers:
    """A language that offers the same whatever is asked."""

    def __init__(self, language: str, words: str, offers: tuple[str, ...]) -> None:
        self.language, self._words, self._offers = language, words.split(), offers

    def knows(self, word: str) -> bool:
        return word.lower() in self._words

    def lists(self, word: str) -> bool:
        return self.knows(word)

    def stems(self, _word: str) -> tuple[str, ...]:
        return ()

    def suggest(self, _word: str) -> tuple[str, ...]:
        return self._offers


def test_suggestions_of_the_language_of_the_text_come_first() -> None:
    english = Offers("en", "i will ask him", ("sparge", "surge"))
    danish = Offers("da", "jeg vil gerne ham om det", ("spørge", "sørge"))
    for languages in ([english, danish], [danish, english]):
        checker = Checker(languages)
        assert checker.suggest("sprge", "Jeg vil gerne sprge ham om det")[:2] == ("spørge", "sparge")
        assert checker.suggest("sprge", "I will sprge him")[:2] == ("sparge", "spørge")


def test_suggestions_of_both_languages_are_mixed(both: Checker) -> None:
    assert "samtale" in both.suggest("samtle")
    assert "mistake" in both.suggest("mistke")


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Vi holdt en medarbejder samtale i går", ["medarbejdersamtale"]),
        ("Hun bad om en udviklings samtale", ["udviklingssamtale"]),
        ("Hun bad om et kunde møde", ["kundemøde"]),
        ("Hun bad om et projekt møde", ["projektmøde"]),
        ("Jeg leder gruppen", []),
        ("the team meeting was good", []),
        ("Vi holdt kunde, møde", []),
    ],
)
def test_neighbours_that_may_be_one_word_are_found(both: Checker, text: str, joined: list[str]) -> None:
    assert [split.joined for split in both.splits(text)] == joined


def test_english_alone_knows_no_compounds() -> None:
    assert Checker([LoadedDictionary(ENGLISH)]).splits("Vi holdt en medarbejder samtale") == ()


def ask(*wishes: dict[str, object]) -> list[dict[str, object]]:
    said = io.BytesIO()
    serve(io.BytesIO(b"".join(json.dumps(wish).encode() + b"\n" for wish in wishes)), said)
    return [json.loads(line) for line in said.getvalue().splitlines()]


LOAD: dict[str, object] = {"load": [("da", str(FOLDER), "da_DK"), ("en", str(FOLDER), "en_GB")]}


def test_each_question_has_its_answer_by_number() -> None:
    assert ask(
        LOAD, {"number": 1, "text": "samtle", "splits": True}, {"number": 2, "suggest": "samtle", "text": "samtle"}
    ) == [
        {"number": 1, "unknown": [[0, 6]], "splits": []},
        {"number": 2, "suggestions": ["samtale"]},
    ]


def test_splits_are_looked_for_when_asked() -> None:
    text = "Vi holdt en medarbejder samtale"
    (on, off) = ask(LOAD, {"number": 1, "text": text, "splits": True}, {"number": 2, "text": text, "splits": False})
    assert on["splits"] == [[12, 31, "medarbejdersamtale"]]
    assert off["splits"] == []


def test_a_dictionary_that_is_gone_is_done_without(tmp_path: Path) -> None:
    gone: dict[str, object] = {"load": [("da", str(tmp_path), "da_DK")]}
    assert ask(gone, {"number": 1, "text": "samtle", "splits": True}) == [{"number": 1, "unknown": [], "splits": []}]


def test_the_process_ends_with_its_input_and_says_nothing_else() -> None:
    wishes = "\n".join(json.dumps(wish) for wish in (LOAD, {"number": 1, "text": "samtle \ud83d", "splits": True}))
    done = subprocess.run(
        [sys.executable, "-P", "-m", "leader_journal", PROCESS],
        input=wishes + "\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["unknown"] == [[0, 6]]


def test_no_word_comes_out_by_a_failure() -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "leader_journal", PROCESS],
        input='{"number": 1, "secret word',
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert done.stdout + done.stderr == ""
