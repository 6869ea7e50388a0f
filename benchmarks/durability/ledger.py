"""What a process that will be killed said is saved, told over a pipe; and whether the journal holds just that.

A deed is announced before anything of it can reach the disk, and acknowledged when whoever did it was told that it is
saved. Afterwards the journal holds what was acknowledged, and of the one deed that was under way all or nothing.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.durability.journal import CLOCK, PASSPHRASE

from leader_journal.core.draft_slots import IN_WINDOW
from leader_journal.core.errors import UserError
from leader_journal.services.entries.capture import CaptureService
from leader_journal.services.people.service import PeopleService
from leader_journal.services.writes import Writes
from leader_journal.storage.journal import Journal


@dataclass(frozen=True, slots=True)
class Deed:
    """What an act leaves behind: texts of entries by their numbers (None: in the bin), and the draft of the window.

    `draft` None says nothing of it; one that is being written may be kept in part, and goes whole where it is `saved`.
    """

    texts: dict[int, str | None] = field(default_factory=dict)
    draft: str | None = None
    saved: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line on the pipe: it can act now, a deed begins, a deed is acknowledged, or something failed."""

    what: str
    deed: Deed | None = None
    said: str = ""

    def tell(self, pipe: int) -> None:
        """Write it, at once."""
        deed = self.deed and {"texts": self.deed.texts, "draft": self.deed.draft, "saved": self.deed.saved}
        os.write(pipe, (json.dumps({"what": self.what, "deed": deed, "said": self.said}) + "\n").encode())

    @classmethod
    def read(cls, line: str) -> Line:
        """Return what a line says."""
        found: dict[str, Any] = json.loads(line)
        deed = found["deed"]
        texts = {int(number): text for number, text in deed["texts"].items()} if deed else {}
        return cls(found["what"], Deed(texts, deed["draft"], deed["saved"]) if deed else None, found["said"])


@dataclass(slots=True)
class Ledger:
    """What the journal must hold, through many rounds."""

    texts: dict[int, str | None] = field(default_factory=dict)
    draft: str = ""
    under_way: Deed | None = None
    acknowledged: int = 0

    @property
    def last_number(self) -> int:
        """Return the greatest number that is taken."""
        return max((*self.texts, _number(self.draft) if self.draft else 0), default=0)

    def hear(self, line: Line) -> None:
        """Note what the process said."""
        if line.what == "begins":
            self.under_way = line.deed
        elif line.what == "done" and self.under_way is not None:
            self._take(self.under_way)
            self.acknowledged += 1
            self.under_way = None

    def problem(self, path: Path) -> str | None:
        """Open the journal as a user would; return what is wrong, None where it holds what it must. Goes on from what
        it holds.
        """
        try:
            journal = Journal.open(path, PASSPHRASE, CLOCK)
        except UserError as error:
            return f"does not open: {type(error).__name__}"
        try:
            return self._compared(journal)
        except UserError as error:
            return f"cannot be read: {type(error).__name__}"
        finally:
            journal.close()

    def _compared(self, journal: Journal) -> str | None:
        report = journal.check()
        if not report.ok:
            return f"check: {', '.join(one.kind.value for one in report.problems)}"
        if journal.log_aside is not None:
            return "its own log was put aside"
        people = PeopleService(journal, Writes(journal))
        texts: dict[int, str | None] = {}
        present = [entry.facts for entry in journal.entries.all()]
        for facts in map(people.shown, present):
            if _number(facts) in texts:
                return f"entry {_number(facts)} is there twice"
            texts[_number(facts)] = facts
        texts |= {_number(one.entry.facts): None for one in journal.entries.trashed()}
        draft = CaptureService(journal, Writes(journal), people, CLOCK).draft(IN_WINDOW)
        return self._judged(texts, "" if draft is None else draft.facts)

    def _judged(self, texts: dict[int, str | None], draft: str) -> str | None:
        deed, wanted = self.under_way, dict(self.texts)
        happened = deed is not None and texts != wanted
        if deed is not None and happened:
            wanted |= deed.texts
        if deed is None or deed.draft is None:
            kept = draft == self.draft
        elif deed.saved and happened:
            kept = draft == ""
        else:
            kept = draft == self.draft or (deed.draft.startswith(draft) and draft != "")
        wrong = [number for number in texts.keys() | wanted.keys() if texts.get(number) != wanted.get(number)]
        self.texts, self.draft, self.under_way = texts, draft, None
        if wrong:
            return f"{len(wrong)} entries are not what was acknowledged, {min(wrong)} for one"
        return None if kept else f"the draft is not what was kept: {draft!r}"

    def _take(self, deed: Deed) -> None:
        self.texts |= deed.texts
        if deed.draft is not None:
            self.draft = "" if deed.saved else deed.draft


def _number(facts: str) -> int:
    return int(facts.split()[0].removeprefix("n"))
