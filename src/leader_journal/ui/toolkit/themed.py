"""What every widget of ours shares: it follows the theme and the language while the app runs."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit import accessible
from leader_journal.ui.toolkit.lane import EDGE_TO_EDGE, Lane, Margins
from leader_journal.ui.toolkit.painting import set_ring_radius

Words = Callable[[], str]
"""Says something in the language of now."""
Sizes = tuple[float, ...]

ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""Enter, of the letters and of the figures."""


class Themed:
    """Mixed in before a Qt widget: calls `restyle` when the theme changed and `retranslate` when the language did.

    The widget's `__init__` calls `_follow(theme)` first. Then what is said and how large things are is declared where
    they are made, by `say`, `say_by`, `fit`, `column` and `row`. Only what must not be done before it is shown (what
    reads a journal again) overrides `retranslate`, and what depends on more than the text size `restyle`.
    """

    theme: Theme
    __said: list[tuple[Callable[..., object], Words | None]]
    __fitted: list[tuple[Callable[..., object], tuple[float, ...]]]

    def say(self, setter: Callable[[str], object], words: Words) -> None:
        """Hand these words to `setter`, now and in every language that is chosen later."""
        self.__said.append((setter, words))
        setter(words())

    def say_by(self, tell: Callable[[], object]) -> None:
        """Let `tell` say what depends on more than the language, now and in every language that is chosen later."""
        self.__said.append((tell, None))
        tell()

    def fit(self, setter: Callable[..., object], *sizes: float) -> None:
        """Hand these pixels at 100 % to `setter`, for the text size of now and for every one that is chosen later."""
        self.__fitted.append((setter, sizes))
        setter(*map(self.theme.px, sizes))

    def round_ring(self, radius: float) -> None:
        """Round the corners of the focus ring by so many pixels at 100 %."""
        self.fit(lambda corner: set_ring_radius(self, corner), radius)  # type: ignore[arg-type] # mixed into a widget

    def column(self, holder: QWidget | None = None, *, spacing: float = 0, margins: Margins = EDGE_TO_EDGE) -> Lane:
        """Return what puts things under each other: in `holder`, or to be added to another lane."""
        return self._lane(QVBoxLayout() if holder is None else QVBoxLayout(holder), spacing, margins)

    def row(self, spacing: float, holder: QWidget | None = None, *, margins: Margins = EDGE_TO_EDGE) -> Lane:
        """Return what puts things beside each other."""
        return self._lane(QHBoxLayout() if holder is None else QHBoxLayout(holder), spacing, margins)

    def restyle(self) -> None:
        """Measure and paint again: colours or sizes changed."""
        self.__fitted = [one for one in self.__fitted if _lives(one[0])]
        for setter, sizes in self.__fitted:
            setter(*map(self.theme.px, sizes))
        if isinstance(self, QWidget):
            self.updateGeometry()
            self.update()

    def retranslate(self) -> None:
        """Say everything again, in the current language."""
        self.__said = [one for one in self.__said if _lives(one[0])]
        for setter, words in self.__said:
            setter() if words is None else setter(words())

    def changeEvent(self, event: QEvent) -> None:
        """Hear of a new language."""
        super().changeEvent(event)  # type: ignore[misc] # the Qt class that this is mixed into
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lane(self, layout: QBoxLayout, spacing: float, margins: Margins) -> Lane:
        lane = Lane(self.theme, layout, spacing, margins)
        self.__fitted.append((lane.restyle, ()))
        return lane

    def _follow(self, theme: Theme) -> None:
        accessible.install()  # before anybody can ask what this is
        self.theme = theme
        self.__said, self.__fitted = [], []
        theme.changed.connect(self.restyle)


def _lives(setter: Callable[..., object]) -> bool:
    """Return whether what is set is still there: a list that was filled anew has taken its old rows out."""
    owner = getattr(setter, "__self__", None)
    owner = owner.layout if isinstance(owner, Lane) else owner
    return not isinstance(owner, QObject) or isValid(owner)


class Pane(Themed):
    """Mixed in before a Qt widget instead of Themed: measured again as soon as it becomes narrow, or wide again."""

    NARROW: int
    """The width at 100 % under which it is narrow."""
    __was_narrow = False

    @property
    def narrow(self) -> bool:
        """Whether it has narrow margins."""
        return isinstance(self, QWidget) and self.width() < self.theme.px(self.NARROW)

    def fit_by_width(self, setter: Callable[..., object], wide: Sizes, narrow: Sizes) -> None:
        """Hand the pixels at 100 % that belong to the width to `setter`, as `fit` does."""
        self.fit(lambda: setter(*map(self.theme.px, narrow if self.narrow else wide)))

    def restyle(self) -> None:
        super().restyle()
        self.__was_narrow = self.narrow

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)  # type: ignore[misc] # the Qt class that this is mixed into
        if self.narrow != self.__was_narrow:
            self.restyle()


class EnterClicks:
    """Mixed in before a Qt button: Enter clicks it as Space does, also outside of dialogs."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click by Enter; with Ctrl or another key it belongs to whoever is above."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in ENTER_KEYS and isinstance(self, QAbstractButton):
            self.click()
        else:
            super().keyPressEvent(event)  # type: ignore[misc] # the Qt class that this is mixed into


class OneOfSeveral:
    """Mixed in before a Qt button: one of several that are one tab stop, whose keys belong to all of them together."""

    keys_of_all: Collection[int] = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave those keys to whoever holds them; Qt would go on by the arrows to some button of its own choice."""
        if event.key() in self.keys_of_all:
            event.ignore()
        else:
            super().keyPressEvent(event)  # type: ignore[misc] # the Qt class that this is mixed into


def clicked_on(widget: QWidget, event: QMouseEvent) -> bool:
    """Whether a click ends with this: the left button was let go over the widget."""
    return event.button() == Qt.MouseButton.LeftButton and widget.rect().contains(event.position().toPoint())


_FORWARD = True


def focus_next(widget: QWidget) -> bool:
    """Move the focus on from a widget as Tab does; False when there is nowhere to go."""
    return widget.focusNextPrevChild(_FORWARD)
