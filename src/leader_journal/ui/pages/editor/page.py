"""The deepen editor: three prompts at a time, everything skippable, kept while it is written."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.core.draft_slots import OF_EDITS
from leader_journal.core.errors import UserError
from leader_journal.core.mentions import mentioned
from leader_journal.core.records import Entry
from leader_journal.services.nudges import NudgeKind
from leader_journal.ui.actions import Act
from leader_journal.ui.context import UiContext
from leader_journal.ui.days.half_typed import HalfTyped
from leader_journal.ui.entries.last_time import LastTimeView
from leader_journal.ui.entries.nudge_strip import KEYS as NUDGE_KEYS
from leader_journal.ui.entries.nudge_strip import NudgeStrip, next_nudge
from leader_journal.ui.entries.nudging import nudge_source
from leader_journal.ui.entries.twice_strip import TwiceStrip
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.look.theme import TextStyle
from leader_journal.ui.pages.editor.editor_side import EditorSide
from leader_journal.ui.pages.editor.prompt_column import PromptColumn
from leader_journal.ui.pages.page import Page
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.people.name_hint import KEYS as MENTION_KEYS
from leader_journal.ui.people.name_hint import LEAVE_KEYS as NO_MENTION_KEYS
from leader_journal.ui.people.name_hint import NameHint
from leader_journal.ui.places import EditEntry, LookInto, Place, ShowEntries, ShowEntry, ShowGuide, ShowWrittenTwice
from leader_journal.ui.toolkit.buttons import DefaultButton, IconButton
from leader_journal.ui.toolkit.labels import FactsLabel, TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.main_and_aside import MainAndAside
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.parted_field import PartedField
from leader_journal.ui.toolkit.themed import ENTER_KEYS
from leader_journal.ui.toolkit.throttle import Throttle
from leader_journal.wording.catalogue import _, current_language
from leader_journal.wording.dates import time_of_day
from leader_journal.wording.entries.questions import question
from leader_journal.wording.entries.words import entry_head
from leader_journal.wording.errors import sentence

MAIN_COLUMN, SIDE_COLUMN, SIDE_FROM = 600, 304, 852
"""Pixels at 100 %; the last of the page, which stands beside the rail."""
_KEEP_AFTER_MS = 1_500
_REFRESHED_BY = {Topic.ENTRIES, Topic.PEOPLE, Topic.PROMISES}


class EditorPage(Page):
    """Edits one entry. Leaving it in any way saves a version; until then a draft is kept every second or two."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._entry: Entry | None = None
        self._saved_entry: Entry | None = None
        self._showing = False
        self._mentioned_above: tuple[str, ...] = ()
        self._throttle = Throttle(_KEEP_AFTER_MS, self)
        self._half = HalfTyped(context, self, self._kept_in)
        self._build()
        self._connect()
        self.retranslate()
        self.dress()

    def _open(self, entry: str) -> None:
        """Open an entry; an edit that was not finished goes on where it was. Raises KeyError where it is no more."""
        services = self._context.services
        self._saved_entry = services.entries.get(entry)
        self._entry = services.entries.draft(entry) or self._saved_entry
        self._status.setText("")
        self._nudge.forget()
        self._last_time.clear()
        self._look_back()
        self._show(first=0)

    def _look_back(self) -> None:
        if self._saved_entry is not None:
            self._last_time.look(self._context.services.look_back.last_time_job(self._saved_entry))

    def keep(self) -> None:
        """Save what was edited as a new version; nothing is written when nothing changed.

        Raises UserError when neither that nor a draft of it can be kept.
        """
        self._throttle.stop()
        if self._entry is not None and self._saved_entry is not None:
            self._half.note()
            self._keep_entry(self._saved_entry)
            self._half.keep()

    def _kept_in(self) -> str | None:
        return None if self._entry is None else f"{OF_EDITS}{self._entry.id}"

    def _keep_entry(self, saved: Entry) -> None:
        entry = self._filled()
        self._entry = entry
        try:
            changes = self._context.services.entries.finish(entry, saved, self._side.promise())
        except UserError as error:
            self._context.services.entries.save_draft(entry)
            self._context.messages.failed(sentence(error))
            return
        if not changes:
            return
        self._saved_entry = self._entry = self._context.services.entries.get(entry.id)
        self._side.show_entry(self._entry, self._mentioned(self._entry.facts))
        self._half.bring_back()
        self._context.saved(changes, _("Entry saved"), self)

    def refresh(self, changes: Changes) -> None:
        """Show what the open entry is now: undone, of people who are called otherwise, or without who was forgotten."""
        entry = self._entry
        if entry is None or not changes.topics & _REFRESHED_BY:
            return
        if not self.in_front and Topic.PEOPLE in changes.topics:
            self._entry = self._saved_entry = None  # kept when it was left, and read anew by whoever comes back to it
            return
        if self.isVisible():
            self._look_back()
        self._say_whether_twice(entry)
        self._side.show_promised(entry)
        if changes.everything:
            self._throttle.stop()  # whoever was forgotten may stand in what is being written
        if not self._throttle.isActive() and (entry.id in changes.ids or Topic.PEOPLE in changes.topics):
            self._show_kept(entry.id)

    def _show_kept(self, entry: str) -> None:
        services = self._context.services
        try:
            self._saved_entry = services.entries.get(entry)
        except KeyError:  # it was thrown away
            self._entry = self._saved_entry = None
            return
        kept = services.entries.draft(entry) or self._saved_entry
        if kept != self._filled():
            self._entry = kept
            self._show()

    def place(self) -> Place:
        return ShowEntries() if self._entry is None else EditEntry(self._entry.id)

    def coming(self, place: Place) -> None:
        match place:
            case EditEntry(entry) | LookInto(entry):
                self._open(entry)

    def arrive(self, place: Place) -> None:
        """Begin with the caret in the text, or, where a letter led here, with what Enter would do."""
        match place:
            case EditEntry():
                self._facts.setFocus()
            case LookInto():
                self._status.setText(_("Enter to write"))
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def state(self) -> object:
        return self._prompts.first

    def restore(self, place: Place, state: object) -> None:
        self.arrive(place)
        if isinstance(state, int):
            self._show(first=state)

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            (keys_shown("Alt+Down"), _("the next three questions")),
            (keys_shown("Alt+Up"), _("the previous three")),
            (keys_shown(NUDGE_KEYS), _("the next underlined words")),
            (keys_shown("Esc"), _("done")),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter begins to write, where a letter led here and the caret does not wait in the text yet."""
        if event.key() in ENTER_KEYS and self.hasFocus():
            self._status.setText("")
            self._facts.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        super().retranslate()
        if self._entry is not None:
            self._entry = self._filled()
            self._show()

    # building

    def _build(self) -> None:
        context, theme = self._context, self._context.theme
        self._back = IconButton(theme, "arrow-left", lambda: _("Back"))
        self._back_words = TextLabel(theme, "small", "muted", text=lambda: _("Journal"))
        self._status = TextLabel(theme, "small", "muted", aloud=True)
        self._done = DefaultButton(theme, lambda: _("Done"), small=True)
        self._bar = QHBoxLayout()
        self._bar.addWidget(self._back)
        self._bar.addWidget(self._back_words)
        self._bar.addStretch(1)
        self._bar.addWidget(self._status)
        self._done_gap = QSpacerItem(0, 0)
        self._bar.addItem(self._done_gap)
        self._bar.addWidget(self._done)
        self._kind, self._meta = TextLabel(theme, "section", "ink"), FactsLabel(theme, "small", "muted")
        complete = context.services.people.complete
        self._twice = TwiceStrip(theme)
        self._facts = FactsField(theme, TextStyle.PROSE_L, complete, enter_leaves=False, underline=False)
        self.say(self._facts.set_placeholder, partial(question, "facts"))
        self.say(self._facts.setAccessibleName, partial(question, "facts"))
        self._hint = NameHint(theme, self._facts, context.services.people.names_in)
        self._nudge = NudgeStrip(theme, self._facts, nudge_source(context, NudgeKind.BLAME))
        self._prompts = PromptColumn(context)
        self._side = EditorSide(context)
        self._last_time = LastTimeView(context)
        self._lay_out()

    def _lay_out(self) -> None:
        head = self._head = QHBoxLayout()
        head.addWidget(self._kind)
        head.addWidget(self._meta, 1)
        main, aside, content = QWidget(), QWidget(), QWidget()
        written = (self._twice, PartedField(self._context.theme, self._facts), self._nudge, self._hint)
        self.column(main).add(head, 10, *written, 26, self._prompts, STRETCH)
        beside = self._beside_column = QVBoxLayout(aside)
        beside.addWidget(self._side)
        beside.addWidget(self._last_time)
        beside.addStretch(1)
        widths = (MAIN_COLUMN, SIDE_COLUMN)
        self._columns = MainAndAside(self._context.theme, content, main, aside, widths, gives_way=True)
        self._scroll = PageScroll(self._context.theme)
        self._scroll.set_content(content)
        outer = self.column(self)
        outer.add(self._bar)
        outer.fill(self._scroll)

    def _connect(self) -> None:
        self._back.clicked.connect(self._leave)
        self._done.clicked.connect(self._leave)
        self._twice.versions_requested.connect(self._context.to(ShowWrittenTwice))
        self._prompts.changed.connect(self._touched)
        self._prompts.stepping.connect(self._step_to)
        self._facts.edited.connect(self._touched)
        self._facts.edited.connect(self._facts_changed)
        self._facts.parted.connect(self._look_above)
        self._side.changed.connect(self._side_changed)
        self._last_time.opened.connect(self._context.to(ShowEntry))
        for part in (self._prompts, self._side):
            part.guide_wanted.connect(self._context.to(ShowGuide))
        self._throttle.timeout.connect(self._keep_draft)
        shortcuts = {
            "Alt+Down": self._prompts.step_on,
            "Alt+Up": self._prompts.step_back,
            "Esc": self._leave,
            MENTION_KEYS: self._hint.confirm,
            NO_MENTION_KEYS: self._hint.leave,
            NUDGE_KEYS: self._next_nudge,
        }
        for keys, act in shortcuts.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def dress(self) -> None:
        """Put the right column beside or under the prompts."""
        theme = self._context.theme
        px = theme.px
        beside = self.width() / theme.scale >= SIDE_FROM
        self._columns.stand(beside=beside)
        self._head.setSpacing(px(11))
        self._bar.setContentsMargins(px(34), px(13), px(28), px(4))
        self._bar.setSpacing(px(5))
        self._done_gap.changeSize(px(7), 0)
        # less on the right than the design’s 40: a scroll bar takes its room from there, not from the text
        self._scroll.set_margins(px(72 if beside else 44), px(16), px(28), px(28))
        self._beside_column.setContentsMargins(0, px(3) if beside else 0, 0, 0)
        self._beside_column.setSpacing(px(28))

    # what is shown

    def _show(self, *, first: int | None = None) -> None:
        """Show the entry, from its first prompt or from where one was."""
        entry = self._entry
        if entry is None:
            return
        self._showing = True
        self._half.note()
        services = self._context.services
        self._say_whether_twice(entry)
        head = entry_head(entry, services.people.alias_of, self._context.clock.now().date())
        self._kind.setText(head.kind)
        self._meta.set_facts(head.meta)
        self._facts.set_text(services.people.editable(entry.facts))
        self._hint.forget()
        self._side.show_entry(entry, self._mentioned(entry.facts))
        self._ask(entry, self._prompts.first if first is None else first)
        self._half.bring_back()
        self._showing = False

    def _ask(self, entry: Entry, first: int) -> None:
        prompts = self._context.services.prompts.for_entry(entry, current_language().value)
        self._prompts.show_prompts(prompts, entry, first)

    def _step_to(self, first: int) -> None:
        if self._entry is not None:
            self._entry = self._filled()
            self._half.note()
            self._prompts.show_from(first, self._entry)
            self._half.bring_back()

    def _next_nudge(self) -> None:
        next_nudge([self._nudge, *self._prompts.nudges])

    # saving

    def _filled(self) -> Entry:
        """The entry with everything that stands on the page; people who are known become references."""
        people = self._context.services.people
        entry = self._side.fill(replace(self._require(), facts=people.stored(self._facts.text())))
        entry = self._prompts.fill(entry)
        return replace(entry, answers=tuple(replace(a, text=people.stored(a.text)) for a in entry.answers))

    def _facts_changed(self) -> None:
        here = self._context.services.people.stored(self._facts.letters())
        self._side.set_people(tuple(dict.fromkeys((*self._mentioned_above, *self._mentioned(here)))))
        self._touched()

    def _look_above(self) -> None:
        """Who is mentioned in what is not typed in, read once."""
        self._mentioned_above = self._mentioned(self._context.services.people.stored(self._facts.above()))

    def _mentioned(self, facts: str) -> tuple[str, ...]:
        """The aliases in stored facts: also of people who have left, whom no completion offers any more."""
        return tuple(map(self._context.services.people.alias_of, mentioned(facts)))

    def _side_changed(self) -> None:
        if self._showing or self._entry is None:
            return
        filled = self._filled()
        if filled.kind is not self._entry.kind:  # another kind asks other questions
            self._entry = filled
            self._half.note()
            self._ask(filled, 0)
            self._half.bring_back()
        self._touched()

    def _touched(self) -> None:
        if not self._showing and self._entry is not None:
            self._throttle.touch()

    def _keep_draft(self) -> None:
        if self._entry is None:
            return
        self._entry = self._filled()
        try:
            self._context.services.entries.save_draft(self._entry)
            self._half.keep()
        except UserError as error:
            self._status.setText(sentence(error))
            return
        self._status.setText(_("Saved {time}").format(time=time_of_day(self._context.clock.now())))

    def _leave(self) -> None:
        self._context.act(Act.BACK)

    def _say_whether_twice(self, entry: Entry) -> None:
        waits = self._context.services.written_twice.of(entry.id) is not None
        self._twice.show_for(entry.id if waits else None)

    def _require(self) -> Entry:
        if self._entry is None:
            raise ValueError("no entry is open")
        return self._entry
