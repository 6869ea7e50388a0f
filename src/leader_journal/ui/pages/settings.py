"""Settings: how the app looks and speaks, when it locks, and what encryption covers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from leader_journal import __version__
from leader_journal.settings import LARGEST_TEXT_PERCENT, SMALLEST_TEXT_PERCENT
from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.page import Page
from leader_journal.ui.theme import ThemeMode
from leader_journal.ui.widgets.gaps import Gaps
from leader_journal.ui.widgets.labels import TextLabel
from leader_journal.ui.widgets.page_scroll import PageScroll
from leader_journal.ui.widgets.sections import Hairline
from leader_journal.ui.widgets.segmented import Segmented
from leader_journal.ui.widgets.select import Select
from leader_journal.ui.widgets.side_list import SideList
from leader_journal.ui.widgets.toggles import Switch
from leader_journal.wording.catalogue import Language, _, current_language, ngettext

COLUMN, SIDE, NARROW_SIDE = 704, 220, 160
NARROW, STACKED = 840, 640
_BESIDE, _STACKED = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
QUIET_MINUTES = (2, 5, 10, 20, 30, 0)


class SettingsPage(Page):
    """Three small pages: General, Privacy, About."""

    language_chosen = Signal(object)
    """Language."""
    quiet_time_changed = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._gaps: list[Gaps] = []
        self._rows: list[QBoxLayout] = []
        self._said: list[tuple[Callable[[str], object], Callable[[], str]]] = []
        self._build()
        context.theme.changed.connect(self._dress)
        self._list.chosen.connect(self._stack.setCurrentIndex)
        self.retranslate()
        self._dress()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._head.setText(_("Settings"))
        self._list.set_labels([_("General"), _("Privacy"), _("About")])
        for say, words in self._said:
            say(words())
        self._fill_quiet()

    def entered(self) -> None:
        """Ready to choose."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Hear of a new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room the list is narrower, and what is chosen stands under its name."""
        super().resizeEvent(event)
        self._dress()

    # building

    def _build(self) -> None:
        theme = self._context.theme
        self._head = TextLabel(theme, "finding")
        self._list = SideList(theme, 3)
        side = QWidget()
        self._side_column = QVBoxLayout(side)
        self._side_column.addWidget(self._head)
        self._side_column.addWidget(self._list)
        self._side_column.addStretch(1)
        self._side = side
        self._line = QWidget()
        self._line.setFixedWidth(1)
        self._stack = QStackedWidget()
        self._scrolls: list[PageScroll] = []
        for content in (self._general(), self._privacy(), self._about()):
            scroll = PageScroll(theme, max_column=COLUMN)
            scroll.set_content(content)
            self._scrolls.append(scroll)
            self._stack.addWidget(scroll)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self._line)
        row.addWidget(self._stack, 1)

    def _general(self) -> QWidget:
        settings = self._context.settings.current
        page, column, gaps = self._page(lambda: _("General"))
        gaps.add(8)
        self._language = Segmented(
            self._context.theme, [(Language.ENGLISH, "English"), (Language.DANISH, "Dansk")], _("Language")
        )
        self._language.set_value(current_language())
        self._language.chosen.connect(self.language_chosen)
        self._row(column, lambda: _("Language"), None, self._language)
        self._mode = Segmented(
            self._context.theme,
            [
                (ThemeMode.SYSTEM, lambda: _("As the system")),
                (ThemeMode.LIGHT, lambda: _("Light")),
                (ThemeMode.DARK, lambda: _("Dark")),
            ],
            _("Appearance"),
        )
        self._mode.set_value(ThemeMode(settings.theme))
        self._mode.chosen.connect(self._choose_mode)
        self._row(column, lambda: _("Appearance"), None, self._mode)
        self._size = Select(self._context.theme)
        for percent in range(SMALLEST_TEXT_PERCENT, LARGEST_TEXT_PERCENT + 1, 10):
            self._size.addItem(f"{percent} %", percent)
        self._show_size()
        self._size.activated.connect(self._choose_size)
        self._row(
            column,
            lambda: _("Text size"),
            lambda: _("Ctrl and plus, minus or zero change it from everywhere."),
            self._size,
        )
        self._motion = Switch(self._context.theme)
        self._motion.setChecked(settings.animation)
        self._motion.toggled.connect(self._choose_motion)
        self._row(column, lambda: _("Animation"), lambda: _("Folding and messages move a little."), self._motion)
        column.addWidget(Hairline(self._context.theme))
        column.addStretch(1)
        return page

    def _privacy(self) -> QWidget:
        page, column, gaps = self._page(lambda: _("Privacy"))
        column.addWidget(
            self._label(
                "lead",
                "",
                lambda: _(
                    "Everything you write is in one file on this computer, encrypted with your passphrase. The app "
                    "opens no network connection and sends nothing."
                ),
            )
        )
        self._add_protection(column, gaps)
        self._quiet = Select(self._context.theme)
        self._quiet.activated.connect(self._choose_quiet)
        self._row(
            column,
            lambda: _("Lock after quiet time"),
            lambda: _("The draft you are writing is kept, encrypted."),
            self._quiet,
        )
        place = self._label("small", "muted", lambda: str(self._context.services.journal.path))
        self._row(column, lambda: _("The journal’s file"), None, place)
        column.addWidget(Hairline(self._context.theme))
        column.addStretch(1)
        return page

    def _add_protection(self, column: QVBoxLayout, gaps: Gaps) -> None:
        gaps.add(16)
        pair = self._pair = QHBoxLayout()
        pair.addLayout(
            self._said_pair(
                lambda: _("Protected"),
                lambda: _("The journal file, your drafts and the search index. Nothing is written in plain text."),
            ),
            1,
        )
        pair.addLayout(
            self._said_pair(
                lambda: _("Not protected"),
                lambda: _("Exports and paper. What is on screen while unlocked. A computer someone else controls."),
            ),
            1,
        )
        column.addWidget(Hairline(self._context.theme))
        gaps.add(12)
        column.addLayout(pair)
        gaps.add(18)

    def _about(self) -> QWidget:
        page, column, gaps = self._page(lambda: _("About"))
        column.addWidget(self._label("lead", "", lambda: _("Leader Journal {version}").format(version=__version__)))
        gaps.add(12)
        column.addWidget(
            self._label(
                "body",
                "muted",
                lambda: _(
                    "My own notes; they may be personal data. Free software under the MIT licence; the licences of "
                    "what it stands on come with it."
                ),
            )
        )
        column.addStretch(1)
        return page

    def _page(self, head: Callable[[], str]) -> tuple[QWidget, QVBoxLayout, Gaps]:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        gaps = Gaps(self._context.theme, column)
        self._gaps.append(gaps)
        column.addWidget(self._label("title", "", head))
        gaps.add(8)
        return page, column, gaps

    def _row(
        self, column: QVBoxLayout, title: Callable[[], str], words: Callable[[], str] | None, control: QWidget
    ) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(self._label("body", "", title))
        if words is not None:
            texts.addWidget(self._label("small", "muted", words))
        texts.addStretch(1)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._rows.append(row)
        row.addLayout(texts, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._said.append((control.setAccessibleName, title))
        column.addWidget(Hairline(self._context.theme))
        column.addLayout(row)

    def _said_pair(self, head: Callable[[], str], words: Callable[[], str]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(self._label("section", "ink", head))
        column.addWidget(self._label("small", "muted", words))
        column.addStretch(1)
        return column

    def _label(self, style: str, token: str, words: Callable[[], str]) -> TextLabel:
        label = TextLabel(self._context.theme, style, token, wrap=True)
        self._said.append((label.setText, words))
        return label

    # choosing

    def _choose_mode(self, mode: ThemeMode) -> None:
        self._context.settings.update(theme=mode.value)
        self._context.theme.set_mode(mode)

    def _choose_size(self, index: int) -> None:
        percent = int(self._size.itemData(index))
        self._context.settings.update(text_percent=percent)
        self._context.theme.set_scale(percent)

    def _choose_motion(self, on: bool) -> None:
        self._context.settings.update(animation=on)
        self._context.theme.motion.set_on(on)

    def _choose_quiet(self, index: int) -> None:
        self._context.settings.update(lock_after_minutes=int(self._quiet.itemData(index)))
        self.quiet_time_changed.emit()

    def _show_size(self) -> None:
        self._size.setCurrentIndex(self._size.findData(self._context.theme.percent))

    def _fill_quiet(self) -> None:
        chosen = self._context.settings.current.lock_after_minutes
        self._quiet.clear()
        for minutes in dict.fromkeys((*QUIET_MINUTES[:-1], chosen, 0)):
            words = ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
            self._quiet.addItem(words if minutes else _("Never"), minutes)
        self._quiet.setCurrentIndex(self._quiet.findData(chosen))

    def _dress(self) -> None:
        theme = self._context.theme
        px = theme.px
        narrow, stacked = self.width() < px(NARROW), self.width() < px(STACKED)
        side = SIDE if not narrow else NARROW_SIDE
        self._side.setFixedWidth(px(side))
        self._side_column.setContentsMargins(px(20), px(32), px(12), px(20))
        self._head.setContentsMargins(px(10), 0, 0, 0)  # above the words of the list, not above their ground
        self._pair.setSpacing(px(40))
        for gaps in self._gaps:
            gaps.restyle()
        for row in self._rows:
            row.setContentsMargins(0, px(14), 0, px(14))
            row.setDirection(_STACKED if stacked else _BESIDE)
            row.setSpacing(px(8 if stacked else 20))
        self._pair.setDirection(_STACKED if stacked else _BESIDE)
        self._side_column.setSpacing(px(12))
        palette = self._line.palette()
        palette.setColor(self._line.backgroundRole(), theme.color("line"))
        self._line.setPalette(palette)
        self._line.setAutoFillBackground(True)
        for scroll in self._scrolls:
            scroll.set_margins(px(28 if narrow else 48), px(30), px(28 if narrow else 44), px(28))
        self._show_size()
