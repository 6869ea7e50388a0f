"""The recovery sheet in words: what is typed of it, whether there is one, and the page itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from leader_journal.core.recovery import GROUPS, key_in, typed_groups, wrong_groups
from leader_journal.core.sheets import Sheet, SheetLine, SheetPart
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import day_month_year

_IN_A_LINE = 4


def typed_sheet(text: str) -> str:
    """Return how far the typing of a sheet has come, and which group cannot be right."""
    wrong = wrong_groups(text)
    if wrong:
        numbers = ", ".join(map(str, wrong))
        return ngettext(
            "Group {numbers} differs from the sheet.",
            "Groups {numbers} differ from the sheet.",
            len(wrong),
        ).format(numbers=numbers)
    if key_in(text) is not None:
        return _("All the groups fit.")
    return _("{count} of {all} groups. Small letters will do.").format(
        count=counted(sum(len(group) == len("ABCDE") for group in typed_groups(text))), all=GROUPS
    )


def sheet_state(day: dt.date | None, *, struck: bool) -> str:
    if day is not None:
        return _("There is one. You typed it back on {day}.").format(day=day_month_year(day))
    if struck:
        return _("The one you had stopped working when you changed the passphrase. Make a new one.")
    return _("There is none. Without it and without the passphrase, nobody can open the journal.")


def sheet_page(name: str, groups: Sequence[str], day: dt.date) -> Sheet:
    """Return the page for the printer: which journal it opens, the letters, and how they are used."""
    lines = [
        SheetLine(lead=_numbers(start, len(part)), text=": " + " ".join(part))
        for start in range(0, len(groups), _IN_A_LINE)
        if (part := groups[start : start + _IN_A_LINE])
    ]
    return Sheet(
        title=_("Recovery sheet"),
        aside=day_month_year(day),
        parts=(
            SheetPart(head=_("It opens this journal"), lines=(SheetLine(text=name),)),
            SheetPart(head=_("The letters"), lines=tuple(lines)),
            SheetPart(
                head=_("How it is used"),
                lines=(
                    SheetLine(text=_("On the lock screen: Recovery sheet, then type all the groups.")),
                    SheetLine(text=_("On the command line: type them where you are asked for the passphrase.")),
                    SheetLine(text=_("The last letter of each group tells whether the other four are right.")),
                    SheetLine(text=_("There is no 0, O, 1, I or L in it.")),
                ),
            ),
            SheetPart(
                head=_("Keep it safe"),
                lines=(
                    SheetLine(text=_("Whoever has this page and the file can read the whole journal.")),
                    SheetLine(text=_("A new passphrase voids it. It still opens backups made before that day.")),
                ),
            ),
        ),
    )


def _numbers(start: int, count: int) -> str:
    return f"{start + 1}–{start + count}" if count > 1 else str(start + 1)
