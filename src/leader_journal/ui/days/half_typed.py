"""A day that is half typed survives a lock, a kill and another page, wherever a line for days and times stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from weakref import WeakMethod, ref

from PySide6.QtWidgets import QWidget

from leader_journal.ui.context import UiContext
from leader_journal.ui.days.spoken_line import SpokenLine
from leader_journal.ui.days.time_line import TimeLine


class HalfTyped:
    """What stands in the lines of one form and is no day yet, so that the draft of the form cannot hold it.

    The form calls `note` before it shows something and `bring_back` afterwards, and `keep` whenever it keeps its draft,
    after that: what is half typed lies beside the draft and goes with it. Lines are known by their `part`.
    """

    def __init__(self, context: UiContext, form: QWidget, slot: Callable[[], str | None]) -> None:
        """`slot` is a method that says where the draft of what the form shows is kept, None while it shows nothing.

        Neither it nor the form is held: what a form owns must not keep it alive when its journal is closed.
        """
        self._context = context
        self._form = ref(form)
        self._slot_of = WeakMethod(slot)
        self._shown: str | None = None
        self._words: dict[str, str] = {}
        self._kept = False

    @property
    def words(self) -> Mapping[str, str]:
        """What was half typed when it was last looked at, by the part of its line."""
        return self._words

    def note(self) -> None:
        """Look at what stands there: it is about to be shown anew."""
        if self._shown is not None and self._shown == self._slot():
            typed = {line.part: "" if line.isHidden() else line.half_typed for line in self._lines()}
            self._words = {part: words for part, words in (self._words | typed).items() if words}

    def keep(self) -> None:
        """Keep it. Raises UserError."""
        self.note()
        if self._shown is not None and self._shown == self._slot() and (self._words or self._kept):
            self._context.services.forms.keep_half(self._shown, self._words)
            self._kept = bool(self._words)

    def read(self, *, anew: bool = False) -> bool:
        """Read what is kept for what the form shows now; return whether it showed something else before."""
        slot = self._slot()
        other = anew or slot != self._shown
        if other:
            self._shown = slot
            self._words = {} if slot is None else dict(self._context.services.forms.half(slot))
            self._kept = bool(self._words)
        return other

    def bring_back(self, *, anew: bool = False) -> None:
        """Put it into its lines again; what was half typed for something else goes. `anew`: as it is kept now."""
        nothing = self._shown is None
        other = self.read(anew=anew)
        if nothing and not self._words:
            return  # nothing was shown, so nothing is half typed: its lines need not be looked for
        for line in self._lines():
            words = self._words.get(line.part, "")
            if words and (other or not line.half_typed):
                line.go_on(words)
            elif other and line.half_typed:
                line.go_on("")

    def give(self, words: Mapping[str, str]) -> None:
        """Put these into their lines: they were thrown away, and that was undone."""
        self._words = dict(words)
        self.bring_back()

    def _slot(self) -> str | None:
        slot = self._slot_of()
        return None if slot is None else slot()

    def _lines(self) -> list[SpokenLine | TimeLine]:
        form = self._form()
        if form is None:
            return []
        found: tuple[Sequence[SpokenLine | TimeLine], ...] = (
            form.findChildren(SpokenLine),
            form.findChildren(TimeLine),
        )
        return [line for lines in found for line in lines if line.part]
