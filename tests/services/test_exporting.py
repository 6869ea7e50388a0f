"""What leaves says what was chosen and no more, reads back, names nobody where letters were asked for, whole or not."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdf
import pytest
from msgspec.structs import replace
from pypdf.generic import DictionaryObject

from leader_journal.composition import Services
from leader_journal.core.as_if_read import Decision, Verdict
from leader_journal.core.clock import FixedClock
from leader_journal.core.errors import BadInput, Cancelled, GoesWithOthers, JournalExists, TooLongForPdf
from leader_journal.core.exports import ABOUT_ONE, FILTERED, LETTERED, SUFFIX, ExportFormat, ExportRequest
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.imports import SourceFormat
from leader_journal.core.mentions import reference
from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.core.plans import PlanWords
from leader_journal.core.records import Agreement, Answer, Entry, Marks, Person
from leader_journal.core.terms import Element, Kind, Mark, Reaction, Tone
from leader_journal.exchange.sheet_markdown import sheet_markdown
from leader_journal.exchange.sheet_page import sheet_page
from leader_journal.services import entries_apart, exporting
from leader_journal.services.agreements import Written
from leader_journal.services.calendar import PAGE as CALENDAR
from leader_journal.services.entries.capture import Captured
from leader_journal.services.exporting import PAGE
from leader_journal.services.paper import service as paper
from leader_journal.storage.driver import Cursor, Parameters
from leader_journal.storage.people import People
from leader_journal.wording import exports as wording
from leader_journal.wording.exports import person_sheet, proposed_name

FOLDERS = {ExportFormat.MARKDOWN_DAYS, ExportFormat.MARKDOWN_PEOPLE, ExportFormat.MY_DATA}

NAMES = ("Marta", "Kjeld")


@pytest.fixture
def filled(services: Services) -> Services:
    """Two entries that name people, one that names nobody, a promise and an agreement."""
    services.capture.save(
        Captured(
            facts="@Marta fjernede en fejl; officielt fjollet.\nAnden linje.",
            kind=Kind.MISTAKE,
            reactions=(Reaction.ASKED,),
            tone=Tone.CALM,
            marks=Marks(questions=Mark.SHOWN),
            promise="ring til @Kjeld",
        )
    )
    services.capture.save(
        Captured(facts="@Kjeld og @Marta er uenige", kind=Kind.DISAGREEMENT, new_agreement="Vi siger det")
    )
    services.capture.save(Captured(facts='=HYPERLINK("x")', kind=Kind.IDEA))
    return services


def export(services: Services, target: Path, kind: ExportFormat, wanted: ExportRequest | None = None) -> str:
    """Write, and return all that was written as one text."""
    services.exports.export(target, wanted or ExportRequest(format=kind))
    if target.is_dir():
        return "\n".join(f"{file.name}\n{file.read_text('utf-8')}" for file in sorted(target.iterdir()))
    if kind is ExportFormat.PDF:
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(target).pages)
    if kind is ExportFormat.SQLITE:
        with closing(sqlite3.connect(target)) as connection:
            return "\n".join(connection.iterdump())
    return target.read_text("utf-8-sig")


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(
    "kind",
    [
        ExportFormat.MARKDOWN,
        ExportFormat.MARKDOWN_DAYS,
        ExportFormat.MARKDOWN_PEOPLE,
        ExportFormat.HTML,
        ExportFormat.CSV,
    ],
)
def test_what_leaves_comes_in_again_each_entry_once(
    filled: Services, tmp_path: Path, kind: ExportFormat, named: bool
) -> None:
    target = tmp_path / f"out{SUFFIX[kind] if named and kind not in FOLDERS else ''}"
    filled.exports.export(target, ExportRequest(format=kind))
    plan = filled.imports.read(target)
    assert sorted(entry.kind or "" for entry in plan.entries) == sorted((Kind.DISAGREEMENT, Kind.IDEA, Kind.MISTAKE))
    assert {f"{entry.happened:%Y-%m-%d %H:%M}" for entry in plan.entries} == {"2026-11-24 10:30"}
    assert not any("they may be personal data" in entry.text for entry in plan.entries)
    if kind is not ExportFormat.HTML:
        assert not plan.problems


def test_my_data_comes_in_as_the_archive_that_lies_in_it(filled: Services, tmp_path: Path) -> None:
    filled.exports.export(tmp_path / "mine", ExportRequest(format=ExportFormat.MY_DATA))
    assert filled.imports.read(tmp_path / "mine").format is SourceFormat.ARCHIVE
    archive = filled.exchange.read_archive(tmp_path / "mine")
    assert filled.exchange.preview_archive(archive).known == len(archive.revisions)


def path_of(folder: Path, kind: ExportFormat) -> Path:
    """A free place for it."""
    folder.mkdir(exist_ok=True)
    return folder / f"out{SUFFIX.get(kind, '')}"


@pytest.mark.parametrize("kind", ExportFormat)
def test_how_far_it_is_only_ever_grows_to_the_whole(filled: Services, tmp_path: Path, kind: ExportFormat) -> None:
    shares: list[float] = []
    filled.exports.export(path_of(tmp_path, kind), ExportRequest(format=kind), shares.append)
    assert shares == sorted(shares)
    assert all(0.0 <= share <= 1.0 for share in shares)
    assert shares or kind is ExportFormat.ICS


@pytest.mark.parametrize("kind", sorted(LETTERED - {ExportFormat.ICS}))  # a calendar is read at once
def test_how_far_the_search_for_names_is_is_told_of_reading_and_of_looking(
    filled: Services, kind: ExportFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries_apart, "_PER_STEP", 1)
    monkeypatch.setattr(paper, "_PER_STEP", 1)
    for look in (filled.exports.left, filled.exports.to_look_at):
        shares: list[float] = []
        look(ExportRequest(format=kind, names=False), shares.append)
        assert shares == sorted(shares)
        assert shares[0] == 0.0
        assert exporting._READ_SHARE < shares[-1] < 1.0
        assert len([share for share in shares if share < exporting._READ_SHARE]) == 3, "one of each entry"


@pytest.mark.parametrize("kind", ExportFormat)
def test_it_is_the_users_alone_is_never_over_another_and_is_whole_or_not_there(
    filled: Services, tmp_path: Path, kind: ExportFormat
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    target = path_of(out, kind)

    def cancel(_share: float) -> None:
        raise Cancelled

    if kind is not ExportFormat.ICS:
        with pytest.raises(Cancelled):
            filled.exports.export(target, ExportRequest(format=kind), cancel)
        assert list(out.iterdir()) == []
    export(filled, target, kind)
    for file in [target, *(target.iterdir() if target.is_dir() else ())]:
        assert file.stat().st_mode & 0o077 == 0
    assert target.is_dir() is (kind in FOLDERS)
    with pytest.raises(JournalExists):
        filled.exports.export(target, ExportRequest(format=kind))


@pytest.mark.parametrize(
    "kind", sorted(set(ExportFormat) - {ExportFormat.ARCHIVE, ExportFormat.ICS, ExportFormat.MY_DATA})
)
def test_with_letters_nobody_is_named_anywhere_not_even_by_a_files_name(
    filled: Services, tmp_path: Path, kind: ExportFormat
) -> None:
    named = export(filled, tmp_path / f"a{SUFFIX.get(kind, '')}", kind, ExportRequest(format=kind, names=True))
    hidden = export(filled, tmp_path / f"b{SUFFIX.get(kind, '')}", kind, ExportRequest(format=kind, names=False))

    assert all(name in named for name in NAMES)
    assert not any(name in hidden for name in NAMES)
    assert "Anden linje" in hidden
    assert not any(name in file.name for file in tmp_path.rglob("*") for name in NAMES)


@pytest.mark.parametrize("kind", [ExportFormat.MARKDOWN, ExportFormat.CSV, ExportFormat.HTML, ExportFormat.PDF])
def test_just_what_the_filter_shows(filled: Services, tmp_path: Path, kind: ExportFormat) -> None:
    chosen = EntryFilter(kinds=frozenset({Kind.DISAGREEMENT}))

    said = export(filled, path_of(tmp_path, kind), kind, ExportRequest(format=kind, filter=chosen))

    assert "uenige" in said
    assert "fejl" not in said


def test_a_table_opens_as_it_is_meant_and_comes_back_in_as_it_was(filled: Services, tmp_path: Path) -> None:
    target = tmp_path / "t.csv"
    said = export(filled, target, ExportFormat.CSV)

    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(said, newline="")))
    assert [row[4] for row in rows[1:]] == [
        "Marta fjernede en fejl; officielt fjollet.\nAnden linje.",
        "Kjeld og Marta er uenige",
        '\'=HYPERLINK("x")',
    ]
    plan = filled.imports.read(target)
    assert [entry.text.split("\n\n")[0] for entry in plan.entries][::2] == [
        "Marta fjernede en fejl; officielt fjollet.\nAnden linje.",
        '=HYPERLINK("x")',
    ]
    assert [(entry.kind, entry.people) for entry in plan.entries] == [
        (Kind.MISTAKE, ("Marta",)),
        (Kind.DISAGREEMENT, ("Kjeld", "Marta")),
        (Kind.IDEA, ()),
    ]


def test_markdown_comes_back_in_on_the_same_minute(filled: Services, tmp_path: Path) -> None:
    export(filled, tmp_path / "m.md", ExportFormat.MARKDOWN)

    plan = filled.imports.read(tmp_path / "m.md")

    def wall(moment: dt.datetime) -> str:
        return f"{moment:%Y-%m-%d %H:%M}"

    written = [wall(entry.happened) for entry in filled.journal.entries.all()]
    assert [wall(entry.happened) for entry in plan.entries] == written


def test_a_report_says_every_word_has_its_language_and_is_made_for_who_listens(
    filled: Services, tmp_path: Path
) -> None:
    target = tmp_path / "r.pdf"
    said = export(filled, target, ExportFormat.PDF, ExportRequest(format=ExportFormat.PDF, charts=("progress",)))

    for word in ("fjernede", "officielt", "fjollet."):
        assert word in said.split()
    reader = pypdf.PdfReader(target)
    assert str(reader.root_object["/Lang"]) == "en"
    marked = reader.root_object["/MarkInfo"].get_object()
    assert isinstance(marked, DictionaryObject)
    assert str(marked["/Marked"]) == "True"
    assert reader.metadata is not None
    assert reader.metadata.title == "My journal"


@pytest.mark.parametrize("kind", sorted(ABOUT_ONE))
def test_everything_that_names_one_person_the_others_as_letters(
    filled: Services, tmp_path: Path, kind: ExportFormat
) -> None:
    kjeld = filled.people.find("Kjeld")
    assert kjeld is not None

    said = export(filled, path_of(tmp_path, kind), kind, ExportRequest(format=kind, about=kjeld.id))

    assert "Kjeld" in said
    assert "Marta" not in said
    assert "uenige" in said
    assert "ring til Kjeld" in said, "a promise that names him"
    assert "HYPERLINK" not in said
    with pytest.raises(BadInput) as refused:
        filled.exports.export(tmp_path / "t.csv", ExportRequest(format=ExportFormat.CSV, about=kjeld.id))
    assert set(refused.value.allowed) == ABOUT_ONE


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ("I dag sagde kjeld nej.", True),
        ("KJELDS forslag var godt.", True),
        ("Jens sagde: »Kjeld er sen«.", True),
        ("Det var Kjelds’ plan.", True),
        ("Kjeldsen ringede.", False),
        ("Ingen kom.", False),
    ],
)
def test_who_is_named_by_a_typed_name_alone_is_named(filled: Services, tmp_path: Path, facts: str, told: bool) -> None:
    kjeld = filled.people.find("Kjeld")
    assert kjeld is not None
    filled.capture.save(Captured(facts=facts))

    said = export(
        filled, tmp_path / "k.md", ExportFormat.MARKDOWN, ExportRequest(format=ExportFormat.MARKDOWN, about=kjeld.id)
    )

    assert (facts in said) is told


@pytest.mark.parametrize("kind", sorted(ABOUT_ONE - {ExportFormat.PDF}))
def test_who_is_named_in_any_part_of_an_agreement_or_of_a_meeting_with_another_is_named(
    services: Services, tmp_path: Path, kind: ExportFormat
) -> None:
    services.people.add("Kjeld")
    services.people.add("Marta")
    kjeld, marta = services.people.find("Kjeld"), services.people.find("Marta")
    assert kjeld is not None
    assert marta is not None
    for part in ("how", "measure", "consequence", "said_to"):
        said = {"what": f"About {part}", part: "Kjeld" if part == "said_to" else f"That @Kjeld sees {part}"}
        services.agreements.save(replace(services.agreements.blank(), **said))
    services.agreements.save(replace(services.agreements.blank(), what="Of nobody"))
    with services.writes.change() as writer:
        writer.put(replace(services.one_on_ones.prepare(marta.id), thanked="for what Kjeld said"))

    out = export(services, path_of(tmp_path, kind), kind, ExportRequest(format=kind, about=kjeld.id))

    for part in ("how", "measure", "consequence"):
        assert f"That Kjeld sees {part}" in out
    assert "- to Kjeld" in out or "to Kjeld<" in out
    assert "Of nobody" not in out
    assert "Marta" not in out
    assert "for what Kjeld said" in out


def test_a_small_word_at_the_beginning_of_a_sentence_names_nobody_for_certain(
    services: Services, tmp_path: Path
) -> None:
    services.people.add("Will")
    will = services.people.find("Will")
    assert will is not None
    for facts in ("Will this work? No.", "So Will said no.", "We will see."):
        services.capture.save(Captured(facts=facts))

    said = export(
        services, tmp_path / "w.md", ExportFormat.MARKDOWN, ExportRequest(format=ExportFormat.MARKDOWN, about=will.id)
    )

    assert "So Will said no." in said
    assert "Will this work" not in said
    assert "We will see" not in said


def test_paper_has_a_table_of_contents_from_two_entries_on(services: Services, tmp_path: Path) -> None:
    services.capture.save(Captured(facts="Noget"))
    assert "Contents" not in export(services, tmp_path / "one.pdf", ExportFormat.PDF)
    services.capture.save(Captured(facts="Noget andet"))
    assert "Contents" in export(services, tmp_path / "two.pdf", ExportFormat.PDF)


def test_what_is_many_files_goes_to_no_stream(filled: Services) -> None:
    with pytest.raises(GoesWithOthers) as refused:
        filled.exports.export(io.BytesIO(), ExportRequest(format=ExportFormat.MY_DATA))
    assert ExportFormat.ARCHIVE in refused.value.others
    assert ExportFormat.MY_DATA not in refused.value.others


def test_what_was_decided_about_a_sentence_holds_in_what_leaves(filled: Services, tmp_path: Path) -> None:
    request = ExportRequest(format=ExportFormat.MARKDOWN)
    sheet = filled.exports.sheet(request)
    before = filled.paper.undecided(PAGE, sheet)
    sentence = next(one for one in before if "uenige" in one.text)
    filled.paper.decide(PAGE, sentence, Decision(Verdict.LEAVE_OUT))

    done = filled.exports.export(tmp_path / "m.md", request)

    assert done.undecided == len(before) - 1
    assert "uenige" not in (tmp_path / "m.md").read_text("utf-8")


@pytest.mark.parametrize("kind", sorted(FILTERED | {ExportFormat.MY_DATA}))
def test_what_leaves_says_its_days_for_whenever_it_is_read(
    services: Services, clock: FixedClock, tmp_path: Path, kind: ExportFormat
) -> None:
    """ "Tomorrow", "was due Thursday" and a day of this year without it are wrong on another day."""
    today = clock.now().date()
    for text, due in (("Send the list", today + dt.timedelta(1)), ("Call her", today - dt.timedelta(3))):
        services.capture.save(Captured(facts="@Marta asked", kind=Kind.QUESTION, promise=text, promise_due=due))
    (marta,) = services.people.all()
    services.bring_ups.add("The rota", marta.id)
    written = export(services, tmp_path / "out", kind)
    if kind in ABOUT_ONE:
        written += export(services, tmp_path / "about", kind, ExportRequest(format=kind, about=marta.id))
    assert not [word for word in ("tomorrow", "was due", "yesterday") if word in written]
    assert not re.search(r"Tue 24 Nov(?! 2026)", written)


def test_the_files_of_one_day_have_names_of_their_own() -> None:
    """A folder had the name of the one before: the file dialog stepped into that and would not save."""
    names = [proposed_name(dt.date(2026, 11, 24), kind) for kind in ExportFormat]
    assert len(set(names)) == len(names)


def test_my_data_is_an_archive_and_pages_to_read(filled: Services, tmp_path: Path) -> None:
    export(filled, tmp_path / "mine", ExportFormat.MY_DATA)

    assert sorted(file.name for file in (tmp_path / "mine").iterdir()) == [
        "archive.json",
        "journal.md",
        "people.md",
        "read-me.txt",
    ]
    assert "Vi siger det" in (tmp_path / "mine" / "people.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"day": dt.date(2026, 12, 3), "time": dt.time(13), "place": "the café"}, ", 3 December 2026, 13:00, the café"),
        ({"day": dt.date(2026, 12, 3), "held_on": dt.date(2026, 12, 4)}, ", 4 December 2026"),
        ({"time": dt.time(9, 30)}, ", 09:30"),
        ({}, ""),
    ],
)
def test_a_meeting_says_with_whom_and_when_and_where_as_far_as_that_is_known(fields: dict[str, Any], line: str) -> None:
    meeting = OneOnOne(id="m", person="p", created=dt.datetime(2026, 11, 24, tzinfo=dt.UTC), thanked="for it", **fields)
    assert _said(meeting=meeting) == [f"{reference('p')}{line}", "for it"]


@pytest.mark.parametrize(("said_on", "note"), [(dt.date(2026, 11, 3), "3 November 2026"), (None, "")])
def test_an_agreement_says_its_day_where_it_was_said(said_on: dt.date | None, note: str) -> None:
    assert _said(agreement=Agreement(id="a", what="no mail at night", said_on=said_on)) == ["no mail at night", note]


def _said(meeting: OneOnOne | None = None, agreement: Agreement | None = None) -> list[str]:
    """Return the texts and notes of a page about somebody with whom there was just that."""
    sheet = person_sheet(
        "Kim",
        (),
        (),
        () if agreement is None else (agreement,),
        () if meeting is None else (meeting,),
        (),
        lambda _entry: (),
    )
    lines = [line for part in sheet.parts for line in part.lines]
    if agreement is not None:
        return [text for line in lines for text in (line.text, line.note)]
    return [line.text for line in lines]


@pytest.mark.parametrize("kind", sorted(FILTERED))
def test_letters_stand_for_names_however_they_are_written_and_what_is_left_is_told(
    services: Services, tmp_path: Path, kind: ExportFormat
) -> None:
    services.people.add("Søren Kjær")
    services.capture.save(
        Captured(
            facts="SØREN talte med kjærs chef og søren’s ven. Mads og jeg talte med Pia.",
            kind=Kind.IDEA,
            themes=("søren-sagen",),
        )
    )
    request = ExportRequest(format=kind, names=False)
    said = export(services, path_of(tmp_path, kind), kind, request)

    assert not any(name in said.lower() for name in ("kjær", "kjaer", "søren"))
    assert tuple(services.exports.left(request)) == ("Mads", "Pia")
    assert services.exports.left(ExportRequest(format=kind)) == {}


WRITTEN = ("Alma", "Birk", "Clara", "Dicte", "Elmo", "Frode", "Gro", "Hjalte", "Ida", "Jonna", "Kirsa")
"""Names of nobody who is known, each in another text of the leader's."""


def write_names(services: Services) -> None:
    """Write each of them somewhere, inside a sentence; one-on-ones have places."""
    a, b, c, d, e, f, g, h, i, j, k = WRITTEN
    today = services.clock.now().date()
    services.people.add("Marta")
    for _time in range(3):
        seen = Captured(facts=f"Jeg så {a}", themes=(f"mødet hos {b}",), setting=f"hos {c}", kind=Kind.IDEA)
        services.capture.save(replace(seen, people=("Marta",)))
    services.promises.add(f"skrive til {d}", to=None, due=today)
    agreement = Written(id=services.journal.ids.new(), what=f"vi spørger {e}", how=f"med {f}", spoken=True)
    services.agreements.save(agreement)
    services.plans.make(PlanWords(when=f"jeg møder {g}", then=f"spørger jeg {h}", element=Element.QUESTIONS))
    marta = services.people.ids_by_alias()["Marta"]
    services.one_on_ones.plan(services.one_on_ones.prepare(marta), today, place=f"hos {i}")
    services.bring_ups.add(f"noget om {j}", marta)
    entry = services.entries.get(services.entries.rows(EVERYTHING, limit=1)[0].id)
    services.entries.save(replace(entry, answers=(Answer(prompt="x", question="hvad?", text=f"det sagde {k}"),)))


@pytest.mark.parametrize("charts", [(), ("themes", "promises", "plan", "voices")])
@pytest.mark.parametrize("kind", sorted(LETTERED))
def test_whatever_would_be_left_in_what_leaves_is_told(
    services: Services, tmp_path: Path, kind: ExportFormat, charts: tuple[str, ...]
) -> None:
    """And what is said of it holds: a word that is a name becomes a letter wherever it stands."""
    write_names(services)
    request = ExportRequest(format=kind, names=False, charts=charts if kind is ExportFormat.PDF else ())
    said = export(services, path_of(tmp_path, kind), kind, request)
    holds = {name for name in WRITTEN if name in said}

    assert holds <= set(services.exports.left(request)), "what left and was not told"
    assert holds

    page = CALENDAR if kind is ExportFormat.ICS else PAGE
    services.paper.sort_out(page, holds, [])
    again = export(services, path_of(tmp_path / "again", kind), kind, request)
    assert [name for name in WRITTEN if name in again] == []


def test_a_letter_is_the_same_person_on_the_page_and_in_its_charts(services: Services, tmp_path: Path) -> None:
    for name, kind in (("Bo", Kind.MISTAKE), ("Ada", Kind.DOUBT)):
        services.people.add(name)
        services.capture.save(Captured(facts=f"Then @{name} came", kind=kind))
    services.capture.save(Captured(facts="@Ada asked @Bo", kind=Kind.IDEA, promise="Answer @Ada"))
    request = ExportRequest(format=ExportFormat.PDF, names=False, charts=("promises",))
    said = " ".join(export(services, tmp_path / "a.pdf", ExportFormat.PDF, request).split())

    assert "Then A came" in said
    assert "B asked A" in said
    assert "Answer B" in said
    assert "Answer A" not in said


@pytest.mark.parametrize("kind", sorted(FILTERED))
def test_a_sentence_that_was_left_out_leaves_in_no_form(filled: Services, tmp_path: Path, kind: ExportFormat) -> None:
    request = ExportRequest(format=kind)
    before = filled.exports.export(path_of(tmp_path, kind), request)
    sheet = filled.exports.sheet(request)
    undecided = filled.paper.undecided(PAGE, sheet)
    assert before.undecided == len(undecided) > 0
    for sentence in undecided:
        filled.paper.decide(PAGE, sentence, Decision(Verdict.LEAVE_OUT))

    said = export(filled, path_of(tmp_path / "again", kind), kind, request)
    assert "fjollet" not in said
    assert "Anden linje" in said


def test_what_is_too_long_for_a_pdf_is_refused_before_anything_is_written(
    filled: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "_LONGEST_PDF", 100)
    with pytest.raises(TooLongForPdf):
        filled.exports.export(tmp_path / "out.pdf", ExportRequest(format=ExportFormat.PDF))
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize("names", [True, False])
@pytest.mark.parametrize("kind", [ExportFormat.MARKDOWN, ExportFormat.HTML])
def test_a_long_page_that_is_never_held_is_the_page_that_is_looked_at(
    filled: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: ExportFormat, names: bool
) -> None:
    monkeypatch.setattr(entries_apart, "_AT_ONCE", 1)
    request = ExportRequest(format=kind, names=names)
    for sentence in filled.paper.undecided(PAGE, filled.exports.sheet(request))[:1]:
        filled.paper.decide(PAGE, sentence, Decision(Verdict.SOFTEN, "Somebody said so."))
    sheet = filled.exports.sheet(request)
    ready = filled.paper.ready(PAGE, sheet, names=names)
    whole = "".join(sheet_page(ready, "en") if kind is ExportFormat.HTML else [sheet_markdown(ready)])

    target = tmp_path / "page"
    done = filled.exports.export(target, request)

    assert target.read_text("utf-8") == whole
    assert done.entries == len(sheet.parts)
    assert done.undecided == (len(filled.paper.undecided(PAGE, sheet)) if names else 0)


@pytest.mark.parametrize("names", [True, False])
@pytest.mark.parametrize("kind", [kind for kind in ExportFormat if kind is not ExportFormat.PDF])
def test_whoever_was_ever_called_anything_is_looked_up_as_often_for_many_entries_as_for_few(
    filled: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: ExportFormat, names: bool
) -> None:
    """That goes through the whole journal: once for every so many entries, it would grow by their square."""
    looked_up = list[str]()
    for what in ("all", "former", "earlier"):
        monkeypatch.setattr(People, what, _noted(getattr(People, what), looked_up))
    monkeypatch.setattr(entries_apart, "_AT_ONCE", 2)
    wanted = ExportRequest(format=kind, names=names)

    filled.exports.export(tmp_path / "few", wanted)
    few = len(looked_up)
    for number in range(12):
        filled.capture.save(Captured(facts=f"@Marta og @Kjeld, {number}", kind=Kind.IDEA))
    filled.people.aliases()  # kept until the next write
    looked_up.clear()
    filled.exports.export(tmp_path / "many", wanted)

    assert len(looked_up) <= few


@pytest.mark.parametrize("names", [True, False])
@pytest.mark.parametrize("kind", sorted(ExportFormat))
def test_five_hundred_entries_more_are_a_statement_more_and_none_for_each(
    filled: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: ExportFormat, names: bool
) -> None:
    asked = list[str]()
    execute = Cursor.execute

    def noted(cursor: Cursor, sql: str, parameters: Parameters = ()) -> Cursor:
        asked.append(sql)
        return execute(cursor, sql, parameters)

    wanted = ExportRequest(format=kind, names=names)
    marta = filled.people.ids_by_alias()["Marta"]
    about = [replace(wanted, about=marta)] if kind in ABOUT_ONE else []
    counts: dict[int, list[int]] = {}
    for many in (0, 12):
        for number in range(many):
            filled.capture.save(Captured(facts=f"@Marta og @Kjeld, {number}", kind=Kind.IDEA, promise="ringe"))
        filled.people.aliases()  # kept until the next write
        counts[many] = []
        for number, request in enumerate((wanted, *about)):
            monkeypatch.setattr(Cursor, "execute", noted)
            asked.clear()
            filled.exports.export(tmp_path / f"{many}-{number}", request)
            counts[many].append(len(asked))
            monkeypatch.setattr(Cursor, "execute", execute)

    assert all(many <= few for many, few in zip(counts[12], counts[0], strict=True)), counts


def test_an_entry_of_several_people_is_put_into_words_once_for_all_of_their_files(
    filled: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = list[str]()
    heading = wording.entry_heading

    def noted(entry: Entry, *, exact: bool) -> str:
        made.append(entry.id)
        return heading(entry, exact=exact)

    monkeypatch.setattr(wording, "entry_heading", noted)

    filled.exports.export(tmp_path / "out", ExportRequest(format=ExportFormat.MARKDOWN_PEOPLE))

    assert len(made) == len(set(made)) == filled.entries.count(EVERYTHING)
    both = [file for file in (tmp_path / "out").iterdir() if "er uenige" in file.read_text("utf-8")]
    assert len(both) == 2


def _noted(look_up: Callable[[People], tuple[Person, ...]], into: list[str]) -> Callable[[People], tuple[Person, ...]]:
    def noting(people: People) -> tuple[Person, ...]:
        into.append(look_up.__name__)
        return look_up(people)

    return noting
