"""Capture by the keyboard alone, and drafts that survive whatever happens."""

from __future__ import annotations

import pytest
from tests.e2e.desk import CAPTURE, Desk
from tests.e2e.screen import until

pytestmark = pytest.mark.window
LINE = "told me in front of all that the plan would never work out"
KEYS = ["space" if letter == " " else letter for letter in LINE]


def test_an_entry_with_everything_takes_at_most_ninety_keys(opened: Desk) -> None:
    """A line of 60 letters with kind, person, two reactions, tone and three marks; and exactly that is saved."""
    screen = opened.screen
    screen.presses = 0
    capture = opened.capture()
    screen.type("2@p")
    screen.press("Tab")
    screen.type(LINE)
    screen.press("Return")
    screen.type("tl")
    screen.press("Return")
    screen.type("c")
    screen.press("Return")
    screen.type("132")
    opened.save(capture)
    assert screen.presses <= 90
    opened.quit()
    saved = opened.entries()[0]
    assert len(saved["text"]) >= 60
    assert saved | {"id": "", "happened": ""} == {
        "id": "",
        "happened": "",
        "kind": "disagreement",
        "people": ["Peter"],
        "text": f"Peter {LINE}",
        "marks": {"humility": "shown", "questions": "missed", "room": "partly"},
        "tone": "calm",
        "quality": "constructive",
        "setting": None,
        "themes": [],
        "to_deepen": False,
    }
    assert opened.archived()[-1]["reactions"] == ["thanked", "listened"]


def test_who_types_faster_than_the_window_comes_loses_no_letter(opened: Desk) -> None:
    """The first time and again at once; also where it is saved before anything of it was seen."""
    screen = opened.screen
    for _time in range(2):
        screen.rush("ctrl+n", *KEYS)
        opened.save(screen.wait_for(CAPTURE))
    before = opened.written()
    screen.rush("ctrl+n", *KEYS, "ctrl+Return")
    until(lambda: opened.written() != before, "it is saved")
    until(lambda: screen.find(CAPTURE) is None, "the window is closed by the key")
    opened.quit()
    assert opened.texts()[:3] == [LINE] * 3


def test_esc_keeps_the_draft(opened: Desk) -> None:
    """What stood in the window stands there again, and is written on."""
    capture = opened.capture()
    opened.screen.type("4Half a thought")
    opened.screen.press("Escape")
    opened.screen.wait_gone(capture)
    opened.window()
    capture = opened.capture()
    opened.screen.press("End")
    opened.screen.type(" and the rest of it")
    opened.save(capture)
    opened.quit()
    saved = opened.entries()[0]
    assert (saved["text"], saved["kind"]) == ("Half a thought and the rest of it", "question")


def test_a_draft_survives_a_kill(opened: Desk) -> None:
    """Whatever was typed a moment before the power went is in the window again."""
    opened.capture()
    before = opened.written()
    opened.screen.type("5A thought that the power cut")
    opened.wait_written(before)
    opened.kill(opened.screen.windows()[0].pid)
    opened.start(opened.journal)
    opened.unlock()
    opened.save(opened.capture())
    opened.quit()
    saved = opened.entries()[0]
    assert (saved["text"], saved["kind"]) == ("A thought that the power cut", "idea")
    assert opened.cli("check", opened.journal).returncode == 0
