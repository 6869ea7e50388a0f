"""The part of capture that is folded under "More": everything an entry can hold beside what everyone fills in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QDate, QDateTime, QTime, QTimeZone, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from leader_journal.core.terms import (
    Effect,
    KnownFor,
    Others,
    OthersResponse,
    Outcome,
    RaisedHow,
    Setting,
)
from leader_journal.services.entries.capture import Captured
from leader_journal.ui.look.theme import Theme
from leader_journal.ui.toolkit.chip_group import ChipGroup, ChipOption
from leader_journal.ui.toolkit.chip_options import options_of
from leader_journal.ui.toolkit.date_field import MomentField
from leader_journal.ui.toolkit.flow_layout import FlowLayout
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.themed import Themed
from leader_journal.ui.toolkit.toggles import CheckRow
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _

T = TypeVar("T", bound=Hashable)


class CaptureMore(Themed, QWidget):
    """Outcome, effect, who raised it, how long it was known, themes, setting, pressure, the others, my own, when."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        own_settings: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        of_saved_entry: bool = False,
    ) -> None:
        """`of_saved_entry`: the effect is chosen elsewhere, and when it happened is known."""
        super().__init__(parent)
        self._of_saved_entry = of_saved_entry
        self._happened_before: dt.datetime | None = None
        self._raised_before = ""
        self._mentioned: tuple[str, ...] = ()
        self._known: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._heads: list[tuple[TextLabel, Callable[[], str]]] = []
        self._follow(theme)
        self._build(own_settings)
        self.retranslate()
        self.restyle()

    def set_people(self, mentioned: Sequence[str], known: Sequence[str]) -> None:
        """Offer those who are not mentioned in the line as others who were in it, and all of them as who raised it."""
        if (tuple(mentioned), tuple(known)) != (self._mentioned, self._known):
            self._mentioned, self._known = tuple(mentioned), tuple(known)
            self._offer_people()

    def show_captured(self, captured: Captured) -> None:
        """Show what a form holds; its people first, see `set_people`."""
        self._raised_before = captured.raised_by or ""
        self._people.set_chosen(captured.people)
        self._offer_who_raised_it()
        self._outcome.set_value(captured.outcome)
        self._effect.set_value(captured.effect)
        self._raised_how.set_value(captured.raised_how)
        self._raised_by.set_value(captured.raised_by)
        self._known_for.set_value(captured.known_for)
        self._themes.setText(", ".join(captured.themes))
        self._show_setting(captured.setting)
        self._others.set_value(captured.others)
        self._response.set_value(captured.others_response)
        self._pressure.setChecked(captured.under_pressure)
        self._shared.setChecked(captured.shared_own)
        self._happened_before = captured.happened
        self._at.setChecked(captured.happened is not None)
        if captured.happened is not None:
            self._moment.setDateTime(_on_the_wall(captured.happened))
        self._moment.setVisible(captured.happened is not None)

    def fill(self, captured: Captured) -> Captured:
        """Return `captured` with what stands here."""
        return replace(
            captured,
            people=self._people.chosen(),
            outcome=self._outcome.value(),
            effect=captured.effect if self._of_saved_entry else self._effect.value(),
            raised_how=self._raised_how.value(),
            raised_by=self._raised_by.value(),
            known_for=self._known_for.value(),
            themes=tuple(dict.fromkeys(part.strip() for part in self._themes.text().split(",") if part.strip())),
            setting=self._own_setting.text().strip() or self._setting.value(),
            others=self._others.value(),
            others_response=self._response.value(),
            under_pressure=self._pressure.isChecked(),
            shared_own=self._shared.isChecked(),
            happened=self._happened(),
        )

    def focus_first(self) -> None:
        """Put the focus on the first choice."""
        self._first.focus_in()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        for label, words in self._heads:
            label.setText(words())
        self._themes.setPlaceholderText(_("Words of your own, with a comma between"))
        self._themes.setAccessibleName(_("Theme"))
        self._own_setting.setPlaceholderText(_("Another place"))
        self._own_setting.setAccessibleName(_("Another place"))
        self._pressure.setText(_("Under time pressure"))
        self._shared.setText(_("I shared something of my own"))
        self._at.setText(_("It happened at another time"))
        self._moment.setAccessibleName(_("When it happened"))

    def restyle(self) -> None:
        """Measure again."""
        self._column.setSpacing(self.theme.px(6))
        self._checks.set_gaps(self.theme.px(20), self.theme.px(6))
        for field in (self._themes, self._own_setting, self._moment):
            field.setMaximumWidth(self.theme.px(320))
        super().restyle()

    def _build(self, own_settings: Sequence[str]) -> None:
        theme = self.theme
        self._first = self._outcome = self._chips(lambda: _("Outcome"), options_of(Outcome, labels.outcome_label))
        self._effect = self._effects()
        self._raised_how = self._chips(lambda: _("Who raised it"), options_of(RaisedHow, labels.raised_how_label))
        self._build_people()
        self._known_for = self._chips(lambda: _("It had been known for"), options_of(KnownFor, labels.known_for_label))
        self._setting = self._chips(lambda: _("Where"), _settings(own_settings))
        self._own_setting = QLineEdit()
        self._column.addWidget(self._own_setting)
        self._head(lambda: _("Theme"))
        self._themes = QLineEdit()
        self._column.addWidget(self._themes)
        self._others = self._chips(lambda: _("What the others did"), options_of(Others, labels.others_label))
        self._response = self._group(
            lambda: _("What I did about it"), options_of(OthersResponse, labels.others_response_label)
        )
        self._column.addWidget(self._response)
        self._pressure, self._shared, self._at = CheckRow(theme), CheckRow(theme), CheckRow(theme)
        checks = QWidget()
        self._checks = FlowLayout(checks)
        self._checks.addWidget(self._pressure)
        self._checks.addWidget(self._shared)
        self._column.addSpacing(theme.px(8))
        self._column.addWidget(checks)
        self._build_when()
        for field in (self._themes, self._own_setting):
            field.textChanged.connect(self.changed)
        for check in (self._pressure, self._shared, self._at):
            check.toggled.connect(self.changed)

    def _effects(self) -> ChipGroup[Effect]:
        if self._of_saved_entry:
            return self._group(lambda: _("Afterwards they"), options_of(Effect, labels.effect_label))
        return self._chips(lambda: _("Afterwards they"), options_of(Effect, labels.effect_label))

    def _build_people(self) -> None:
        self._raised_by = self._group(lambda: _("Raised by"), list[ChipOption[str]]())
        self._column.addWidget(self._raised_by)
        self._raised_by.hide()
        self._people_head = self._head(lambda: _("Others who were in it"))
        self._people = self._group(lambda: _("Others who were in it"), list[ChipOption[str]](), exclusive=False)
        self._people.changed.connect(self._offer_who_raised_it)
        self._column.addWidget(self._people)
        self._people.hide()
        self._people_head.hide()

    def _build_when(self) -> None:
        self._moment = MomentField(self.theme, QDateTime.currentDateTime())
        self._moment.hide()
        if self._of_saved_entry:
            self._head(lambda: _("When it happened"))
            self._at.hide()
        self._column.addWidget(self._at)
        self._column.addWidget(self._moment)
        self._at.toggled.connect(self._moment.setVisible)
        self._moment.dateTimeChanged.connect(self.changed)

    def _offer_people(self) -> None:
        others = [alias for alias in self._known if alias not in self._mentioned]
        self._people.set_options(options_of(others, str))
        self._people.setVisible(bool(others))
        self._people_head.setVisible(bool(others))
        self._offer_who_raised_it()

    def _offer_who_raised_it(self) -> None:
        before = (self._raised_before,) if self._raised_before else ()
        who = tuple(dict.fromkeys((*self._mentioned, *self._people.chosen(), *before)))
        self._raised_by.set_options(options_of(who, str))
        self._raised_by.setVisible(bool(who))

    def _chips(self, head: Callable[[], str], options: Sequence[ChipOption[T]]) -> ChipGroup[T]:
        self._head(head)
        group = self._group(head, options)
        self._column.addWidget(group)
        return group

    def _group(
        self, name: Callable[[], str], options: Sequence[ChipOption[T]], *, exclusive: bool = True
    ) -> ChipGroup[T]:
        group: ChipGroup[T] = ChipGroup(self.theme, options, name, self, exclusive=exclusive, show_keys=False)
        group.changed.connect(self.changed)
        return group

    def _head(self, words: Callable[[], str]) -> TextLabel:
        label = TextLabel(self.theme, "section")
        self._heads.append((label, words))
        self._column.addSpacing(self.theme.px(8))
        self._column.addWidget(label)
        return label

    def _show_setting(self, setting: str | None) -> None:
        self._setting.set_value(setting)
        known = setting is None or self._setting.value() == setting
        self._own_setting.setText("" if known or setting is None else setting)

    def _happened(self) -> dt.datetime | None:
        if not self._at.isChecked():
            return None
        before, shown = self._happened_before, self._moment.dateTime()
        if before is not None:
            if _on_the_wall(before) == shown:
                return before
            day, time = shown.date(), shown.time()
            return before.replace(
                year=day.year(),
                month=day.month(),
                day=day.day(),
                hour=time.hour(),
                minute=time.minute(),
                second=0,
                microsecond=0,
            )
        moment = shown.toTimeZone(QTimeZone.systemTimeZone())
        return dt.datetime.fromtimestamp(moment.toSecsSinceEpoch(), dt.UTC).astimezone()


def _on_the_wall(moment: dt.datetime) -> QDateTime:
    """The day and minute as they stood on the clock where it happened."""
    return QDateTime(QDate(moment.year, moment.month, moment.day), QTime(moment.hour, moment.minute))


def _settings(own: Sequence[str]) -> list[ChipOption[str]]:
    shipped = [setting.value for setting in Setting]
    return options_of(dict.fromkeys((*shipped, *own)), labels.setting_label)
