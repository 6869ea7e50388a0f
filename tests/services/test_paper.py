"""A page made ready to leave: decisions that are remembered, names shown or hidden."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from pathlib import Path

import pytest
from tests.services.conftest import PASSPHRASE

from leader_journal.composition import Services
from leader_journal.core.as_if_read import Decision, NamedSentence, Verdict
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import DiskFull
from leader_journal.core.forgetting import Keep
from leader_journal.core.mentions import reference
from leader_journal.core.sheets import Sheet, SheetLine, SheetPart
from leader_journal.core.terms import Element, Kind, Reaction
from leader_journal.storage.drafts import Drafts
from leader_journal.storage.journal import Journal
from leader_journal.wording.catalogue import Language, use_language
from leader_journal.wording.labels import element_name, kind_label, kinds_label, reaction_label

PAGE = "one_on_one:1"
LATE = "Maria was late."


def add(services: Services, alias: str) -> str:
    services.people.add(alias)
    found = services.people.find(alias)
    assert found is not None
    return found.id


@pytest.fixture
def maria(services: Services) -> str:
    return add(services, "Maria")


def sheet(person: str, *texts: str) -> Sheet:
    lines = tuple(SheetLine(text=text) for text in texts)
    return Sheet(title=reference(person), parts=(SheetPart(head="I owe", lines=lines),))


def texts(services: Services, of: Sheet, *, names: bool = True) -> list[str]:
    return [line.text for line in services.paper.ready(PAGE, of, names=names).parts[0].lines]


def asked(services: Services, of: Sheet, page: str = PAGE) -> list[str]:
    return [sentence.text for sentence in services.paper.undecided(page, of)]


def decide(services: Services, of: Sheet, verdict: Verdict, words: str = "") -> None:
    for sentence in services.paper.undecided(PAGE, of):
        services.paper.decide(PAGE, sentence, Decision(verdict, words))


def test_names_are_shown_or_are_letters(services: Services, maria: str) -> None:
    sofie = add(services, "Sofie")
    page = sheet(maria, f"{reference(maria)}s rota, said {reference(sofie)}", "Ask Sofie")

    assert texts(services, page) == ["Marias rota, said Sofie", "Ask Sofie"]
    assert texts(services, page, names=False) == ["A’s rota, said B", "Ask B"]
    assert services.paper.ready(PAGE, page, names=False).title == "A"


def test_a_name_without_a_reference_is_asked_for_too(services: Services, maria: str) -> None:
    (sentence,) = services.paper.undecided(PAGE, sheet(maria, f"The rota. {LATE}"))

    assert sentence == NamedSentence("I owe", LATE, (maria,))


def test_a_single_letter_is_no_name_unless_it_is_a_reference(services: Services) -> None:
    initial = add(services, "I")

    assert asked(services, sheet(initial, "I was late.", f"{reference(initial)} was late.")) == [
        f"{reference(initial)} was late."
    ]


def test_what_was_decided_is_not_asked_again_for_that_page(services: Services, maria: str) -> None:
    page = sheet(maria, LATE)
    decide(services, page, Verdict.STAND_BY)

    assert asked(services, page) == []
    assert asked(services, page, "review:2") == [LATE]
    assert asked(services, sheet(maria, "Maria was early.", LATE)) == ["Maria was early."]


def test_softened_and_left_out_sentences_leave_as_decided(services: Services, maria: str) -> None:
    decide(services, sheet(maria, LATE), Verdict.SOFTEN, f"I waited for {reference(maria)}.")
    decide(services, sheet(maria, "Maria shouted."), Verdict.LEAVE_OUT)

    assert texts(services, sheet(maria, f"{LATE} So it was.", "Maria shouted.")) == ["I waited for Maria. So it was."]


def test_decisions_outlive_the_lock_and_go_after_sixty_days(
    journal: Journal, services: Services, maria: str, clock: FixedClock
) -> None:
    page = sheet(maria, LATE)
    decide(services, page, Verdict.STAND_BY)
    path = journal.path
    journal.close()
    with closing(Journal.open(path, PASSPHRASE, clock)) as again:
        later = Services(again, clock)
        assert asked(later, page) == []

        clock.advance(dt.timedelta(days=61))
        other = sheet(maria, "Maria called.")
        later.paper.decide("other", later.paper.undecided("other", other)[0], Decision(Verdict.STAND_BY))
        assert asked(later, page) == [LATE]


def test_a_page_can_be_looked_at_again(services: Services, maria: str) -> None:
    page = sheet(maria, LATE)
    decide(services, page, Verdict.LEAVE_OUT)

    services.paper.reconsider(PAGE)

    assert asked(services, page) == [LATE]


def test_a_full_disk_does_not_stop_a_page(
    services: Services, maria: str, monkeypatch: pytest.MonkeyPatch, journal: Journal
) -> None:
    def full(_drafts: Drafts, _slot: str, _payload: bytes) -> None:
        raise DiskFull(journal.path)

    monkeypatch.setattr(Drafts, "save", full)
    page = sheet(maria, LATE)

    decide(services, page, Verdict.STAND_BY)

    assert asked(services, page) == []


def test_what_was_decided_lies_in_no_plain_file(services: Services, maria: str, tmp_path: Path) -> None:
    decide(services, sheet(maria, LATE), Verdict.SOFTEN, "zebra marmalade")

    assert not any(b"zebra" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_who_was_merged_has_the_letter_and_the_name_of_the_other(services: Services, maria: str) -> None:
    mj = add(services, "MJ")
    page = sheet(maria, f"{reference(mj)} and {reference(maria)}")
    services.people_book.merge(services.people_book.get(mj), services.people_book.get(maria))

    assert texts(services, page, names=False) == ["A and A"]
    assert services.paper.undecided(PAGE, page)[0].people == (maria,)


def test_the_name_that_somebody_had_before_they_were_merged_is_hidden_and_asked_about(
    services: Services, maria: str
) -> None:
    bo = services.people_book.get(add(services, "Bo"))
    services.people_book.merge(bo, services.people_book.get(maria))
    page = sheet(maria, "Bo was late.")

    assert asked(services, page) == ["Bo was late."]
    assert texts(services, page, names=False) == ["A was late."]

    add(services, "Bo")  # somebody else has the name now
    assert asked(services, page) == ["Bo was late."]
    assert texts(services, page, names=False) == ["B was late."]


def test_a_name_that_somebody_had_before_they_were_renamed_is_hidden_and_asked_about(
    services: Services, maria: str
) -> None:
    book, mette = services.people_book, add(services, "Mette")
    book.set_real_name(book.get(mette), "Mette Holm")
    book.rename(book.get(mette), "M1")
    book.set_real_name(book.get(mette), "")
    page = sheet(maria, "Then METTES list.", f"{reference(mette)} was late.", "Holm called.")

    assert asked(services, page) == ["Then METTES list.", f"{reference(mette)} was late.", "Holm called."]
    assert texts(services, page, names=False) == ["Then B’s list.", "B was late.", "B called."]
    assert services.paper.left(PAGE, page) == {}

    add(services, "Mette")  # somebody else has the name now
    assert texts(services, page, names=False) == ["Then B’s list.", "C was late.", "C called."]


def test_a_name_that_was_erased_with_the_earlier_wordings_is_known_no_more(services: Services, maria: str) -> None:
    book, mette = services.people_book, add(services, "Mette")
    book.rename(book.get(mette), "M1")
    services.forgetting.erase_wordings_of_person(book.get(mette))
    assert services.journal.people.earlier() == ()


def test_a_word_that_was_taken_for_a_name_is_not_kept_again_once_who_has_it_is_forgotten(services: Services) -> None:
    services.paper.sort_out(PAGE, ["Kjeld"], [])
    services.people.add("Kjeld")
    kjeld = services.people.find("Kjeld")
    assert kjeld is not None

    services.forgetting.forget(services.forgetting.preview(kjeld, Keep.ENTRIES))
    services.paper.sort_out(PAGE, ["Bertil"], [])

    assert not [draft for draft in services.journal.drafts.all().values() if b"Kjeld" in draft]
    assert "Bertil" in services.paper.taken_for_names(PAGE)


def test_a_sentence_that_names_them_in_any_way_is_asked_for(services: Services, maria: str) -> None:
    found = services.people_book.get(maria)
    services.people_book.rename(found, "Maria Ørsted")
    page = sheet(
        maria, "MARIA was late. It is orsted’s rota? Ørsteds list. The rota is late.", "maria_o\u0308rsted@home"
    )

    assert asked(services, page) == ["MARIA was late.", "Ørsteds list.", "maria_o\u0308rsted@home"]


def test_what_looks_like_a_name_is_left_listed_and_remembered(services: Services, maria: str) -> None:
    page = sheet(maria, f"{reference(maria)} told Mads and Oslo. Mariaa too.", "On Monday The Rota")

    told = f"{reference(maria)} told Mads and Oslo."
    assert services.paper.left(PAGE, page) == {
        "Mads": told,
        "Oslo": told,
        "Mariaa": "Mariaa too.",
        "Rota": page_line(page),
    }
    services.paper.sort_out(PAGE, ["Mads"], ["Oslo", "Rota"])

    assert services.paper.left(PAGE, page) == {"Mariaa": "Mariaa too."}
    assert texts(services, page, names=False) == ["A told B and Oslo. Mariaa too.", "On Monday The Rota"]
    assert texts(services, page) == ["Maria told Mads and Oslo. Mariaa too.", "On Monday The Rota"]
    services.paper.reconsider(PAGE)
    assert len(services.paper.left(PAGE, page)) == 4


def page_line(of: Sheet) -> str:
    return of.parts[0].lines[-1].text


def test_a_sentence_that_may_name_somebody_is_asked_for_after_those_that_do(services: Services, maria: str) -> None:
    page = sheet(maria, "I told Mads so. Maria told Ib.", "Nobody here.")
    (doubtful,) = services.paper.doubtful(PAGE, page)

    assert doubtful == NamedSentence("I owe", "I told Mads so.", (), ("Mads",))
    services.paper.decide(PAGE, doubtful, Decision(Verdict.LEAVE_OUT))
    assert services.paper.doubtful(PAGE, page) == ()
    assert texts(services, page) == ["Maria told Ib.", "Nobody here."]


@pytest.mark.parametrize("language", Language)
def test_the_words_of_the_app_are_nobodys_name(services: Services, maria: str, language: Language) -> None:
    use_language(language)
    said = [f"- 3: {label(kind)}" for kind in Kind for label in (kind_label, kinds_label)]
    said += [f"- {reaction_label(reaction)}" for reaction in Reaction]
    said += [f"- {element_name(element)}" for element in Element]
    said += ["The kitchen is closed on Fridays."]

    assert services.paper.doubtful(PAGE, sheet(maria, *said)) == ()
    assert services.paper.left(PAGE, sheet(maria, *said)) == {}
    assert services.paper.left(PAGE, sheet(maria, "Then Solvejg came.")) == {"Solvejg": "Then Solvejg came."}
