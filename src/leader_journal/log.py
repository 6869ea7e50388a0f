"""The log, which never holds a word of a journal, and a process that leaves no copy of its memory behind.

What it takes is loaded when it is needed: the first screen waits for none of it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import logging
    import threading

FILE_NAME = "leader-journal.log"
_PR_SET_DUMPABLE = 4

_files: list[logging.Handler] = []  # at most one


def start(folder: Path) -> None:
    """Write the app's own records from INFO on to a rotating file in `folder`; libraries' records are not kept.

    Where the folder cannot be written, the app runs without a log: there is nobody to tell, and nothing is lost.
    """
    import logging

    from leader_journal.log_file import PlacesOnly, PrivateFile  # what it loads, a command need not wait for

    stop()
    logging.raiseExceptions = False  # of a failure of its own it would tell with what was to be logged
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = PrivateFile(folder / FILE_NAME)
    except OSError:
        return
    handler.setFormatter(PlacesOnly(describe_failure))
    package = logging.getLogger("leader_journal")
    package.setLevel(logging.INFO)
    package.addHandler(handler)
    _files.append(handler)


def stop() -> None:
    """Close the file; records after this go nowhere."""
    while _files:
        import logging

        handler = _files.pop()
        logging.getLogger("leader_journal").removeHandler(handler)
        handler.close()


def describe_failure(error: BaseException) -> Iterator[str]:
    """Yield the lines of a traceback without a message, a value or a path: for the log and the crash report."""
    import traceback

    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from describe_failure(cause)
        yield "then:"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
    yield f"{type(error).__module__}.{type(error).__qualname__}"


def report_without_words() -> None:
    """Tell of a bug that nothing took without its message, which may quote what somebody wrote: by every way there is.

    Main thread, other threads, and what fails while Python clears up.
    """
    import threading

    sys.excepthook = _untaken
    sys.unraisablehook = _unraisable
    threading.excepthook = _untaken_in_thread


def be_silent() -> None:
    """Let nothing that is logged reach standard error: a library's warning could quote what somebody wrote."""
    import logging

    logging.raiseExceptions = False
    logging.getLogger().addHandler(logging.NullHandler())


def _untaken(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    _tell(error.with_traceback(trace), kind)


def _untaken_in_thread(found: threading.ExceptHookArgs) -> None:
    if not issubclass(found.exc_type, SystemExit):
        _tell(found.exc_value, found.exc_type)


def _unraisable(found: sys.UnraisableHookArgs) -> None:
    _tell(found.exc_value, found.exc_type)


def _tell(error: BaseException | None, kind: type[BaseException] | None) -> None:
    name = kind.__qualname__ if kind is not None else "?"
    try:
        lines = list(describe_failure(error)) if error is not None else [name]
        if _files:
            import logging

            places = " > ".join(line.strip() for line in lines[:-1])
            logging.getLogger(__name__).error("unexpected: %s at %s", lines[-1], places)
    except ImportError:  # while Python clears up nothing can be loaded any more
        lines = [name]
    with suppress(OSError, ValueError, AttributeError):  # no standard error, or a closed one
        sys.stderr.write("\n".join([*lines[:-1], lines[-1]]) + "\n")


def leave_no_core_file() -> None:
    """Keep memory out of core dumps.

    Source: an aborted process left an entry 49 times in its core file; with this and `close_memory` there is no file.
    """
    import faulthandler

    faulthandler.disable()
    if sys.platform == "win32":
        return
    import resource  # not on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def close_memory() -> None:
    """Keep memory from other processes of the same user; call before anything is unlocked.

    From then on nobody but root may ask who we are, the desktop's portal neither (ui.desktop.portal).
    """
    if sys.platform != "linux":
        return
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        import logging

        logging.getLogger(__name__).warning(
            "the process stays readable to other programs (error %d)", ctypes.get_errno()
        )
