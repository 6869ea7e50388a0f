"""What is settled before Qt is loaded: words that make no command, a second start, a screen, the system's libraries."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from leader_journal import paths
from leader_journal.cli.argparse_words import Parser, speak_our_language
from leader_journal.cli.output import CommandFailed, complain, prepare_output
from leader_journal.core.errors import NoSuchJournal
from leader_journal.first_steps import has_screen, starts_folder
from leader_journal.system_libraries import (
    Library,
    install_commands,
    missing_for_a_window,
    missing_library,
)
from leader_journal.wording.catalogue import _, use_language
from leader_journal.wording.system_language import spoken_language

if TYPE_CHECKING:
    from leader_journal.settings import SettingsStore
    from leader_journal.storage.lock import FileLock

_OLD_ONE_ENDS_S = 3.0
"""How long a start after locking waits for the process that it replaces."""


def start(arguments: Sequence[str]) -> int:
    """Open the app, or hand the wish to the one that runs; return the exit code."""
    prepare_output()
    use_language(spoken_language(paths.chosen_language(), os.environ))
    wanted = _parse(arguments)
    try:
        return _with_screen(wanted) if has_screen(os.environ) else _without_screen(wanted)
    except CommandFailed as error:
        complain(error.sentence)
        return 1


@contextmanager
def loading_qt() -> Iterator[None]:
    """Load Qt, and what needs it in the block. Raises CommandFailed where the system lacks a library."""
    try:
        from leader_journal.ui.qt_import import load_qt

        load_qt()
        yield
    except ImportError as error:
        if not (lacking := missing_library(error)):
            raise
        raise CommandFailed(_lacking_sentence(lacking)) from None


def _with_screen(wanted: argparse.Namespace) -> int:
    if wanted.journal and not wanted.locked and not Path(wanted.journal).exists() and sys.stderr.isatty():
        from leader_journal.wording.errors import sentence

        raise CommandFailed(sentence(NoSuchJournal(Path(wanted.journal))))  # without a terminal the window says it
    place = Path(starts_folder())
    first = _first(place, wanted)
    try:
        if first is None and not wanted.locked and _heard(place, wanted):
            return 0
        if lacking := missing_for_a_window(os.environ):
            raise CommandFailed(_lacking_sentence(lacking))
        with loading_qt():
            from leader_journal.app import run_app
        return run_app(wanted, _settings(), place if first is not None else None, first.release if first else None)
    finally:
        if first is not None:
            first.release()


def _without_screen(wanted: argparse.Namespace) -> int:
    """Show the sample as pictures; but somebody who asked for a journal or an entry is told that there is no screen."""
    if wanted.journal or wanted.new:
        raise CommandFailed(
            _("There is no screen here, so no window can be shown. {command} lists what works without one.").format(
                command="leader-journal --help"
            )
        )
    with loading_qt():
        from leader_journal.app import show_sample_as_pictures
    return show_sample_as_pictures(_settings())


def _settings() -> SettingsStore:
    from leader_journal.settings import SettingsStore  # not for a mistake, nor for a wish that is handed over

    return SettingsStore(paths.config_folder())


def _lacking_sentence(lacking: Sequence[Library]) -> str:
    """Return one sentence about libraries that the system lacks, and the commands that bring them."""
    said = _(
        "Leader Journal cannot show anything, because this computer lacks {libraries}. Your journals are untouched. "
        "Install what is missing, then start again."
    ).format(libraries=", ".join(library.soname for library in lacking))
    return "\n".join([said, *(f"  {command}" for command in install_commands(lacking))])


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    speak_our_language()
    parser = Parser(prog="leader-journal", description=_("A private, local journal for one leader."))
    parser.add_argument("journal", nargs="?", metavar="JOURNAL", help=_("the journal to open"))
    parser.add_argument("--new", action="store_true", help=_("write a new entry, in the running app if there is one"))
    parser.add_argument("--locked", metavar="WORDS", default="", help=argparse.SUPPRESS)
    parser.add_argument("--stance", metavar="WORDS", default="", help=argparse.SUPPRESS)
    if (word := _mistyped(arguments)) is not None:
        parser.error(_no_such_command(word))
    parser.refuse_slips(arguments, beside=["--version"])
    return parser.parse_args(arguments)


def _mistyped(arguments: Sequence[str]) -> str | None:
    """Return the first word where it is meant as a command: no file, and not like one or followed by more."""
    if not arguments or arguments[0].startswith("-"):
        return None
    word = arguments[0]
    if Path(word).exists():
        return None
    more = any(not other.startswith("--new") for other in arguments[1:])
    return word if more or (Path(word).name == word and not Path(word).suffix) else None


def _no_such_command(word: str) -> str:
    if word.casefold() in {"help", "hjælp", "hjaelp", "h", "?"}:
        meant = ["--help"]
    elif word.casefold() == "version":
        meant = ["--version"]
    else:
        from difflib import get_close_matches

        from leader_journal.cli.table import COMMANDS

        said = [part for part in word.casefold().split("-") if part in COMMANDS]  # add-entry, list-all
        meant = said or get_close_matches(word.casefold(), COMMANDS, n=1)
    if meant:
        return _("There is no command or journal called “{word}”. Did you mean {command}?").format(
            word=word, command=meant[0]
        )
    return _("There is no command or journal called “{word}”. {command} lists the commands.").format(
        word=word, command="leader-journal --help"
    )


def _first(place: Path, wanted: argparse.Namespace) -> FileLock | None:
    from leader_journal.second_start import become_first

    try:
        return become_first(place, patience=_OLD_ONE_ENDS_S if wanted.locked else 0.0)
    except OSError:
        return None  # an app of its own then, and the lock of a journal keeps the two apart


def _heard(place: Path, wanted: argparse.Namespace) -> bool:
    from leader_journal.second_start import Request, Wish, hand_over

    # the app that runs works in another folder than this start
    journal = str(Path(wanted.journal).absolute()) if wanted.journal else None
    request = Request(Wish.NEW_ENTRY if wanted.new else Wish.RAISE, journal)
    try:
        return hand_over(place, request)
    except OSError:
        return False
