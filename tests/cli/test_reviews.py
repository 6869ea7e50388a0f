"""Reviews and plans on the command line: the page as a file, and the lists."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import closing
from pathlib import Path

import pypdf
import pytest
from msgspec.structs import replace
from tests.cli.conftest import PASSPHRASE, Command

from leader_journal.composition import Services
from leader_journal.core.clock import FixedClock
from leader_journal.core.plans import PlanWords
from leader_journal.services.journals import JournalFiles


@pytest.fixture
def reviewed(journal: str, clock: FixedClock) -> str:
    """A journal with two short reviews that are both November's, and a plan."""
    clock.advance(dt.timedelta(days=-12))
    for days in (0, 10):
        clock.advance(dt.timedelta(days=days))
        with closing(JournalFiles(clock).open(Path(journal), PASSPHRASE)) as opened:
            services = Services(opened, clock)
            if days == 0:  # an entry of the second is where the first period begins
                services.people.add("Maria")
                services.reviews.start()
                review = services.reviews.open()
                assert review is not None
                with services.writes.change() as writer:
                    writer.put(replace(review, first=dt.date(2026, 11, 1)))
            services.reviews.start()
            review = services.reviews.open()
            assert review is not None
            words = PlanWords(when="@Maria doubts", then="wait") if days else PlanWords()
            services.reviews.close(replace(review, worked=f"Waited for @Maria, {days}", next=words))
    return journal


def test_a_month_with_several_is_told_by_a_day(command: Command, reviewed: str) -> None:
    ran = command("review", reviewed, "2026-11", "page.md")
    assert ran.code == 1
    assert ran.sentence == (
        "There is more than one review of 2026-11: 1 to 12 November 2026; 13 to 22 November 2026. "
        "Name a day instead of the month."
    )

    ran = command("review", reviewed, "2026-11-15", "page.md")

    assert (ran.code, ran.out) == (0, "Wrote page.md. The file is not encrypted.\n")
    assert "name somebody" in ran.err
    page = Path("page.md").read_text(encoding="utf-8")
    assert page.startswith("# November review\n")
    assert "Waited for Maria, 10" in page
    assert "When Maria doubts, I wait." in page


def test_names_can_stay_at_home(command: Command, reviewed: str) -> None:
    ran = command("review", reviewed, "2026-11-01", "page.md", "--names", "off")

    assert (ran.code, ran.err) == (0, "")
    page = Path("page.md").read_text(encoding="utf-8")
    assert "Waited for A, 0" in page
    assert "Maria" not in page


def test_a_pdf_holds_the_page(command: Command, reviewed: str) -> None:
    assert command("review", reviewed, "2026-11-20", "page.pdf").code == 0
    read = pypdf.PdfReader("page.pdf")
    assert read.metadata is not None
    assert read.metadata.title == "November review"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("2026-10", "page.md"), 1, "no closed review of 2026-10"),
        (("2026-11-30", "page.md"), 1, "no closed review of 2026-11-30"),
        (("sometime", "page.md"), 2, "MONTH"),
        (("2026-13", "page.md"), 2, "MONTH"),
        (("2026-11-15", "page.txt"), 2, "TARGET"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(
    command: Command, reviewed: str, words: tuple[str, ...], code: int, said: str
) -> None:
    ran = command("review", reviewed, *words)

    assert ran.code == code
    assert said in ran.sentence
    assert not Path("page.md").exists()


def test_the_lists(command: Command, reviewed: str) -> None:
    assert command("reviews", reviewed).out == (
        "13 to 22 November 2026  November review  When Maria doubts, I wait.\n"
        "1 to 12 November 2026  November review\n"
        "2 closed reviews\n"
    )
    assert command("plans", reviewed).out == (
        "2026-11-22  in force  When Maria doubts, I wait.  no occasion yet\n1 plan\n"
    )


def test_the_lists_as_json(command: Command, reviewed: str) -> None:
    last, first = json.loads(command("reviews", reviewed, "--json").out)
    (plan,) = json.loads(command("plans", reviewed, "--json").out)

    assert (first["first"], first["last"], first["months"], first["plan"]) == (
        "2026-11-01",
        "2026-11-12",
        ["2026-11"],
        None,
    )
    assert (last["worked"], last["plan"]) == ("Waited for Maria, 10", plan["id"])
    assert (plan["when"], plan["then"], plan["done"], plan["likely"]) == ("Maria doubts", "wait", 0, None)


def test_an_empty_journal(command: Command, journal: str) -> None:
    assert command("reviews", journal).out == "0 closed reviews\n"
    assert json.loads(command("reviews", journal, "--json").out) == []
    assert command("plans", journal).out == "0 plans\n"
    assert command("review", journal, "2026-11", "page.md").code == 1
