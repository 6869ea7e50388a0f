"""Whatever is written, and however quickly pages are left and come back: each says what a page says that was made now.

What lies below the edge of a window comes a moment after its page, so a page may be left, or written on, before it
stands whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from tests.ui.pages.desk import Desk, visible, words
from tests.ui.showing import wait_until

from leader_journal.core.records import Agreement
from leader_journal.core.terms import AgreementState, Kind, Reaction
from leader_journal.ui.pages.page import Page
from leader_journal.ui.places import Place, PrepareOneOnOne, ShowAgreements, ShowPerson, ShowToday
from leader_journal.ui.toolkit import after_paint
from leader_journal.ui.toolkit.after_paint import AfterPaint
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.panes import Panes
from leader_journal.wording.catalogue import Language

_NAMES = ("Ada", "Bo")
_TEXTS = ("told it late", "had said, calmly, that the list cannot hold with two people away, and what we do instead")

_who, _text = st.sampled_from(_NAMES), st.sampled_from(_TEXTS)
_steps = st.one_of(
    st.tuples(st.just("write"), st.tuples(_who, _text, st.sampled_from([Kind.BREACH, Kind.IDEA, Kind.DOUBT]))),
    st.tuples(st.just("promise"), st.tuples(_who, _text)),
    st.tuples(st.just("keep"), st.just(())),
    st.tuples(st.just("bring_up"), st.tuples(_who, _text)),
    st.tuples(st.just("agree"), st.tuples(_who, st.sampled_from(AgreementState))),
    st.tuples(st.just("rename"), st.tuples(_who, st.sampled_from(["Ann", "Ada", "Bo", "Anna-Margrethe af Rosenholm"]))),
    st.tuples(st.just("choose"), st.tuples(_who)),
    st.tuples(st.just("glance"), st.tuples(_who)),
    st.tuples(st.just("leave"), st.just(())),
    st.tuples(st.just("settle"), st.just(())),
    st.tuples(st.just("turn"), st.just(())),
    st.tuples(st.just("speak"), st.tuples(st.sampled_from(Language))),
    st.tuples(st.just("grow"), st.tuples(st.sampled_from([80, 100]))),
    st.tuples(st.just("widen"), st.tuples(st.sampled_from([800, 900, 1280]))),
)

ONE_OF_EACH: list[tuple[str, Sequence[object]]] = [
    ("choose", ("Ada",)),
    ("write", ("Ada", _TEXTS[0], Kind.BREACH)),
    ("glance", ("Bo",)),
    ("promise", ("Bo", _TEXTS[1])),
    ("leave", ()),
    ("choose", ("Bo",)),
    ("keep", ()),
    ("bring_up", ("Bo", _TEXTS[0])),
    ("agree", ("Bo", AgreementState.IN_FORCE)),
    ("agree", ("Ada", AgreementState.SAY_AGAIN)),
    ("agree", ("Ada", AgreementState.ENDED)),
    ("glance", ("Ada",)),
    ("rename", ("Bo", "Anna-Margrethe af Rosenholm")),
    ("widen", (1280,)),
    ("choose", ("Ada",)),
    ("grow", (80,)),
    ("speak", (Language.DANISH,)),
    ("settle", ()),
    ("widen", (800,)),
    ("glance", ("Ada",)),
    ("turn", ()),
    ("glance", ("Bo",)),
    ("settle", ()),
    ("turn", ()),
    ("widen", (900,)),
    ("leave", ()),
    ("choose", ("Bo",)),
]


class _Kept:
    """A page that is gone to, left and written on, beside what a new one says."""

    def __init__(self, desk: Desk, place_of: Callable[[str], Place]) -> None:
        self._desk, self._place_of = desk, place_of
        self._ids = {name: desk.workspace.services.people.ids_by_alias()[name] for name in _NAMES}
        self._last: Place | None = None
        services = desk.workspace.services
        with services.writes.change() as writer:  # of one that is only proposed each page asks other questions
            for person in self._ids.values():
                writer.put(services.one_on_ones.prepare(person))

    def write(self, who: str, text: str, kind: Kind) -> None:
        self._desk.add(f"@{self._alias(who)} {text}", kind, reactions=(Reaction.ASKED,))

    def promise(self, who: str, text: str) -> None:
        self._desk.add(f"@{self._alias(who)} {text}", Kind.IDEA, promise=f"Tell @{self._alias(who)} that it {text}")

    def keep(self) -> None:
        promises = self._desk.workspace.services.promises
        for one in promises.open()[:1]:
            self._desk.workspace.undoing.saved(promises.keep(one), "")

    def bring_up(self, who: str, text: str) -> None:
        services = self._desk.workspace.services
        self._desk.workspace.undoing.saved(services.bring_ups.add(text, self._ids[who]), "")

    def agree(self, who: str, state: AgreementState) -> None:
        services = self._desk.workspace.services
        with services.writes.change() as writer:
            one = Agreement(id=services.journal.ids.new(), what=f"We say it, {state}", how="At once", state=state)
            writer.put(one if state is AgreementState.SAY_AGAIN else _said(one, self._ids[who]))
        self._desk.workspace.undoing.saved(writer.changes, "")

    def rename(self, who: str, alias: str) -> None:
        services = self._desk.workspace.services
        if services.people.find(alias) is None:
            person = services.people_book.get(self._ids[who])
            self._desk.workspace.undoing.saved(services.people_book.rename(person, alias), "")

    def choose(self, who: str) -> None:
        self.glance(who)
        self.settle()

    def glance(self, who: str) -> None:
        """Go there, and leave it to the next step whether it comes to stand whole."""
        self._last = self._place_of(self._ids[who])
        self._desk.workspace.go(self._last)

    def leave(self) -> None:
        self._desk.workspace.go(ShowToday())

    def settle(self) -> None:
        self._desk.settle()

    def turn(self) -> None:
        """Show the other pane, where there is room for one alone."""
        page = self._desk.workspace.pages.current
        panes = getattr(page, "_panes", None)
        if isinstance(panes, Panes) and panes.alone:
            (panes.show_first if panes.at_second else panes.show_second)()

    def speak(self, language: Language) -> None:
        self._desk.interpreter.speak(language)

    def grow(self, percent: int) -> None:
        self._desk.theme.set_scale(percent)

    def widen(self, width: int) -> None:
        self._desk.window.resize(width, 700)

    def said(self) -> list[str]:
        """What the page says once nothing is still to come, if it is in front."""
        page = self._desk.workspace.pages.current
        self._let_come(page)
        return _words(page) if self._in_front() else []

    def said_anew(self) -> list[str]:
        """What a page says that was never anything else."""
        if self._last is None or not self._in_front():
            return []
        stack = self._desk.workspace.pages
        page = stack._makers[self._last.page]()
        page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        page.resize(self._desk.window.size())
        page.coming(self._last)
        page.show()
        page.arrive(self._last)
        self._turn_as_in_front(page)
        self._let_come(page)
        said = _words(page)
        page.hide()
        page.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # or it would follow what comes
        return said

    def _turn_as_in_front(self, page: Page) -> None:
        mine, theirs = getattr(self._desk.workspace.pages.current, "_panes", None), getattr(page, "_panes", None)
        if isinstance(mine, Panes) and isinstance(theirs, Panes) and mine.alone and theirs.alone:
            (theirs.show_second if mine.at_second else theirs.show_first)()

    def _let_come(self, page: Page) -> None:
        """Until nothing of it is still to be made."""
        self._desk.settle()
        wait_until(lambda: not any(soon.waits and soon._part.isVisible() for soon in page.findChildren(AfterPaint)))
        self._desk.settle()

    def _in_front(self) -> bool:
        return self._last is not None and self._desk.workspace.pages.place.page is self._last.page

    def _alias(self, who: str) -> str:
        return self._desk.workspace.services.people.alias_of(self._ids[who])


def _words(page: Page) -> list[str]:
    labels = (label.text() for label in visible(page, TextLabel))
    buttons = (button.text() for button in visible(page, QAbstractButton))
    return sorted(filter(None, [*labels, *words(page), *buttons]))


def _said(one: Agreement, who: str) -> Agreement:
    return Agreement(id=one.id, what=one.what, how=one.how, state=one.state, said_to=(who,), spoken=True)


@pytest.mark.parametrize(
    "place_of", [ShowPerson, lambda _person: ShowAgreements(), PrepareOneOnOne], ids=["person", "agreements", "meeting"]
)
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@example(steps=ONE_OF_EACH)
@given(steps=st.lists(_steps, max_size=8))
def test_a_page_says_what_a_new_one_would(
    desk: Desk, place_of: Callable[[str], Place], steps: list[tuple[str, Sequence[object]]]
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(after_paint, "LATER_MS", 0)
        desk.interpreter.speak(Language.ENGLISH)
        desk.theme.set_scale(100)
        desk.window.resize(900, 700)
        for name in _NAMES:
            _named(desk, name)
        kept = _Kept(desk, place_of)
        for what, given_what in steps:
            act: Callable[..., None] = getattr(kept, what)
            act(*given_what)
            if what != "glance":
                assert kept.said() == kept.said_anew(), what


def _named(desk: Desk, name: str) -> None:
    """Each example begins with both of them, whoever was renamed before."""
    services = desk.workspace.services
    if services.people.find(name) is None:
        people = services.people.all()
        if len(people) < len(_NAMES):
            desk.workspace.undoing.saved(services.people_book.add(name), "")
        else:
            other = next(one for one in people if one.alias not in _NAMES)
            desk.workspace.undoing.saved(services.people_book.rename(other, name), "")
