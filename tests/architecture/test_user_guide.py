"""The user guide calls everything as the app does, and its pictures are those that the app takes."""

from __future__ import annotations

import pytest
from tools import guide_pictures

from leader_journal.core.help import Manner
from leader_journal.exchange.help import read_help


@pytest.mark.parametrize("language", ["en", "da"])
def test_what_stands_out_is_what_the_app_says(language: str, said: dict[str, set[str]]) -> None:
    """So that a button that is renamed is renamed here as well."""
    named = {
        (page.topic.value, piece.text)
        for page in read_help(language)
        for piece in page.pieces()
        if piece.manner is Manner.SAID
    }

    assert {(topic, words) for topic, words in named if words not in said[language]} == set()


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_tool_takes_what_pages_and_readme_show(language: str) -> None:
    folder = guide_pictures.GUIDE / language / "pictures"

    assert {path.stem for path in folder.iterdir()} == guide_pictures.named(language)
