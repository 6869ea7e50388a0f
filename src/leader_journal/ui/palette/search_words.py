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
                    "change name, notes, said, says, raised, tell me about, details, card, remove, rename, real name, "
                    "nickname, agreements"
                )
            )
        )
    )


@said_once()
def of_a_filter() -> tuple[str, ...]:
    """Return what is typed by whoever looks for a filter that was saved."""
    return tuple(_each(in_both(lambda: _("filter, saved filter, my filter, saved search, filters"))))


@said_once()
def of_preparing() -> tuple[str, ...]:
    """Return what is typed, beside a name or alone, by whoever has a one-on-one before them."""
    return tuple(
        _each(
            in_both(
                lambda: _(
                    "1:1, 1on1, 1-to-1, one to one, prepare, prep, get ready, meeting, next meeting, talk, "
                    "conversation, what to ask, performance review, appraisal, 1-1, one on ones, catch up, check-in, "
                    "sync, feedback talk, salary talk, salary review, review talk, tomorrow, before I meet, briefing, "
                    "bring up, raise, oneonone, before the meeting"
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
                    "how, do, does, did, can, could, i, to, the, a, an, my, me, is, are, am, where, what, which, "
                    "when, want, need, please, of, in, on, at, for, with, it, its, this, that, will, would, should, "
                    "show, open, about, from, and, or, some, something, page, there, have, has, had, be, been, was, "
                    "were, we, you, he, she, they, them, his, her, our, your, here, now, too, so, very, also, any, "
                    "who, whom, why, then, than, just, got, get, go, going, make, take, still, ever, by, into, if, "
                    "but, put, let, use, using, like, need to, as, app, program, thing, things, stuff, somewhere, "
                    "last, latest, next, really, always, somehow, thank you, hi, list, over, one's"
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
            "doubt, idea, question, disagreement, new, add, log, jot down, record, register, put in, enter, something "
            "happened, quick note, breach, log an incident, event, incident, situation, report a mistake, journal "
            "entry, diary entry"
        ),
        Act.BRING_UP: _(
            "talking point, agenda, remember for next time, topic, ask about, bring up, raise with, mention, remember "
            "to ask, remind me to say, to discuss, discuss, point for the meeting, next one-on-one, note for the "
            "meeting, keep for later, topics for the meeting, put on the list"
        ),
        Act.EXPORT: _(
            "export, pdf, save as pdf, export to pdf, report, share this page, names off, without names, leave names "
            "out, anonymous report, save this page, save page, download, report for my boss, report for HR, send as "
            "pdf, make a report, send, share, email, anonymise, hide the names, save the page as a file"
        ),
        Act.EXPORT_ENTRIES: _(
            "export entries to csv, excel, spreadsheet, save the list, table of entries, entries as a table, entries "
            "as csv, list in Excel, csv file, download entries, sheet, tabular"
        ),
        Act.PRINT: _(
            "print this page, print my entries, on paper, printer, print out, hard copy, paper copy, send to the "
            "printer, printing, print preview"
        ),
        Act.QUIT: _(
            "exit, close the app, leave, end the program, finish, close, shut down, exit program, close the window, "
            "stop the app, turn off the app, goodbye, done for today"
        ),
        Act.LOCK: _(
            "lock the journal, log out, sign out, log off, lock the screen, secure, lock up, lock it now, lock the "
            "app, log me out, shut the journal"
        ),
        Act.HIDE: _(
            "somebody is coming, panic, hide screen, privacy screen, blank, cover, boss key, hide quickly, hide it, "
            "hide my text, my boss is coming, somebody is watching, over my shoulder, make it invisible, cover the "
            "screen, emergency, hide everything"
        ),
        Act.UNDO: _(
            "take back, undo delete, revert, take it back, undo last change, go back one step, I made a mistake, "
            "cancel what I did, regret, undo what I typed, remove what I just did"
        ),
        Act.REDO: _("do again, repeat, restore the change, redo what I undid, forward"),
        Act.SEARCH: _(
            "find a note, filter, look for, find, search notes, search my entries, search for a word, filter entries, "
            "lookup, where did I write, my filters, saved filters, searching"
        ),
        Act.SPELLING: _(
            "spelling mistake, misspelled, correct the spelling, fix typos, wrong word, next typo, go to the mistake"
        ),
        Act.BACK: _("go back, previous page, previous, last page, where I was, one page back, return"),
        Act.LARGER: _(
            "zoom in, font size, bigger letters, enlarge, text is too small, make text bigger, make letters larger, "
            "bigger, bigger text, increase, can't read this, larger font, cannot read the small letters, letters are "
            "too small, eyesight"
        ),
        Act.SMALLER: _(
            "zoom out, make text smaller, smaller letters, text is too big, make smaller, smaller text, decrease, "
            "smaller font, shrink, small text"
        ),
        Act.NORMAL_SIZE: _("reset zoom, 100 %, default size, original size, standard size, zoom back"),
        Act.NEXT_PANE: _("switch pane, other column, next part, jump to the list, other side, move the focus"),
        Act.KEYS: _(
            "shortcuts, keyboard, hotkeys, which keys, keyboard shortcuts, key combinations, what can I press, keys "
            "on this page, list of keys, cheat sheet"
        ),
        Act.BEGIN_REVIEW: _(
            "retrospective, look back, weekly review, monthly review, yearly review, quarterly review, review my "
            "month, end of month, begin the review, do the review, month is over, reflect, reflection, evaluate the "
            "month, start the monthly review, review of the year, annual review, sum up, weekly, monthly, quarterly"
        ),
    }


def _of_places() -> dict[Act | Place, str]:
    return {
        ShowTrash(): _(
            "trash, deleted entries, recycle bin, get back a deleted entry, undelete, thrown away, empty the bin, "
            "garbage, garbage can, wastebasket, waste, deleted by mistake, I deleted something, I threw away, deleted "
            "notes, removed entries, restore a deleted entry, lost entry, dustbin, rubbish, basket"
        ),
        ShowRestore(): _(
            "restore a backup, bring back, go back to yesterday, older version, lost everything, go back in time, an "
            "earlier state, get everything back, old backup, recover, recovery, return to an old version, everything "
            "is gone, reset to yesterday, roll back, last week's state, as it was before"
        ),
        ShowSearch(): _(
            "find everywhere, search everywhere, full text, search all, global search, search in everything, find in "
            "all texts, search people and promises"
        ),
        ShowToday(): _(
            "home, start page, dashboard, overview, what is open, what waits, main page, front page, first page, what "
            "should I do today, today's page, what is due, start screen, begin here, beginning"
        ),
        ShowEntries(): _(
            "entries, all my entries, list of entries, list, diary, timeline, notes, all notes, my notes, read what I "
            "wrote, old entries, history, log, everything I wrote, past entries, browse, records"
        ),
        ShowProgress(): _(
            "statistics, charts, graphs, figures, trends, insight, how am I doing, am I getting better, am I "
            "improving, analysis, analytics, numbers, results, development, my progress, how far am I, measure, "
            "metrics, diagrams, show me the charts"
        ),
        ShowReviews(): _(
            "month, quarter, side by side, earlier reviews, past reviews, old reviews, all reviews, last review, "
            "previous review, review history, list of reviews, read the last review, last month's review"
        ),
        ShowPeople(): _(
            "persons, team, my team, colleagues, staff, employees, employee list, direct reports, contacts, add a "
            "person, new person, who works for me, everyone, new employee, new colleague, new hire, add somebody, add "
            "a colleague, list of people, names, who is on my team, subordinates, reports, delete a person, forget "
            "somebody, remove somebody, workers, members, coworker, co-workers, add new coworker, a new person in the "
            "team, boss, manager"
        ),
        ShowAgreements(): _(
            "team rules, ground rules, working agreement, broken agreement, breach, rule, house rules, our rules, "
            "norms, code of conduct, working together, contract, what we agreed, new agreement, make an agreement, "
            "frames, expectations we set"
        ),
        ShowPromises(): _(
            "my promises, what I promised, commitments, follow up, to do, todo, tasks, deadline, overdue, owed, open "
            "promises, promises I made, list of promises, promise overview, what do I owe, things I owe, debts, "
            "reminders to self, to-do list, unfinished promises, given my word, action items, actions, late promises, "
            "promises past their day"
        ),
        ShowWrittenTwice(): _(
            "written twice, duplicate, conflict, conflicts, conflicting versions, two versions, double, doubled, both "
            "versions, sync conflict, merge conflict, two different texts, clash"
        ),
        ShowGuide(): _(
            "advice, how to react, tips, theory, learn, background, coaching, leadership advice, what to say, examples"
        ),
        ShowHelp(): _(
            "manual, instructions, how does this work, help me, support, user guide, documentation, how to use this, "
            "handbook, faq, I need help, explain, about this page"
        ),
        ShowSettings(): _(
            "preferences, options, configure, setup, customise, change how it works, configuration, adjust, control "
            "panel, setting"
        ),
    }


def _of_sections() -> dict[Act | Place, str]:
    return {
        ShowSettings(SettingsSection.GENERAL): _(
            "change language, theme, dark theme, dark mode, night mode, light mode, colours, high contrast, "
            "background colour, text size, font, appearance, reduce motion, animation, switch to Danish, switch to "
            "English, tray, global shortcut, start with the computer, language, Danish, English, dark, light, bright, "
            "black background, white background, night, day mode, color, colors, change the look, design, stop "
            "animations, turn off animations, bigger text everywhere, scale, system tray, icon by the clock, shortcut "
            "from any app, autostart, start at login, general settings, contrast, eyes hurt, change font size, app in "
            "English, app in Danish"
        ),
        ShowSettings(SettingsSection.PRIVACY): _(
            "password, passphrase, change my password, change my passphrase, reset password, pin, lock, auto lock "
            "time, lock after some minutes, idle, recovery sheet, recovery code, fingerprint, keyring, remember "
            "passphrase, encryption, security, screenshots, screen sharing, where is my file, move the journal, new "
            "password, change the code, code, unlock code, set a new passphrase, recovery key, emergency key, "
            "emergency sheet, print the recovery sheet, lock after ten minutes, automatic lock, lock when idle, "
            "timeout, privacy settings, file location, where is it stored, folder of the journal, save on a USB "
            "stick, hide from screenshots, Touch ID, stay logged in, remember me, encrypted, encrypt, lock faster, "
            "locks too fast, locks too soon, lock later, when does it lock, file of the journal, where is the file"
        ),
        ShowSettings(SettingsSection.BACKUPS): _(
            "make a backup, back up, restore, save a copy, second folder, USB stick, external disk, backup, backup "
            "now, backup location, backup folder, automatic backup, how often is it backed up, where are my backups, "
            "external drive, network drive, memory stick, safe copy, copy of the journal, last backup, latest backup, "
            "when was the last backup, save a backup elsewhere, somewhere else"
        ),
        ShowSettings(SettingsSection.SPELLING): _(
            "spell check, turn off spell check, dictionary, add word to dictionary, typos, own words, red underline, "
            "spell checker, spellcheck, spelling language, teach it a word, learn a word, my words, ignore a word, "
            "unknown words, autocorrect, word list, Danish dictionary, English dictionary, spelling in Danish, "
            "spelling in English"
        ),
        ShowSettings(SettingsSection.WRITING): _(
            "hints, suggestions, nudges, help with writing, blame words, leading questions, closed questions, writing "
            "tips, dotted line, turn off the dotted line, underlined phrases, tips while I write, judging words, "
            "neutral language, turn off suggestions, name suggestions"
        ),
        ShowSettings(SettingsSection.REMINDERS): _(
            "weekly reminder, notifications, turn off notifications, notify, remind me, alarm, quiet moment, "
            "reminder, reminders, remember to write, nag me, nudge me, ping me, remind me on Friday, Friday reminder, "
            "quiet hours, do not disturb, when does it remind me, remind me to write, pop-up, weekday, stop "
            "reminders, stop reminding me"
        ),
        ShowSettings(SettingsSection.PROMPTS): _(
            "my own questions, questions to answer, sentences to begin with, questions the app asks, change the "
            "questions, prompts, my prompts, edit questions, custom questions, deepening questions, starting "
            "sentences, templates"
        ),
        ShowSettings(SettingsSection.PROGRESS): _(
            "chart settings, goal, compare people, compare persons, set a goal, my goal, target, hide charts, which "
            "charts, compare across people, start of the journal, what counts"
        ),
        ShowSettings(SettingsSection.IN_AND_OUT): _(
            "import, bring in, export, export everything, take my data, download my data, GDPR, all my data, move "
            "from another app, archive, csv, calendar, import calendar, Outlook, ics, Excel, Word, Obsidian, Logseq, "
            "Day One, jrnl, Evernote, Notion, read in, load, load a file, open a file, old notes, import old notes, "
            "bring in my old diary, convert, migrate, Word document, OneNote, Google Keep, Joplin, Daylio, Journey, "
            "Apple Notes, markdown, text file, spreadsheet, ical, Google Calendar, meetings from the calendar, copy "
            "everything out, take everything with me, all data, portability, move away, html, SQLite, json"
        ),
        ShowSettings(SettingsSection.TWO_MACHINES): _(
            "sync, synchronise, sync with laptop, another computer, merge, second computer, new computer, work "
            "computer, home computer, shared folder, Dropbox, OneDrive, cloud, laptop, use on my laptop, desktop and "
            "laptop, two machines, several computers, other devices, phone, mobile, Mac and PC, Nextcloud, Syncthing, "
            "Google Drive, iCloud, snapshot, transfer, share between computers, keep in step, network share, PC, two "
            "PCs, same journal on both, same journal on two computers, both computers"
        ),
        ShowSettings(SettingsSection.ABOUT): _(
            "about the app, version, which version, licence, update, who made this, credits, license, open source, "
            "copyright, new version, what is this app, developer, contact, info"
        ),
    }


def _of_charts() -> dict[Act | Place, str]:
    return {ShowProgress(room.id): room.sought() for room in LISTED}


def _of_chapters() -> dict[Act | Place, str]:
    return {
        ShowGuide(Chapter.SAFETY): _(
            "psychological safety, trust, speak up, safe team, what is safety, fear, afraid to speak, theory, Edmondson"
        ),
        ShowGuide(Chapter.FRAME): _(
            "expectations, set the stage, goals, framing, frame the work, purpose, say what you expect, reframe"
        ),
        ShowGuide(Chapter.INVITE): _(
            "get people to talk, involve, make people speak up, encourage, engage, ask for input, more ideas from the "
            "team"
        ),
        ShowGuide(Chapter.REACT): _(
            "react well, respond, thank, listen, listening, how to answer, how to answer bad news, how do I respond "
            "to a mistake, what do I say when, thank people, appreciate, a good reaction"
        ),
        ShowGuide(Chapter.HUMILITY): _(
            "humility, humble, I may be wrong, admit I do not know, be modest, say I do not know, modesty"
        ),
        ShowGuide(Chapter.QUESTIONS): _(
            "ask better, open questions, curiosity, be curious, good questions, how to ask, curious questions, ask "
            "well, ask curiously"
        ),
        ShowGuide(Chapter.ROOM): _(
            "give others room, silence, let them speak, silence in meetings, talk less, let others talk, stop "
            "interrupting, airtime, pause"
        ),
        ShowGuide(Chapter.BREACHES): _(
            "sanction, consequences, rules were broken, how to handle a breach, punish, deal with rule breaking, line "
            "in the sand"
        ),
        ShowGuide(Chapter.DESTRUCTIVE): _(
            "anger, shouting, yelling, angry, bullying, sarcasm, I lost my temper, I shouted, I got angry, mad, "
            "furious, irritation, harsh, humiliating, ridicule, destructive reactions"
        ),
    }


def _of_help() -> dict[Act | Place, str]:
    return {
        ShowHelp(HelpTopic.FIRST_WEEK): _(
            "getting started, introduction, tutorial, beginner, first steps, what do I do first, new here, first "
            "time, where do I begin, how do I start, learn the app, tour, quick start, first day"
        ),
        ShowHelp(HelpTopic.CAPTURING): _(
            "how to write, what to write, what should I write, how long should an entry be, good entry, writing an "
            "entry well"
        ),
        ShowHelp(HelpTopic.BEFORE): _(
            "1:1, prepare a meeting, performance review, get ready, before a meeting, how to prepare"
        ),
        ShowHelp(HelpTopic.AFTER): _(
            "after the meeting, write down a meeting, minutes, note what was said, meeting notes, close the meeting, "
            "summary of the meeting, how did it go"
        ),
        ShowHelp(HelpTopic.MONTH): _(
            "how a review works, what is a review, steps of the review, how long does a review take"
        ),
        ShowHelp(HelpTopic.CHARTS): _(
            "how do charts work, read a chart, what the figures mean, how sure, is it significant, significance, what "
            "does perhaps mean, uncertainty, can I trust the numbers, explain the charts, range, clear change, "
            "statistics explained"
        ),
        ShowHelp(HelpTopic.PRIVACY): _(
            "forgot my password, forgotten passphrase, lost passphrase, is it safe, is my data safe, who can read "
            "this, lost my password, cannot get in, locked out, who can see my notes, can my boss read this, may I "
            "write about people, is it legal, is it encrypted, hacked, secret, privacy, confidential, personal data, "
            "I cannot remember my password, cannot remember the passphrase, do not know the password, can somebody "
            "read it, able to read, is it private, cannot remember my passphrase, can't remember my password, what if "
            "I forget the password, what if I forget my passphrase, internet, does it send anything, online, network"
        ),
        ShowHelp(HelpTopic.BACKUPS): _(
            "new computer, computer broken, how backups work, move to a new computer, my computer was stolen, switch "
            "computer"
        ),
        ShowHelp(HelpTopic.TWO_MACHINES): _("how sync works, how do two computers work, use it at home and at work"),
        ShowHelp(HelpTopic.IN_AND_OUT): _("how to import, how to export, file formats, which formats"),
        ShowHelp(HelpTopic.KEYS): _(
            "how to find, how to search, keyboard only, how do filters work, screen reader, without a mouse, "
            "accessibility"
        ),
        ShowHelp(HelpTopic.TROUBLE): _(
            "problems, error, does not work, damaged file, broken file, file does not open, it is slow, app is "
            "broken, broken, it crashed, bug, freezes, stuck, won't start, cannot open, cannot save, damaged, "
            "corrupt, something is wrong, failure, fix, app does not work, not working"
        ),
    }
