"""Charts of people on the command line: whose, of which entries, with whose names, and the same bytes each time."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.conftest import PASSPHRASE, Command

from leader_journal.charts.shared.room import Choosable
from leader_journal.charts.table import BY_ID
from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.services.journals import JournalFiles

NAMED = ("Jonas", "Maria", "Peter", "Aisha")


def words_of(path: str) -> str:
    """Return every word of an SVG: drawn, and behind it."""
    return "".join(ET.parse(path).getroot().itertext())


@pytest.fixture
def sample(command: Command) -> str:
    """A sample journal."""
    command("sample", "s.ljournal")
    return "s.ljournal"


@pytest.mark.parametrize("spelled", ["Jonas", "@Jonas", "jonas"])
def test_one_person_is_asked_for_by_alias(command: Command, sample: str, spelled: str) -> None:
    ran = command("chart", "person", sample, "p.svg", "--person", spelled, "--names")

    assert (ran.code, ran.out) == (0, "Wrote p.svg. The file is not encrypted.\n")
    assert "Jonas" in words_of("p.svg")


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_the_same_journal_gives_the_same_bytes(command: Command, sample: str, form: str) -> None:
    for target in ("one", "other"):
        assert command("chart", "person", sample, f"{target}.{form}", "--person", "Jonas").code == 0

    assert Path(f"one.{form}").read_bytes() == Path(f"other.{form}").read_bytes()


@pytest.mark.parametrize("chart", ["promises", "fairness", "voices", "breaches", "person"])
def test_nobody_is_named_unless_it_is_asked_for(command: Command, sample: str, chart: str) -> None:
    whose = ("--person", "Jonas") if chart == "person" else ()
    assert command("chart", chart, sample, "c.svg", *whose).code == 0

    assert not any(name in words_of("c.svg") for name in NAMED)


def test_what_looks_like_a_name_and_is_left_in_a_chart_is_told(
    command: Command, journal: str, clock: FixedClock
) -> None:
    with closing(JournalFiles(clock).open(Path(journal), PASSPHRASE)) as opened:
        Services(opened, clock).promises.add("Tell Solvejg", to=None, due=clock.now().date())
    ran = command("chart", "promises", journal, "p.svg")
    assert "Solvejg" in words_of("p.svg")
    assert "One word in it looks like a name and is left as it is: Solvejg" in ran.err
    assert command("chart", "promises", journal, "named.svg", "--names").err == ""


@pytest.mark.parametrize("to", ["archive", "my-data"])
def test_what_is_never_without_names_says_so(command: Command, journal: str, to: str) -> None:
    ran = command("export", "--to", to, journal, "out", "--names", "off")
    assert ran.code == 1
    assert ran.sentence.startswith("An archive can be read back, so everybody is named in it.")
    assert not Path("out").exists()


def test_a_chart_is_not_about_one_person(command: Command, journal: str) -> None:
    ran = command("export", "--to", "pdf", journal, "out.pdf", "--about", "Maria", "--charts", "voices")
    assert (ran.code, ran.sentence) == (1, "A chart shows everybody. Ask for --about or for --charts, not for both.")


def test_the_mirror_has_no_names_even_where_they_are_asked_for(command: Command, sample: str) -> None:
    assert command("chart", "fairness", sample, "f.svg", "--names").code == 0

    assert not any(name in words_of("f.svg") for name in NAMED)


def test_a_filter_narrows_a_chart_and_the_findings(command: Command, sample: str) -> None:
    found = json.loads(command("findings", sample, "--json", "--filter", "kind:idea").out)["findings"]
    ideas = json.loads(command("list", sample, "--json", "kind:idea").out)

    counted = {finding["chart"]: finding["entries"] for finding in found if finding["chart"] == "loops"}
    assert counted == {"loops": len(ideas)}
    assert [finding["kind"] for finding in found if finding["chart"] == "fairness"] in (["idea"], [None])


def test_the_findings_have_a_chart_of_each_active_person_and_name_none(command: Command, sample: str) -> None:
    ran = command("findings", sample, "--json")
    people = json.loads(command("people", sample, "--json").out)

    told = [finding["person"] for finding in json.loads(ran.out)["findings"] if finding["chart"] == "person"]
    assert sorted(told) == sorted(person["id"] for person in people if person["active"])
    assert not any(name in ran.out for name in NAMED)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("chart", "person", "s.ljournal", "p.png"), 2, "--person"),
        (("chart", "person", "s.ljournal", "p.png", "--person", "Nobody"), 2, "Nobody"),
        (("chart", "voices", "s.ljournal", "p.png", "--person", "Jonas"), 2, "--person"),
        (("chart", "voices", "s.ljournal", "p.png", "--filter", "kind:pie"), 2, "pie"),
        (("findings", "s.ljournal", "--json", "--filter", "person:Nobody"), 2, "Nobody"),
    ],
)
def test_what_cannot_be_drawn_is_one_sentence_and_no_file(
    command: Command, sample: str, words: tuple[str, ...], code: int, said: str
) -> None:
    assert sample == "s.ljournal"
    ran = command(*words)

    assert ran.code == code
    assert said in ran.sentence
    assert not Path("p.png").exists()


OPTIONS = (
    ("--person", "Jonas", Choosable.PERSON),
    ("--by", "kind", Choosable.QUESTION),
    ("--series", "room", Choosable.SERIES),
    ("--days", "reactions", Choosable.DAY_VIEW),
)


@pytest.mark.parametrize(
    ("chart", "option", "value"),
    [(chart, *words) for chart in sorted(BY_ID) for *words, choice in OPTIONS if choice not in BY_ID[chart].choices],
)
def test_what_a_chart_knows_nothing_of_is_refused_in_plain_words(
    command: Command, chart: str, option: str, value: str
) -> None:
    """It would be left out in silence; nothing is written, and no passphrase is asked for."""
    ran = command("chart", chart, "none.ljournal", "c.svg", option, value)

    assert ran.code == 2
    assert ran.err.startswith(f"“{option}” does not go with {chart}, only with: ")
    assert not Path("c.svg").exists()


def test_a_chart_of_one_person_says_that_it_needs_one(command: Command, sample: str) -> None:
    assert command("chart", "person", sample, "c.svg").sentence == "“person” needs --person."
