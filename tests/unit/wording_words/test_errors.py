"""Every failure of the user's world has a sentence of its own, in both languages, and quotes nothing."""

from __future__ import annotations

import datetime as dt
import inspect
from pathlib import Path

import pytest

from leader_journal.core import errors
from leader_journal.core.imports import SourceReason
from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.errors import sentence

PLACE = Path("/somewhere/mine.ljournal")
BASES = {errors.UserError, errors.FileError}
KINDS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.UserError) and kind not in BASES
]


FORMS: dict[type[errors.UserError], list[errors.UserError]] = {
    errors.BadInput: [errors.BadInput("--from", "x"), errors.BadInput("--from", "x", ("a", "b"))],
    errors.GoesWithOthers: [errors.GoesWithOthers("--person", "year", ("person", "loops"))],
    errors.NeedsOption: [errors.NeedsOption("person", "--person")],
    errors.NoDayLeft: [errors.NoDayLeft("--to", "x")],
    errors.PassphraseTooShort: [errors.PassphraseTooShort(1), errors.PassphraseTooShort(8)],
    errors.LineTooLong: [errors.LineTooLong(4_000)],
    errors.WeekdayDisagrees: [errors.WeekdayDisagrees(dt.date(2026, 11, 26), 4)],
    errors.StillToCome: [errors.StillToCome(dt.datetime(2030, 1, 2, 9, tzinfo=dt.UTC))],
    errors.TimeOrDay: [errors.TimeOrDay("10.05")],
    errors.UnreadableSource: [errors.UnreadableSource(PLACE, one) for one in SourceReason if "column" not in one],
    errors.ColumnMissing: [errors.ColumnMissing(PLACE, one, ()) for one in SourceReason if "column" in one],
}
"""Failures that say what they are about, in the forms that they take."""


def made(kind: type[errors.UserError]) -> list[errors.UserError]:
    """Return failures of a kind."""
    return FORMS.get(kind) or [kind(PLACE) if issubclass(kind, errors.FileError) else kind()]


@pytest.mark.parametrize("spoken", list(Language))
def test_every_failure_has_a_sentence_of_its_own(spoken: Language) -> None:
    with language(spoken):
        fallback = sentence(errors.UserError())
        said = [sentence(failure) for kind in KINDS for failure in made(kind)]

    assert len(KINDS) >= 15
    assert fallback not in said
    assert len(set(said)) == len(said)
    for words in said:
        assert words[0].isupper() or words[0] in "“”/m", words
        assert words.endswith((".", "?")), words
        assert "{" not in words
        assert "!" not in words


def test_a_kind_that_nobody_knew_of_says_that_nothing_is_lost() -> None:
    class New(errors.FileError):
        pass

    class Newer(errors.WrongPassphrase):
        pass

    assert "lost" in sentence(New(PLACE))
    assert sentence(Newer(PLACE)) == sentence(errors.WrongPassphrase(PLACE))


def test_an_unreadable_source_says_why() -> None:
    words = sentence(errors.UnreadableSource(PLACE, "no_date_column"))
    assert words.startswith("No column for the date was found.")


@pytest.mark.parametrize("kind", KINDS)
def test_a_failure_shows_nothing_but_its_name_where_it_is_printed(kind: type[errors.UserError]) -> None:
    for failure in made(kind):
        assert str(failure) in {"", kind.__name__}
