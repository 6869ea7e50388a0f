"""The entry point: a command runs without Qt, everything else is the app."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False  # as type checkers know it; without `typing`, which a second start has no use for
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from leader_journal.core.clock import Clock


def _stand_in_for_closed() -> None:
    """Where a stream was closed before we began (`>&-`), write to one that refuses, which is told as a failure.

    Nothing is told where it is the other. Left alone, the next file that is opened would have the number of the output.
    """
    for name, number, way in (("stdout", 1, os.O_RDONLY), ("stderr", 2, os.O_WRONLY)):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, way)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
            setattr(sys, name, os.fdopen(number, "w", encoding="utf-8"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line or the app; return the exit code (0 done, 1 the user's world, 2 usage)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    gc.disable()  # what is loaded stays: looking through it again and again was a tenth of the start
    if arguments is None:
        _stand_in_for_closed()
        _read_names_as_utf8()
    if given == ["--check-spelling"]:  # `spelling.PROCESS`, which is not loaded for every start
        from leader_journal.spelling.helper import main as check_spelling

        return check_spelling()
    if given[:1] == ["--hear-key"]:  # `desktop_key.PROCESS`, likewise
        from leader_journal.desktop_key.helper import main as hear_key

        return hear_key(given[1:])
    if given == ["--version"] and _said_version():
        return 0
    if given == ["--new"] and _running_app_writes_it():
        return 0
    try:
        if _is_command(given):
            from leader_journal.cli.run import run
            from leader_journal.core.clock import SystemClock

            return run(given, SystemClock(), _App())
        from leader_journal import log
        from leader_journal.start import start

        log.leave_no_core_file()
        log.report_without_words()

        return start(given)
    except KeyboardInterrupt:
        return 1  # while modules were loaded; a command that has begun says so itself


def _read_names_as_utf8() -> None:
    """Begin anew in Python's UTF-8 mode where the locale cannot spell the folder that we are installed in.

    Python 3.13 and later load no extension module from such a folder. `-P`, or a module that lies in the folder of the
    start would be run.
    """
    try:
        __file__.encode()
    except UnicodeEncodeError:
        if not sys.flags.utf8_mode and not getattr(sys, "frozen", False):
            os.execv(sys.executable, [sys.executable, "-P", "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - ourselves, anew


def _said_version() -> bool:
    """Say the version and nothing else; False where it cannot be written, which the command line says."""
    from leader_journal import __version__

    try:
        # past the buffer, which would keep what was refused and try it again
        os.write(sys.stdout.fileno(), f"leader-journal {__version__}{os.linesep}".encode())
    except OSError:
        return False
    return True


def _running_app_writes_it() -> bool:
    """Whether an app runs that opens the new entry: asked before anything is loaded for a start of our own."""
    from leader_journal.first_steps import has_screen, starts_folder

    if not has_screen(os.environ):
        return False  # and said so by the start
    from leader_journal.wishes import asked_for_new_entry

    return asked_for_new_entry(starts_folder())


def _is_command(given: Sequence[str]) -> bool:
    if not given or "." in given[0] or os.sep in given[0]:
        return False  # a journal: no command is looked for
    if given[0].startswith("-"):
        return given[0] in {"-h", "--help", "--version"}
    from leader_journal.cli.table import COMMANDS

    return given[0] in COMMANDS


class _App:
    """Qt, for the commands that need it: imported when one of them asks."""

    def screenshots(self, arguments: argparse.Namespace, passphrase: str, clock: Clock) -> int:
        from leader_journal.start import loading_qt

        with loading_qt():
            from leader_journal.app import run_screenshots

        return run_screenshots(arguments, passphrase, clock)


if __name__ == "__main__":
    sys.exit(main())
