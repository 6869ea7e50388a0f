"""Settings: a list of sections, and the one that is chosen. Each section is a module of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from leader_journal.core.changes import Changes
from leader_journal.ui.context import UiContext
from leader_journal.ui.machines.merges import Merges
from leader_journal.ui.pages.page import Page
from leader_journal.ui.pages.settings.about import AboutSettings
from leader_journal.ui.pages.settings.backups import BackupSettings
from leader_journal.ui.pages.settings.general import GeneralSettings
from leader_journal.ui.pages.settings.in_and_out import InAndOutSettings
from leader_journal.ui.pages.settings.privacy import PrivacySettings
from leader_journal.ui.pages.settings.progress import ProgressSettings
from leader_journal.ui.pages.settings.prompts import PromptSettings
from leader_journal.ui.pages.settings.reminders import ReminderSettings
from leader_journal.ui.pages.settings.settings_form import SettingsForm
from leader_journal.ui.pages.settings.spelling import SpellingSettings
from leader_journal.ui.pages.settings.two_machines import TwoMachinesSettings
from leader_journal.ui.pages.settings.writing import WritingSettings
from leader_journal.ui.places import Place, SettingsSection, ShowSettings
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.sections import VerticalLine
from leader_journal.ui.toolkit.side_list import SideList
from leader_journal.wording.catalogue import _

COLUMN, SIDE, NARROW_SIDE = 704, 220, 160
NARROW, STACKED = 840, 640


class SettingsPage(Page):
    """A section at a time; whoever a setting concerns hears of it from the settings."""

    def __init__(self, context: UiContext, merges: Merges) -> None:
        super().__init__(context)
        self._merges = merges
        self._makers = self._section_makers()
        self._sections: dict[SettingsSection, SettingsForm] = {}
        self._scrolls: dict[SettingsSection, PageScroll] = {}
        self._build()
        self._list.chosen.connect(self.show_section)
        self.retranslate()
        self.show_section(0)
        self.dress()

    def _section_makers(self) -> dict[SettingsSection, Callable[[], SettingsForm]]:
        context = self._context
        return {
            SettingsSection.GENERAL: partial(GeneralSettings, context),
            SettingsSection.PRIVACY: partial(PrivacySettings, context),
            SettingsSection.BACKUPS: partial(BackupSettings, context),
            SettingsSection.SPELLING: partial(SpellingSettings, context),
            SettingsSection.WRITING: partial(WritingSettings, context),
            SettingsSection.REMINDERS: partial(ReminderSettings, context),
            SettingsSection.PROMPTS: partial(PromptSettings, context),
            SettingsSection.PROGRESS: partial(ProgressSettings, context),
            SettingsSection.IN_AND_OUT: partial(InAndOutSettings, context),
            SettingsSection.TWO_MACHINES: partial(TwoMachinesSettings, context, self._merges),
            SettingsSection.ABOUT: partial(AboutSettings, context),
        }

    def section(self, section: SettingsSection) -> SettingsForm:
        """Return a section; it is made when it is first needed."""
        if section not in self._sections:
            form = self._sections[section] = self._makers[section]()
            scroll = self._scrolls[section] = PageScroll(self._context.theme, max_column=COLUMN)
            scroll.set_content(form)
            self._stack.addWidget(scroll)
            self._fit(section)
        return self._sections[section]

    def show_section(self, number: int) -> None:
        """Bring a section to the front; the first is 0."""
        self._shown = tuple(self._makers)[number]
        self._list.set_current(number)
        self.section(self._shown)
        self._stack.setCurrentWidget(self._scrolls[self._shown])

    def place(self) -> Place:
        return ShowSettings(self._shown)

    def arrive(self, place: Place) -> None:
        match place:
            case ShowSettings(SettingsSection() as section):
                self.show_section(tuple(self._makers).index(section))

    def retranslate(self) -> None:
        self._list.set_labels([section.words() for section in self._makers])
        self.dress()  # the list is as wide as its longest name

    def entered(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """Show what was written elsewhere, or taken back."""
        for section in self._sections.values():
            section.refresh(changes)

    def keep(self) -> None:
        for section in self._sections.values():
            section.keep()

    def _build(self) -> None:
        theme = self._context.theme
        self._head = TextLabel(theme, "finding", text=lambda: _("Settings"))
        self._list = SideList(theme, len(self._makers))
        side = self._side = QWidget()
        self._side_column = QVBoxLayout(side)
        self._side_column.addWidget(self._head)
        self._side_column.addWidget(self._list)
        self._side_column.addStretch(1)
        self._stack = QStackedWidget()
        row = self.row(0, self)
        row.add(side, VerticalLine(theme))
        row.fill(self._stack)

    def dress(self) -> None:
        """With little room the list is narrower, and what is chosen stands under its name."""
        px = self._context.theme.px
        narrow = self.width() < px(NARROW)
        self._side.setFixedWidth(max(px(NARROW_SIDE if narrow else SIDE), self._list.sizeHint().width() + px(32)))
        self._side_column.setContentsMargins(px(20), px(32), px(12), px(20))
        self._side_column.setSpacing(px(12))
        self._head.setContentsMargins(px(10), 0, 0, 0)  # above the words of the list, not above their ground
        for section in self._sections:
            self._fit(section)

    def _fit(self, section: SettingsSection) -> None:
        px = self._context.theme.px
        narrow = self.width() < px(NARROW)
        self._sections[section].set_stacked(self.width() < px(STACKED))
        self._scrolls[section].set_margins(px(28 if narrow else 48), px(30), px(28 if narrow else 44), px(28))
