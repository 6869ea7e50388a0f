"""What else somebody may type who looks for something that the app calls otherwise, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from leader_journal.ui.actions import Act
from leader_journal.ui.places import (
    Place,
    SettingsSection,
    ShowEntries,
    ShowGuide,
    ShowPeople,
    ShowProgress,
    ShowReviews,
    ShowSearch,
    ShowSettings,
    ShowToday,
    ShowTrash,
)
from leader_journal.wording.catalogue import Language, _, language, said_once


def in_both(words: Callable[[], str]) -> tuple[str, ...]:
    """Return words in each language."""
    spoken: list[str] = []
    for one in Language:
        with language(one):
            spoken.append(words())
    return tuple(spoken)


@said_once()
def search_words() -> Mapping[Act | Place, tuple[str, ...]]:
    """Return, in both languages, what else somebody may type who looks for what is done, or for what is at a place."""
    tables: list[dict[Act | Place, str]] = []
    for one in Language:
        with language(one):
            tables.append({**_of_acts(), **_of_sections()})
    return {does: tuple(word for table in tables for word in table[does].split(", ")) for does in tables[0]}


def _of_acts() -> dict[Act | Place, str]:
    return {
        Act.NEW_ENTRY: _("capture, write, note, log"),
        Act.EXPORT: _("pdf, save as, report"),
        Act.QUIT: _("exit, close"),
        Act.SEARCH: _("find, filter"),
        Act.LARGER: _("zoom in, font size, bigger"),
        Act.SMALLER: _("zoom out"),
        Act.KEYS: _("keyboard, hotkeys"),
        Act.BEGIN_REVIEW: _("retrospective"),
        ShowTrash(): _("trash, deleted, recycle bin"),
        ShowSearch(): _("find everywhere"),
        ShowToday(): _("home, start"),
        ShowEntries(): _("entries, list"),
        ShowProgress(): _("statistics, figures, trends"),
        ShowReviews(): _("month, quarter, side by side"),
        ShowPeople(): _("persons, team, employees, contacts"),
        ShowGuide(): _("advice, how to react"),
        ShowSettings(): _("preferences, options"),
    }


def _of_sections() -> dict[Act | Place, str]:
    return {
        ShowSettings(SettingsSection.GENERAL): _(
            "language, theme, dark mode, light mode, text size, appearance, animation, danish, english, tray"
        ),
        ShowSettings(SettingsSection.PRIVACY): _(
            "password, passphrase, change password, lock, auto lock, idle, recovery sheet, encryption, security"
        ),
        ShowSettings(SettingsSection.BACKUPS): _("backup, back up, restore, copy, save a copy"),
        ShowSettings(SettingsSection.SPELLING): _("spell check, dictionary, typos, own words"),
        ShowSettings(SettingsSection.WRITING): _("hints, suggestions, nudges, help with writing"),
        ShowSettings(SettingsSection.REMINDERS): _("notifications, notify, remind me"),
        ShowSettings(SettingsSection.PROMPTS): _("questions, sentences to begin with"),
        ShowSettings(SettingsSection.PROGRESS): _("charts, goal, figures"),
        ShowSettings(SettingsSection.IN_AND_OUT): _(
            "import, bring in, export, take my data, move from another app, archive, csv, calendar"
        ),
        ShowSettings(SettingsSection.TWO_MACHINES): _("sync, synchronise, another computer, merge, second computer"),
        ShowSettings(SettingsSection.ABOUT): _("version, licence, update"),
    }
