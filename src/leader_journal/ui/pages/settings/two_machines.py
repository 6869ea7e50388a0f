"""Settings, Two machines: the shared folder, who is in it, what waits for a choice, and the same by hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QProgressBar, QVBoxLayout, QWidget

from leader_journal.core.changes import Changes
from leader_journal.core.errors import UserError
from leader_journal.core.snapshots import SNAPSHOT_SUFFIX, OtherMachine, SnapshotStanding
from leader_journal.paths import JOURNAL_SUFFIX, data_folder, journal_name
from leader_journal.services.synced_folder import move_out
from leader_journal.ui.context import UiContext
from leader_journal.ui.machines.merges import Merges
from leader_journal.ui.machines.passphrase_dialog import OtherPassphraseDialog
from leader_journal.ui.messages import journals_pattern
from leader_journal.ui.pages.settings.settings_form import SettingsForm
from leader_journal.ui.places import SettingsSection, ShowWrittenTwice
from leader_journal.ui.toolkit.buttons import DefaultButton, TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.rows import Row
from leader_journal.ui.toolkit.strip import Strip
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence
from leader_journal.wording.two_machines import (
    in_synced_folder,
    machine_name,
    met_words,
    one_name_twice,
    standing_words,
    strangers_words,
    waiting_words,
)

_COUNT, _NEEDS = "machines.count", "machines.needs"
_NAME_WIDTH = 240


class TwoMachinesSettings(SettingsForm):
    """The same page on the computer of now, on the second one, and on the new one."""

    def __init__(self, context: UiContext, merges: Merges) -> None:
        super().__init__(
            context,
            SettingsSection.TWO_MACHINES.words,
            lambda: _(
                "Each computer writes its own encrypted copy into a folder that you share with Syncthing,"
                " Nextcloud or a USB stick, and takes in what the others have written. No account, no "
                "server; nothing is lost, and whoever is forgotten on one is forgotten on all."
            ),
        )
        self._merges = merges
        self._waiting = 0
        self._add_notice()
        self._add_folder()
        self._add_name()
        self._add_meeting()
        self._add_choice()
        self._add_by_hand()
        self._add_new_computer()
        self.end()
        merges.changed.connect(self._show)
        self._show()
        self._count_waiting()

    def retranslate(self) -> None:
        super().retranslate()
        self._show()

    def refresh(self, changes: Changes) -> None:
        """A merge or a choice has changed what waits."""
        if changes.everything or changes.change is not None:
            self._count_waiting()

    def keep(self) -> None:
        """Take the name as it is typed."""
        self._rename()

    # building

    def _add_notice(self) -> None:
        self._notice = Strip(self.theme)
        move = self._notice.add_button()
        self.say(move.setText, lambda: _("Move it"))
        move.clicked.connect(self._move)
        self.add_widget(self._notice)
        self._notice_gap = QWidget()
        self.fit(self._notice_gap.setFixedHeight, 16)
        self.add_widget(self._notice_gap)

    def _add_folder(self) -> None:
        self._choose = DefaultButton(self.theme, small=True)
        self._stop = TextButton(self.theme, lambda: _("Stop sharing"), small=True)
        self._choose.clicked.connect(self._ask_folder)
        self._stop.clicked.connect(self._merges.share_no_longer)
        self.add_row(
            lambda: _("Shared folder"),
            lambda: _("Choose the same folder on each computer. Nothing but encrypted copies is written into it."),
            _beside(self, self._stop, self._choose),
        )
        self._place = self._note()

    def _add_name(self) -> None:
        self._name = QLineEdit()
        self._name.setMaxLength(60)
        self.fit(self._name.setFixedWidth, _NAME_WIDTH)
        self._name.editingFinished.connect(self._rename)
        self.add_row(lambda: _("This computer"), lambda: _("The name that the others see."), self._name)

    def _add_meeting(self) -> None:
        self._now = DefaultButton(self.theme, lambda: _("Merge now"), small=True)
        self._cancel = TextButton(self.theme, lambda: _("Cancel"), small=True)
        self._now.clicked.connect(self._merges.meet)
        self._cancel.clicked.connect(self._merges.cancel)
        self.add_row(
            lambda: _("The other computers"),
            lambda: _(
                "The app merges when you unlock, and every ten minutes. Your own copy is also written when you lock."
            ),
            _beside(self, self._cancel, self._now),
        )
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self.say(self._bar.setAccessibleName, lambda: _("Merging"))
        self.add_widget(self._bar)
        self._others = QWidget()
        self._met = QVBoxLayout(self._others)
        self.fit(self._met.setContentsMargins, 0, 0, 0, 8)
        self._met.setSpacing(0)
        self.add_widget(self._others)
        self._standing = self._note()

    def _add_choice(self) -> None:
        self._look = DefaultButton(self.theme, lambda: _("Look at them"), small=True)
        self._look.clicked.connect(partial(self._context.go, ShowWrittenTwice()))
        self.add_row(lambda: _("Written on two computers"), lambda: waiting_words(self._waiting), self._look)

    def _add_by_hand(self) -> None:
        self._save = DefaultButton(self.theme, lambda: _("Save a snapshot"), small=True)
        self._bring = DefaultButton(self.theme, lambda: _("Bring in a snapshot"), small=True)
        self._save.clicked.connect(self._ask_target)
        self._bring.clicked.connect(self._ask_other)
        self.add_row(
            lambda: _("To a USB stick"),
            lambda: _("If you share no folder: an encrypted copy of everything that is written here."),
            self._save,
        )
        self.add_row(
            lambda: _("From a USB stick"),
            lambda: _(
                "A snapshot, a backup or a closed journal from the other computer. Bringing it in twice does no harm."
            ),
            self._bring,
        )

    def _add_new_computer(self) -> None:
        self.add_line()
        self.add_gap(14)
        self.add_text("section", "ink", lambda: _("This is my new computer"))
        self.add_gap(4)
        self.add_text(
            "small",
            "muted",
            lambda: _(
                "Make an empty journal on the new computer and open this page there. Choose the same "
                "folder, or bring in a snapshot: the empty journal becomes this one, with everything in "
                "it, and keeps the passphrase you gave it. Then stop sharing on the old computer, and "
                "delete the journal there."
            ),
        )
        self.add_gap(14)

    def _note(self) -> TextLabel:
        """A quiet line under a row, with room below it; both are there only while it says something."""
        note, holder = TextLabel(self.theme, "small", "muted", wrap=True), QWidget()
        self.column(holder, margins=(0, 0, 0, 14)).add(note)
        self.add_widget(holder)
        return note

    # showing

    def _show(self) -> None:
        merges, shared = self._merges, self._merges.shared
        on, possible = shared is not None, merges.possible
        self._choose.setText(_("Another folder") if on else _("Choose a folder"))
        self._choose.setEnabled(possible)
        self._stop.setVisible(on)
        _say_in(self._place, shared.folder if shared is not None else "")
        self._name.setEnabled(on)
        if shared is not None and not self._name.hasFocus():
            self._name.setText(shared.name)
        for button in (self._now, self._save, self._bring):
            button.setEnabled(possible and not merges.busy)
        self._now.setEnabled(on and possible and not merges.busy)
        share = merges.share_done
        self._bar.setVisible(share is not None)
        self._cancel.setVisible(share is not None)
        self._bar.setValue(round((share or 0.0) * 100))
        program = merges.program
        self._notice.setVisible(bool(program))
        self._notice_gap.setVisible(bool(program))
        if program:
            self._notice.set_words(in_synced_folder(program))
        self._show_others()

    def _show_others(self) -> None:
        while (item := self._met.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        merges, shared = self._merges, self._merges.shared
        known = set[str]()
        for seen in merges.seen:
            known.add(seen.device)
            self._met.addWidget(self._row(seen))
        now = self._context.clock.now()
        gone = {} if shared is None else {one: met for one, met in shared.met.items() if one not in known}
        for name, at in gone.values():
            self._met.addWidget(Row(self.theme, name or machine_name(None), met_words(at, now)))
        self._others.setVisible(bool(known or gone))
        names = () if shared is None else (seen.name for seen in merges.seen)
        said = [
            merges.trouble,
            strangers_words(merges.strangers),
            one_name_twice("" if shared is None else shared.name, names),
        ]
        if shared is not None and merges.share_done is None and not (known or gone or any(said)):
            said.append(_("No other computer has written into this folder yet. Choose it there as well."))
        _say_in(self._standing, " ".join(filter(None, said)))

    def _row(self, seen: OtherMachine) -> Row:
        shared = self._merges.shared
        name, at = shared.met.get(seen.device, ("", "")) if shared is not None else ("", "")
        locked = seen.standing is SnapshotStanding.LOCKED
        row = Row(
            self.theme,
            seen.name or name or machine_name(seen),
            standing_words(seen, at, self._context.clock.now()),
            action=_("Type it") if locked else "",
        )
        row.acted.connect(partial(self._ask_passphrase, seen.path, self._merges.meet))
        return row

    def _count_waiting(self) -> None:
        twice = self._context.services.written_twice
        self._context.jobs.start(_COUNT, lambda: len(twice.concurrent()), self._counted)

    def _counted(self, count: int) -> None:
        self._waiting = count + len(self._context.services.written_twice.met_twice())
        self._look.setEnabled(bool(self._waiting))
        super().retranslate()

    # doing

    def _ask_folder(self) -> None:
        folder = self._context.messages.ask_open_folder(_("The folder that your computers share"))
        if folder is not None:
            self._merges.choose(folder)

    def _rename(self) -> None:
        if self._merges.shared is not None:
            self._merges.rename(self._name.text())

    def _ask_target(self) -> None:
        context = self._context
        stem = journal_name(context.services.journal.path)
        proposed = Path.home() / f"{stem} {context.clock.now():%Y-%m-%d}{SNAPSHOT_SUFFIX}"
        pattern = _("Snapshots (*{suffix})").format(suffix=SNAPSHOT_SUFFIX)
        target = context.messages.ask_save_file(_("Save a snapshot"), proposed, pattern)
        if target is not None:
            named = target if target.suffix == SNAPSHOT_SUFFIX else target.with_name(target.name + SNAPSHOT_SUFFIX)
            self._merges.save(named)

    def _ask_other(self) -> None:
        pattern = _("Snapshots, backups and journals (*{one} *{other})").format(
            one=SNAPSHOT_SUFFIX, other=JOURNAL_SUFFIX
        )
        other = self._context.messages.ask_open_file(_("Bring in a snapshot"), pattern)
        if other is None:
            return
        needs = partial(self._context.services.two_machines.needs_passphrase, other)
        self._context.jobs.start(_NEEDS, needs, partial(self._asked_whether, other), failed=self._failed)

    def _asked_whether(self, other: Path, needs: bool) -> None:
        if needs:
            self._ask_passphrase(other, partial(self._merges.bring_in, other))
        else:
            self._merges.bring_in(other)

    def _ask_passphrase(self, other: Path, then: Callable[[], None]) -> None:
        dialog = OtherPassphraseDialog(self._context, other, self.window())
        dialog.opened.connect(then)
        dialog.open()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._context.messages.failed(sentence(error))

    def _move(self) -> None:
        """Out of the synced folder, into the app's own."""
        context = self._context
        journal = context.services.journal
        pattern = journals_pattern()
        proposed = data_folder() / journal.path.name
        target = context.messages.ask_save_file(_("Where to keep the journal"), proposed, pattern)
        if target is None or not context.attempt(partial(self._move_to, target)):
            return
        context.settings.add_recent(target)
        context.messages.tell(
            _("The journal is in {folder} now. What was here is set aside among its backups.").format(
                folder=target.parent
            )
        )
        self._show()

    def _move_to(self, target: Path) -> None:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        move_out(self._context.services.journal, target, self._context.clock)


def _say_in(note: TextLabel, words: str) -> None:
    note.setText(words)
    if (holder := note.parentWidget()) is not None:
        holder.setVisible(bool(words))


def _beside(form: SettingsForm, *widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = form.row(8, holder)
    row.add(STRETCH, *widgets)
    return holder
