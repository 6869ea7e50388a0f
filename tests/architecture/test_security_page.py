"""`docs/security.md` and *Settings, Privacy* say the same in both languages, and each line says how it was tested."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.security import not_protected, protected, security_lead

PAGE = "docs/security.md"
_ROW = re.compile(r"^\| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def rows(root: Path, head: str) -> list[tuple[str, str, str]]:
    """The rows under a head: English, Danish, how it was tested."""
    part = (root / PAGE).read_text(encoding="utf-8").split(f"\n## {head}\n")[1].split("\n## ")[0]
    return [(row[0], row[1], row[2]) for row in _ROW.findall(part)][1:]


@pytest.mark.parametrize(("head", "said"), [("Protected", protected), ("Not protected", not_protected)])
def test_the_page_says_what_the_app_says(root: Path, head: str, said: Callable[[], tuple[str, ...]]) -> None:
    found = rows(root, head)
    for column, spoken in enumerate((Language.ENGLISH, Language.DANISH)):
        with language(spoken):
            assert [row[column] for row in found] == list(said())


def test_the_promise_in_short_stands_there_in_both_languages(root: Path) -> None:
    text = (root / PAGE).read_text(encoding="utf-8")
    for spoken in Language:
        with language(spoken):
            assert f"\n{security_lead()}\n" in text


@pytest.mark.parametrize("head", ["Protected", "Not protected"])
def test_each_line_says_how_it_was_tested(root: Path, head: str) -> None:
    for english, _danish, how in rows(root, head):
        named = re.findall(r"`(tests/[^`]+)`", how)
        assert named or how.startswith("Not tested: "), english
        for path in named:
            assert "def test_" in (root / path).read_text(encoding="utf-8"), path
    assert all("Not tested" not in how for _en, _da, how in rows(root, "Protected")), "a promise that nobody tried"
