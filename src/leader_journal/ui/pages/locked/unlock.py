"""The lock screen: one field, nothing of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from leader_journal.paths import journal_name
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import TextStyle, Theme
from leader_journal.ui.toolkit import accessible
from leader_journal.ui.toolkit.buttons import PrimaryButton, TextButton
from leader_journal.ui.toolkit.icon_label import IconLabel
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.painting import literal
from leader_journal.ui.toolkit.passphrase_field import PassphraseField
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.tips import set_tip
from leader_journal.wording.catalogue import _, counted, ngettext

COLUMN = 360
FIRST_DELAY_AFTER = 3
"""Wrong passphrases before the next try has to wait."""
LONGEST_DELAY_S = 30


def delay_after(failures: int) -> int:
    """Return how many seconds the next try waits after so many wrong ones: 0 0 0 2 4 8 16 30 30 ..."""
    return 0 if failures <= FIRST_DELAY_AFTER else min(LONGEST_DELAY_S, 2 ** (failures - FIRST_DELAY_AFTER))


class UnlockPage(Themed, QWidget):
    """Asks for the passphrase of one journal."""

    unlock_requested = Signal(str)
    """The passphrase."""
    journal_chosen = Signal(object)
    """The path of another journal."""
    open_requested = Signal()
    """The user wants to choose a journal's file."""
    create_requested = Signal()
    """The user wants a new journal."""
    write_requested = Signal()
    """The user wants to write without unlocking."""
    help_requested = Signal()
    """The user wants to know how it goes on."""
    typed = Signal()
    """On a face that stands still, something was typed."""
    entered = Signal()
    """Enter was pressed where the passphrase is not tried yet: what is typed now comes behind it."""
    restore_requested = Signal()
    """The user wants a backup back, or what can be read of a damaged file."""

    def __init__(self, theme: Theme, name: str, said: str = "", recent: Sequence[Path] = ()) -> None:
        """`name` is the file's name without its ending, `said` why it is locked, `recent` other journals."""
        super().__init__()
        self._follow(theme)
        self._name = name
        self._why_locked = said
        self._sentence = ""
        self._recent = tuple(recent)
        self._failures = 0
        self._waits = 0
        self._by_sheet = False
        self._busy = False
        self._still = False
        self._continues = False
        self._entered = False
        self._before = ""
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._build()
        self._connect()
        self.restyle()

    def set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        if busy:
            self._column.setFocus(Qt.FocusReason.OtherFocusReason)  # or Qt gives it to a button, which Enter presses
        self._unlock.setEnabled(not busy)
        self._field.setEnabled(not busy)
        if busy:
            self._say(_("Opening the journal."))

    def upgrading(self) -> None:
        """Say that what an older version wrote is brought up to this one: that takes a while where it is much."""
        sentence = _(
            "The journal is being brought up to date for this version of the app. That happens once, and a copy of it"
            " as it was is kept beside it."
        )
        if self._answer.text() != sentence:
            self._say(sentence)
            accessible.announce(self._column, sentence)

    @property
    def is_busy(self) -> bool:
        """Whether one is being tried: the journal may be open in a moment."""
        return self._busy

    def stand_still(self, said: str) -> None:
        """Say why it is locked, look as always and take letters only: another process asks in a moment."""
        self._why.setText(said)
        self._why.show()
        self._still = True
        self._field.textChanged.connect(self.typed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for way in (self._unlock, *self._all_ways()):
            way.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def typed_ahead(self) -> str:
        """Return what was typed before the other process asked, with an end of line where Enter was pressed."""
        return self._field.text() + ("\n" if self._entered else "")

    def continue_the_face(self) -> None:
        """Know that a face stands here before, on which something may be typed yet: Enter waits for that."""
        self._continues = True

    def go_on_with(self, passphrase: str, *, entered: bool) -> str:
        """Take what was typed on the face that stands here before; what was typed here since comes behind it.

        Return what does so behind Enter, which was pressed there: it is no part of the passphrase. The letters of a
        sheet are shown: nothing that was typed hidden goes there.
        """
        if not self._continues or self._by_sheet:
            return ""
        here = self._field.text().removeprefix(self._before)
        if passphrase != self._before or entered:
            self._field.setText(passphrase if entered else passphrase + here)
        self._before = passphrase
        if not entered:
            return ""
        self._entered = True
        self.face_is_gone()
        return here

    def face_is_gone(self) -> None:
        """No more is typed on the face that stood here before: where Enter was pressed, the passphrase is tried."""
        self._continues = False
        if self._entered:
            self._entered = False
            self.set_busy(busy=False)
            if self._field.text():
                self._try()
            else:
                self._say("")
                self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def type(self, letters: str) -> None:
        """Type into the field."""
        if letters and not self._by_sheet:
            self._field.insert(letters)

    def ask(self) -> None:
        """Ask for the passphrase after all, and say nothing about it."""
        self.set_busy(busy=False)
        self._say("")
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str, *, wrong: bool) -> None:
        """Say why it did not open; after several wrong passphrases the next try has to wait.

        Who mistypes once is told to look at the keys: only who is sure of it has to know that a file may be damaged.
        """
        self.set_busy(busy=False)
        self._failures += wrong
        self._waits = delay_after(self._failures) if wrong else 0
        mistyped = wrong and not self._by_sheet and self._failures < FIRST_DELAY_AFTER
        self._sentence = _mistyped_words() if mistyped else sentence
        self._field.select_all()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._count_down()
        accessible.announce(self._field, self._answer.text())  # once: the seconds go down in silence

    def offer_writing(self) -> None:
        """Offer to write without unlocking, by Ctrl+N too."""
        from PySide6.QtGui import QShortcut

        self._write.show()
        self._fit_ways()
        QShortcut("Ctrl+N", self).activated.connect(self.write_requested)

    def _build(self) -> None:
        theme = self.theme
        self.setProperty("ground", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lock = IconLabel(theme, "lock", 22)
        self._title = TextLabel(theme, TextStyle.FINDING, text=self._name)
        self._why = TextLabel(theme, TextStyle.SMALL, "muted", text=self._why_locked, wrap=True)
        if not self._why_locked:
            self._why.hide()
        self._answer = TextLabel(theme, TextStyle.SMALL, "ink", wrap=True)
        self._answer.hide()
        self._field = PassphraseField(theme)
        self.say(self._field.setAccessibleName, lambda: _("Passphrase of {name}").format(name=self._name))
        self._unlock = PrimaryButton(theme, lambda: _("Unlock"), keys=lambda: _("Enter"))
        self._make_ways()
        self._column, below, tower = QWidget(), QWidget(), QWidget()
        self.column(self._column).add(self._lock, 17, self._title, 2, self._why, 23, self._field, 18, self._unlock)
        self.column(below).add(16, self._answer, STRETCH)
        standing = self.column(tower)
        standing.add(STRETCH, self._column)
        standing.fill(below)  # as much as above: whatever is answered, the field stays where one is typing
        self.fit(tower.setFixedWidth, COLUMN)
        middle = self.row(6)  # not by alignment: then a sentence of several lines would be cut
        middle.add(STRETCH, tower, STRETCH)
        ways = self.row(16)
        self._ways = ways.layout
        ways.add(STRETCH)
        for way in self._all_ways():
            self._ways.addWidget(way, 0, Qt.AlignmentFlag.AlignHCenter)
        ways.add(STRETCH)
        page = self.column(self, spacing=6, margins=(28, 15, 28, 27))
        page.layout.addLayout(middle.layout, 1)
        page.add(ways)

    def _make_ways(self) -> None:
        """What leads elsewhere than into this journal."""
        theme = self.theme
        self._other = TextButton(theme, lambda: _("Open another journal"), small=True)
        self._restore = TextButton(theme, lambda: _("Restore"), small=True)
        self._write = TextButton(
            theme,
            lambda: _("Write without unlocking"),
            icon="square-pen",
            keys=lambda: keys_shown("Ctrl+N"),
            small=True,
        )
        self._write.hide()  # until it is known that there is a key to seal with
        self._sheet = TextButton(theme, lambda: _("Recovery sheet"), small=True)
        self._help = TextButton(theme, lambda: _("Help"), small=True)

    def _connect(self) -> None:
        self._field.returnPressed.connect(self._try)
        self._unlock.clicked.connect(self._try)
        self._other.clicked.connect(self._open_menu)
        self._restore.clicked.connect(self.restore_requested)
        self._write.clicked.connect(self.write_requested)
        self._sheet.clicked.connect(self._ask_sheet)
        self._help.clicked.connect(self.help_requested)
        self._field.textChanged.connect(self._judge_sheet)
        self._timer.timeout.connect(self._tick)
        self.setFocusProxy(self._field)

    def restyle(self) -> None:
        super().restyle()
        self._fit_ways()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the other ways in under each other where they have no room beside each other."""
        super().resizeEvent(event)
        self._fit_ways()

    def _fit_ways(self) -> None:
        shown = [way for way in self._all_ways() if not way.isHidden()]
        wanted = sum(way.sizeHint().width() for way in shown) + self.theme.px(16) * len(shown) + 2 * self.theme.px(28)
        beside = wanted <= self.width()
        self._ways.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _all_ways(self) -> tuple[QWidget, ...]:
        return self._write, self._other, self._sheet, self._restore, self._help

    def _open_menu(self) -> None:
        """Other journals that were open lately and are still there, then the ways to a file and to a new one."""
        from PySide6.QtWidgets import QMenu

        from leader_journal.ui.toolkit.menus import pop_up

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        others = [path for path in self._recent if path.exists()]
        for path in others:
            action = menu.addAction(literal(journal_name(path)))
            set_tip(action, str(path))
            action.triggered.connect(partial(self.journal_chosen.emit, path))
        if others:
            menu.addSeparator()
        menu.setToolTipsVisible(True)
        menu.addAction(_("Open a file"), self.open_requested.emit)
        menu.addAction(_("Create a new journal"), self.create_requested.emit)
        pop_up(menu, self._other.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _ask_sheet(self) -> None:
        """The letters are typed where the passphrase is, shown, and each group is told that cannot be right."""
        self._by_sheet = True
        self._field.setText("")
        self._field.show_text()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(_("Type the letters of your recovery sheet, all thirteen groups."))

    def _judge_sheet(self, typed: str) -> None:
        if self._by_sheet and typed and self._waits == 0:
            from leader_journal.wording.recovery import typed_sheet  # few ever type one

            self._say(typed_sheet(typed))

    def _try(self) -> None:
        passphrase = self._field.submitted()
        if (self._still and passphrase) or self._continues:  # in a continued one what comes before it is on its way
            self._entered = True
            self.set_busy(busy=True)
            self.entered.emit()
            self.typed.emit()
        elif self._still:
            return
        elif passphrase and self._waits == 0 and self._unlock.isEnabled():
            self.unlock_requested.emit(passphrase)

    def _tick(self) -> None:
        self._waits -= 1
        self._count_down()

    def _count_down(self) -> None:
        if self._waits <= 0:
            self._timer.stop()
            self._unlock.setEnabled(True)
            self._say(self._sentence)
            return
        self._timer.start()
        self._unlock.setEnabled(False)
        wait = ngettext("Try again in {count} second.", "Try again in {count} seconds.", self._waits)
        self._say(self._sentence + " " + wait.format(count=counted(self._waits)))

    def _say(self, sentence: str) -> None:
        self._answer.setText(sentence)
        self._answer.setVisible(bool(sentence))


def _mistyped_words() -> str:
    return _("That passphrase does not open this journal. Check Caps Lock and the keyboard layout, and try again.")
