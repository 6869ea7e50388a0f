"""Live through everything that storage does with words that must not be readable, pausing to be looked at."""

from __future__ import annotations

import sys
from pathlib import Path

from msgspec.structs import replace
from tests.storage.children.cheap import PASSPHRASE

from leader_journal.core.clock import SystemClock
from leader_journal.core.errors import UserError
from leader_journal.core.filters import EntryFilter
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Agreement, Answer, Entry, Person, Promise
from leader_journal.storage.journal import Journal


def look(moment: str) -> None:
    """Let the parent look at every file, and go on when it has."""
    print(moment, flush=True)
    sys.stdin.readline()


def everything(journal: Journal, word: str) -> tuple[Person, Entry, Promise, Agreement]:
    """Return one record of each kind, `word` in every field that takes text."""
    now = SystemClock().now()
    person = Person(id=journal.ids.new(), alias=f"{word}Alias", real_name=f"{word} Real", notes=f"notes {word}")
    entry = Entry(
        id=journal.ids.new(),
        happened=now,
        written=now,
        facts=f"facts {word} " * 500,
        people=(person.id,),
        themes=(f"{word}-theme",),
        setting=f"{word} setting",
        answers=(Answer(prompt="feeling", question=f"asked {word}", text=f"answer {word}"),),
    )
    promise = Promise(id=journal.ids.new(), text=f"promise {word}", made=now.date(), entry=entry.id)
    return person, entry, promise, Agreement(id=journal.ids.new(), what=f"what {word}", how=f"how {word}")


def write(journal: Journal, entry: Entry, word: str) -> None:
    """Load many entries at once, and find them."""
    many = (replace(entry, id=journal.ids.new(), facts=f"{word} {number} " * 50) for number in range(300))
    journal.load(many, 300)
    look("loaded")
    assert journal.entries.count(EntryFilter(text=word)) == 301
    with journal.reader() as reader:
        assert len(reader.entries.rows(EntryFilter(text=word[:2]), limit=500)) == 301


def sort(journal: Journal) -> None:
    """Make the engine work on more than its caches hold: a sort, an index, a temporary table, a file written anew."""
    connection = journal._file.connection
    connection.execute("PRAGMA cache_size = 10").fetchall()
    connection.execute("SELECT payload FROM revision ORDER BY payload || random()").fetchall()
    connection.execute("CREATE INDEX for_a_while ON revision (payload)")
    connection.execute("PRAGMA temp.cache_size = 10").fetchall()
    connection.execute("CREATE TEMP TABLE copied AS SELECT one.payload FROM revision one, (SELECT 1 UNION SELECT 2)")
    look("sorted")
    connection.execute("DROP TABLE copied")
    connection.execute("DROP INDEX for_a_while")
    connection.execute("VACUUM")


def change(journal: Journal, entry: Entry, word: str) -> None:
    """Edit and undo, be refused a second opening, throw away."""
    with journal.write() as writer:
        writer.put(replace(entry, facts=f"changed {word}"))
    journal.undo(writer.changes.change or "")
    try:
        Journal.open(journal.path, f"wrong {word}", SystemClock())
    except UserError as error:
        print(f"refused {error} {error!r}", file=sys.stderr)
    look("changed")
    with journal.write() as writer:
        for row in journal.entries.rows(EntryFilter(text=word), limit=20):
            writer.delete(RecordKind.ENTRY, row.id)
    journal.drafts.clear("capture")
    look("thrown away")


def main(path: Path, word: str) -> None:
    """Write `word` into every field that takes text, find it, change it, throw it away, check it."""
    journal = Journal.create(path, PASSPHRASE, SystemClock())
    records = everything(journal, word)
    with journal.write() as writer:
        for record in records:
            writer.put(record)
    journal.drafts.save("capture", f"draft {word}".encode())
    look("written")
    write(journal, records[1], word)
    sort(journal)
    assert journal.check().ok
    change(journal, records[1], word)
    journal.close()
    look("closed")


main(Path(sys.argv[1]), sys.argv[2])
