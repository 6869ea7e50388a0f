"""What the names of files and folders say of what is in them: the day, and what it was about."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from leader_journal.core.folding import fold
from leader_journal.exchange.date_words import MONTHS, WEEKDAYS
from leader_journal.exchange.incoming.draft import joined
from leader_journal.exchange.stamps import is_stamp

_DAY_IN_NAME = re.compile(
    r"(?<!\d)(\d{4}[-_.]\d{2}[-_.]\d{2}|\d{8}|\d{1,2}[-_.]\d{1,2}[-_.]\d{4})"
    r"(?:[ _T]?(?<!\d[-_.]\d{4})(\d{2})[-_.:]?(\d{2})(?:\d{2})?)?(?!\d)"
)
_SHORT_DAY = re.compile(r"(\d{2})(\d{2})(\d{2})(?=[ _.-]|$)")
"""As *260302 Kim* begins."""
_SHORT_YEARS = frozenset(map(str, range(10, 40)))
_ONE_TO_ONE = re.compile(r"1[-.:]1 ")
"""*1-1 2026* are the talks of a year, and not its first day."""
_UNIQUE = re.compile(r"\b[0-9a-f]{32}\b")
_USUAL_WORDS = "daily day journal diary entry log note notes dagbog dagens logbog notat noter meeting moede dag"
_OF_ANY_DAY = frozenset(_USUAL_WORDS.split())
"""What any day's file may be called, in folded form."""
_BEGINNING = 300
_DAY_IN_FOLDERS = re.compile(r"(?:^|/)(\d{4})/(\d{2})(?:[-_ ][^/]*)?/(\d{2})(?:[-_ ][^/]*)?$")


def day_in_name(name: str) -> str:
    """Return the day, with its time, that a file's name holds; empty where there is none."""
    match = _DAY_IN_NAME.search(name)
    if match is None:
        if (short := _SHORT_DAY.match(name)) and _SHORT_YEARS & {short[1], short[3]}:
            stamp = "-".join(short.groups())
            return stamp if is_stamp(stamp) else ""
        return name if is_stamp(name) and not name.isdigit() and not _ONE_TO_ONE.match(name) else ""
    stamp = match.group(1).replace("_", "-")
    if not is_stamp(stamp):
        return ""
    clock = f" {match.group(2)}:{match.group(3)}" if match.group(2) else ""
    return stamp + clock if is_stamp(stamp + clock) else stamp


def words_in_name(name: str) -> str:
    """Return what a file is called beside its day: "2026-03-02 Kim Jensen" is about Kim Jensen; empty where nothing."""
    form = _DAY_IN_NAME if _DAY_IN_NAME.search(name) else _SHORT_DAY
    words = _UNIQUE.sub("", form.sub(" ", name, count=1)).replace("_", " ").strip(" -–—.,()[]")
    words = " ".join((words if " " in words else words.replace("-", " ")).split())
    plain = fold(words).split()
    empty = all(word in WEEKDAYS or word in MONTHS or word in _OF_ANY_DAY or word.isdigit() for word in plain)
    return "" if empty or is_stamp(name) else words


def day_of_file(path: PurePosixPath) -> str:
    """Return the day that a file's name says, or its folders: 2026/03/02.md."""
    if stamp := day_in_name(path.stem):
        return stamp
    found = _DAY_IN_FOLDERS.search(path.with_suffix("").as_posix())
    stamp = "-".join(found.groups()) if found else ""
    return stamp if stamp and is_stamp(stamp) else ""


def with_words(called: str, text: str) -> str:
    """Return a text under what its file is called, where it does not say that itself."""
    return text if not called or fold(called) in fold(text[:_BEGINNING]) else joined(called, text)
