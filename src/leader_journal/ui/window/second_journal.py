"""A later start of the app: to the front with the journal that it wants, never in silence with another one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leader_journal.core.errors import NoSuchJournal
from leader_journal.second_start import Request, Wish
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence

if TYPE_CHECKING:
    from leader_journal.ui.window.main_window import MainWindow


def answer(window: MainWindow, request: Request) -> None:
    """Come to the front; where another journal is wanted than the one that is open, ask before that one is locked."""
    window.bring_to_front()
    other = request.path
    if other is not None and not (window.showing is not None and _is_same(window.showing, other)):
        _ask_for(window, other, request.wish)
    elif request.wish is Wish.NEW_ENTRY:
        window.new_entry()


def _ask_for(window: MainWindow, other: Path, wish: Wish) -> None:
    if not other.exists():
        window.messages.failed(sentence(NoSuchJournal(other)))
    elif window.workspace is None:
        window.screens.keep()
        window.screens.begin(other)
        if wish is Wish.NEW_ENTRY:
            window.new_entry()
    else:
        lock = partial(window.locking.lock, then=other, new_entry=wish is Wish.NEW_ENTRY)
        window.messages.ask(_question(window, other), _("Lock and open"), lock)


def _question(window: MainWindow, other: Path) -> str:
    assert window.workspace is not None
    if window.workspace.is_sample:
        return _("The sample journal is open. Leave it, and open “{other}”?").format(other=other.stem)
    return _("The journal “{open}” is open. Lock it, and open “{other}”?").format(
        open=window.workspace.path.stem, other=other.stem
    )


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()
