"""The part of capture that is folded under "More": everything an entry can hold beside what everyone fills in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QDateTime, QTimeZone, Signal
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from leader_journal.core.terms import (
    Effect,
    KnownFor,
    Others,
    OthersResponse,
    Outcome,
    RaisedHow,
    Setting,
)
from leader_journal.services.capture import Captured
from leader_journal.ui.theme import Theme
from leader_journal.ui.widgets.chip_group import ChipGroup, ChipOption
from leader_journal.ui.widgets.chip_options import options_of
from leader_journal.ui.widgets.labels import TextLabel
from leader_journal.ui.widgets.themed import Themed
from leader_journal.ui.widgets.toggles import CheckRow
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _

T = TypeVar("T", bound=Hashable)


class CaptureMore(Themed, QWidget):
    """Outcome, effect, who raised it, how long it was known, themes, setting, pressure, the others, my own, when."""

    changed = Signal()

    def __init__(self, theme: Theme, own_settings: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._heads: list[tuple[TextLabel, Callable[[], str]]] = []
        self._follow(theme)
        self._build(own_settings)
        self.retranslate()
        self.restyle()

    def set_people(self, aliases: Sequence[str]) -> None:
        """Offer the people of the entry as those who may have raised it; hidden while there are none."""
        self._raised_by.set_options(options_of(aliases, str))
        self._raised_by.setVisible(bool(aliases))

    def show_captured(self, captured: Captured) -> None:
        """Show what a form holds."""
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
        self._at.setChecked(captured.happened is not None)
        if captured.happened is not None:
            self._moment.setDateTime(QDateTime.fromSecsSinceEpoch(int(captured.happened.timestamp())))
        self._moment.setVisible(captured.happened is not None)

    def fill(self, captured: Captured) -> Captured:
        """Return `captured` with what stands here."""
        return replace(
            captured,
            outcome=self._outcome.value(),
            effect=self._effect.value(),
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
        self._outcome.focus_in()

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
        for field in (self._themes, self._own_setting, self._moment):
            field.setMaximumWidth(self.theme.px(320))
        super().restyle()

    def _build(self, own_settings: Sequence[str]) -> None:
        theme = self.theme
        self._outcome = self._chips(lambda: _("Outcome"), options_of(Outcome, labels.outcome_label))
        self._effect = self._chips(lambda: _("Afterwards they"), options_of(Effect, labels.effect_label))
        self._raised_how = self._chips(lambda: _("Who raised it"), options_of(RaisedHow, labels.raised_how_label))
        self._raised_by: ChipGroup[str] = ChipGroup(
            theme, (), lambda: _("Raised by"), self, exclusive=True, show_keys=False
        )
        self._raised_by.changed.connect(self.changed)
        self._raised_by.hide()
        self._column.addWidget(self._raised_by)
        self._known_for = self._chips(lambda: _("It had been known for"), options_of(KnownFor, labels.known_for_label))
        self._setting = self._chips(lambda: _("Where"), _settings(own_settings))
        self._own_setting = QLineEdit()
        self._column.addWidget(self._own_setting)
        self._head(lambda: _("Theme"))
        self._themes = QLineEdit()
        self._column.addWidget(self._themes)
        self._others = self._chips(lambda: _("What the others did"), options_of(Others, labels.others_label))
        self._response: ChipGroup[OthersResponse] = ChipGroup(
            theme,
            options_of(OthersResponse, labels.others_response_label),
            lambda: _("What I did about it"),
            self,
            exclusive=True,
            show_keys=False,
        )
        self._response.changed.connect(self.changed)
        self._column.addWidget(self._response)
        self._pressure, self._shared, self._at = CheckRow(theme), CheckRow(theme), CheckRow(theme)
        checks = QHBoxLayout()
        checks.setSpacing(theme.px(20))
        checks.addWidget(self._pressure)
        checks.addWidget(self._shared)
        checks.addStretch()
        self._column.addSpacing(theme.px(8))
        self._column.addLayout(checks)
        self._moment = QDateTimeEdit(QDateTime.currentDateTime())
        self._moment.setCalendarPopup(True)
        self._moment.hide()
        self._column.addWidget(self._at)
        self._column.addWidget(self._moment)
        for field in (self._themes, self._own_setting):
            field.textChanged.connect(self.changed)
        for check in (self._pressure, self._shared, self._at):
            check.toggled.connect(self.changed)
        self._at.toggled.connect(self._moment.setVisible)
        self._moment.dateTimeChanged.connect(self.changed)

    def _chips(self, head: Callable[[], str], options: Sequence[ChipOption[T]]) -> ChipGroup[T]:
        self._head(head)
        group: ChipGroup[T] = ChipGroup(self.theme, options, head, self, exclusive=True, show_keys=False)
        group.changed.connect(self.changed)
        self._column.addWidget(group)
        return group

    def _head(self, words: Callable[[], str]) -> None:
        label = TextLabel(self.theme, "section")
        self._heads.append((label, words))
        self._column.addSpacing(self.theme.px(8))
        self._column.addWidget(label)

    def _show_setting(self, setting: str | None) -> None:
        self._setting.set_value(setting)
        known = setting is None or self._setting.value() == setting
        self._own_setting.setText("" if known or setting is None else setting)

    def _happened(self) -> dt.datetime | None:
        if not self._at.isChecked():
            return None
        moment = self._moment.dateTime().toTimeZone(QTimeZone.systemTimeZone())
        return dt.datetime.fromtimestamp(moment.toSecsSinceEpoch(), dt.UTC).astimezone()


def _settings(own: Sequence[str]) -> list[ChipOption[str]]:
    shipped = [setting.value for setting in Setting]
    return options_of(dict.fromkeys((*shipped, *own)), labels.setting_label)
