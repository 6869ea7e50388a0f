"""Runs a command: 0 done, 1 the user's world (one sentence on standard error), 2 usage."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from leader_journal import paths
from leader_journal.cli.output import CommandFailed, abandon_output, complain, prepare_output
from leader_journal.cli.parser import parse
from leader_journal.cli.qt_work import QtWork
from leader_journal.core.clock import Clock
from leader_journal.core.errors import BadInput, UserError
from leader_journal.settings import SettingsStore
from leader_journal.wording.catalogue import _, use_language
from leader_journal.wording.errors import sentence
from leader_journal.wording.system_language import spoken_language


def run(arguments: Sequence[str], clock: Clock, qt: QtWork) -> int:
    """Run one command of the command line and return its exit code; `qt` does what needs Qt.

    Raises SystemExit with 2 and a usage line for words that make no command.
    """
    prepare_output()
    settings = SettingsStore(paths.config_folder(), read_only=True).current
    use_language(spoken_language(settings.language, os.environ))
    try:
        try:
            parsed = parse(arguments)
            from leader_journal.cli.commands import command_of  # services and storage: not for a version or a mistake

            gc.freeze()  # by `main` it was at rest
            gc.enable()
            with _ending_properly():
                return command_of(parsed.command, qt)(parsed, clock)
        finally:
            sys.stdout.flush()  # here, where a failure can be told, and not at the interpreter's end
    except BadInput as error:
        complain(sentence(error))
        return 2
    except UserError as error:
        complain(sentence(error))
    except CommandFailed as error:
        complain(error.sentence)
    except KeyboardInterrupt:
        complain(_("Cancelled."))
    except BrokenPipeError:
        abandon_output()  # its reader has gone, as with `| head`
    except OSError as error:
        _complain_of_system(error)
    return 1


@contextmanager
def _ending_properly() -> Iterator[None]:
    """Let what asks the process to end cancel the command, as Ctrl+C does: journals and files are closed on the way."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asking = [number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None]
    before = {number: signal.signal(number, _cancel) for number in asking}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _cancel(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _complain_of_system(error: OSError) -> None:
    if error.filename is not None:
        from leader_journal.services.files import failure

        complain(sentence(failure(error, Path(os.fsdecode(error.filename)))))
        return
    abandon_output()
    complain(_("The output could not be written: {reason}.").format(reason=error.strerror))
