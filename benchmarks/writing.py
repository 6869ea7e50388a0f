"""Child: what happens while somebody writes: nudges found in a text of 10,000 letters, and the last time this happened.

The floor of the nudges is one walk through the words of the text; that of the last time its own statements, given to
the bare driver.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.bare import bare_connection, query_ms, recorded
from benchmarks.children import answer
from benchmarks.journals import PASSPHRASE

from leader_journal.composition import Services
from leader_journal.core.clock import SystemClock
from leader_journal.core.filters import EVERYTHING
from leader_journal.services.journals import JournalFiles
from leader_journal.wording.nudges.rules import blame, questions

LETTERS = 10_000
OWN_WORDS = ("typical Lars", "klassisk Lars", "pinligt")


def main(journal: Path, rounds: int) -> None:
    """Measure both so many times, each with its floor in turn."""
    clock = SystemClock()
    opened = JournalFiles(clock).open(journal, PASSPHRASE)
    services = Services(opened, clock)
    rows = opened.entries.rows(EVERYTHING, limit=max(200, rounds))
    text = "\n".join(row.facts for row in rows)[:LETTERS]
    nudges, words, last, statements = [], [], [], []
    for _round in range(rounds):
        nudges.append(_ms(lambda: (blame(text, OWN_WORDS), questions(text))))
        words.append(_ms(lambda: [match.span() for match in re.finditer(r"\w+", text)]))
    connection = bare_connection(journal)
    for row in rows[:rounds]:
        entry = services.entries.get(row.id)
        with recorded() as seen:
            services.look_back.last_time(entry)
        last.append(_ms(partial(services.look_back.last_time, entry)))
        statements.append(sum(query_ms(connection, statement) for statement in seen))
    connection.close()
    opened.close()
    answer(nudges=nudges, words=words, last=last, statements=statements, letters=len(text))


def _ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
