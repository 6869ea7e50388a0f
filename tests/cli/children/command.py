"""The program as it is started, but for a key that is cheap to derive."""

from __future__ import annotations

import signal
import sys

from leader_journal.__main__ import _read_names_as_utf8, main

_read_names_as_utf8()  # as it does first of all: vault loads an extension module
from leader_journal.storage import vault  # noqa: E402 - only now can it be loaded from any folder

# also where it is started in the background, where Ctrl+C is ignored and Python leaves it so
signal.signal(signal.SIGINT, signal.default_int_handler)
vault.PROFILES = (vault.Profile(passes=1, memory=8192),)
sys.exit(main())
