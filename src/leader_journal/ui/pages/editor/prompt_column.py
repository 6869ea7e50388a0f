"""The prompts of an entry, three at a time, and under them how far one has come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from leader_journal.core.records import Entry
from leader_journal.services.prompts import Prompt
from leader_journal.ui.context import UiContext
from leader_journal.ui.entries.nudge_strip import NudgeStrip
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.pages.editor.prompt_view import PromptView
from leader_journal.ui.toolkit.buttons import DefaultButton, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _, counted

AT_A_TIME = 3


class PromptColumn(View):
    """What stands on three prompts is the page's to keep: it hears `stepping` before others are shown."""

    changed = Signal()
    guide_wanted = Signal(object)
    """Chapter."""
    stepping = Signal(int)
    """The user wants the prompts that begin with this one, counted from 0: keep what is written, then `show_from`."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._prompts: tuple[Prompt, ...] = ()
        self._views: list[PromptView] = []
        self._first = 0
        self._asked_about = ""
        self._left: set[str] = set()
        self._where = TextLabel(self.theme, "small", "muted")
        self._before = TextButton(self.theme, lambda: _("Previous three"), small=True)
        self._next = DefaultButton(self.theme, lambda: _("Next three"), small=True, keys=lambda: keys_shown("Alt+Down"))
        self._build()
        self._next.clicked.connect(self.step_on)
        self._before.clicked.connect(self.step_back)
        self.retranslate()

    @property
    def first(self) -> int:
        return self._first

    @property
    def views(self) -> Sequence[PromptView]:
        return self._views

    @property
    def nudges(self) -> list[NudgeStrip]:
        return [view.nudge for view in self._views if view.nudge is not None]

    def show_prompts(self, prompts: tuple[Prompt, ...], entry: Entry, first: int = 0) -> None:
        """Ask these of an entry, beginning with one of them."""
        self._prompts = prompts
        if entry.id != self._asked_about:
            self._asked_about = entry.id
            self._left.clear()
        self.show_from(first if first < len(prompts) else 0, entry)

    def show_from(self, first: int, entry: Entry) -> None:
        """Show the three that begin with this one, with what the entry holds of them."""
        for view in self._views:
            self._column.layout.removeWidget(view)
            view.hide()
            view.deleteLater()
        self._first = first
        self._views = [self._view(prompt, entry) for prompt in self._prompts[first : first + AT_A_TIME]]
        for view in self._views:
            self._column.add(view)
        self._say_where()

    def fill(self, entry: Entry) -> Entry:
        for view in self._views:
            entry = view.fill(entry)
        return entry

    def focus_first(self) -> None:
        if self._views:
            self._views[0].focus_first()

    def step_on(self) -> None:
        self._step(AT_A_TIME)

    def step_back(self) -> None:
        self._step(-AT_A_TIME)

    def retranslate(self) -> None:
        """Say everything in the current language; the page asks the prompts again."""
        self._say_where()

    def _build(self) -> None:
        self._column, foot = self.column(spacing=12), self.row(12)
        foot.add(self._where, STRETCH, self._before, self._next)
        self.column(self).add(self._column, 2, foot)

    def _view(self, prompt: Prompt, entry: Entry) -> PromptView:
        view = PromptView(self._context, prompt, self._left)
        view.show_entry(entry)
        view.changed.connect(self.changed)
        view.guide_wanted.connect(self.guide_wanted)
        return view

    def _step(self, step: int) -> None:
        if 0 <= self._first + step < len(self._prompts):
            self.stepping.emit(self._first + step)
            self.focus_first()

    def _say_where(self) -> None:
        last, count = self._first + len(self._views), len(self._prompts)
        where = _("Questions {first}–{last} of {count}").format(first=self._first + 1, last=last, count=counted(count))
        self._where.setText(where if self._views else "")
        self._before.setVisible(self._first > 0)
        self._next.setVisible(last < count)
