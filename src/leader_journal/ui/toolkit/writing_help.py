"""What may help with the words in a field: it is asked about the menu and about keys, before the field itself.

A field asks by itself. An event filter would do the same, but is called while the field ends too, and PySide6 then
looks for the type of what is no more (std::bad_typeid).
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QContextMenuEvent, QKeyEvent


class WritingHelp(Protocol):
    """What takes something says whether that was all, or the field goes on."""

    def takes_menu(self, event: QContextMenuEvent) -> bool:
        """Show another menu than the field's own."""
        ...

    def takes_key(self, event: QKeyEvent) -> bool:
        """Do something at a key."""
        ...

    def left(self) -> None:
        """The caret has left the field."""
        ...
