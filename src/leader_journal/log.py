"""The log, which never holds a word of a journal, and a process that leaves no copy of its memory behind."""

from __future__ import annotations

import ctypes
import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType

FILE_NAME = "leader-journal.log"
_PR_SET_DUMPABLE = 4

_logger = logging.getLogger(__name__)
_package = logging.getLogger("leader_journal")
_files: list[logging.Handler] = []  # at most one


def start(folder: Path) -> None:
    """Write the app's own records from INFO on to a rotating file in `folder`; libraries' records are not kept.

    Where the folder cannot be written, the app runs without a log: there is nobody to tell, and nothing is lost.
    """
    from leader_journal.log_file import PrivateFile  # what it loads, a command need not wait for

    stop()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = PrivateFile(folder / FILE_NAME)
    except OSError:
        return
    handler.setFormatter(PlacesOnly("{asctime} {levelname} {name}: {message}", style="{"))
    _package.setLevel(logging.INFO)
    _package.addHandler(handler)
    _files.append(handler)


def stop() -> None:
    """Close the file; records after this go nowhere."""
    while _files:
        handler = _files.pop()
        _package.removeHandler(handler)
        handler.close()


class PlacesOnly(logging.Formatter):
    """Formats an exception as the places it went through and its kind; its message may quote what somebody wrote."""

    def formatException(  # noqa: N802 - the name of the standard library
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Return one line a place, and the kinds of the exception and of what caused it."""
        return "\n".join(describe_failure(ei[1])) if ei[1] is not None else ""


def describe_failure(error: BaseException) -> Iterator[str]:
    """Yield the lines of a traceback without a message, a value or a path: for the log and the crash report."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from describe_failure(cause)
        yield "then:"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
    yield f"{type(error).__module__}.{type(error).__qualname__}"


def report_without_words() -> None:
    """Tell of a bug that nothing took without its message, which may quote what somebody wrote: by every way there is.

    Main thread, other threads, what fails while Python clears up, and the log itself.
    """
    logging.raiseExceptions = False
    sys.excepthook = _untaken
    sys.unraisablehook = _unraisable
    threading.excepthook = _untaken_in_thread


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
    lines = list(describe_failure(error)) if error is not None else [kind.__qualname__ if kind is not None else "?"]
    _logger.error("unexpected: %s at %s", lines[-1], " > ".join(line.strip() for line in lines[:-1]))
    with suppress(OSError, ValueError, AttributeError):  # no standard error, or a closed one
        sys.stderr.write("\n".join([*lines[:-1], lines[-1]]) + "\n")


def leave_no_core_file() -> None:
    """Keep memory out of core dumps.

    Source: an aborted process left an entry 49 times in its core file; with this and `close_memory` there is no file.
    """
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
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        _logger.warning("the process stays readable to other programs (error %d)", ctypes.get_errno())
