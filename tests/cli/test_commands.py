"""Every command: what it says, what it leaves behind, and its exit code."""

from __future__ import annotations

import datetime as dt
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.cli.conftest import PASSPHRASE, Command, FakeApp

from leader_journal.charts.table import LISTED
from leader_journal.cli.table import COMMANDS
from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.services.journals import JournalFiles
from leader_journal.wording.exports import archive_holds_words


def add(command: Command, journal: str, text: str, *more: object) -> str:
    """Add an entry and return its id."""
    ran = command("add", journal, "--kind", "idea", "--text", "-", *more, typed=text.encode())
    assert (ran.code, ran.err) == (0, "")
    return ran.out.strip()


def test_create_makes_an_empty_journal(command: Command, journal: str) -> None:
    assert command("list", journal).out == "0 entries\n"
    assert command("list", journal, "--json").out == "[\n]\n"


def test_add_saves_all_that_was_said(command: Command, journal: str, clock: FixedClock) -> None:
    ident = add(
        command, journal, "@Peter said no", "--person", "Maria", "--person", "@Kim", "--person", "",
        "--reaction", "listened, asked", "--tone", "calm", "--humility", "shown", "--questions", "missed",
        "--room", "partly", "--happened", "2026-11-20T14:10+01:00",
    )  # fmt: skip
    opened = JournalFiles(clock).open(Path(journal), PASSPHRASE)
    services = Services(opened, clock)
    entry = services.entries.get(ident)
    people = [services.people.alias_of(person) for person in entry.people]
    opened.close()

    assert people == ["Peter", "Maria", "Kim"]
    assert [reaction.value for reaction in entry.reactions] == ["listened", "asked"]
    assert (entry.marks.humility, entry.marks.questions, entry.marks.room) == ("shown", "missed", "partly")
    assert (entry.tone, entry.happened) == ("calm", dt.datetime.fromisoformat("2026-11-20T14:10:00+01:00"))
    assert entry.happened.utcoffset() == entry.happened.astimezone().utcoffset(), "on this computer's day"
    assert entry.written == clock.now()


def test_a_time_without_an_offset_is_the_time_here(command: Command, journal: str) -> None:
    add(command, journal, "x", "--happened", "2026-07-01 14:10")
    (row,) = json.loads(command("list", journal, "--json").out)
    assert row["happened"].startswith("2026-07-01T14:10:00")


def test_list_shows_one_line_an_entry_newest_first_and_the_count(command: Command, journal: str) -> None:
    add(command, journal, "first\n  @Peter  said", "--humility", "shown", "--happened", "2025-11-20 09:05")
    add(command, journal, "second \x1b[31mred\x07")

    assert command("list", journal).out.splitlines() == [
        "Tue 24 Nov 10:30  Idea  second \ufffd[31mred\ufffd",
        "Thu 20 Nov 2025 09:05  Idea  Peter  first Peter said  H:shown",
        "2 entries",
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["kind:idea"], ["b", "a"]),
        (["kind:doubt"], []),
        (["person:Peter"], ["a"]),
        (["--json", "since:2026-11-23"], ["b"]),
        (["b", "--json"], ["b"]),
    ],
)
def test_list_takes_filters_before_and_behind_its_options(
    command: Command, journal: str, words: list[str], found: list[str]
) -> None:
    add(command, journal, "a", "--person", "Peter", "--happened", "2026-11-01 10:00")
    add(command, journal, "b")
    words = words if "--json" in words else [*words, "--json"]
    assert [row["text"] for row in json.loads(command("list", journal, *words).out)] == found


def test_list_as_json_holds_what_was_written(command: Command, journal: str) -> None:
    ident = add(command, journal, "@Kim æøå ☕ \n two", "--tone", "sharp", "--room", "missed")
    (row,) = json.loads(command("list", journal, "--json").out)
    assert row == {
        "id": ident,
        "happened": "2026-11-24T10:30:00+01:00",
        "kind": "idea",
        "people": ["Kim"],
        "text": "Kim æøå ☕ \n two",
        "marks": {"humility": "unmarked", "questions": "unmarked", "room": "missed"},
        "tone": "sharp",
        "quality": "closing",
        "setting": None,
        "themes": [],
        "to_deepen": False,
    }


def test_the_sample_comes_in_the_language_asked_for_or_that_of_the_system(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def words(name: str, *language: str) -> str:
        assert command("sample", name, *language).code == 0
        return command("list", name).out

    english, danish = words("e.ljournal"), words("d.ljournal", "--language", "da")
    monkeypatch.setenv("LANG", "da_DK.UTF-8")
    system = words("s.ljournal")

    assert "Peter said" in english
    assert "Peter sagde" in danish
    assert "Peter sagde" in system
    assert system.splitlines()[-1].endswith(" noter")


def test_a_large_sample_is_the_same_for_its_seed(command: Command) -> None:
    listed = []
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        made = command("sample", name, "--entries", 300, "--seed", seed)
        assert made.out == f"Created {name} with 300 entries.\n"
        listed.append(command("list", name).out)
    assert listed[0] == listed[1] != listed[2]


def test_check_says_that_all_is_well_and_finds_damage(command: Command, journal: str) -> None:
    for number in range(40):
        add(command, journal, f"entry {number} " + "words " * 300)
    assert command("check", journal).code == 0
    damaged = bytearray(Path(journal).read_bytes())
    middle = len(damaged) // 2
    damaged[middle : middle + 64] = bytes(64)
    Path(journal).write_bytes(damaged)

    ran = command("check", journal)

    assert ran.code == 1
    assert "damaged" in ran.out + ran.err
    assert "Traceback" not in ran.err


def test_check_finds_a_search_index_that_is_out_of_step(command: Command, journal: str, clock: FixedClock) -> None:
    add(command, journal, "x")
    opened = JournalFiles(clock).open(Path(journal), PASSPHRASE)
    with opened._file.transaction() as connection:
        connection.execute("UPDATE entry_text SET folded = 'something else'")
    opened.close()
    ran = command("check", journal)
    assert (ran.code, "search index" in ran.out) == (1, True)

    mended = command("check", journal, "--mend")

    assert (mended.code, mended.out.splitlines()[-1][:11]) == (0, "All is well")
    assert command("check", journal).code == 0
    assert command("list", journal, "x").out.splitlines()[-1] == "1 entry"


def test_check_mends_nothing_in_a_damaged_file(command: Command, journal: str) -> None:
    for number in range(40):
        add(command, journal, f"entry {number} " + "words " * 300)
    damaged = bytearray(Path(journal).read_bytes())
    middle = len(damaged) // 2
    damaged[middle : middle + 64] = bytes(64)
    Path(journal).write_bytes(damaged)

    ran = command("check", journal, "--mend")

    assert ran.code == 1
    assert Path(journal).read_bytes() == damaged


def test_import_brings_in_tells_the_broken_line_and_adds_nothing_twice(command: Command, journal: str) -> None:
    Path("t.csv").write_text("Day;What\n2026-09-01;one\n;two\n2026-09-03;three\n", encoding="utf-8")
    asked = ("import", "--from", "csv", "t.csv", journal, "--map", "text=What,happened=Day")

    dry = command(*asked, "--dry-run")
    assert (dry.code, dry.out.splitlines()[0]) == (0, "2 entries would come in.")
    assert "one" in dry.out
    assert command("list", journal).out == "0 entries\n"

    first, again = command(*asked), command(*asked)

    assert (first.code, first.out) == (0, "2 entries came in.\n")
    assert first.err == "1 entry has no date (line 3).\n"
    assert (again.code, again.out) == (1, "0 entries came in.\n2 entries were here already.\n")
    assert again.err == first.err
    assert command("list", journal).out.splitlines()[-1] == "2 entries"


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("doubtful.txt", "[03/04/25 09:00 AM] One.\ntext\n\n[05/06/25 09:00 AM] Two.\ntext\n", 1),
        ("all-refused.csv", "Day,What\n,two\n2026-02-31,three\n", 1),
        ("one-refused.csv", "Day,What\n2026-09-01,one\n,two\n", 0),
        ("good.csv", "Day,What\n2026-09-01,one\n2026-09-02,two\n", 0),
    ],
)
def test_a_dry_run_ends_and_complains_as_the_import_does(
    command: Command, journal: str, name: str, text: str, code: int
) -> None:
    Path(name).write_text(text, encoding="utf-8")
    dry, real = command("import", name, journal, "--dry-run"), command("import", name, journal)
    assert (dry.code, dry.err) == (real.code, real.err)
    assert real.code == code
    assert ("would come in" in dry.out) == ("came in" in real.out)


def test_an_import_named_the_other_way_round_is_told_which_stands_first(command: Command, journal: str) -> None:
    """All other commands name the journal first."""
    Path("j.txt").write_text("[2026-09-01 14:00] One. Two\n", encoding="utf-8")
    refused = command("import", journal, "j.txt")
    assert refused.code == 1
    assert f"import j.txt {Path(journal).name}" in refused.err


def test_import_reads_jrnl(command: Command, journal: str) -> None:
    Path("j.txt").write_text("[2026-09-01 14:00] One. Two\n", encoding="utf-8")
    assert command("import", "--from", "jrnl", "j.txt", journal).out == "1 entry came in.\n"
    (row,) = json.loads(command("list", journal, "--json").out)
    assert (row["text"], row["kind"], row["to_deepen"]) == ("One. Two", None, True)


def test_list_as_json_holds_the_themes(command: Command, journal: str) -> None:
    Path("log.csv").write_text('Date,Note,Tags\n2026-03-02,Anna asked,"plan, Løn"\n', "utf-8")
    command("import", "log.csv", journal)
    (row,) = json.loads(command("list", journal, "--json").out)
    assert row["themes"] == ["plan", "Løn"]


def test_export_writes_everything_once(command: Command, journal: str) -> None:
    add(command, journal, "@Kim asked")
    ran = command("export", "--to", "archive", journal, "out.json")
    assert ran.out == f"Wrote 2 revisions to out.json. The file is not encrypted.\n{archive_holds_words()}\n"
    assert len(json.loads(Path("out.json").read_text(encoding="utf-8"))["revisions"]) == 2


def test_findings_are_numbers_of_all_charts_and_no_text(command: Command) -> None:
    command("sample", "s.ljournal")
    ran = command("findings", "s.ljournal", "--json", "--from", "2026-01-01", "--to", "2026-10-31")
    found = json.loads(ran.out)["findings"]
    assert {"progress", "entries", "month"} <= {finding["chart"] for finding in found}
    assert found[0]["period"] == {"first": "2026-01-01", "last": "2026-10-31"}
    assert "Peter" not in ran.out


@pytest.mark.parametrize("target", ["c.png", "c.SVG", "c.pdf"])
def test_a_chart_is_written_in_the_form_of_its_name(command: Command, target: str) -> None:
    command("sample", "s.ljournal")
    ran = command("chart", "month", "s.ljournal", target, "--theme", "dark")
    assert (ran.code, ran.out) == (0, f"Wrote {target}. The file is not encrypted.\n")
    begins = {"c.png": b"\x89PNG", "c.pdf": b"%PDF"}.get(target, b"<?xml")
    assert Path(target).read_bytes().startswith(begins)


def test_a_chart_speaks_the_language_asked_for(command: Command) -> None:
    command("sample", "s.ljournal")
    titles = []
    for language in ("en", "da"):
        command("chart", "progress", "s.ljournal", f"{language}.svg", "--language", language)
        tree = ET.parse(f"{language}.svg")
        titles.append("".join(tree.getroot().itertext()))
    assert titles[0] != titles[1]


def test_one_question_is_answered_alone(command: Command) -> None:
    command("sample", "s.ljournal")
    (found,) = json.loads(command("findings", "s.ljournal", "--json", "--question", "room", "--by", "setting").out)[
        "findings"
    ]
    assert (found["chart"], found["series"], found["asked"]) == ("patterns", "room", "setting")
    assert {row["factor"] for row in found["rows"]} == {"setting"}
    assert found["people"] == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("findings", "s.ljournal", "--json", "--question", "room"), 2, "--by"),
        (("findings", "s.ljournal", "--json", "--by", "kind"), 2, "--question"),
        (("findings", "s.ljournal", "--json", "--question", "room", "--by", "person"), 1, "People are not compared"),
        (("chart", "month", "s.ljournal", "m.png", "--by", "kind"), 2, "patterns"),
        (("chart", "patterns", "s.ljournal", "p.png", "--by", "person"), 1, "People are not compared"),
    ],
)
def test_a_question_that_cannot_be_asked_is_one_sentence(
    command: Command, words: tuple[str, ...], code: int, said: str
) -> None:
    command("sample", "s.ljournal")
    ran = command(*words)
    assert ran.code == code
    assert said in ran.sentence
    assert not list(Path().glob("*.png"))


def test_letters_stand_for_people_unless_their_names_are_asked_for(command: Command, clock: FixedClock) -> None:
    command("sample", "s.ljournal")
    journal = JournalFiles(clock).open(Path("s.ljournal"), PASSPHRASE)
    Services(journal, clock).settings.change(lambda settings: replace(settings, by_person=True))
    journal.close()
    words = ("chart", "patterns", "s.ljournal")
    by = ("--by", "person", "--series", "constructive")
    for target, names in (("letters.svg", ()), ("names.svg", ("--names",))):
        assert command(*words, target, *by, *names).code == 0
    drawn = {name: Path(f"{name}.svg").read_text(encoding="utf-8") for name in ("letters", "names")}
    assert drawn["letters"] != drawn["names"]
    found = json.loads(command("findings", "s.ljournal", "--json", "--question", "constructive", "--by", "person").out)
    (answer,) = found["findings"]
    assert len(answer["people"]) > 3
    assert all("shown" not in row and "rate" not in row for row in answer["people"])
    assert "Peter" not in json.dumps(found)


def test_the_charts_are_named(command: Command) -> None:
    ran = command("chart", "--list", asks=True)
    assert ran.code == 0
    named = dict(line.split(maxsplit=1) for line in ran.out.splitlines())
    assert list(named) == [room.id for room in LISTED] + ["person"]


def test_screenshots_are_handed_to_the_app(
    command: Command, journal: str, app: FakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command("screenshots", journal, "shots/new", "--yes", "--size", "900x600", "--scale", "1.5").code == 0
    monkeypatch.setenv("LC_ALL", "da_DK.UTF-8")
    assert command("screenshots", journal, "shots/new", "--yes", "--theme", "dark").code == 0

    (first, passphrase), (second, _) = app.asked
    assert (first.journal, first.folder, first.size, first.scale) == (journal, "shots/new", (900, 600), 1.5)
    assert (first.language, first.theme, passphrase) == ("en", "light", PASSPHRASE)
    assert (second.language, second.theme) == ("da", "dark")
    assert Path("shots/new").is_dir()


@pytest.mark.parametrize("name", ["--help", *(f"{name} --help" for name in COMMANDS), "--version"])
def test_help_is_there_for_every_command(command: Command, name: str) -> None:
    ran = command(*name.split(), asks=True)
    assert ran.code == 0
    assert "leader-journal" in ran.out
