"""What a check of a journal found, in words."""

from __future__ import annotations

from leader_journal.wording.catalogue import ngettext


def problem_sentence(kind: str, count: int) -> str:
    """Return the sentence for one kind of problem; an unknown kind is named by its key."""
    sentences = {
        "file": ngettext("{count} damaged place in the file.", "{count} damaged places in the file.", count),
        "references": ngettext(
            "{count} reference points to something that is not there.",
            "{count} references point to something that is not there.",
            count,
        ),
        "search_index": ngettext(
            "{count} entry is out of step with the search index.",
            "{count} entries are out of step with the search index.",
            count,
        ),
    }
    unknown = ngettext("{count} problem of the kind {kind}.", "{count} problems of the kind {kind}.", count)
    return sentences.get(kind, unknown).format(count=count, kind=kind)
