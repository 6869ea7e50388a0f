"""The process that holds the dictionaries: lines of JSON in, lines of JSON out, until its input ends.

Why a process: hunspell's binding holds Python's lock while it loads (0.4 s) and while it suggests (up to half a
second), and a dictionary that breaks hunspell must not break the app (docs/decisions/0059).
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import IO, Any

from leader_journal.spelling.checker import Checker, Speller
from leader_journal.spelling.dictionaries import Dictionary


def main() -> int:
    """Answer until the app lets go of us; nothing is written anywhere but to it."""
    from leader_journal import log

    log.leave_no_core_file()
    log.close_memory()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a key in the terminal is meant for the app
    sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for good: no word gets out by a traceback
    try:
        serve(sys.stdin.buffer, sys.stdout.buffer)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def serve(asked: IO[bytes], answers: IO[bytes]) -> None:
    """Answer each line in its turn."""
    checker = Checker([])
    for line in asked:
        wish: dict[str, Any] = json.loads(line)
        if "load" in wish:
            checker = Checker(_loaded(wish["load"]))
            continue
        answers.write(json.dumps(_answer(checker, wish)).encode() + b"\n")
        answers.flush()


def _answer(checker: Checker, wish: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = {"number": wish["number"]}
    if "suggest" in wish:
        return {**answer, "suggestions": checker.suggest(wish["suggest"], wish["text"])}
    text = wish["text"]
    splits = checker.splits(text) if wish["splits"] else ()
    return {
        **answer,
        "unknown": list(checker.unknown(text)),
        "splits": [(split.start, split.end, split.joined) for split in splits],
    }


def _loaded(wanted: list[list[str]]) -> list[Speller]:
    """Load dictionaries; one that is gone meanwhile is done without."""
    lexicons = []
    for language, folder, name in wanted:
        try:
            lexicons.append(_hunspell(Dictionary(language, Path(folder), name)))
        except OSError:
            continue
    return lexicons


def _hunspell(dictionary: Dictionary) -> Speller:
    try:
        from leader_journal.spelling.lexicon import LoadedDictionary
    except ImportError as error:  # no wheel of the binding for this kind of computer
        raise FileNotFoundError from error
    return LoadedDictionary(dictionary)
