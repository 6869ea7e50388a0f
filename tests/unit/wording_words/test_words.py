"""Labels, dates and problems in words: one for everything there is, in English and Danish."""

from __future__ import annotations

import datetime as dt
import inspect
import typing
from collections.abc import Callable
from enum import StrEnum

import pytest

from leader_journal.core.checks import Problem, ProblemKind
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.rescue import Loss, Lost
from leader_journal.wording import dates, labels
from leader_journal.wording.backups import lost_sentence
from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.checks import problem_sentence
from leader_journal.wording.system_language import spoken_language

TODAY = dt.date(2026, 11, 24)
NOON = dt.datetime(2026, 11, 24, 12, 5, tzinfo=dt.UTC)
DAYS = [TODAY + dt.timedelta(days=days) for days in range(-400, 400, 7)]


def by_term() -> list[tuple[Callable[[StrEnum], str], type[StrEnum]]]:
    """Return each function that names the values of a closed set, with that set."""
    found: list[tuple[Callable[[StrEnum], str], type[StrEnum]]] = []
    for _, function in inspect.getmembers(labels, inspect.isfunction):
        hints = [hint for name, hint in typing.get_type_hints(function).items() if name != "return"]
        # "of this set, or nothing" names the values of the set all the same
        kinds = [kind for hint in hints for kind in typing.get_args(hint) or (hint,) if kind is not type(None)]
        if function.__module__ == labels.__name__ and len(kinds) == 1 and issubclass(kinds[0], StrEnum):
            found.append((function, kinds[0]))
    return found


@pytest.mark.parametrize("spoken", list(Language))
@pytest.mark.parametrize(("label", "terms"), by_term(), ids=lambda part: getattr(part, "__name__", ""))
def test_every_value_has_a_label_and_no_two_the_same(
    label: Callable[[StrEnum], str], terms: type[StrEnum], spoken: Language
) -> None:
    with language(spoken):
        words = [label(term) for term in terms]
    assert all(word.strip() == word and word for word in words)
    assert len(set(words)) == len(words) or label is labels.leaning_label


def test_there_are_labels_to_look_at() -> None:
    assert len(by_term()) >= 18


def test_a_setting_of_ones_own_is_called_what_it_was_called() -> None:
    with language(Language.DANISH):
        assert labels.setting_label("on the hill") == "on the hill"


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        (Language.ENGLISH, ("Tue 24 Nov", "Tuesday 24 November", "November 2026", "24 November 2026", "12:05")),
        (Language.DANISH, ("ti. 24. nov.", "Tirsdag 24. november", "november 2026", "24. november 2026", "12.05")),
    ],
)
def test_days_are_written_as_the_language_writes_them(spoken: Language, said: tuple[str, ...]) -> None:
    with language(spoken):
        assert said == (
            dates.short_day(TODAY, TODAY),
            dates.long_day(TODAY, TODAY),
            dates.month_year(TODAY),
            dates.day_month_year(TODAY),
            dates.time_of_day(NOON),
        )


@pytest.mark.parametrize(
    ("days", "head", "row", "due"),
    [
        (0, "Today", "today 12:05", "today"),
        (-1, "Yesterday", "yesterday 12:05", "was due yesterday"),
        (-2, "Sunday", "Sunday 12:05", "was due Sunday"),
        (-6, "Wednesday", "Wednesday 12:05", "was due Wednesday"),
        (-7, "Tue 17 Nov", "Tue 17 Nov 12:05", "was due Tue 17 Nov"),
        (-365, "Mon 24 Nov 2025", "Mon 24 Nov 2025 12:05", "was due Mon 24 Nov 2025"),
        (1, "Wed 25 Nov", "Wed 25 Nov 12:05", "tomorrow"),
        (6, "Mon 30 Nov", "Mon 30 Nov 12:05", "Monday"),
        (7, "Tue 1 Dec", "Tue 1 Dec 12:05", "Tue 1 Dec"),
        (60, "Sat 23 Jan 2027", "Sat 23 Jan 2027 12:05", "Sat 23 Jan 2027"),
    ],
)
def test_a_day_is_named_by_how_far_away_it_is(days: int, head: str, row: str, due: str) -> None:
    step = dt.timedelta(days=days)
    assert dates.relative_day(TODAY + step, TODAY) == head
    assert dates.when(NOON + step, TODAY) == row
    assert dates.due_words(TODAY + step, TODAY) == due


@pytest.mark.parametrize("spoken", list(Language))
def test_two_days_are_never_called_the_same_in_one_list(spoken: Language) -> None:
    every = [TODAY + dt.timedelta(days=days) for days in range(-800, 30)]
    with language(spoken):
        heads = {dates.relative_day(day, TODAY) for day in every}
        assert len(heads) == len(every)
        assert [head for head in heads if not head[0].isupper()] == []


@pytest.mark.parametrize("spoken", list(Language))
@pytest.mark.parametrize("kind", list(ProblemKind))
def test_every_problem_has_a_sentence_with_its_count(kind: ProblemKind, spoken: Language) -> None:
    with language(spoken):
        one, many = problem_sentence(Problem(kind, 1)), problem_sentence(Problem(kind, 1234))
        counted = "1,234" if spoken is Language.ENGLISH else "1.234"
    assert "1" in one
    assert counted in many
    assert one.replace("1", "") != many.replace(counted, "")


@pytest.mark.parametrize(
    ("chosen", "environment", "spoken"),
    [
        ("da", {"LANG": "en_GB.UTF-8"}, "da"),
        ("en", {"LANG": "da_DK.UTF-8"}, "en"),
        ("system", {"LANG": "da_DK.UTF-8"}, "da"),
        ("system", {"LANG": "da"}, "da"),
        ("system", {"LANG": "fo_FO"}, "da"),
        ("system", {"LANG": "da-DK"}, "da"),
        ("system", {"LANG": "de_DE.UTF-8"}, "en"),
        ("system", {"LANG": "dav_KE.UTF-8"}, "en"),
        ("system", {"LANG": "C"}, "en"),
        ("system", {"LC_ALL": "da_DK.UTF-8", "LANG": "en_GB.UTF-8"}, "da"),
        ("system", {"LC_ALL": "C", "LANG": "da_DK.UTF-8"}, "en"),
        ("system", {"LC_ALL": "", "LC_MESSAGES": "en_US", "LANG": "da_DK.UTF-8"}, "en"),
        ("system", {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "da_DK.UTF-8"}, "da"),
    ],
)
def test_the_language_is_the_chosen_one_else_the_systems(chosen: str, environment: dict[str, str], spoken: str) -> None:
    assert spoken_language(chosen, environment) == spoken


@pytest.mark.parametrize(
    ("name", "spoken"), [("Danish_Denmark", "da"), ("da_DK", "da"), ("English_United States", "en"), (None, "en")]
)
def test_where_the_environment_says_nothing_the_system_is_asked(
    monkeypatch: pytest.MonkeyPatch, name: str | None, spoken: str
) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (name, "cp1252"))
    assert spoken_language("system", {}) == spoken


def test_a_quarter_is_that_of_each_of_its_months() -> None:
    with language(Language.ENGLISH):
        names = [dates.quarter_name(dt.date(2026, month, 1)) for month in range(1, 13)]
    assert names == [f"Q{number} 2026" for number in (1, 2, 3, 4) for _month in range(3)]


@pytest.mark.parametrize("spoken", list(Language))
def test_what_did_not_come_back_is_called_by_its_kind(spoken: Language) -> None:
    with language(spoken):
        lost = {kind: lost_sentence(Lost(kind, "", Loss.WHOLE, None)) for kind in (*RecordKind, "of a newer version")}
    assert len(set(lost.values())) == len(lost)
