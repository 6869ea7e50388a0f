"""The process that asks the desktop's portal for a key, and says each time that it was pressed, in lines of JSON.

Why a process: the portal looks into /proc of whoever asks, and refuses the app once its memory is closed; and Qt's
binding cannot write the list that `BindShortcuts` takes. This process knows nothing of any journal, so that it may be
looked at (docs/decisions/0064). It ends with its input: the app has ended.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from threading import Thread

from leader_journal.desktop_key.shortcuts import FromPortal, NoShortcuts, Shortcuts


def main(words: list[str]) -> int:
    """Ask for the key, and tell what comes of it; `words` say, in the language of the app, what it does."""
    from leader_journal import log

    log.leave_no_core_file()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a key in the terminal is meant for the app
    sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for good
    Thread(target=_end_with_the_app, daemon=True).start()
    try:
        shortcuts = Shortcuts.of_the_session()
        for heard in shortcuts.heard(" ".join(words)):
            _tell(heard)
    except (NoShortcuts, OSError):
        _tell(FromPortal("none"))
    return 0


def _tell(heard: FromPortal) -> None:
    sys.stdout.write(json.dumps({"is": heard.what, "with": heard.words}) + "\n")
    sys.stdout.flush()


def _end_with_the_app() -> None:
    while os.read(sys.stdin.fileno(), 1024):  # not by `sys.stdin`: the interpreter cannot end while that is held
        pass
    os._exit(0)
