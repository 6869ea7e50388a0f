"""Whatever goes wrong: one sentence, the right exit code, and nothing changed."""

from __future__ import annotations

import errno
import getpass
import resource
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import PASSPHRASE, Command, FakeApp

from leader_journal.core.clock import FixedClock
from leader_journal.services.journals import JournalFiles

ADD = ("--kind", "idea", "--text", "x")


# --- files ---


def _plain_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: None, "There is no journal at other."),
        (
            lambda path: path.write_text("some text that is no journal " * 400),
            "other is not a journal made by this app.",
        ),
        (lambda path: path.touch(), "other is not a journal made by this app."),
        (lambda path: path.mkdir(), "other is not a journal made by this app."),
        (_plain_database, "other is not a journal made by this app."),
    ],
)
@pytest.mark.parametrize("name", ["list", "check", "add"])
def test_what_is_no_journal_is_left_as_it_is(
    command: Command, make: Callable[[Path], object], says: str, name: str
) -> None:
    make(Path("other"))
    before = Path("other").read_bytes() if Path("other").is_file() else None
    ran = command(name, "other", *(ADD if name == "add" else ()))
    assert (ran.code, ran.sentence.startswith(says)) == (1, True)
    assert (Path("other").read_bytes() if Path("other").is_file() else None) == before


def test_a_newer_journal_is_refused(command: Command, journal: str, clock: FixedClock) -> None:
    opened = JournalFiles(clock).open(Path(journal), PASSPHRASE)
    opened._file.connection.execute("PRAGMA user_version = 999")
    opened.close()
    ran = command("list", journal)
    assert (ran.code, "newer version" in ran.sentence) == (1, True)


def test_a_journal_that_is_open_is_refused(command: Command, journal: str, clock: FixedClock) -> None:
    opened = JournalFiles(clock).open(Path(journal), PASSPHRASE)
    ran = command("list", journal)
    opened.close()
    assert (ran.code, ran.sentence) == (1, "This journal is open; lock it there first.")


def test_a_command_waits_for_another_one_that_has_the_journal(
    command: Command, journal: str, clock: FixedClock
) -> None:
    opened = JournalFiles(clock).open(Path(journal), PASSPHRASE)
    ends = threading.Timer(0.2, opened._file._lock.release)
    ends.start()
    try:
        ran = command("list", journal)
    finally:
        ends.join()
        opened.close()
    assert ran.code == 0


def test_an_entry_for_a_journal_that_is_open_is_sealed_and_comes_in_once(
    command: Command, journal: str, clock: FixedClock
) -> None:
    opened = JournalFiles(clock).open(Path(journal), PASSPHRASE)
    ran = command("add", journal, *ADD)
    assert ran.code == 0
    assert "the entry was sealed" in ran.err
    opened.close()
    again = JournalFiles(clock).open(Path(journal), PASSPHRASE)
    assert (again.brought_in, again.knows(ran.out.strip())) == (1, True)
    again.close()
    third = JournalFiles(clock).open(Path(journal), PASSPHRASE)
    assert third.brought_in == 0
    third.close()


@pytest.mark.parametrize(
    "words",
    [
        ("create", "taken"),
        ("sample", "taken"),
        ("export", "--to", "archive", "mine.ljournal", "taken"),
        ("chart", "month", "mine.ljournal", "taken.png"),
    ],
)
def test_nothing_is_written_over(command: Command, journal: str, words: tuple[str, ...]) -> None:
    Path(words[-1]).write_text("mine")
    ran = command(*words)
    assert ran.code == 1
    assert ran.sentence == f"There is already a file at {words[-1]}. It was left as it is; choose another name."
    assert Path(words[-1]).read_text() == "mine"


@pytest.mark.parametrize(
    "words",
    [
        ("create", "pw/mine.ljournal"),
        ("export", "--to", "archive", "mine.ljournal", "missing/out.json"),
        ("chart", "month", "mine.ljournal", "missing/out.png"),
        ("screenshots", "--yes", "mine.ljournal", "pw"),
    ],
)
def test_a_place_where_nothing_can_be_written_is_named(
    command: Command, journal: str, app: FakeApp, words: tuple[str, ...]
) -> None:
    ran = command(*words)
    assert ran.code == 1
    assert ran.sentence.startswith(
        f"The place is missing, or there is no permission to read and write there: {words[-1]}."
    )
    assert app.asked == []


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("missing", "There is no such file. Nothing came in from missing."),
        ("folder", "No entry was found in it. Nothing came in from folder."),
        ("empty", "The file is empty. Nothing came in from empty."),
        ("mine.ljournal", "No entry was found in it. Nothing came in from mine.ljournal."),
    ],
)
def test_a_source_that_cannot_be_read_says_why(command: Command, journal: str, source: str, says: str) -> None:
    Path("empty").touch()
    Path("folder").mkdir()
    for extra in ((), ("--dry-run",)):
        ran = command("import", "--from", "jrnl", source, journal, *extra)
        assert (ran.code, ran.sentence.startswith(says)) == (1, True)
    assert command("list", journal).code == 0


def test_a_full_disk_is_said_and_leaves_nothing_half(command: Command, journal: str) -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (Path(journal).stat().st_size // 2, hard))
    try:
        added = command("add", journal, "--kind", "idea", "--text", "long " * 100_000)
        made = command("create", "other.ljournal")
        sampled = command("sample", "sample.ljournal")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    for ran in (added, made, sampled):
        assert ran.code == 1
        assert "disk" in ran.sentence
    assert sorted(path.name for path in Path().iterdir()) == [journal, "pw"]
    assert command("check", journal).code == 0
    assert command("list", journal).out == "0 entries\n"


# --- what was typed ---


@pytest.mark.parametrize(
    "words",
    [
        ("add", "J", *ADD, "--happened", "the other day"),
        ("add", "J", *ADD, "--happened", "2026-02-30"),
        ("add", "J", *ADD, "--happened", "0001-01-01T00:00+14:00"),
        ("add", "J", *ADD, "--happened", "9999-12-31T23:59-14:00"),
        ("add", "J", *ADD, "--reaction", "asked,sang"),
        ("findings", "J", "--json", "--from", "x"),
        ("findings", "J", "--json", "--from", "2026-02-02", "--to", "2026-02-01"),
        ("chart", "month", "J", "x.gif"),
        ("chart", "month", "J", "x.png", "--to", "2026-13-01"),
        ("list", "J", "since:whenever"),
        ("list", "J", "person:Nobody"),
        ("import", "--from", "csv", "t.csv", "J", "--map", "text"),
        ("import", "--from", "csv", "t.csv", "J", "--map", "text=Nowhere"),
        ("import", "--from", "csv", "t.csv", "J", "--map", "nothing=Text"),
    ],
)
def test_a_value_that_cannot_be_read_is_named(command: Command, journal: str, words: tuple[str, ...]) -> None:
    Path("t.csv").write_text("Date,Text\n2026-01-01,x\n", encoding="utf-8")
    ran = command(*(journal if word == "J" else word for word in words))
    assert ran.code == 2
    assert ran.sentence.startswith("“")
    assert command("list", journal).out == "0 entries\n"


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("unknown",),
        ("add", "J"),
        ("add", "J", "--kind", "other", "--text", "x"),
        ("add", "J", *ADD, "--room", "maybe"),
        ("sample", "S", "--entries", "0"),
        ("sample", "S", "--entries", "many"),
        ("sample", "S", "--language", "sv"),
        ("findings", "J"),
        ("chart", "pie", "J", "x.png"),
        ("export", "J", "x"),
        ("list", "J", "--wrong"),
        ("screenshots", "J", "shots", "--scale", "9"),
        ("screenshots", "J", "shots", "--scale", "nan"),
        ("screenshots", "J", "shots", "--size", "9"),
        ("screenshots", "J", "shots", "--size", "99999999x99999999"),
        ("screenshots", "J", "shots", "--size", "²x²"),
        ("screenshots", "J", "shots", "--scale", "large"),
    ],
)
def test_words_that_make_no_command_are_a_matter_of_usage(command: Command, words: tuple[str, ...]) -> None:
    ran = command(*words, asks=True)
    assert ran.code == 2
    assert ran.err.startswith("usage: leader-journal")
    assert "Traceback" not in ran.err
    assert "invalid _" not in ran.err  # a name of ours, where words belong


@pytest.mark.parametrize(("option", "value"), [("--person", ","), ("--happened", "0001-01-01T00:00")])
def test_an_entry_with_a_name_or_a_day_that_is_none_is_not_taken(
    command: Command, journal: str, option: str, value: str
) -> None:
    ran = command("add", journal, *ADD, option, value)
    assert (ran.code, ran.sentence) == (2, f"“{value}” cannot be read as {option}.")


def test_what_may_be_left_out_is_not_called_required(command: Command) -> None:
    ran = command("list", asks=True)
    assert ran.err.endswith("required: JOURNAL\n")


def test_an_entry_needs_a_line(command: Command, journal: str) -> None:
    ran = command("add", journal, "--kind", "idea", "--text", "  ")
    assert (ran.code, ran.sentence) == (1, "Write one line about what happened, and the entry can be saved.")


def test_bytes_that_are_no_letters_do_no_harm(command: Command, journal: str) -> None:
    broken = b"caf\xe9 @\xff".decode("utf-8", "surrogateescape")
    assert command("add", journal, "--kind", "idea", "--text", broken, "--person", "B\udcff").code == 0
    assert "caf" in command("list", journal, "--json").out
    assert command("list", journal, "caf\udce9").out.endswith("1 entry\n")
    assert command("list", broken).sentence.startswith("There is no journal at caf")


# --- what interrupts ---


def test_ctrl_c_is_one_word(command: Command, journal: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_prompt: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(getpass, "getpass", interrupted)
    ran = command("check", journal, asks=True)
    assert (ran.code, ran.sentence) == (1, "Cancelled.")


def test_a_failure_of_the_system_names_the_file(
    command: Command, journal: str, app: FakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> int:
        raise OSError(errno.EACCES, "Permission denied", "somewhere")

    monkeypatch.setattr(FakeApp, "screenshots", fail)
    ran = command("screenshots", journal, "shots", "--yes")
    assert ran.code == 1
    assert "there is no permission to read and write there: somewhere." in ran.sentence


def test_settings_that_cannot_be_read_are_no_obstacle(
    command: Command, journal: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from leader_journal import paths

    monkeypatch.setattr(paths, "config_folder", lambda: tmp_path)
    (tmp_path / "settings.json").write_text("{")
    assert command("list", journal).out == "0 entries\n"
    (tmp_path / "settings.json").write_text('{"format": 1, "settings": {"language": "da"}}')
    assert command("list", journal).out == "0 noter\n"
    assert [path.name for path in tmp_path.iterdir() if "settings" in path.name] == ["settings.json"]


@pytest.mark.parametrize("when", ["2030-01-01", "tomorrow at 9", "2030-01-01T09:00+01:00", "d. 1/1/2030 kl. 9"])
def test_what_is_still_to_come_is_refused_unless_it_is_meant(command: Command, journal: str, when: str) -> None:
    """As the app asks: nobody writes of what has not happened yet but by a slip."""
    ran = command("add", journal, *ADD, "--happened", when)
    assert ran.code == 1
    assert "still to come" in ran.sentence
    assert "Nothing was saved." in ran.sentence
    assert command("list", journal).out.strip() == "0 entries"
    assert command("add", journal, *ADD, "--happened", when, "--still-to-come").code == 0


# --- people ---


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("bring-up",), ("Mria", "The rota")),
        (("one-on-one",), ("Mria", "page.md")),
        (("forget",), ("Mria",)),
        (("erase-wordings",), ("--person", "Mria")),
        (("chart", "person"), ("chart.svg", "--person", "Mria")),
        (("export", "--to", "html"), ("out.html", "--about", "Mria")),
    ],
    ids=lambda words: words[0],
)
def test_where_nobody_is_called_so_those_who_are_known_are_named(
    command: Command, journal: str, before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    """A name that is mistyped can be read very well: who is meant is found in the list."""
    assert command("add", journal, *ADD, "--person", "Maria").code == 0
    ran = command(*before, journal, *after)
    assert ran.code == 2
    assert "“Mria” is not known for" in ran.sentence
    assert "Possible: Maria." in ran.sentence


@pytest.mark.parametrize(
    ("before", "after", "possible"),
    [
        (("export", "--to", "pdf"), ("out.pdf", "--charts", "nothing"), "voices"),
        (("one-on-one",), ("Maria", "page.txt"), ".pdf, .md"),
        (("chart", "person"), ("chart.xyz", "--person", "Maria"), ".svg"),
        (("calendar",), ("meetings.txt",), ".ics"),
        (("add",), (*ADD, "--reaction", "nothing"), "thanked"),
        (("list",), ("kind:nothing",), "disagreement"),
        (("list",), ("last:nothing",), "90d"),
    ],
    ids=lambda words: words[0] if isinstance(words, tuple) else "",
)
def test_what_is_not_possible_is_answered_by_what_is(
    command: Command, journal: str, before: tuple[str, ...], after: tuple[str, ...], possible: str
) -> None:
    assert command("add", journal, *ADD, "--person", "Maria").code == 0
    ran = command(*before, journal, *after)
    assert ran.code == 2
    assert "Possible: " in ran.sentence
    assert possible in ran.sentence.partition("Possible: ")[2]
