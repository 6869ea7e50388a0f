"""The part of capture that is folded under "More": everything an entry can hold beside what everyone fills in."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from enum import Enum
from functools import partial
from typing import Any, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from leader_journal.core.records import Occasion
from leader_journal.core.terms import (
    Effect,
    KnownFor,
    Others,
    OthersResponse,
    Outcome,
    RaisedHow,
    Setting,
)
from leader_journal.services.entries.capture import EMPTY, IN_FRONT, Captured
from leader_journal.ui.days.moment_line import MomentLine
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.chip_group import ChipGroup, ChipOption
from leader_journal.ui.toolkit.chip_options import options_of
from leader_journal.ui.toolkit.flow_layout import FlowLayout
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.painting import literal
from leader_journal.ui.toolkit.themed import Themed, Words
from leader_journal.ui.toolkit.toggles import CheckRow
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _
from leader_journal.wording.entries.questions import question

T = TypeVar("T", bound=Hashable)

_AT_MOST = 60
"""People who are offered as chips; each is a widget, and thousands held every mention up for seconds. Whoever is not
among them is named in the line with an @."""
_FIELDS = tuple(name for name in Occasion.__struct_fields__ if name not in IN_FRONT)


def holds_more(captured: Captured) -> bool:
    """Whether anything was chosen that stands under "More"; when it happened stands by the line."""
    return any(getattr(captured, name) != getattr(EMPTY, name) for name in _FIELDS)


class CaptureMore(Themed, QWidget):
    """Outcome, effect, who raised it, how long it was known, themes, setting, pressure, the others, my own, when."""

    changed = Signal()

    def __init__(
        self, theme: Theme, moment: MomentLine, own_settings: Sequence[str] = (), *, of_saved_entry: bool = False
    ) -> None:
        """`moment` says when it happened; `of_saved_entry`: it stands here, and the effect is chosen elsewhere."""
        super().__init__()
        self._follow(theme)
        self._moment = moment
        self._of_saved_entry = of_saved_entry
        self._raised_before = ""
        self._mentioned: tuple[str, ...] = ()
        self._known: tuple[str, ...] = ()
        self._people_before: tuple[str, ...] = ()
        self._offered = frozenset[str]()
        self._column = self.column(self, spacing=6)
        self._choices: dict[str, ChipGroup[Any]] = {}
        """The choices by the field of `Occasion` that each is for; so are the ticks."""
        self._places_offered = _settings(own_settings)
        self._build()
        self.retranslate()
        self.restyle()

    def set_people(self, mentioned: Sequence[str], known: Sequence[str]) -> None:
        """Offer those who are not mentioned in the line as others who were in it, and all of them as who raised it."""
        if (tuple(mentioned), tuple(known)) != (self._mentioned, self._known):
            self._mentioned, self._known = tuple(mentioned), tuple(known)
            self._offer_people()

    def offer_places(self, own: Sequence[str]) -> None:
        """Offer these beside the shipped places; what is chosen stays chosen."""
        if (offered := _settings(own)) != self._places_offered:
            self._places_offered = offered
            self._setting.set_options(options_of(offered, _setting_label))

    def show_captured(self, captured: Captured) -> None:
        """Show what a form holds; its people first, see `set_people`. While it is written, the form shows when."""
        self._raised_before = captured.raised_by or ""
        self._people_before = captured.people
        if not self._offered.issuperset(captured.people):
            self._offer_people()
        self._people.set_chosen(captured.people)
        self._offer_who_raised_it()
        for field, choice in self._choices.items():
            choice.set_value(getattr(captured, field))
        for field, check in self._ticked.items():
            check.setChecked(getattr(captured, field))
        self._raised_by.set_value(captured.raised_by)
        self._themes.setText(", ".join(captured.themes))
        self._show_setting(captured.setting)
        if self._of_saved_entry:
            self._moment.set_moment(captured.happened)

    def fill(self, captured: Captured) -> Captured:
        chosen: dict[str, Any] = {field: choice.value() for field, choice in self._choices.items()}
        chosen |= {field: check.isChecked() for field, check in self._ticked.items()}
        return replace(
            captured,
            **chosen,
            people=self._people.chosen(),
            raised_by=self._raised_by.value(),
            themes=tuple(dict.fromkeys(part.strip() for part in self._themes.text().split(",") if part.strip())),
            setting=self._own_setting.text().strip() or self._setting.value(),
            happened=self._moment.moment(),
        )

    def focus_first(self) -> None:
        self._first.focus_in()

    def restyle(self) -> None:
        for field in (self._themes, self._own_setting):
            field.setMaximumWidth(self.theme.px(320))
        super().restyle()

    def _build(self) -> None:
        theme = self.theme
        self._first = self._ask("outcome", Outcome)
        if not self._of_saved_entry:
            self._ask("effect", Effect, lambda: _("Afterwards they"))
        self._ask("raised_how", RaisedHow)
        self._build_people()
        self._ask("known_for", KnownFor)
        self._setting = self._chips(lambda: _("Where"), options_of(self._places_offered, _setting_label))
        self._own_setting = QLineEdit()
        self.say(self._own_setting.setPlaceholderText, lambda: _("Another place"))
        self.say(self._own_setting.setAccessibleName, lambda: _("Another place"))
        self._column.add(self._own_setting)
        self._head(partial(question, "themes"))
        self._themes = QLineEdit()
        self.say(self._themes.setPlaceholderText, lambda: _("Your own words, separated by commas"))
        self.say(self._themes.setAccessibleName, partial(question, "themes"))
        self._column.add(self._themes)
        self._ask("others", Others)
        self._ask("others_response", OthersResponse, headed=False)
        self._ticked = {field: CheckRow(theme, partial(question, field)) for field in ("under_pressure", "shared_own")}
        checks = QWidget()
        self._checks = FlowLayout(checks)
        self.fit(self._checks.set_gaps, 20, 6)
        for check in self._ticked.values():
            self._checks.addWidget(check)
        self._column.add(8)
        self._column.add(checks)
        self._build_when()
        for field in (self._themes, self._own_setting):
            field.textChanged.connect(self.changed)
        for check in self._ticked.values():
            check.toggled.connect(self.changed)

    def _build_people(self) -> None:
        self._raised_by = self._group(lambda: _("Raised by"), list[ChipOption[str]]())
        self._column.add(self._raised_by)
        self._raised_by.hide()
        self._people_head = QWidget()  # hidden with the room above it
        self.column(self._people_head).add(8, TextLabel(self.theme, "section", text=lambda: _("Others who were in it")))
        self._column.add(self._people_head)
        self._people = self._group(lambda: _("Others who were in it"), list[ChipOption[str]](), exclusive=False)
        self._people.changed.connect(self._offer_who_raised_it)
        self._column.add(self._people)
        self._people.hide()
        self._people_head.hide()

    def _build_when(self) -> None:
        if self._of_saved_entry:
            self._moment.edited.connect(self.changed)
            self._head(lambda: _("When it happened"))
            self._column.add(self._moment)

    def _offer_people(self) -> None:
        kept = {*self._people_before, *self._people.chosen()}
        unnamed = (alias for alias in self._known if alias not in self._mentioned)
        others = [alias for place, alias in enumerate(unnamed) if place < _AT_MOST or alias in kept]
        self._offered = frozenset(others)
        self._people.set_options(options_of(others, literal))
        self._people.setVisible(bool(others))
        self._people_head.setVisible(bool(others))
        self._offer_who_raised_it()

    def _offer_who_raised_it(self) -> None:
        before = (self._raised_before,) if self._raised_before else ()
        who = tuple(dict.fromkeys((*self._mentioned, *self._people.chosen(), *before)))
        self._raised_by.set_options(options_of(who, literal))
        self._raised_by.setVisible(bool(who))

    def _ask(self, field: str, terms: type[Enum], words: Words | None = None, *, headed: bool = True) -> ChipGroup[Any]:
        """Ask what one field says, by its question unless other words are better here."""
        asked = words or partial(question, field)
        if headed:
            self._head(asked)
        self._choices[field] = self._group(asked, options_of(terms, labels.TERM_LABELS[terms]))
        self._column.add(self._choices[field])
        return self._choices[field]

    def _chips(self, head: Callable[[], str], options: Sequence[ChipOption[T]]) -> ChipGroup[T]:
        self._head(head)
        group = self._group(head, options)
        self._column.add(group)
        return group

    def _group(
        self, name: Callable[[], str], options: Sequence[ChipOption[T]], *, exclusive: bool = True
    ) -> ChipGroup[T]:
        group: ChipGroup[T] = ChipGroup(self.theme, options, name, self, exclusive=exclusive)
        group.changed.connect(self.changed)
        return group

    def _head(self, words: Callable[[], str]) -> None:
        self._column.add(8, TextLabel(self.theme, "section", text=words))

    def _show_setting(self, setting: str | None) -> None:
        self._setting.set_value(setting)
        known = setting is None or self._setting.value() == setting
        self._own_setting.setText("" if known or setting is None else setting)


def _settings(own: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*(setting.value for setting in Setting), *own)))


def _setting_label(setting: str) -> str:
    return literal(labels.setting_label(setting))
