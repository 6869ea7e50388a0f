"""What may help with the words in a field: it is asked about the menu before the field itself.

A field asks by itself. An event filter would do the same, but is called while the field ends too, and PySide6 then
looks for the type of what is no more (std::bad_typeid).
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QContextMenuEvent


class WritingHelp(Protocol):
    """Asked by one field."""

    def takes_menu(self, event: QContextMenuEvent) -> bool:
        """Show another menu than the field's own; False for that one."""
        ...

    def left(self) -> None:
        """The caret has left the field."""
        ...
