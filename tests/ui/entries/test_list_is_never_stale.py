"""Whatever is done to a list, in whatever order: its screen shows what a list shows that was made just now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.entries.rows import TODAY, row

from leader_journal.core.rows import EntryRow
from leader_journal.core.terms import Kind, Mark
from leader_journal.ui.look.theme import Theme, ThemeMode
from leader_journal.ui.pages.journal.entry_list import EntryListModel
from leader_journal.ui.pages.journal.entry_view import EntryListView
from leader_journal.wording.catalogue import Language, current_language, use_language

_TEXTS = (
    "Said no.",
    "Said in planning that the March date cannot hold with two people away, and why, and what we do instead.",
    "Asked what March would take. Aldrig før spurgt om det, og det tog den længste stund at få et svar på.",
    "אמרתי לא לפגישה.",
    "Asked what March would take, and nobody knew it.",
)
_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End)
_PAGE, _OLDEST, _NEWEST = 40, 1, 90

_key, _text = st.integers(_OLDEST, _NEWEST + 5), st.sampled_from(_TEXTS)
_steps = st.one_of(
    st.tuples(st.just("press"), st.sampled_from(_KEYS)),
    st.tuples(st.just("hold"), st.sampled_from(_KEYS)),
    st.tuples(st.just("scroll"), st.integers(-400, 400)),
    st.tuples(st.just("put"), st.tuples(_key, _text, st.sampled_from(Mark), st.sampled_from([None, *Kind]))),
    st.tuples(st.just("remove"), _key),
    st.tuples(st.just("filter"), st.integers(1, 3)),
    st.tuples(st.just("rename"), st.sampled_from(["Peter", "Anna-Margrethe Knudsen Vestergaard af Rosenholm", "שרה"])),
    st.tuples(st.just("search"), st.sampled_from([(), ("march",), ("a", "s")])),
    st.tuples(st.just("theme"), st.sampled_from([ThemeMode.LIGHT, ThemeMode.DARK])),
    st.tuples(st.just("size"), st.sampled_from([80, 100, 150])),
    st.tuples(st.just("width"), st.sampled_from([300, 420, 640])),
    st.tuples(st.just("speak"), st.sampled_from(Language)),
    st.tuples(st.just("wait"), st.integers(1, 20)),
)

ONE_OF_EACH: list[tuple[str, object]] = [
    ("width", 640),
    ("size", 80),  # a text of two lines becomes one of one
    ("size", 150),
    ("size", 100),
    ("width", 420),
    ("theme", ThemeMode.DARK),
    ("press", Qt.Key.Key_Down),
    ("filter", 2),
    ("filter", 1),
    ("put", (90, _TEXTS[1], Mark.MISSED, Kind.IDEA)),
    ("width", 300),
    ("put", (87, _TEXTS[4], Mark.MISSED, Kind.IDEA)),  # of one line before, and short enough to be measured whole
    ("remove", 89),
    ("put", (93, _TEXTS[0], Mark.MISSED, None)),  # a row and its day, above all others
    ("rename", "Anna-Margrethe Knudsen Vestergaard af Rosenholm"),
    ("search", ("march",)),
    ("scroll", 200),
    ("hold", Qt.Key.Key_PageDown),
    ("wait", 5),
    ("speak", Language.DANISH),
    ("press", Qt.Key.Key_Home),
]


class _List:
    """A list on the screen, and what can be done to it."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._name = "Peter"
        self._terms: Sequence[str] = ()
        self._everything = [self._row(key, _TEXTS[key % 3]) for key in range(_NEWEST, _OLDEST - 1, -1)]
        self.model = EntryListModel(lambda _person: self._name, lambda: TODAY, self._older)
        self.model.set_rows(self._everything[:_PAGE], complete=False)
        self.window = QWidget()
        self.view = EntryListView(theme, self.model)
        self.view.setParent(self.window)
        self.window.show()
        self.width(420)
        self.view.choose_first()
        self.view.setFocus()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.view, key)

    def hold(self, key: Qt.Key) -> None:
        for _time in range(3):
            QTest.keyClick(self.view, key)
            QApplication.processEvents()

    def scroll(self, by: int) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + by)

    def put(self, what: tuple[int, str, Mark, Kind | None]) -> None:
        key, text, mark, kind = what
        self.model.put(self._row(key, text, mark, kind))

    def remove(self, key: int) -> None:
        self.model.remove(str(key))

    def filter(self, every: int) -> None:
        self.model.set_rows([one for one in self._everything if one.key % every == 0][:_PAGE], complete=False)

    def rename(self, name: str) -> None:
        self._name = name
        self.model.refresh()

    def search(self, terms: Sequence[str]) -> None:
        self._terms = terms
        self.view.set_terms(terms)

    def theme(self, mode: ThemeMode) -> None:
        self._theme.set_mode(mode)

    def size(self, percent: int) -> None:
        self._theme.set_scale(percent)

    def width(self, pixels: int) -> None:
        self.window.resize(pixels, 360)
        self.view.setGeometry(self.window.rect())

    def speak(self, language: Language) -> None:
        use_language(language)
        self.view.retranslate()

    def wait(self, milliseconds: int) -> None:
        QTest.qWait(milliseconds)

    def on_screen(self) -> QImage:
        """What a person sees, whichever part of it was painted when."""
        QApplication.processEvents()
        viewport = self.view.viewport()
        corner = viewport.mapTo(self.window, viewport.rect().topLeft())
        seen = self.window.screen().grabWindow(
            self.window.winId(), corner.x(), corner.y(), viewport.width(), viewport.height()
        )
        return _plain(seen.toImage())

    def made_anew(self) -> QImage:
        """What a list of the same rows shows, which was never anything else."""
        model = EntryListModel(lambda _person: self._name, lambda: TODAY)
        model.set_rows(self.model.entries(), complete=True)
        view = EntryListView(self._theme, model)
        view.set_terms(self._terms)
        view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        view.resize(self.view.size())
        view.show()
        QApplication.processEvents()  # the scroll bar takes its place
        chosen = self.view.current_entry()
        if chosen is not None:
            view.choose(chosen.id)
        view.verticalScrollBar().setValue(self.view.verticalScrollBar().value())
        image = view.viewport().grab().toImage()
        view.deleteLater()
        return _plain(image)

    def _row(self, key: int, text: str, mark: Mark = Mark.SHOWN, kind: Kind | None = Kind.MISTAKE) -> EntryRow:
        return row(key, day=-((_NEWEST - key) // 3), facts=text, marks=(mark, Mark.PARTLY), kind=kind)

    def _older(self, before: int) -> list[EntryRow]:
        return [one for one in self._everything if one.key < before][:_PAGE]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@example(steps=ONE_OF_EACH)
@given(steps=st.lists(_steps, max_size=12))
def test_the_screen_shows_what_a_new_list_would(theme: Theme, steps: list[tuple[str, object]]) -> None:
    before = current_language()
    theme.set_mode(ThemeMode.LIGHT)
    theme.set_scale(100)
    shown = _List(theme)
    try:
        for what, given_what in steps:
            act: Callable[[object], None] = getattr(shown, what)
            act(given_what)
            assert shown.on_screen() == shown.made_anew(), what
    finally:
        use_language(before)
        shown.window.close()
        shown.window.deleteLater()


def _plain(image: QImage) -> QImage:
    return image.convertToFormat(QImage.Format.Format_RGB32)
