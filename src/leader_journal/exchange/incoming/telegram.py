"""Telegram's export as JSON (`result.json`): the notes that one sends oneself, and chats; a message an entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leader_journal.core.imports import LineProblem, LineReason, Remark, SourceFormat
from leader_journal.exchange.import_plan import ImportPlan
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options
from leader_journal.exchange.incoming.hash_tags import hash_tags
from leader_journal.exchange.incoming.json_source import field_text, json_value
from leader_journal.exchange.incoming.source import Source

_WITH_ONE = "personal_chat"
_ATTACHED = ("photo", "file")


def is_an_export(value: Mapping[str, object]) -> bool:
    """Whether a JSON object is an export of one chat, or of all of them."""
    return any(True for _chat in _chats(value))


def read_telegram(source: Source, options: Options) -> ImportPlan:
    """Return the messages of an export. Raises UnreadableSource: damaged, no message."""
    draft = Draft(SourceFormat.TELEGRAM)
    for file in source.ending(".json") or source.files:
        name = "" if source.single else file.name
        with draft.broken_file(file, source):
            value = json_value(file.text, source.path)
            for chat in _chats(value) if isinstance(value, Mapping) else ():
                draft.add(_messages(chat, name, draft))
    draft.remark_on_files(source)
    return draft.plan(source.path, options)


def _chats(value: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    all_of_them = value.get("chats")
    listed = all_of_them.get("list") if isinstance(all_of_them, Mapping) else None
    for chat in [value, *(listed if isinstance(listed, list) else ())]:
        if isinstance(chat, Mapping) and isinstance(chat.get("messages"), list) and "type" in chat:
            yield chat


def _messages(chat: Mapping[str, object], file: str, draft: Draft) -> Iterator[FoundEntry | LineProblem]:
    other = field_text(chat, "name") if chat.get("type") == _WITH_ONE else ""
    items = chat["messages"]
    assert isinstance(items, list)  # or it were no chat
    for number, item in enumerate(items, 1):
        if not isinstance(item, Mapping):
            yield LineProblem(number, LineReason.NOT_AN_ENTRY, file)
        elif item.get("type") != "service":
            attached = sum(name in item for name in _ATTACHED)
            draft.remark(Remark.PICTURES, attached)
            text = _words(item.get("text"))
            if text or not attached:
                yield _found(number, item, text, file, (other,) if other else ())


def _found(
    number: int, item: Mapping[str, object], text: str, file: str, people: tuple[str, ...]
) -> FoundEntry | LineProblem:
    return FoundEntry(
        line=number,
        stamp=field_text(item, "date"),
        text=text,
        file=file,
        people=people,
        themes=hash_tags(text),
    )


def _words(value: object) -> str:
    """Return a text that is written in parts, some of them with a form of their own."""
    if isinstance(value, list):
        return "".join(map(_words, value))
    return field_text(value, "text") if isinstance(value, Mapping) else value if isinstance(value, str) else ""
