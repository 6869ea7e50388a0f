"""The versions of one record beside each other, what differs on its ground, and the form that joins them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from leader_journal.core.joining import differing, is_written, joined_text, text_of, values_of
from leader_journal.core.record_types import Record
from leader_journal.core.revision import Revision
from leader_journal.services.written_twice import Concurrent
from leader_journal.ui.context import UiContext
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.toolkit.buttons import DefaultButton, PrimaryButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.prose import Prose
from leader_journal.ui.toolkit.sections import Hairline
from leader_journal.ui.toolkit.select import Select
from leader_journal.ui.toolkit.throttle import Throttle
from leader_journal.ui.toolkit.writing_field import WritingField
from leader_journal.ui.view import View
from leader_journal.wording.catalogue import _
from leader_journal.wording.dates import short_day, time_of_day
from leader_journal.wording.written_twice import Reader, differences, part_name

_BESIDE, _STACKED = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_KEEP_AFTER_MS = 800


class Joining(Struct, frozen=True):
    """What is made of both: of each part the version it is taken from, or the text that was written."""

    chosen: Mapping[str, int]
    written: Mapping[str, str]


class VersionsBeside(View):
    """Shows a record that waits for a choice. What is typed while joining is kept as a draft."""

    kept = Signal(object)
    """This Revision is to be what counts."""
    joined = Signal(object)
    """A Joining is."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._one: Concurrent | None = None
        self._fields: dict[str, WritingField] = {}
        self._proposed: dict[str, str] = {}
        """What stood in each field before anybody typed."""
        self._selects: dict[str, Select] = {}
        self._stacked = False
        self._beside = QBoxLayout(_BESIDE)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._form = QVBoxLayout()
        self._throttle = Throttle(_KEEP_AFTER_MS, self)
        self._throttle.timeout.connect(self._keep_in_passing)
        column = QVBoxLayout(self)
        self.fit(column.setContentsMargins, 0, 14, 0, 0)
        self.fit(column.setSpacing, 20)
        self.fit(self._beside.setSpacing, 40)
        self.fit(self._form.setSpacing, 8)
        column.addLayout(self._beside)
        column.addLayout(self._form)

    def set_stacked(self, stacked: bool) -> None:
        """With little room one version stands under the other."""
        if stacked != self._stacked:
            self._stacked = stacked
            self._beside.setDirection(_STACKED if stacked else _BESIDE)

    def show_versions(self, one: Concurrent) -> None:
        """Show the versions; what is being joined already stays as it is typed."""
        if self._one == one and self._fields:
            return
        self._throttle.stop()
        self._one = one
        self._build()

    def retranslate(self) -> None:
        """Say it all in the other language; what is being joined stays as it is typed."""
        super().retranslate()
        if self._one is not None and self._fields:
            typed = {part: field.text() for part, field in self._fields.items()}
            self._build()
            for part, text in typed.items():
                self._fields[part].set_text(text)

    def _build(self) -> None:
        one = self._one
        assert one is not None, "a record was chosen"
        _clear(self._beside)
        _clear(self._form)
        self._fields, self._selects, self._proposed = {}, {}, {}
        records = one.records()
        written = [record for record in records if record is not None]
        parts = differing(written) if len(written) > 1 else ()
        for number, (version, record) in enumerate(zip(one.versions, records, strict=True)):
            others = [values_of(other) for other in written if other is not record]
            self._beside.addWidget(self._version(number, version, record, parts, others[0] if others else {}), 1)
        if parts:
            self._build_form(written, parts)

    def keep(self) -> None:
        """Keep what is being joined, at once; what nobody has typed is no draft. Raises UserError."""
        self._throttle.stop()
        if self._one is None or not self._fields:
            return
        forms, typed = self._context.services.forms, {part: field.text() for part, field in self._fields.items()}
        if typed == self._proposed:
            forms.drop(_draft(self._one))
        else:
            forms.keep(_draft(self._one), [_revs(self._one), *(word for pair in typed.items() for word in pair)])

    def drop_kept(self) -> None:
        """It is saved: nothing of it waits any more."""
        if self._one is not None:
            self._context.services.forms.drop(_draft(self._one))
        self._throttle.stop()
        self._fields, self._proposed = {}, {}

    # one version

    def _version(
        self,
        number: int,
        version: Revision,
        record: Record | None,
        parts: tuple[str, ...],
        other: Mapping[str, object],
    ) -> QWidget:
        theme = self.theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(
            TextLabel(theme, "section", "ink", text=_("Shown now") if number == 0 else _("Kept beside it"))
        )
        column.addWidget(TextLabel(theme, "small", "muted", text=self._saved(version), wrap=True))
        self._add_said(column, record, parts, other)
        column.addSpacing(theme.px(12))
        keep = DefaultButton(theme, _("Keep this one"), small=True)
        keep.setAccessibleDescription(self._saved(version))
        keep.clicked.connect(partial(self.kept.emit, version))
        row = QBoxLayout(_BESIDE)
        row.addWidget(keep)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return holder

    def _add_said(
        self, column: QVBoxLayout, record: Record | None, parts: tuple[str, ...], other: Mapping[str, object]
    ) -> None:
        """What a version says where the two differ."""
        theme, reader = self.theme, self._reader()
        if record is None or not parts:
            column.addSpacing(theme.px(12))
            column.addWidget(
                TextLabel(theme, "body", text=_("It was thrown away there."), wrap=True)
                if record is None
                else self._prose("", reader.title(record), "")
            )
            return
        said = values_of(record)
        for part in parts:
            name = part_name(part, self._records(), self._context.services.people.shown)
            mine, theirs = (reader.value(part, value.get(part)) for value in (said, other))
            column.addSpacing(theme.px(12))
            column.addWidget(TextLabel(theme, "small", "muted", text=name, wrap=True))
            column.addWidget(
                self._prose(name, mine, theirs)
                if is_written(part)
                else TextLabel(theme, "body", text=mine or "–", wrap=True)
            )

    def _prose(self, name: str, text: str, other: str) -> Prose:
        prose = Prose(self.theme, TextStyle.PROSE)
        prose.setAccessibleName(name)
        prose.set_prose(text or "–", lambda shown: differences(shown, other) if other and text else ())
        return prose

    def _saved(self, version: Revision) -> str:
        now = self._context.clock.now()
        local = version.saved_at.astimezone(now.tzinfo)
        words = _("{day}, {time}").format(day=short_day(local.date(), now.date()), time=time_of_day(local))
        where = self._where(version.device)
        return (
            _("Saved {when} on {computer}").format(when=words, computer=where)
            if where
            else _("Saved {when}").format(when=words)
        )

    def _where(self, device: str) -> str:
        """Where a version was written, as far as that is known: a machine that took another name is not."""
        journal = self._context.services.journal
        shared = self._context.settings.shared_folder(journal.id)
        if device == journal.device:
            return shared.name if shared is not None else _("this computer")
        return shared.met.get(device, ("", ""))[0] if shared is not None else ""

    # joining

    def _build_form(self, records: list[Record], parts: tuple[str, ...]) -> None:
        theme, reader, people = self.theme, self._reader(), self._context.services.people
        self._form.addWidget(Hairline(theme))
        self._form.addWidget(TextLabel(theme, "section", "ink", text=_("Join them")))
        words = _("Below is everything from both. Delete what is said twice; anything not listed is the same in both.")
        self._form.addWidget(TextLabel(theme, "small", "muted", text=words, wrap=True))
        for part in parts:
            name = part_name(part, records, people.shown)
            self._form.addSpacing(theme.px(8))
            self._form.addWidget(TextLabel(theme, "small", "muted", text=name, wrap=True))
            values = [values_of(record).get(part) for record in records]
            if is_written(part):
                field = WritingField(theme, TextStyle.PROSE)
                field.setAccessibleName(name)
                field.set_text(people.editable(joined_text([text_of(value) for value in values])))
                field.edited.connect(self._throttle.touch)
                self._fields[part], self._proposed[part] = field, field.text()
                self._form.addWidget(field)
            else:
                select = Select(theme)
                select.setAccessibleName(name)
                for number, value in enumerate(values):
                    said = " ".join(reader.value(part, value).split())
                    select.addItem(said[:80] or _("nothing"), number)
                self._selects[part] = select
                self._form.addWidget(select)
        self._bring_back()
        join = PrimaryButton(theme, _("Save what I joined"))
        join.clicked.connect(self._join)
        row = QBoxLayout(_BESIDE)
        row.addWidget(join)
        row.addStretch(1)
        self._form.addSpacing(theme.px(12))
        self._form.addLayout(row)

    def _bring_back(self) -> None:
        """Put in what was typed before. The words of a version that came since are not in it yet: they follow."""
        kept = self._context.services.forms.kept(_draft(self._one)) if self._one is not None else None
        if not kept:
            return
        known, *pairs = kept
        editable = self._context.services.people.editable
        new = [values_of(one) for one in self._records_not_in(known)]
        for part, text in zip(pairs[::2], pairs[1::2], strict=False):
            if part in self._fields:
                since = (editable(text_of(said.get(part))) for said in new)
                self._fields[part].set_text(joined_text([text, *since]) if new else text)

    def _records_not_in(self, known: str) -> list[Record]:
        one = self._one
        pairs = () if one is None else zip(one.versions, one.records(), strict=True)
        return [record for version, record in pairs if record is not None and version.rev not in known]

    def _join(self) -> None:
        self.joined.emit(
            Joining(
                {part: int(select.currentData()) for part, select in self._selects.items()},
                {part: field.text() for part, field in self._fields.items()},
            )
        )

    def _keep_in_passing(self) -> None:
        self._context.attempt(self.keep)

    def _records(self) -> list[Record]:
        return [] if self._one is None else [record for record in self._one.records() if record is not None]

    def _reader(self) -> Reader:
        people = self._context.services.people
        return Reader(people.shown, people.alias_of, self._context.clock.now().date())


def _revs(one: Concurrent) -> str:
    return " ".join(version.rev for version in one.versions)


def _draft(one: Concurrent) -> str:
    return f"join:{one.subject}"


def _clear(layout: QBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QBoxLayout):
            _clear(inner)
