"""First run: create a journal with a passphrase, open one that exists, or look around in the sample."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from leader_journal.core.passphrases import MIN_PASSPHRASE, long_enough
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import DefaultButton, PrimaryButton, TextButton
from leader_journal.ui.toolkit.gaps import Gaps
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.passphrase_field import PassphraseField
from leader_journal.ui.toolkit.segmented import Segmented
from leader_journal.wording.catalogue import Language, _, current_language, ngettext

QWIDGETSIZE_MAX = (1 << 24) - 1
FORM_WIDTH = 432
ASIDE_WIDTH = 472
NARROW, STACKED = 1000, 800
"""Below the first effective width the margins shrink, so that both columns still fit into 900; below the second the
right one stands under the left one."""


class WelcomePage(QWidget):
    """The first screen."""

    create_requested = Signal(object, str)
    """Path, passphrase."""
    open_requested = Signal()
    sample_requested = Signal()
    place_requested = Signal()
    """The user wants to choose where the journal goes; answer with `set_place`."""
    language_chosen = Signal(object)
    """Language."""

    def __init__(self, theme: Theme, place: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._place = place
        self._build()
        self._connect()
        self._dress()
        self.retranslate()

    @property
    def place(self) -> Path:
        """Where the journal will be created."""
        return self._place

    def set_place(self, place: Path) -> None:
        """Choose where the journal will be created."""
        self._place = place
        self._show_place()

    def busy(self, busy: bool) -> None:
        """Show that a journal is being made."""
        for button in (self._create, self._sample, self._open):
            button.setEnabled(not busy)
        if busy:
            self._say(_("Creating the journal."))

    def refuse(self, sentence: str) -> None:
        """Say why no journal was made."""
        self.busy(False)  # noqa: FBT003
        self._say(sentence)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._brand.setText(_("Leader Journal"))
        self._title.setText(_("Create your journal"))
        self._subtitle.setText(_("One encrypted file on this computer. No account, no network."))
        self._first_label.setText(_("Passphrase"))
        self._again_label.setText(_("Again"))
        self._first.setAccessibleName(_("Passphrase"))
        self._again.setAccessibleName(_("Passphrase again"))
        self._change.setText(_("Change"))
        self._create.setText(_("Create journal"))
        self._open.setText(_("Open an existing journal"))
        self._look_head.setText(_("Look around first"))
        self._look.setText(
            _("The sample journal holds eighteen months of an invented leader’s notes about seven invented people.")
        )
        self._sample.setText(_("Try the sample journal"))
        self._nothing_kept.setText(_("Nothing you do there is kept."))
        self._language_head.setText(_("Language"))
        self._cover_head.setText(_("What encryption does not cover"))
        self._cover.setText(
            _("Someone watching you type, a computer that is already compromised, and pages you print.")
        )
        self._no_way_back.setText(
            _("Nobody can open the journal without the passphrase. There is no back door, not even for us.")
        )
        self._show_place()
        self._judge()

    def changeEvent(self, event: QEvent) -> None:
        """Hear of a new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        theme = self._theme
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._brand = TextLabel(theme, "section")
        self._title = TextLabel(theme, "title")
        self._subtitle = TextLabel(theme, "body", "muted", wrap=True)
        self._first_label = TextLabel(theme, "section", "ink")
        self._first = PassphraseField(theme)
        self._advice = TextLabel(theme, "small", "muted", wrap=True)
        self._again_label = TextLabel(theme, "section", "ink")
        self._again = PassphraseField(theme)
        self._no_way_back = TextLabel(theme, "small", "muted", wrap=True)
        self._drive = QLabel()
        self._where = TextLabel(theme, "small", "muted")
        self._change = TextButton(theme)
        self._create = PrimaryButton(theme)
        self._open = TextButton(theme)
        self._words = TextLabel(theme, "small", "ink", wrap=True)
        self._words.hide()
        self._look_head = TextLabel(theme, "section")
        self._look = TextLabel(theme, "lead", wrap=True)
        self._sample = DefaultButton(theme)
        self._nothing_kept = TextLabel(theme, "small", "muted", wrap=True)
        self._language_head = TextLabel(theme, "section")
        self._languages = Segmented(theme, [(Language.ENGLISH, "English"), (Language.DANISH, "Dansk")])
        self._languages.set_value(current_language())
        self._cover_head = TextLabel(theme, "section")
        self._cover = TextLabel(theme, "small", "muted", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        self._form = QWidget()
        form = self._form_layout = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        place = self._place_row = QHBoxLayout()
        place.addWidget(self._drive)
        place.addWidget(self._where)
        place.addWidget(self._change)
        place.addStretch()
        buttons = self._buttons_row = QHBoxLayout()
        buttons.addWidget(self._create)
        buttons.addWidget(self._open)
        buttons.addStretch()
        fields: tuple[tuple[QWidget, int], ...] = (
            (self._brand, 10),
            (self._title, 6),
            (self._subtitle, 27),
            (self._first_label, 6),
            (self._first, 8),
            (self._advice, 18),
            (self._again_label, 6),
            (self._again, 30),
            (self._no_way_back, 31),
        )
        self._gaps = Gaps(self._theme, form)
        for widget, gap in fields:
            form.addWidget(widget)
            self._gaps.add(gap)
        form.addLayout(place)
        self._gaps.add(23)
        form.addLayout(buttons)
        self._gaps.add(12)
        form.addWidget(self._words)
        form.addStretch()
        self._lay_out_aside()
        self._lay_out_page()

    def _lay_out_page(self) -> None:
        self._left = QWidget()
        self._left_layout = QVBoxLayout(self._left)
        self._left_layout.addWidget(self._form)
        content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(self._left, 1)
        self._columns.addWidget(self._aside)
        scroll = PageScroll(self._theme)
        scroll.set_margins(0, 0, 0, 0)
        scroll.set_content(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _lay_out_aside(self) -> None:
        self._aside = QWidget()
        self._aside.setProperty("ground", "desk")
        self._aside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = self._aside_layout = QVBoxLayout(self._aside)
        self._aside_gaps = Gaps(self._theme, column)
        beside: tuple[tuple[QWidget, int], ...] = (
            (self._look_head, 10),
            (self._look, 16),
            (self._sample, 10),
            (self._nothing_kept, 45),
            (self._language_head, 8),
            (self._languages, 28),
            (self._cover_head, 9),
            (self._cover, 0),
        )
        for widget, gap in beside:
            at_left = widget in (self._sample, self._languages)
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if at_left else Qt.AlignmentFlag(0))
            self._aside_gaps.add(gap)
        column.addStretch()

    def _connect(self) -> None:
        self._theme.changed.connect(self._dress)
        self._first.textChanged.connect(self._judge)
        self._again.textChanged.connect(self._judge)
        self._first.returnPressed.connect(self._again.setFocus)
        self._again.returnPressed.connect(self._try)
        self._create.clicked.connect(self._try)
        self._open.clicked.connect(self.open_requested)
        self._sample.clicked.connect(self.sample_requested)
        self._change.clicked.connect(self.place_requested)
        self._languages.chosen.connect(self.language_chosen)
        self.setFocusProxy(self._first)

    def resizeEvent(self, event: object) -> None:
        """Fit the margins to the width."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # PySide's stub names the event's own type
        self._dress()

    def _dress(self) -> None:
        px = self._theme.px
        narrow = self.width() < px(NARROW)
        self._form.setMaximumWidth(px(FORM_WIDTH))
        stacked = self.width() < px(STACKED)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        self._left_layout.setContentsMargins(px(48 if narrow else 112), px(32 if narrow else 103), px(28), px(28))
        self._gaps.restyle()
        self._aside_gaps.restyle()
        self._place_row.setSpacing(px(8))
        self._buttons_row.setSpacing(px(24))
        self._advice.setMinimumHeight(2 * px(18))  # the second line comes while one types: nothing may move then
        if stacked:
            self._aside.setMinimumWidth(0)
            self._aside.setMaximumWidth(QWIDGETSIZE_MAX)
            self._aside_layout.setContentsMargins(px(48), px(28), px(28), px(28))
        else:
            self._aside.setFixedWidth(min(px(ASIDE_WIDTH), int(self.width() * 0.4)))
            side = px(28 if narrow else 56)
            self._aside_layout.setContentsMargins(side, px(79 if narrow else 150), side, px(28))
        self._drive.setPixmap(self._theme.icons.pixmap("hard-drive", 16, "muted"))

    def _show_place(self) -> None:
        self._where.setText(f"{self._place.parent.name} / {self._place.name}")
        self._where.setToolTip(str(self._place))

    def _judge(self) -> None:
        typed = self._first.text()
        if not typed or long_enough(typed):
            advice = _("Four or more unrelated words are easy to type and hard to guess.")
            if typed:
                advice = _("Long enough. Four or more unrelated words are easy to type and hard to guess.")
        else:
            advice = ngettext("At least {count} character.", "At least {count} characters.", MIN_PASSPHRASE).format(
                count=MIN_PASSPHRASE
            )
        self._advice.setText(advice)

    def _try(self) -> None:
        passphrase = self._first.text()
        if not long_enough(passphrase):
            self._judge()
            self._first.setFocus()
        elif passphrase != self._again.text():
            self._say(_("The two passphrases differ. Type the same one twice."))
            self._again.setFocus()
        else:
            self.create_requested.emit(self._place, passphrase)

    def _say(self, sentence: str) -> None:
        self._words.setText(sentence)
        self._words.show()
