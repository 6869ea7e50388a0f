"""One-on-ones on the command line: the page as a file, and the list."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pypdf
import pytest
from tests.cli.conftest import PASSPHRASE, Command

from leader_journal.core.clock import FixedClock
from leader_journal.services.journals import JournalFiles


@pytest.fixture
def filled(command: Command, journal: str) -> str:
    """A journal in which Maria came with something twice."""
    for text, kind in (("@Maria doubts the rota.", "doubt"), ("A shorter form.", "idea")):
        command("add", journal, "--kind", kind, "--text", text, "--person", "Maria", "--reaction", "listened")
    return journal


def _records(journal: str, clock: FixedClock) -> int:
    with closing(JournalFiles(clock).open(Path(journal), PASSPHRASE)) as opened:
        return opened.revisions.count()


def test_the_page_is_written_and_the_journal_stays_as_it_was(command: Command, filled: str, clock: FixedClock) -> None:
    before = _records(filled, clock)

    ran = command("one-on-one", filled, "maria", "page.md", "--date", "2026-11-26")

    assert (ran.code, ran.out) == (0, "Wrote page.md. The file is not encrypted.\n")
    page = Path("page.md").read_text(encoding="utf-8")
    assert page.startswith("# Maria\n\nThursday 26 November 2026\n")
    assert "- **Idea**, 24 Nov. A shorter form.\n" in page
    assert "How I reacted" not in page
    assert _records(filled, clock) == before


def test_names_can_stay_at_home(command: Command, filled: str) -> None:
    command("one-on-one", filled, "Maria", "page.md", "--names", "off")

    page = Path("page.md").read_text(encoding="utf-8")
    assert page.startswith("# A\n")
    assert "A doubts the rota." in page
    assert "Maria" not in page


def test_a_pdf_holds_the_page(command: Command, filled: str) -> None:
    assert command("one-on-one", filled, "@Maria", "page.pdf").code == 0
    read = pypdf.PdfReader("page.pdf")
    assert read.metadata is not None
    assert read.metadata.title == "Maria"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Nobody", "page.md"), "PERSON"),
        (("Maria", "page.docx"), "TARGET"),
        (("Maria", "page.md", "--date", "someday"), "--date"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(
    command: Command, filled: str, words: tuple[str, ...], said: str
) -> None:
    ran = command("one-on-one", filled, *words)

    assert ran.code == 2
    assert said in ran.sentence
    assert not Path("page.md").exists()


def test_meetings_are_a_list(command: Command, journal: str, filled: str) -> None:
    assert command("one-on-ones", filled).out == "0 one-on-ones\n"
    assert json.loads(command("one-on-ones", filled, "--json").out) == []


def test_the_meetings_of_the_sample(command: Command) -> None:
    command("sample", "sample.ljournal", "--language", "en")

    lines = command("one-on-ones", "sample.ljournal").out.splitlines()
    meetings = json.loads(command("one-on-ones", "sample.ljournal", "--json").out)

    assert lines[0] == "tomorrow 10:00  Maria  The small room"
    assert any(line.endswith("Tell me earlier, even when it is only a feeling.") for line in lines)
    assert [one["state"] for one in meetings] == ["planned"] * 3 + ["held"] * 9
    assert (meetings[0]["person"], meetings[0]["day"], meetings[0]["time"]) == ("Maria", "2026-11-25", "10:00")


def test_the_page_of_a_meeting_that_was_held(command: Command) -> None:
    command("sample", "sample.ljournal", "--language", "en")
    held = next(one for one in json.loads(command("one-on-ones", "sample.ljournal", "--json").out) if one["held_on"])

    command("one-on-one", "sample.ljournal", held["person"], "page.md", "--date", held["held_on"])

    page = Path("page.md").read_text(encoding="utf-8")
    assert held["closing_line"] in page
    assert "What I promised:" not in page
