"""What is said in passing: one toast over the page. While the pages are hidden it waits, as it may tell of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.window.careful import carefully
from leader_journal.ui.window.frame import Frame
from leader_journal.ui.window.locking.cover import Cover

if TYPE_CHECKING:
    from leader_journal.ui.toolkit.toast import Toast


class SaidInPassing:
    """The last sentence is the one that counts."""

    def __init__(self, theme: Theme, frame: Frame, cover: Cover) -> None:
        self._theme = theme
        self._frame = frame
        self._cover = cover
        self._held: tuple[str, str, Callable[[], None] | None] | None = None

    @cached_property
    def toast(self) -> Toast:
        """Made once the first screen is painted, or when something is said."""
        from leader_journal.ui.toolkit.toast import Toast

        toast = Toast(self._theme, self._frame)
        self._frame.above.append(toast)
        return toast

    def say(self, sentence: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say a sentence, with what can be done about it."""
        if self._cover.down:
            self._held = (sentence, action, act)
        else:
            self.toast.show_message(sentence, action, act)

    def say_held(self) -> None:
        """Say what was said while the pages were hidden."""
        held, self._held = self._held, None
        if held is not None:
            self.toast.show_message(*held)

    def end(self) -> None:
        """Say it no longer, whatever fails: a journal is being closed."""
        self._held = None
        carefully(self.toast.dismiss)
        carefully(self.toast.hide)
