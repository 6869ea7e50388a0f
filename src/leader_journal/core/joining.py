"""Two versions of one record: in what they differ, and the one that is made of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from leader_journal.core.record_types import Record
from leader_journal.core.records import Answer, Entry

WRITTEN = frozenset(
    {
        "arrived",
        "brought",
        "change",
        "closing_line",
        "consequence",
        "debts",
        "facts",
        "frame",
        "how",
        "keep",
        "measure",
        "notes",
        "question",
        "text",
        "thanked",
        "then",
        "voices",
        "what",
        "when",
        "worked",
    }
)
"""Fields in the leader's own words: of two texts one can be made. Of everything else one of the two is chosen."""
_ANSWER = "answers/"
_NOT_ASKED = frozenset({"id", "written", "created", "started", "answers"})
"""What is nobody's choice: of these the version that is shown first keeps its own."""


def values_of(record: Record) -> dict[str, object]:
    """Return what a record says, by the name of each part; every answer of an entry is a part of its own."""
    said = {name: getattr(record, name) for name in record.__struct_fields__ if name not in _NOT_ASKED}
    if isinstance(record, Entry):
        said |= {_ANSWER + answer.prompt: answer for answer in record.answers}
    return said


def differing(records: Sequence[Record]) -> tuple[str, ...]:
    """Return the parts in which records differ, in the order in which a record has them."""
    all_said = [values_of(one) for one in records]
    names = dict.fromkeys(name for said in all_said for name in said)
    return tuple(name for name in names if any(said.get(name) != all_said[0].get(name) for said in all_said[1:]))


def is_written(part: str) -> bool:
    """Whether a part is in the leader's own words, so that two of them can be joined."""
    return part in WRITTEN or part.startswith(_ANSWER)


def text_of(value: object) -> str:
    """Return the words of such a part, as they are stored; none where the version has no such part."""
    match value:
        case Answer(text=text):
            return text
        case str(text):
            return text
    return ""


def joined_text(texts: Sequence[str]) -> str:
    """Return all of it, each once: what another holds already is not said again."""
    kept: list[str] = []
    for number, text in enumerate(texts):
        words = text.strip()
        rest = [*kept, *(other.strip() for other in texts[number + 1 :])]
        if words and not any(words in other for other in rest):
            kept.append(words)
    return "\n\n".join(kept)


def joined(records: Sequence[Record], chosen: Mapping[str, int], written: Mapping[str, str]) -> Record:
    """Return the first record with every part that was chosen taken from the version of that number, and with the
    texts that were written.
    """
    values: dict[str, object] = {part: values_of(records[number]).get(part) for part, number in chosen.items()}
    values |= {part: text for part, text in written.items() if not part.startswith(_ANSWER)}
    answers = {part: text for part, text in written.items() if part.startswith(_ANSWER)}
    if answers and isinstance(records[0], Entry):
        values["answers"] = _answers([one for one in records if isinstance(one, Entry)], answers)
    return replace(records[0], **values)


def _answers(entries: Sequence[Entry], written: Mapping[str, str]) -> tuple[Answer, ...]:
    """Every answer of any version, in the order of the first that has it, with the text that was written."""
    all_of_them = {answer.prompt: answer for entry in reversed(entries) for answer in reversed(entry.answers)}
    in_order = dict.fromkeys(answer.prompt for entry in entries for answer in entry.answers)
    said = (
        replace(all_of_them[prompt], text=written.get(_ANSWER + prompt, all_of_them[prompt].text))
        for prompt in in_order
    )
    return tuple(answer for answer in said if answer.text.strip())
