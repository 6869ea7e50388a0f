"""What a command leaves out of its libraries, and what it lets them say."""

from __future__ import annotations

import os
import subprocess
import sys

_VALUES = """
import sys
from leader_journal.cli.lean import load_values
load_values()
print([name for name in ("typing_extensions", "inspect") if name in sys.modules])
import typing_extensions
import msgspec
from typing import Annotated
class Bounded(msgspec.Struct):
    one: Annotated[int, msgspec.Meta(gt=0)]
    other: "tuple[str, ...] | None" = None
print(msgspec.json.decode(b'{"one": 1, "other": ["a"]}', type=Bounded))
"""
_SILENT = """
import sys
from leader_journal import log
log.report_without_words()
log.be_silent()
import logging
logging.getLogger("library").warning("what somebody wrote")
class Broken(logging.Handler):
    def emit(self, record):
        try:
            raise OSError
        except OSError:
            self.handleError(record)
logging.getLogger("library").addHandler(Broken())
logging.getLogger("library").warning("what somebody wrote")
"""


def _said(script: str) -> tuple[list[str], str]:
    environment = {**os.environ, "PYTHONWARNINGS": "error"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    return done.stdout.splitlines(), done.stderr


def test_values_are_loaded_without_what_typing_has() -> None:
    assert _said(_VALUES) == (["[]", "Bounded(one=1, other=('a',))"], "")


def test_a_library_that_logs_is_silent_from_its_first_word_on() -> None:
    assert _said(_SILENT) == ([], "")
