"""Settings: a list of sections, and the one that is chosen. Each section is a module of its own, `settings_…`."""

from __future__ import annotations

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
        super().__init__()
        self._follow(context.theme)
        self._context = context
        self._merges = merges
        self._sections = self._make_sections()
        self._build()
        self._list.chosen.connect(self._stack.setCurrentIndex)
        self.retranslate()
        self.dress()

    def _make_sections(self) -> dict[SettingsSection, SettingsForm]:
        return {
            SettingsSection.GENERAL: GeneralSettings(self._context),
            SettingsSection.PRIVACY: PrivacySettings(self._context),
            SettingsSection.BACKUPS: BackupSettings(self._context),
            SettingsSection.SPELLING: SpellingSettings(self._context),
            SettingsSection.WRITING: WritingSettings(self._context),
            SettingsSection.REMINDERS: ReminderSettings(self._context),
            SettingsSection.PROMPTS: PromptSettings(self._context),
            SettingsSection.PROGRESS: ProgressSettings(self._context),
            SettingsSection.IN_AND_OUT: InAndOutSettings(self._context),
            SettingsSection.TWO_MACHINES: TwoMachinesSettings(self._context, self._merges),
            SettingsSection.ABOUT: AboutSettings(self._context),
        }

    @property
    def sections(self) -> tuple[SettingsForm, ...]:
        """The sections, in the order of the list."""
        return tuple(self._sections.values())

    def show_section(self, number: int) -> None:
        """Bring a section to the front; the first is 0."""
        self._list.set_current(number)
        self._stack.setCurrentIndex(number)

    def place(self) -> Place:
        """Return which section is shown."""
        return ShowSettings(tuple(self._sections)[self._stack.currentIndex()])

    def arrive(self, place: Place) -> None:
        """Show a section."""
        match place:
            case ShowSettings(SettingsSection() as section):
                self.show_section(tuple(self._sections).index(section))

    def retranslate(self) -> None:
        self._list.set_labels([section.title for section in self.sections])

    def entered(self) -> None:
        """Ready to choose."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """Show what was written elsewhere, or taken back."""
        for section in self.sections:
            section.refresh(changes)

    def keep(self) -> None:
        """Save what is being written."""
        for section in self.sections:
            section.keep()

    def _build(self) -> None:
        theme = self._context.theme
        self._head = TextLabel(theme, "finding", text=lambda: _("Settings"))
        self._list = SideList(theme, len(self._sections))
        side = self._side = QWidget()
        self._side_column = QVBoxLayout(side)
        self._side_column.addWidget(self._head)
        self._side_column.addWidget(self._list)
        self._side_column.addStretch(1)
        self._stack = QStackedWidget()
        self._scrolls: list[PageScroll] = []
        for section in self.sections:
            scroll = PageScroll(theme, max_column=COLUMN)
            scroll.set_content(section)
            self._scrolls.append(scroll)
            self._stack.addWidget(scroll)
        row = self.row(0, self)
        row.add(side, VerticalLine(theme))
        row.fill(self._stack)

    def dress(self) -> None:
        """With little room the list is narrower, and what is chosen stands under its name."""
        px = self._context.theme.px
        narrow = self.width() < px(NARROW)
        self._side.setFixedWidth(px(NARROW_SIDE if narrow else SIDE))
        self._side_column.setContentsMargins(px(20), px(32), px(12), px(20))
        self._side_column.setSpacing(px(12))
        self._head.setContentsMargins(px(10), 0, 0, 0)  # above the words of the list, not above their ground
        for section in self.sections:
            section.set_stacked(self.width() < px(STACKED))
        for scroll in self._scrolls:
            scroll.set_margins(px(28 if narrow else 48), px(30), px(28 if narrow else 44), px(28))
