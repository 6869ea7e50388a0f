"""Runs a command: 0 done, 1 the user's world (one sentence on standard error), 2 usage."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
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

    from leader_journal.cli.call import Call, QtWork
    from leader_journal.cli.table import Command
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
            _close_process()
            from leader_journal.cli.call import Call, what_is_loaded_stays  # not for help or a mistake

            call, row = Call(parsed, clock, qt), COMMANDS[parsed.command]
            with _ending_properly(), call.key_begun() if row.key_first else nullcontext(call) as call:
                act = _loaded(row)
                if not row.key_first:  # what it loads is followed by what opens the journal
                    what_is_loaded_stays()
                return act(call)
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


def _close_process() -> None:
    """Let nothing of a journal get out of the process, before a passphrase is read."""
    from leader_journal import log

    log.leave_no_core_file()
    log.close_memory()
    log.report_without_words()


def _loaded(row: Command) -> Callable[[Call], int]:
    """Load what a command runs, and return it. Before that nothing is loaded that might log, and no value is made."""
    from leader_journal.cli.lean import load_values

    if row.may_log:
        from leader_journal import log

        log.be_silent()  # a command says one sentence: what is logged is for nobody here
    load_values()
    return row.runs()


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
