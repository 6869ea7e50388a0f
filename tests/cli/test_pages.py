"""Pages that commands write: to a new file, as PDF or Markdown, as was decided about them in the app."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdf
import pytest
from tests.cli.conftest import PASSPHRASE, Command, Program

from leader_journal.cli.pages import leave, page_target, say_left, write_sheet
from leader_journal.composition import Services
from leader_journal.core.as_if_read import Decision, Verdict
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import BadInput, JournalExists, NoAccess
from leader_journal.core.mentions import reference
from leader_journal.core.sheets import Sheet, SheetLine, SheetPart
from leader_journal.services.journals import JournalFiles


@pytest.fixture
def services(journal: str, clock: FixedClock) -> Iterator[Services]:
    """The use cases of an empty journal."""
    with closing(JournalFiles(clock).open(Path(journal), PASSPHRASE)) as opened:
        yield Services(opened, clock)


@pytest.fixture
def sheet(services: Services) -> Sheet:
    """A page about Maria."""
    services.people.add("Maria")
    maria = reference(services.people.all()[0].id)
    lines = (SheetLine(text=f"{maria} was late."), SheetLine(text="The rota"))
    return Sheet(title=maria, parts=(SheetPart(head="I owe", lines=lines),))


def test_markdown_and_pdf_go_by_the_ending() -> None:
    write_sheet(Sheet(title="Maria"), Path("a.md"))
    write_sheet(Sheet(title="Maria"), Path("a.PDF"))

    assert Path("a.md").read_text(encoding="utf-8") == "# Maria\n"
    assert Path("a.PDF").read_bytes().startswith(b"%PDF-1.7")


def test_a_page_is_written_over_nothing() -> None:
    Path("a.md").write_text("mine")

    with pytest.raises(JournalExists):
        page_target("a.md")
    with pytest.raises(JournalExists):
        write_sheet(Sheet(title="x"), Path("a.md"))

    assert Path("a.md").read_text() == "mine"


def test_another_ending_and_a_missing_folder_are_said() -> None:
    with pytest.raises(BadInput, match="BadInput"):
        page_target("a.docx")
    with pytest.raises(NoAccess):
        write_sheet(Sheet(title="x"), Path("missing/a.md"))


def test_a_page_leaves_with_names_or_with_letters(services: Services, sheet: Sheet) -> None:
    assert leave(services, "p", sheet, Path("a.md")) == 0
    assert leave(services, "p", sheet, Path("b.md"), names=False) == 0

    assert "Maria was late" in Path("a.md").read_text(encoding="utf-8")
    assert Path("b.md").read_text(encoding="utf-8") == "# A\n\n## I owe\n\n- A was late.\n- The rota\n"


def test_what_was_left_out_in_the_app_is_left_out_here(
    services: Services, sheet: Sheet, capsys: pytest.CaptureFixture[str]
) -> None:
    leave(services, "p", sheet, Path("a.md"))
    assert capsys.readouterr().err.startswith("1 sentence in it names somebody.")

    (sentence,) = services.paper.undecided("p", sheet)
    services.paper.decide("p", sentence, Decision(Verdict.LEAVE_OUT))
    leave(services, "p", sheet, Path("b.md"))

    assert capsys.readouterr().err == ""
    assert "late" not in Path("b.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("screen", [{"DISPLAY": ""}, {"DISPLAY": ":999", "QT_QPA_PLATFORM": ""}])
def test_a_pdf_needs_no_screen_and_asks_none(command: Command, program: Program, screen: dict[str, str]) -> None:
    assert command("sample", "s.ljournal", "--language", "en").code == 0

    process = program("one-on-one", "s.ljournal", "Maria", "maria.pdf", "--passphrase-file", "pw", **screen)
    out, err = process.communicate()

    assert (process.returncode, out) == (0, b"Wrote maria.pdf. The file is not encrypted.\n"), err
    assert b"Qt" not in err
    page = pypdf.PdfReader("maria.pdf").pages[0].extract_text()
    assert "My own notes; they may be personal data." in page
    assert "I owe" in page


def test_a_word_that_no_name_can_be_is_cut_where_it_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    say_left(["Mads", "X" * 1300])
    assert capsys.readouterr().err == (f"2 words in it look like names and are left as they are: Mads, {'X' * 40}…\n")


def test_what_looks_like_a_name_and_was_left_is_listed_first(
    services: Services, sheet: Sheet, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (*sheet.parts[0].lines, SheetLine(text="We told MARIA, marias boss Mads and Mariaa"))
    page = Sheet(title=sheet.title, parts=(SheetPart(head="I owe", lines=lines),))

    leave(services, "p", page, Path("off.md"), names=False)

    assert capsys.readouterr().err == "2 words in it look like names and are left as they are: Mads, Mariaa\n"
    assert "We told A, A’s boss Mads and Mariaa" in Path("off.md").read_text(encoding="utf-8")
    leave(services, "p", page, Path("on.md"))
    assert capsys.readouterr().err == (
        "2 sentences in it name somebody. Read them as if they were reading them, before the page leaves your hands.\n"
    )
