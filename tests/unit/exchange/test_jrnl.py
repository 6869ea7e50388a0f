"""What jrnl writes is read as it was written, in every form; the fixtures were written by jrnl 1.9.8 and 4.6."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.exchange.incoming_samples import in_denmark

from leader_journal.core.errors import UnreadableSource
from leader_journal.core.imports import LineProblem, LineReason, SourceReason
from leader_journal.core.mentions import reference
from leader_journal.core.records import Marks
from leader_journal.exchange.import_plan import ImportPlan, entry_of
from leader_journal.exchange.incoming.draft import Options
from leader_journal.exchange.incoming.jrnl import read_jrnl
from leader_journal.exchange.incoming.source import source_of

FIXTURES = Path(__file__).parent / "fixtures"
SOURCE = Path("journal.txt")
PETER = "01890a5d-ac96-774b-bcce-b302099a8057"
NOW = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def read(text: str | bytes) -> ImportPlan:
    """Read a source in Denmark."""
    data = text.encode() if isinstance(text, str) else text
    return read_jrnl(source_of(SOURCE, data), Options(to_local=in_denmark))


def fixture(name: str) -> ImportPlan:
    """Read a file that jrnl wrote."""
    return read((FIXTURES / name).read_bytes())


@pytest.mark.parametrize("direction", ["", "\u200e"])
def test_a_bracket_begins_an_entry_only_where_it_begins_a_line(direction: str) -> None:
    plan = read(f"\nBefore all\n{direction}[2024-01-02 10:00] One [2024-01-03 10:00] and\n *[2024-01-04 10:00] more\n")

    assert [(entry.line, entry.text) for entry in plan.entries] == [
        (3, "One [2024-01-03 10:00] and\n *[2024-01-04 10:00] more")
    ]
    assert plan.problems == (LineProblem(2, LineReason.NO_DATE),)


def test_the_text_file_of_jrnl_4_gives_every_entry_as_it_was_written() -> None:
    plan = fixture("jrnl-4-default.txt")

    assert plan.problems == ()
    assert [(entry.line, entry.happened.isoformat()) for entry in plan.entries] == [
        (1, "2024-01-02T15:04:00+01:00"),
        (4, "2024-03-05T08:30:00+01:00"),
        (11, "2024-03-31T02:30:00+01:00"),
        (14, "2024-05-06T23:59:00+02:00"),
        (17, "2024-12-24T00:05:00+01:00"),
        (19, "2024-12-25T12:00:00+01:00"),
    ]
    assert plan.entries[0].text == (
        "Peter sagde i planlægningen, at datoen ikke holder.\nJeg spurgte, hvad han så, som jeg ikke så."
    )
    assert plan.entries[1].text.endswith("- [x] punkt ét\n[1] en fodnote om #priser")
    assert plan.entries[5].text == (
        "Linje med [2024-01-01] midt i\n[møde] i en linje for sig\n  indrykket linje\n\n\nefter to tomme"
    )


@pytest.mark.parametrize("other", ["jrnl-4-24h.txt", "jrnl-4-default.json"])
def test_every_form_of_the_same_journal_gives_the_same_entries(other: str) -> None:
    text, same = fixture("jrnl-4-default.txt"), fixture(other)

    assert [(e.happened, e.text, e.key) for e in same.entries] == [(e.happened, e.text, e.key) for e in text.entries]
    assert same.without(frozenset(entry.key for entry in text.entries)).entries == ()


def test_the_file_of_jrnl_1_has_no_brackets() -> None:
    plan = fixture("jrnl-1.txt")

    assert [entry.happened.strftime("%d %H:%M") for entry in plan.entries] == ["02 15:04", "05 08:30", "06 23:59"]
    assert plan.entries[1].text == (
        "@peter meldte en fejl i prislisten\nHan kom selv, før stand-up.\n\nDet gik godt. [1] en fodnote"
    )


def test_the_star_of_a_starred_entry_is_no_text_and_other_stars_are() -> None:
    assert [entry.text.split("\n")[0] for entry in fixture("jrnl-4-default.txt").entries[2:4]] == [
        "En stjerne* om sommertid.",
        "Vigtig idé fra Sofie!",
    ]


def test_tags_are_words_with_a_sign_before_them_and_no_part_of_an_address() -> None:
    plan = fixture("jrnl-4-default.txt")

    assert plan.entries[1].tags == ("@peter", "@Åse", "#priser")
    assert plan.entries[2].tags == ("@team-møde",)
    assert read("[2024-01-02 10:00] Nummer #12 og @- og p@eter.dk").entries[0].tags == ()


def test_an_entry_arrives_unmarked_and_a_tag_that_is_an_alias_becomes_a_mention() -> None:
    imported = fixture("jrnl-4-default.txt").entries[1]

    entry = entry_of(imported, source="jrnl", id="e", written=NOW, id_of={"Peter": PETER})

    assert entry.facts.startswith(f"{reference(PETER)} meldte en fejl i prislisten\n")
    assert (entry.people, entry.themes) == ((PETER,), ("Åse", "priser"))
    assert (entry.kind, entry.reactions, entry.tone, entry.marks) == (None, (), None, Marks())
    assert entry.deepen_later
    assert entry.origin is not None
    assert (entry.origin.source, entry.origin.key, entry.written) == ("jrnl", imported.key, NOW)


def test_a_longer_tag_is_nobodys_alias_and_a_foreign_reference_names_nobody() -> None:
    imported = read(f"[2024-01-02 10:00] @Peter-ferie og @{{{PETER}}}").entries[0]

    entry = entry_of(imported, source="jrnl", id="e", written=NOW, id_of={"Peter": PETER})

    assert entry.people == ()
    assert entry.themes == ("Peter-ferie",)


def test_two_entries_that_are_alike_both_come_in_and_neither_comes_twice() -> None:
    plan = read("[2024-01-02 10:00] Spurgte\n\n[2024-01-02 10:00] Spurgte\n")

    keys = frozenset(entry.key for entry in plan.entries)
    assert len(keys) == 2
    assert plan.without(keys).entries == ()
    assert len(plan.without(frozenset({plan.entries[0].key})).entries) == 1


def test_broken_entries_are_named_by_line_and_the_rest_comes_in() -> None:
    plan = read(
        "fra før den første\n"
        "[2024-01-02 10:00] God\n"
        "[2024-13-45 10:00] Umulig dag\n"
        "[2024-01-03 29:00] Umulig tid\n"
        "[2024-01-04 10:00]\n"
        "[2024-01-05 10:00] Også god\n"
    )

    assert [entry.text for entry in plan.entries] == ["God", "Også god"]
    assert plan.problems == (
        LineProblem(1, LineReason.NO_DATE),
        LineProblem(3, LineReason.UNREADABLE_DATE),
        LineProblem(4, LineReason.UNREADABLE_TIME),
        LineProblem(5, LineReason.NO_TEXT),
    )
    assert plan.total == 6


@pytest.mark.parametrize(
    "stamp",
    [
        "2024-03-05 14:03",
        "2024-03-05 02:03:00 PM",
        "2024-03-05T14:03:00",
        "05.03.2024 14:03",
        "05/03/2024 14.03",
        "5 March 2024 14:03",
        "tirsdag den 5. marts 2024 kl. 14.03",
        "Mar 5, 2024 at 2:03 pm",
        "2024/03/05 14:03:00 ",
    ],
)
def test_the_forms_of_date_that_people_configure(stamp: str) -> None:
    assert read(f"[{stamp}] Tekst").entries[0].happened == in_denmark(dt.datetime.fromisoformat("2024-03-05T14:03"))


def test_an_offset_in_the_stamp_is_kept() -> None:
    assert read("[2024-03-05 14:03+05:30] Tekst").entries[0].happened.isoformat() == "2024-03-05T14:03:00+05:30"


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    written = (FIXTURES / "jrnl-4-24h.txt").read_text("utf-8")

    for form in ("utf-8-sig", "utf-16"):
        assert read(written.replace("\n", "\r\n").encode(form)).entries == fixture("jrnl-4-24h.txt").entries


def test_a_damaged_entry_of_the_json_export_is_named_and_the_rest_comes_in() -> None:
    good = {"title": "God", "body": "", "date": "2024-01-02", "time": "10:00", "tags": [], "starred": False}
    plan = read(json.dumps({"tags": {}, "entries": [good, 7, {"title": "uden dato"}, good | {"title": "a\ud800b"}]}))

    assert [entry.text for entry in plan.entries] == ["God", "a\ufffdb"]
    assert plan.problems == (LineProblem(2, LineReason.NOT_AN_ENTRY), LineProblem(3, LineReason.NOT_AN_ENTRY))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", SourceReason.EMPTY),
        (b" \n\n", SourceReason.EMPTY),
        (b"Dear diary\nno dates here", SourceReason.NO_ENTRIES),
        (b'{"entries": [', SourceReason.DAMAGED),
        (b'{"entries": []}', SourceReason.NO_ENTRIES),
        (b"{" * 200_000, SourceReason.DAMAGED),
        (b'{"entries":' + b"[" * 200_000, SourceReason.DAMAGED),
    ],
)
def test_what_is_no_journal_is_refused_with_its_reason(data: bytes, reason: SourceReason) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(data)
    assert (refused.value.path, refused.value.reason) == (SOURCE, reason)


def _plan_or_refusal(read_bytes: Callable[[bytes], ImportPlan], data: bytes) -> ImportPlan | None:
    try:
        return read_bytes(data)
    except UnreadableSource:
        return None


_pieces = st.lists(
    st.one_of(
        st.binary(max_size=12),
        st.sampled_from([b"\n[2024-01-02 10:00] ", b"\n[", b"] ", b"2024-01-02 10:00 ", b'{"date":"'])
        | st.sampled_from(
            [b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"\xed\xa0\x80", b"@", b" *\n", b"\r\n", b"9999-12-31"]
        ),
    ),
    max_size=12,
).map(b"".join)


@given(_pieces)
def test_any_bytes_give_a_plan_or_a_refusal_and_every_entry_can_be_stored(data: bytes) -> None:
    plan = _plan_or_refusal(read, data)

    for imported in plan.entries if plan else ():
        entry = entry_of(imported, source="jrnl", id="e", written=NOW, id_of={"Peter": PETER})
        assert entry.facts.strip()
        assert "\0" not in entry.facts
        assert entry.facts.encode()
        assert entry.happened.utcoffset() is not None


_words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=30)
_lines = _words.filter(lambda line: line.strip() == line and not line.startswith(("[", "*")) and not line.endswith("*"))


@given(
    st.lists(
        st.tuples(
            st.datetimes(dt.datetime(1980, 1, 1), dt.datetime(2090, 1, 1)),  # noqa: DTZ001 - jrnl's stamps are naive
            st.lists(_lines, min_size=1, max_size=4),
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(["%Y-%m-%d %H:%M", "%Y-%m-%d %I:%M:%S %p"]),
)
def test_what_is_written_in_jrnls_form_is_read_back(entries: list[tuple[dt.datetime, list[str]]], form: str) -> None:
    written = "\n".join(f"[{moment.strftime(form)}] " + "\n".join(lines) + "\n" for moment, lines in entries)

    plan = read(written)

    assert plan.problems == ()
    assert [entry.text for entry in plan.entries] == ["\n".join(lines) for _moment, lines in entries]
    assert [entry.happened.strftime(form) for entry in plan.entries] == [moment.strftime(form) for moment, _ in entries]
