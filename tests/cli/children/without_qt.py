"""The program on a machine where Qt cannot be loaded."""

from __future__ import annotations

import sys

sys.modules["PySide6"] = None  # type: ignore[assignment] # what makes an import fail
from leader_journal.__main__ import main  # noqa: E402
from leader_journal.storage import vault  # noqa: E402

vault.PROFILES = (vault.Profile(passes=1, memory=8192),)
sys.exit(main())
