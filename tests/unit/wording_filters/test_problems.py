"""Every reason why something stays out of an import has a sentence of its own."""

from __future__ import annotations

from leader_journal.core.import_reasons import LineReason, SourceReason
from leader_journal.wording.problems import problem_words, source_words


def test_every_reason_has_a_sentence_of_its_own() -> None:
    sentences = [*map(problem_words, LineReason), *map(source_words, SourceReason)]

    assert all(sentence.endswith((".", "?")) for sentence in sentences)
    assert len(set(sentences)) == len(LineReason) + len(SourceReason)
