"""People offered under a field while a name is typed in it, and where names stand in a text."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from leader_journal.core.mentions import ENDS_A_NAME
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.completion_popup import Completion, CompletionPopup

_BEGUN = re.compile(r"(?<!\w)@([^@\n]{0,40})$")
_OFFERED = 50
"""Who looks for somebody among more types another letter."""
_ENDS = re.compile(ENDS_A_NAME)
_WORD = re.compile(r"(?<!\w)@(\w[\w.\-]*)")

Complete = Callable[[str], tuple[str, ...]]
"""Aliases that begin with a text, best first; of an exact one, itself is among them."""


class PeopleOffer:
    """The list under one field: made when there is first somebody to offer, and given the field's keys while shown.

    `complete` finds the aliases, `insert` writes the chosen one into the field.
    """

    def __init__(self, field: QWidget, theme: Theme, complete: Complete, insert: Callable[[str], None]) -> None:
        self._field = field
        self._theme = theme
        self._complete = complete
        self._insert = insert
        self._popup: CompletionPopup | None = None

    @property
    def shown(self) -> bool:
        """Whether aliases are offered now: Enter, Tab, Esc and the arrows belong to them."""
        return self._popup is not None and self._popup.isVisible()

    def offer(self, begun: str | None, below: QRect, *, preselect: bool = True) -> None:
        """Offer who begins with a text, under a rectangle of the field; None offers nobody."""
        aliases = self._complete(begun) if begun is not None and self._field.hasFocus() else ()
        if begun is not None and _whole(begun, aliases):
            aliases = ()  # all of it is typed; Tab and Enter go on
        if self._popup is None:
            if not aliases:
                return
            self._popup = CompletionPopup(self._theme, self._field)
            self._popup.chosen.connect(self._insert)
        self._popup.offer([Completion(alias, alias) for alias in aliases[:_OFFERED]], below, preselect=preselect)

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key while shown; True when it was taken."""
        return self._popup is not None and self._popup.take_key(event)

    def take_tab(self) -> bool:
        """Choose the alias under the bar while shown; True when Tab is not to leave the field."""
        if self._popup is None or not self.shown:
            return False
        self._popup.choose_current()
        return True


def _whole(begun: str, aliases: tuple[str, ...]) -> bool:
    """Whether a whole alias is typed: no other fits, or a space stands behind it, as behind one that was chosen."""
    alias = begun.rstrip()
    return alias in aliases and (alias != begun or len(aliases) == 1)


def mentions_in(text: str, complete: Complete) -> list[tuple[int, str]]:
    """Return where `@Alias` stands for a known alias, and which: the longest that fits, as it will be stored."""
    found: list[tuple[int, str]] = []
    for match in _WORD.finditer(text):
        word = match.group(1)
        start = match.start(1)
        known = {*complete(word), *complete(word.removesuffix("s"))}
        here = (one for one in known if text.startswith(one, start) and _ENDS.match(text, start + len(one)))
        alias = max(here, key=len, default=None)
        if alias is not None:
            found.append((match.start(), alias))
    return found


def begun_mention(before: str) -> str | None:
    """Return what stands between the last `@` and the end of a text, or None where no mention is being typed."""
    match = _BEGUN.search(before)
    return match.group(1) if match else None
