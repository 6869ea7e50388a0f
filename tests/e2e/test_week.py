"""A leader's week by the keyboard, in a real window and both languages: now, yesterday, an old draft, a meeting."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from tests.e2e.desk import Desk

from leader_journal.core.clock import SystemClock

pytestmark = pytest.mark.window

YESTERDAY = {"en": "yesterday 14", "da": "i gaar 14"}  # xdotool loses an å; it is the same word
APP = {"en": "Leader Journal", "da": "Lederdagbog"}
CAPTURE = {"en": "New entry", "da": "Ny note"}
CALM = {"en": "c", "da": "r"}
WEEK = (
    ("i mandags kl. 9", 0, "09:00"),
    ("i tirsdags 10.30", 1, "10:30"),
    ("i onsdags halv tre", 2, "14:30"),
    ("i torsdags efter frokost", 3, "13:00"),
    ("i fredags kvart i fire", 4, "15:45"),
)
"""As it is said, the weekday (Monday is 0), and the hour."""
MOST_KEYS = 12
MOST_KEYS_BEYOND = 15
"""Key presses that an event of yesterday may cost beyond one of now; each key of a chord is one."""


@pytest.fixture(params=["en", "da"])
def spoken(request: pytest.FixtureRequest, kept: Desk) -> str:
    """The journal open in the app, which speaks this language."""
    language: str = request.param
    folder = kept.home / "config" / "leader-journal"
    folder.mkdir(parents=True)
    chosen = {"format": 1, "settings": {"language": language}}
    (folder / "settings.json").write_text(json.dumps(chosen), encoding="utf-8")
    kept.title = APP[language]
    kept.start(kept.journal)
    kept.unlock()
    return language


def test_an_event_of_yesterday_costs_few_keys_more_than_one_of_now(kept: Desk, spoken: str) -> None:
    """And stands on its day and hour."""
    screen, costs = kept.screen, []
    for text, moment in (("Said aloud just now", ""), ("Said aloud the day before", YESTERDAY[spoken])):
        screen.press("ctrl+n")
        capture = screen.wait_for(CAPTURE[spoken])
        screen.presses = 0
        screen.type(text)
        typed = screen.presses
        if moment:
            screen.press("ctrl+d")
            screen.type(moment)
            screen.press("Return")
        kept.save(capture)
        costs.append(screen.presses - typed)
    now, before = costs
    assert before - now <= MOST_KEYS_BEYOND
    kept.quit()
    happened = {entry["text"]: dt.datetime.fromisoformat(entry["happened"]) for entry in kept.entries()}
    then, today = happened["Said aloud the day before"], happened["Said aloud just now"]
    assert (today.date() - then.date()).days == 1
    assert (then.hour, then.minute) == (14, 0)


def test_an_ordinary_entry_takes_twelve_keys_beyond_its_text(kept: Desk, spoken: str) -> None:
    """From Ctrl+N to Ctrl+Enter, with its kind, a reaction, the tone and three marks; each key of a chord is one."""
    screen = kept.screen
    screen.presses = 0
    screen.press("ctrl+n")
    capture = screen.wait_for(CAPTURE[spoken])
    screen.type("1")
    before = screen.presses
    screen.type("told me late")
    typed = screen.presses - before
    screen.press("Return")
    screen.type("t")
    screen.press("Return")
    screen.type(CALM[spoken])
    screen.type("132")
    kept.save(capture)
    assert screen.presses - typed <= MOST_KEYS
    kept.quit()
    entry = kept.archived()[-1]
    assert (entry["tone"], entry["reactions"], entry["kind"]) == ("calm", ["thanked"], "mistake")
    assert set(entry["marks"].values()) == {"shown", "missed", "partly"}


@pytest.mark.parametrize("spoken", ["da"], indirect=True)
def test_a_danish_working_week_is_written_down_on_its_friday(kept: Desk, spoken: str) -> None:
    """Five events by keys alone, each on the day and at the hour that was said; what is half said waits."""
    screen = kept.screen
    for place, (said, _weekday, _time) in enumerate(WEEK):
        screen.press("ctrl+n")
        capture = screen.wait_for(CAPTURE[spoken])
        screen.type(f"Det skete, {place}")
        screen.press("ctrl+d")
        if place == 2:
            screen.type("i onsdags kl. 24")
            screen.press("ctrl+Return")
            kept.wait_settled(capture)
            assert any(window.id == capture.id for window in screen.windows()), "no such hour: it is asked for"
            screen.press("ctrl+a")
        screen.type(said)
        screen.press("Return")
        kept.save(capture)
    kept.quit()
    found = {entry["text"]: dt.datetime.fromisoformat(entry["happened"]) for entry in kept.entries()}
    today = SystemClock().now().date()
    for place, (_said, weekday, time) in enumerate(WEEK):
        happened = found[f"Det skete, {place}"]
        back = (today.weekday() - weekday - 1) % 7 + 1
        assert (happened.date(), happened.time()) == (today - dt.timedelta(days=back), dt.time.fromisoformat(time))


def test_a_draft_of_the_day_before_is_not_typed_into_by_mistake(kept: Desk, spoken: str) -> None:
    """What is typed goes on behind it, a lock in between changes nothing, and it is one entry."""
    screen = kept.screen
    screen.press("ctrl+n")
    capture = screen.wait_for(CAPTURE[spoken])
    screen.type("Begun, ")
    screen.press("Escape")
    screen.wait_gone(capture)
    window = kept.window()
    screen.press("ctrl+l")
    kept.wait_ended(window.pid)
    kept.unlock()
    screen.press("ctrl+n")
    capture = screen.wait_for(CAPTURE[spoken])
    screen.type("and gone on with")
    kept.save(capture)
    kept.quit()
    assert kept.texts()[0] == "Begun, and gone on with"
    assert len(kept.texts()) == 3
