"""Runs a command: 0 done, 1 the user's world (one sentence on standard error), 2 usage."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from leader_journal import paths
from leader_journal.cli.output import CommandFailed, abandon_output, complain, prepare_output
from leader_journal.cli.parser import parse
from leader_journal.cli.table import COMMANDS
from leader_journal.core.errors import BadInput, GoesWithOthers, NeedsOption, UserError
from leader_journal.wording.catalogue import _, use_language
from leader_journal.wording.system_language import spoken_language

if TYPE_CHECKING:
    from types import FrameType

    from leader_journal.cli.call import QtWork
    from leader_journal.core.clock import Clock


def run(arguments: Sequence[str], clock: Clock, qt: QtWork) -> int:
    """Run one command of the command line and return its exit code; `qt` does what needs Qt.

    Raises SystemExit with 2 and a usage line for words that make no command.
    """
    prepare_output()
    use_language(spoken_language(paths.chosen_language(), os.environ))
    try:
        try:
            parsed = parse(arguments)
            _prepare_process()
            from leader_journal.cli.lean import load_values

            load_values()
            from leader_journal.cli.call import Call  # services and storage: not for help or a mistake

            gc.freeze()  # by `main` it was at rest
            gc.enable()
            with _ending_properly():
                return COMMANDS[parsed.command].runs()(Call(parsed, clock, qt))
        finally:
            sys.stdout.flush()  # here, where a failure can be told, and not at the interpreter's end
    except (BadInput, GoesWithOthers, NeedsOption) as error:
        _complain_of(error)
        return 2
    except UserError as error:
        _complain_of(error)
    except CommandFailed as error:
        complain(error.sentence)
    except KeyboardInterrupt:
        complain(_("Cancelled."))
    except BrokenPipeError:
        abandon_output()  # its reader has gone, as with `| head`
    except OSError as error:
        _complain_of_system(error)
    return 1


def _prepare_process() -> None:
    """Let nothing of a journal get out of the process, before one is opened."""
    from leader_journal import log

    log.leave_no_core_file()
    log.close_memory()
    log.report_without_words()
    log.be_silent()  # a command says one sentence: what is logged is for nobody here


def _complain_of(error: UserError) -> None:
    from leader_journal.wording.errors import sentence

    complain(sentence(error))


@contextmanager
def _ending_properly() -> Iterator[None]:
    """Let what asks the process to end cancel the command, as Ctrl+C does: journals and files are closed on the way."""
    import threading

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

        _complain_of(failure(error, Path(os.fsdecode(error.filename))))
        return
    abandon_output()
    complain(_("The output could not be written: {reason}.").format(reason=error.strerror))
