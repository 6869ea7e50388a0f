"""Plain text with days in it: a line that is a date, or begins with one as the first did, begins an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leader_journal.core.imports import LineProblem, LineReason, Remark, SourceFormat
from leader_journal.exchange.import_plan import ImportPlan
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options
from leader_journal.exchange.incoming.markdown import day_in_name, hash_tags
from leader_journal.exchange.incoming.source import Source
from leader_journal.exchange.stamps import is_stamp, leading_date

_RULE = re.compile(r"^\s*[-=*_~]{3,}\s*$")
_LONGEST = 60


def read_plain_text(source: Source, options: Options) -> ImportPlan:
    """Return what text files hold. Raises UnreadableSource where there is no date in them."""
    draft = Draft(SourceFormat.TEXT)
    for file in source.files:
        name = "" if source.single else file.name
        found = list(_entries(file.text, name))
        if not any(isinstance(item, FoundEntry) for item in found):
            stamp = day_in_name(file.path.stem)
            found = (
                [FoundEntry(line=1, stamp=stamp, text=file.text, file=name, themes=hash_tags(file.text))]
                if stamp
                else []
            )
        draft.remark(Remark.PAGES_WITHOUT_A_DATE, int(not found))
        draft.add(found)
    draft.remark_on_files(source)
    return draft.plan(source.path, options)


def begins_with_days(text: str) -> bool:
    """Whether lines of a text are dates."""
    return any(isinstance(item, FoundEntry) for item in _entries(text, ""))


def _entries(text: str, name: str) -> Iterator[FoundEntry | LineProblem]:
    lines = text.split("\n")
    alone = any(_alone(line) for line in lines)
    start, stamp, body = 0, "", [""]
    for number, line in enumerate(lines, 1):
        heading = _alone(line) if alone else _at_the_start(line)
        if heading is None:
            body.append(line)
            continue
        if start:
            yield _found(start, stamp, body, name)
        elif (before := next((at for at, words in enumerate(body) if words.strip()), None)) is not None:
            yield LineProblem(before, LineReason.NO_DATE, name)
        start, (stamp, title) = number, heading
        body = [title]
    if start:
        yield _found(start, stamp, body, name)


def _alone(line: str) -> tuple[str, str] | None:
    """A line that is nothing but a date; signs round it are an ornament."""
    words = line.strip().strip("*_#=-~[]: ").strip()
    return (words, "") if 0 < len(words) <= _LONGEST and not words.isdigit() and is_stamp(words) else None


def _at_the_start(line: str) -> tuple[str, str] | None:
    return None if line[:1].isspace() else leading_date(line)


def _found(line: int, stamp: str, body: list[str], name: str) -> FoundEntry:
    while body and (not body[-1].strip() or _RULE.match(body[-1])):
        body = body[:-1]
    while body and (not body[0].strip() or _RULE.match(body[0])):
        body = body[1:]
    text = "\n".join(body)
    return FoundEntry(line=line, stamp=stamp, text=text, file=name, themes=hash_tags(text))
