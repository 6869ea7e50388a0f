"""What is protected and what is not: the same sentences in *Settings, Privacy* and in `docs/security.md`.

A test holds the two together, in both languages, and asks of each line how it was tested.
"""

from __future__ import annotations

from leader_journal.wording.catalogue import _


def security_lead() -> str:
    """Return the promise in short."""
    return _(
        "Everything you write is in one file on this computer, encrypted with your passphrase. The app "
        "opens no network connection and sends nothing."
    )


def protected() -> tuple[str, ...]:
    """Return what is protected, and how far."""
    return (
        _(
            "The journal, your drafts and the search index are one encrypted file. Whoever has your computer, a copy "
            "or a backup sees its size and when it was changed."
        ),
        _("Locking covers everything first, then saves. A new process takes over, and memory is cleared."),
        _("Clipboard histories are asked to leave out what you copy, and it is cleared when you lock or quit."),
        _("The names proposed for files say what kind of page it is and the day, never what is on it."),
        _("What is erased for good, and whoever is forgotten, is gone from every page of the file."),
        _("If somebody else has changed the file, that is noticed when it is read."),
        _("The log and the reports of errors hold none of your words."),
    )


def not_protected() -> tuple[str, ...]:
    """Return what is not protected."""
    return (
        _("What is on the screen while the journal is unlocked, from anyone who sees it or sits down at it."),
        _("Screen readers and other accessibility services: they are told what is on the screen."),
        _("Screen sharing, recordings and screenshots: only Windows and macOS can keep the windows out of them."),
        _("The printer’s queue and memory, through which every page goes."),
        _("Exports, saved pages and calendars: they are not encrypted."),
        _("What you copied, from programs that keep it anyway."),
        _("A computer that somebody else controls, or on which harmful software runs."),
        _("What the system moves from memory to the disk (swap, hibernation), unless the disk is encrypted."),
        _("Backups and older copies: they hold what was erased since, until they go. An older copy opens as before."),
        _("A passphrase that can be guessed, or anyone who knows it or has the recovery sheet."),
    )
