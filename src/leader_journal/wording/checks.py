"""What a check of a journal found, in words."""

from __future__ import annotations

from leader_journal.core.checks import Problem, ProblemKind
from leader_journal.wording.catalogue import counted, ngettext


def problem_sentence(problem: Problem) -> str:
    count = problem.count
    match problem.kind:
        case ProblemKind.FILE:
            words = ngettext("{count} damaged place in the file.", "{count} damaged places in the file.", count)
        case ProblemKind.REFERENCES:
            words = ngettext(
                "{count} reference points to something that is not there.",
                "{count} references point to something that is not there.",
                count,
            )
        case ProblemKind.SEARCH_INDEX:
            words = ngettext(
                "{count} entry is out of step with the search index.",
                "{count} entries are out of step with the search index.",
                count,
            )
    return words.format(count=counted(count))
