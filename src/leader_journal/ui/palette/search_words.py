"""What else somebody may type who looks for something that the app calls otherwise, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from leader_journal.charts.table import LISTED
from leader_journal.core.guide import Chapter
from leader_journal.core.help import HelpTopic
from leader_journal.ui.actions import Act
from leader_journal.ui.places import (
    Place,
    SettingsSection,
    ShowAgreements,
    ShowEntries,
    ShowGuide,
    ShowHelp,
    ShowPeople,
    ShowProgress,
    ShowPromises,
    ShowRestore,
    ShowReviews,
    ShowSearch,
    ShowSettings,
    ShowToday,
    ShowTrash,
    ShowWrittenTwice,
)
from leader_journal.wording.catalogue import Language, _, language, said_once

T = TypeVar("T")
_BETWEEN = ", "


def in_both(say: Callable[[], T]) -> tuple[T, ...]:
    """Return what is said in each language."""
    spoken: list[T] = []
    for one in Language:
        with language(one):
            spoken.append(say())
    return tuple(spoken)


@said_once()
def search_words() -> Mapping[Act | Place, tuple[str, ...]]:
    """Return, in both languages, what else somebody may type who looks for what is done, or for what is at a place."""
    tables = in_both(_all)
    return {does: tuple(_each(table[does] for table in tables)) for does in tables[0]}


@said_once()
def of_a_person() -> tuple[str, ...]:
    """Return what is typed beside a name by whoever looks for the page of a person."""
    return tuple(
        _each(
            in_both(
                lambda: _(
                    "page, profile, entries, promises, promised, follow up, history, notes about, forget, delete, "
                    "change name"
                )
            )
        )
    )


@said_once()
def of_preparing() -> tuple[str, ...]:
    """Return what is typed, beside a name or alone, by whoever has a one-on-one before them."""
    return tuple(
        _each(
            in_both(
                lambda: _(
                    "1:1, 1on1, 1-to-1, one to one, prepare, prep, get ready, meeting, next meeting, talk, "
                    "conversation, what to ask, performance review, appraisal"
                )
            )
        )
    )


@said_once()
def fillers() -> frozenset[str]:
    """Return the words of a question that say nothing about what is looked for."""
    return frozenset(
        _each(
            in_both(
                lambda: _(
                    "how, do, does, did, can, could, i, to, the, a, an, my, me, is, are, am, where, what, which, when, "
                    "want, need, please, of, in, on, at, for, with, it, its, this, that, will, would, should, show, "
                    "open, about, from, and, or, some, something, page, there"
                )
            )
        )
    )


def _each(lists: Iterable[str]) -> Iterator[str]:
    for one in lists:
        yield from one.split(_BETWEEN)


def _all() -> dict[Act | Place, str]:
    return _of_acts() | _of_places() | _of_sections() | _of_charts() | _of_chapters() | _of_help()


def _of_acts() -> dict[Act | Place, str]:
    return {
        Act.NEW_ENTRY: _(
            "capture, write, note, write a note, log a mistake, add entry, create entry, write down what happened, "
            "doubt, idea, question, disagreement"
        ),
        Act.BRING_UP: _("talking point, agenda, remember for next time, topic, ask about"),
        Act.EXPORT: _(
            "export, pdf, save as pdf, export to pdf, report, share this page, names off, without names, "
            "leave names out, anonymous report"
        ),
        Act.EXPORT_ENTRIES: _("export entries to csv, excel, spreadsheet, save the list, table of entries"),
        Act.PRINT: _("print this page, print my entries, on paper, printer"),
        Act.QUIT: _("exit, close the app, leave, end the program, finish"),
        Act.LOCK: _("lock the journal, log out, sign out, log off"),
        Act.HIDE: _("somebody is coming, panic, hide screen, privacy screen, blank, cover, boss key"),
        Act.UNDO: _("take back, undo delete, revert"),
        Act.REDO: _("do again"),
        Act.SEARCH: _("find a note, filter, look for"),
        Act.SPELLING: _("spelling mistake, misspelled, correct the spelling"),
        Act.BACK: _("go back, previous page"),
        Act.LARGER: _("zoom in, font size, bigger letters, enlarge"),
        Act.SMALLER: _("zoom out, make text smaller, smaller letters"),
        Act.NORMAL_SIZE: _("reset zoom, 100 %"),
        Act.NEXT_PANE: _("switch pane, other column"),
        Act.KEYS: _("shortcuts, keyboard, hotkeys, which keys"),
        Act.BEGIN_REVIEW: _(
            "retrospective, look back, weekly review, monthly review, yearly review, quarterly review, "
            "review my month, end of month"
        ),
    }


def _of_places() -> dict[Act | Place, str]:
    return {
        ShowTrash(): _(
            "trash, deleted entries, recycle bin, get back a deleted entry, undelete, thrown away, empty the bin"
        ),
        ShowRestore(): _("restore a backup, bring back, go back to yesterday, older version, lost everything"),
        ShowSearch(): _("find everywhere, search everywhere, full text"),
        ShowToday(): _("home, start page, dashboard, overview, what is open, what waits"),
        ShowEntries(): _("entries, all my entries, list of entries, list, diary, timeline"),
        ShowProgress(): _(
            "statistics, charts, graphs, figures, trends, insight, how am I doing, am I getting better, am I improving"
        ),
        ShowReviews(): _("month, quarter, side by side, earlier reviews"),
        ShowPeople(): _(
            "persons, team, my team, colleagues, staff, employees, employee list, direct reports, contacts, "
            "add a person, new person, who works for me"
        ),
        ShowAgreements(): _("team rules, ground rules, working agreement, broken agreement, breach, rule"),
        ShowPromises(): _(
            "my promises, what I promised, commitments, follow up, to do, todo, tasks, deadline, overdue, owed"
        ),
        ShowWrittenTwice(): _("written twice, duplicate, conflict, conflicts, conflicting versions, two versions"),
        ShowGuide(): _("advice, how to react"),
        ShowHelp(): _("manual, instructions, how does this work, help me, support"),
        ShowSettings(): _("preferences, options, configure"),
    }


def _of_sections() -> dict[Act | Place, str]:
    return {
        ShowSettings(SettingsSection.GENERAL): _(
            "change language, theme, dark theme, dark mode, night mode, light mode, colours, high contrast, "
            "background colour, text size, font, appearance, reduce motion, animation, switch to Danish, "
            "switch to English, tray, global shortcut, start with the computer"
        ),
        ShowSettings(SettingsSection.PRIVACY): _(
            "password, passphrase, change my password, change my passphrase, reset password, pin, lock, "
            "auto lock time, lock after some minutes, idle, recovery sheet, recovery code, fingerprint, keyring, "
            "remember passphrase, encryption, security, screenshots, screen sharing, where is my file, move the journal"
        ),
        ShowSettings(SettingsSection.BACKUPS): _(
            "make a backup, back up, restore, save a copy, second folder, USB stick, external disk"
        ),
        ShowSettings(SettingsSection.SPELLING): _(
            "spell check, turn off spell check, dictionary, add word to dictionary, typos, own words, red underline"
        ),
        ShowSettings(SettingsSection.WRITING): _(
            "hints, suggestions, nudges, help with writing, blame words, leading questions, closed questions"
        ),
        ShowSettings(SettingsSection.REMINDERS): _(
            "weekly reminder, notifications, turn off notifications, notify, remind me, alarm, quiet moment"
        ),
        ShowSettings(SettingsSection.PROMPTS): _("my own questions, questions to answer, sentences to begin with"),
        ShowSettings(SettingsSection.PROGRESS): _("chart settings, goal, compare people, compare persons"),
        ShowSettings(SettingsSection.IN_AND_OUT): _(
            "import, bring in, export, export everything, take my data, download my data, GDPR, all my data, "
            "move from another app, archive, csv, calendar, import calendar, Outlook, ics, Excel, Word, Obsidian, "
            "Logseq, Day One, jrnl, Evernote, Notion"
        ),
        ShowSettings(SettingsSection.TWO_MACHINES): _(
            "sync, synchronise, sync with laptop, another computer, merge, second computer, new computer, "
            "work computer, home computer, shared folder, Dropbox, OneDrive, cloud"
        ),
        ShowSettings(SettingsSection.ABOUT): _("about the app, version, which version, licence, update, who made this"),
    }


def _of_charts() -> dict[Act | Place, str]:
    return {ShowProgress(room.id): room.sought() for room in LISTED}


def _of_chapters() -> dict[Act | Place, str]:
    return {
        ShowGuide(Chapter.SAFETY): _("psychological safety, trust, speak up"),
        ShowGuide(Chapter.FRAME): _("expectations, set the stage, goals"),
        ShowGuide(Chapter.INVITE): _("get people to talk, involve"),
        ShowGuide(Chapter.REACT): _("react well, respond, thank, listen, listening"),
        ShowGuide(Chapter.HUMILITY): _("humility, humble, I may be wrong"),
        ShowGuide(Chapter.QUESTIONS): _("ask better, open questions"),
        ShowGuide(Chapter.ROOM): _("give others room, silence, let them speak"),
        ShowGuide(Chapter.BREACHES): _("sanction, consequences"),
        ShowGuide(Chapter.DESTRUCTIVE): _("anger, shouting, yelling, angry, bullying, sarcasm"),
    }


def _of_help() -> dict[Act | Place, str]:
    return {
        ShowHelp(HelpTopic.FIRST_WEEK): _(
            "getting started, introduction, tutorial, beginner, first steps, what do I do first"
        ),
        ShowHelp(HelpTopic.CAPTURING): _("how to write, what to write"),
        ShowHelp(HelpTopic.BEFORE): _("1:1, prepare a meeting, performance review, get ready"),
        ShowHelp(HelpTopic.AFTER): _("after the meeting, write down a meeting, minutes"),
        ShowHelp(HelpTopic.MONTH): _("how a review works"),
        ShowHelp(HelpTopic.CHARTS): _("how do charts work, read a chart, what the figures mean, how sure"),
        ShowHelp(HelpTopic.PRIVACY): _(
            "forgot my password, forgotten passphrase, lost passphrase, is it safe, is my data safe, who can read this"
        ),
        ShowHelp(HelpTopic.BACKUPS): _("new computer, computer broken"),
        ShowHelp(HelpTopic.TWO_MACHINES): _("how sync works"),
        ShowHelp(HelpTopic.IN_AND_OUT): _("how to import, how to export"),
        ShowHelp(HelpTopic.KEYS): _("how to find, how to search, keyboard only"),
        ShowHelp(HelpTopic.TROUBLE): _(
            "problems, error, does not work, damaged file, broken file, file does not open, it is slow"
        ),
    }
