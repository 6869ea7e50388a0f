"""Every reason why something stays out of an import has a sentence of its own, and one for however many."""

from __future__ import annotations

import pytest

from leader_journal.core.imports import LineProblem, LineReason, Remark, SourceFormat, SourceReason
from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.imports import format_words, problem_sentences, reason_words, remark_words, source_words


def test_every_reason_has_a_sentence_of_its_own() -> None:
    sentences = [
        *(reason_words(reason, 2, "lines 3, 4") for reason in LineReason),
        *map(source_words, SourceReason),
        *(remark_words(remark, 2) for remark in Remark),
    ]

    assert all(sentence.endswith(".") for sentence in sentences)
    assert len(set(sentences)) == len(sentences) == len(LineReason) + len(SourceReason) + len(Remark)


def test_an_example_of_a_date_is_in_the_language_of_the_app() -> None:
    assert "1 September 2026" in reason_words(LineReason.UNREADABLE_DATE, 1, "line 2")
    with language(Language.DANISH):
        assert "1. september 2026" in reason_words(LineReason.UNREADABLE_DATE, 1, "line 2")


def test_every_format_has_a_name() -> None:
    assert len(set(map(format_words, SourceFormat))) == len(SourceFormat)


def test_one_cause_is_one_sentence_with_its_places() -> None:
    problems = [LineProblem(line, LineReason.NO_DATE) for line in range(2, 9)] + [LineProblem(9, LineReason.NO_TEXT)]

    assert list(problem_sentences(problems, SourceFormat.TEXT)) == [
        "7 entries have no date (lines 2, 3, 4 and 4 more).",
        "1 entry has no text (line 9).",
    ]


def test_places_in_several_files_name_the_file_on_one_line() -> None:
    (sentence,) = problem_sentences([LineProblem(2, LineReason.NO_TEXT, "a\nb.md")], SourceFormat.MARKDOWN)

    assert sentence == "1 entry has no text (a b.md, line 2)."


@pytest.mark.parametrize("source", [one for one in SourceFormat if one is not SourceFormat.ARCHIVE])
def test_a_line_is_named_only_in_a_file_that_is_read_by_the_line(source: SourceFormat) -> None:
    """The second entry of a Day One export is on no second line."""
    by_the_line = {
        SourceFormat.CSV,
        SourceFormat.JRNL,
        SourceFormat.MARKDOWN,
        SourceFormat.OBSIDIAN,
        SourceFormat.LOGSEQ,
        SourceFormat.LIFEOGRAPH,
        SourceFormat.ORG,
        SourceFormat.VIMWIKI,
        SourceFormat.DOCUMENT,
        SourceFormat.ICS,
        SourceFormat.TEXT,
    }
    word = "line" if source in by_the_line else "number"

    alone, several = (
        next(
            problem_sentences(
                [LineProblem(2, LineReason.NO_TEXT, file), LineProblem(4, LineReason.NO_TEXT, file)], source
            )
        )
        for file in ("", "a")
    )

    assert alone == f"2 entries have no text ({word}s 2, 4)."
    assert several == f"2 entries have no text (a, {word} 2, a, {word} 4)."


@pytest.mark.parametrize("reason", [LineReason.BROKEN_FILE, LineReason.LOCKED_FILE, LineReason.NO_COLUMNS])
def test_what_stays_out_as_a_whole_is_named_without_a_line(reason: LineReason) -> None:
    (sentence,) = problem_sentences([LineProblem(1, reason, "a.json")], SourceFormat.CSV)

    assert sentence.endswith(" (a.json).")
