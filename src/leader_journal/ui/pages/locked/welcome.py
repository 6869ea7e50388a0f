"""First run: create a journal with a passphrase, open one that exists, or look around in the sample."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from leader_journal.core.errors import UserError
from leader_journal.core.passphrases import same
from leader_journal.core.strength import Strength
from leader_journal.services.strength import check_passphrase, estimated, propose
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.buttons import DefaultButton, PrimaryButton, TextButton
from leader_journal.ui.toolkit.icon_label import IconLabel
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.page_scroll import PageScroll, bring_in
from leader_journal.ui.toolkit.passphrase_field import PassphraseField, type_both_in_turn
from leader_journal.ui.toolkit.segmented import Segmented
from leader_journal.ui.toolkit.themed import Themed, Words
from leader_journal.ui.toolkit.tips import set_tip
from leader_journal.wording.catalogue import Language, _, current_language
from leader_journal.wording.errors import sentence
from leader_journal.wording.strength import advice

QWIDGETSIZE_MAX = (1 << 24) - 1
FORM_WIDTH = 432
ASIDE_WIDTH = 472
NARROW, STACKED = 1000, 800
"""Below the first effective width the margins shrink, so that both columns still fit into 900; below the second the
right one stands under the left one."""


class WelcomePage(Themed, QWidget):
    """The first screen."""

    create_requested = Signal(object, str)
    """Path, passphrase."""
    open_requested = Signal()
    sample_requested = Signal()
    place_requested = Signal()
    """The user wants to choose where the journal goes; answer with `set_place`."""
    language_chosen = Signal(object)
    """Language."""

    def __init__(self, theme: Theme, place: Path) -> None:
        super().__init__()
        self._follow(theme)
        self._place = place
        self._build()
        self._connect()
        self._show_place()
        self._judge()
        self.restyle()

    @property
    def place(self) -> Path:
        return self._place

    def set_place(self, place: Path) -> None:
        """Choose where the journal will be created."""
        self._place = place
        self._show_place()

    def set_busy(self, *, busy: bool) -> None:
        for button in (self._create, self._sample, self._open):
            button.setEnabled(not busy)
        if busy:
            self._say(_("Creating the journal."))

    def refuse(self, sentence: str) -> None:
        """Say why no journal was made."""
        self.set_busy(busy=False)
        self._say(sentence)

    def retranslate(self) -> None:
        super().retranslate()
        self._judge()

    def _build(self) -> None:
        theme = self.theme
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._first, self._again = PassphraseField(theme), PassphraseField(theme)
        self.say(self._first.setAccessibleName, lambda: _("Passphrase"))
        self.say(self._again.setAccessibleName, lambda: _("Passphrase again"))
        self._advice = TextLabel(theme, "small", "muted", wrap=True, least_lines=2)
        self._make = TextButton(theme, lambda: _("Make me one"), small=True)
        self._where = TextLabel(theme, "small", "muted")
        self._change = TextButton(theme, lambda: _("Change"))
        self._create = PrimaryButton(theme, lambda: _("Create journal"))
        self._open = TextButton(theme, lambda: _("Open an existing journal"))
        self._words = TextLabel(theme, "small", "ink", wrap=True, aloud=True)
        self._words.hide()
        self._sample = DefaultButton(theme, lambda: _("Try the sample journal"))
        self._languages = Segmented(theme, [(Language.ENGLISH, "English"), (Language.DANISH, "Dansk")])
        self._languages.set_value(current_language())
        self.say(self._languages.set_name, lambda: _("Language"))
        self._lay_out_form()
        self._lay_out_aside()
        self._lay_out_page()

    def _lay_out_form(self) -> None:
        self._form = QWidget()
        self.fit(self._form.setMaximumWidth, FORM_WIDTH)
        form, place, buttons, makes = self.column(self._form), self.row(8), self.row(24), self.row(0)
        makes.add(self._make, STRETCH)
        place.add(IconLabel(self.theme, "hard-drive", 16), self._where, self._change, STRETCH)
        buttons.add(self._create, self._open, STRETCH)
        form.add(
            self._label("section", lambda: _("Leader Journal")),
            10,
            self._label("title", lambda: _("Create your journal")),
            6,
            self._words_of("body", lambda: _("One encrypted file on this computer. No account, no network.")),
            27,
            TextLabel(self.theme, "section", "ink", text=lambda: _("Passphrase")),
            6,
            self._first,
            8,
            self._advice,
            2,
            makes,
            12,
            TextLabel(self.theme, "section", "ink", text=lambda: _("Again")),
            6,
            self._again,
            30,
            self._words_of(
                "small",
                lambda: _(
                    "Nobody can open the journal without the passphrase. There is no back door, not even for us."
                ),
            ),
            31,
            place,
            23,
            buttons,
            12,
            self._words,
            STRETCH,
        )

    def _label(self, style: str, words: Words) -> TextLabel:
        return TextLabel(self.theme, style, text=words)

    def _words_of(self, style: str, words: Words) -> TextLabel:
        return TextLabel(self.theme, style, "muted", text=words, wrap=True)

    def _lay_out_page(self) -> None:
        self._left = QWidget()
        self._left_column = self.column(self._left)
        self._left_column.add(self._form)
        content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(self._left, 1)
        self._columns.addWidget(self._aside)
        scroll = PageScroll(self.theme)
        scroll.set_margins(0, 0, 0, 0)
        scroll.set_content(content)
        self.column(self).add(scroll)

    def _lay_out_aside(self) -> None:
        self._aside = QWidget()
        self._aside.setProperty("ground", "desk")
        self._aside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = self._aside_column = self.column(self._aside)
        column.add(
            self._label("section", lambda: _("Look around first")),
            10,
            TextLabel(
                self.theme,
                "lead",
                wrap=True,
                text=_sample_words,
            ),
            16,
        )
        column.left(self._sample)
        column.add(10, self._words_of("small", lambda: _("Nothing you do there is kept.")), 45)
        column.add(self._label("section", lambda: _("Language")), 8)
        column.left(self._languages)
        column.add(
            28,
            self._label("section", lambda: _("What encryption does not cover")),
            9,
            self._words_of(
                "small",
                lambda: _("Someone watching you type, a computer that is already compromised, and pages you print."),
            ),
            STRETCH,
        )

    def _connect(self) -> None:
        self._first.textChanged.connect(self._judge)
        self._again.textChanged.connect(self._judge)
        self._first.returnPressed.connect(self._again.setFocus)
        self._again.returnPressed.connect(self._try)
        self._create.clicked.connect(self._try)
        self._make.clicked.connect(self._propose)
        self._open.clicked.connect(self.open_requested)
        self._sample.clicked.connect(self.sample_requested)
        self._change.clicked.connect(self.place_requested)
        self._languages.chosen.connect(self.language_chosen)
        self.setFocusProxy(self._first)
        type_both_in_turn(self._first, self._again, self._make)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # PySide's stub names the event's own type
        self.restyle()

    def restyle(self) -> None:
        """Fit to the width: both columns, or one under the other."""
        super().restyle()
        px = self.theme.px
        narrow, stacked = self.width() < px(NARROW), self.width() < px(STACKED)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        margins = self._left_column.layout.setContentsMargins
        margins(px(48 if narrow else 112), px(28 if narrow else 103), px(28), px(24 if narrow else 28))
        beside = self._aside_column.layout.setContentsMargins
        if stacked:
            self._aside.setMinimumWidth(0)
            self._aside.setMaximumWidth(QWIDGETSIZE_MAX)
            beside(px(48), px(28), px(28), px(28))
        else:
            self._aside.setFixedWidth(min(px(ASIDE_WIDTH), int(self.width() * 0.4)))
            side = px(28 if narrow else 56)
            beside(side, px(79 if narrow else 150), side, px(28))

    def _show_place(self) -> None:
        self._where.setText(f"{self._place.parent.name} / {self._place.name}")
        set_tip(self._where, str(self._place))

    def _judge(self) -> None:
        typed = self._first.text()
        self._advice.setText(advice(typed, estimated(typed, (self._place.stem,)) if typed else Strength.GUESSED))

    def _propose(self) -> None:
        """Four words, shown, to be written down and typed again: who typed them once remembers them better."""
        self._first.setText(propose(current_language()))
        self._first.show_text()
        self._again.setText("")
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try(self) -> None:
        passphrase, again = self._first.submitted(), self._again.submitted()
        try:
            check_passphrase(passphrase, (self._place.stem,))
        except UserError as error:
            self._say(sentence(error))
            self._first.setFocus()
            return
        if not same(passphrase, again):
            self._say(_("The two passphrases differ. Type the same one twice."))
            self._again.setFocus()
        else:
            self.create_requested.emit(self._place, passphrase)

    def _say(self, sentence: str) -> None:
        """Say it below the buttons, and where the window is low, in sight: once the page has its size."""
        self._words.setText(sentence)
        self._words.show()
        QTimer.singleShot(0, self._words, partial(bring_in, self._words))


def _sample_words() -> str:
    return _("The sample journal holds eighteen months of an invented leader’s notes about seven invented people.")
