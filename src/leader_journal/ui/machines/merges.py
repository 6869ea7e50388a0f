"""When this machine writes its snapshot and takes in those of the others: nobody has to think of it.

After unlocking, every ten minutes, on demand; and when the journal is locked or closed, its own is written once more.
Reading and writing are jobs; what comes in is put in a few records at a time, between two strokes of a key.
"""

from __future__ import annotations

import datetime as dt
import platform
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace  # of what the settings hold
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.errors import Cancelled, UserError
from leader_journal.core.snapshots import OtherMachine, SnapshotStanding
from leader_journal.services.gathered import Gathered, Machine
from leader_journal.services.synced_folder import synced_by
from leader_journal.services.two_machines import Merged
from leader_journal.settings import SharedFolder
from leader_journal.ui.context import UiContext
from leader_journal.ui.erasing_beside import ErasingBeside
from leader_journal.ui.jobs import JobControl
from leader_journal.ui.places import SettingsSection, ShowSettings
from leader_journal.wording.catalogue import _
from leader_journal.wording.errors import sentence
from leader_journal.wording.two_machines import in_synced_folder_briefly, merged_in_passing

FIRST_AFTER_MS = 4_000
"""After unlocking the page comes first."""
_EVERY_MS = 10 * 60_000
_WRITING_AT_LOCK_S = 3.0
"""So long a lock waits for the snapshot at most; else it is written after the next unlocking."""
_MEET, _WRITE, _READ = "machines.meet", "machines.write", "machines.read"


class Merges(QObject):
    """Keeps this machine's file in the shared folder, and takes in the others'. `changed` tells of any news."""

    changed = Signal()

    def __init__(self, context: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._machines = context.services.two_machines
        self._journal = context.services.journal
        self._slices: Iterator[Merged] | None = None
        self._gathered: Gathered | None = None
        self._merged: list[Merged] = []
        self._before = self._journal.id
        self._by_hand = False
        self._written_place: tuple[int, int] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.meet)
        self._step = QTimer(self)
        self._step.setInterval(0)
        self._step.timeout.connect(self._take_in_slice)
        self._erasing = ErasingBeside(context, "machines.erase", self)
        self._erasing.done.connect(self._erased)
        self._erasing.failed.connect(self._failed)
        self._erasing.progressed.connect(self._progressed)
        self.seen: tuple[OtherMachine, ...] = ()
        """The others, as they were found last."""
        self.strangers: tuple[Path, ...] = ()
        """Snapshots of other journals in the folder."""
        self.trouble = ""
        """Why it did not work the last time, in a sentence; empty where it did."""
        self._share = 0.0
        """How far that is which runs, or ran last."""
        if self.possible:
            self._begin()

    @property
    def possible(self) -> bool:
        """Whether this journal can be on two machines: neither the sample nor one that is open for reading."""
        return not self._context.is_sample and not self._journal.reading_only

    @property
    def shared(self) -> SharedFolder | None:
        """The folder that was chosen for this journal, if one was."""
        return self._context.settings.shared_folder(self._journal.id)

    @property
    def busy(self) -> bool:
        """Whether anything is being read, written or taken in."""
        running = any(self._context.jobs.running(job) for job in (_MEET, _WRITE, _READ))
        return running or self._slices is not None or self._erasing.busy

    @property
    def share_done(self) -> float | None:
        """How far reading or writing is; None while nothing runs."""
        return self._share if self.busy else None

    @property
    def program(self) -> str:
        """What carries the folder in which the live journal lies, or nothing."""
        shared = self.shared
        return synced_by(self._journal.path, None if shared is None else Path(shared.folder)) if self.possible else ""

    # what the leader does

    def choose(self, folder: Path) -> None:
        """Share a folder: this machine has a name of its own in it from now on, whatever copy the journal began as."""
        before = self.shared
        device, name = (before.device, before.name) if before else (self._journal.ids.new(), _own_name())
        if not self._context.attempt(lambda: self._journal.be_device(device)):
            return
        self._keep(SharedFolder(folder=str(folder), device=device, name=name))
        self._timer.start(_EVERY_MS)
        self.meet()

    def rename(self, name: str) -> None:
        """Be called so on the other machines; its snapshot says it from the next time on."""
        shared = self.shared
        if shared is not None and name.strip() and name.strip() != shared.name:
            self._keep(replace(shared, name=name.strip(), written=""))
            self._written_place = None
            self.meet()

    def share_no_longer(self) -> None:
        """Stop. Nothing is deleted: what is in the folder stays there, what came in stays here."""
        self._timer.stop()
        self._cancel()
        self._context.settings.share(self._journal.id, None)
        self.seen, self.strangers, self.trouble = (), (), ""
        self.changed.emit()

    def meet(self) -> None:
        """Read what the others wrote, take it in, and write what they have not seen."""
        machine = self._machine()
        if machine is None or self.busy:
            return
        self._by_hand = False

        def work(control: JobControl) -> Gathered:
            return self._machines.gather(machine, control)

        self._context.jobs.start(
            _MEET, with_progress=work, done=self._take_in, failed=self._failed, progressed=self._progressed
        )
        self._progressed(0.0)

    def bring_in(self, other: Path) -> None:
        """Take in one file that was carried by hand. A failure is said."""
        self._by_hand = True

        def work(control: JobControl) -> Gathered:
            return self._machines.read(other, control)

        self._context.jobs.start(
            _READ, with_progress=work, done=self._take_in, failed=self._failed, progressed=self._progressed
        )
        self._progressed(0.0)

    def save(self, target: Path) -> None:
        """Write a snapshot to be carried by hand."""
        self._by_hand = True
        shared = self.shared
        name = shared.name if shared is not None else _own_name()

        def work(control: JobControl) -> Path:
            self._machines.save(target, name, progress=control)
            return target

        self._context.jobs.start(
            _WRITE, with_progress=work, done=self._saved, failed=self._failed, progressed=self._progressed
        )
        self._progressed(0.0)

    def cancel(self) -> None:
        """Break off what runs. What came in so far is whole, and the rest comes the next time."""
        self._cancel()
        self._idle()

    # the end

    def leave(self) -> None:
        """Write what the others have not seen, behind the cover; a large journal waits for the next unlocking."""
        machine = self._machine()
        self._cancel()
        nothing = self._place() == self._written_place or self._journal.revisions.is_empty()
        if machine is None or nothing:
            return
        self._context.jobs.drain()
        until = time.monotonic() + _WRITING_AT_LOCK_S

        def in_time(_share: float) -> None:
            if time.monotonic() > until:
                raise Cancelled

        with suppress(UserError):  # out of reach, say: the next time
            self._machines.write(machine, in_time)

    def stop(self) -> None:
        """Do nothing any more: the journal is about to be closed."""
        self._timer.stop()
        self._cancel()

    # inside

    def _begin(self) -> None:
        shared = self.shared
        if shared is not None and shared.device != self._journal.device:
            with suppress(UserError):
                self._journal.be_device(shared.device)
        if shared is not None:
            self._timer.start(_EVERY_MS)
            QTimer.singleShot(FIRST_AFTER_MS, self, self.meet)
        self._written_place = None if shared is None or not shared.written else self._place()
        QTimer.singleShot(FIRST_AFTER_MS, self, self._notice_program)

    def _notice_program(self) -> None:
        """A live journal in a synced folder is said once, and leads to where it can be moved."""
        path, settings = str(self._journal.path), self._context.settings
        program = self.program
        if program and path not in settings.current.synced_said:
            settings.update(synced_said=(*settings.current.synced_said, path))
            self._context.messages.tell(
                in_synced_folder_briefly(program),
                _("Look at it"),
                self._show_settings,
            )

    def _show_settings(self) -> None:
        self._context.go(ShowSettings(SettingsSection.TWO_MACHINES))

    def _machine(self) -> Machine | None:
        shared = self.shared
        if shared is None or not self.possible:
            return None
        return Machine(Path(shared.folder), shared.device, shared.name, _day(shared.backed_up))

    def _take_in(self, gathered: Gathered) -> None:
        if not self._by_hand:
            self.seen, self.strangers = gathered.seen, gathered.strangers
            if gathered.own_is_foreign:
                self._take_another_name()
        if gathered.backed_up and (shared := self.shared) is not None:
            self._keep(replace(shared, backed_up=self._context.clock.now().date().isoformat()))
        self._gathered, self._merged, self._before = gathered, [], self._journal.id
        self._slices = self._machines.take_in_slices(gathered)
        self._step.start()

    def _take_in_slice(self) -> None:
        if self._slices is None or self._gathered is None:
            self._step.stop()
            return
        try:
            before = self._journal.id
            self._merged.append(next(self._slices))
            self._follow(before)
        except StopIteration:
            self._step.stop()
            self._slices = None
            if self._gathered.erases:
                machines = self._machines
                erase = partial(machines.erase_beside, self._gathered)
                self._erasing.start(erase, machines.take_erased, machines.drop_erased)
            else:
                self._met(self._gathered)
        except UserError as error:
            self._cancel()
            self._failed(error)

    def _erased(self, merged: Merged) -> None:
        gathered = self._gathered
        if gathered is not None:
            self._follow(self._before)
            self._merged.append(merged)
            self._met(gathered)

    def _follow(self, before: str) -> None:
        """An empty journal has become the one that lies in the folder: the folder that was chosen stays chosen."""
        settings, shared = self._context.settings, self._context.settings.shared_folder(before)
        if self._journal.id != before and shared is not None:
            settings.share(before, None)
            settings.share(self._journal.id, shared)

    def _met(self, gathered: Gathered) -> None:
        total = Merged(
            entries=sum(one.entries for one in self._merged),
            added=sum(one.added for one in self._merged),
            taken_out=sum(one.taken_out for one in self._merged),
        )
        self._announce()
        if self._by_hand or total.added or total.taken_out:
            self._context.messages.tell(merged_in_passing(total.entries, total.added, total.taken_out))
        if not self._by_hand:
            self._machines.settle(gathered)
            self._note_met(gathered)
            if gathered.own_is_behind or self._place() != self._written_place:
                self._write()
                return
        self._idle()

    def _announce(self) -> None:
        """Say once what came in by many slices, also where what follows them fails or is broken off."""
        changes = [one.changes for one in self._merged if one.changes]
        self._merged = []
        if changes:
            topics = frozenset(topic for one in changes for topic in one.topics)
            ids = tuple(dict.fromkeys(id_ for one in changes for id_ in one.ids))
            self._context.saved(Changes(topics, ids) if topics else NOTHING, "")

    def _note_met(self, gathered: Gathered) -> None:
        shared = self.shared
        if shared is None:
            return
        now = self._context.clock.now().isoformat(timespec="seconds")
        merged = {one.device: (one.name, now) for one in gathered.seen if one.standing is SnapshotStanding.MERGED}
        self._keep(replace(shared, met={**shared.met, **merged}))

    def _take_another_name(self) -> None:
        """A home folder was copied, and two machines write under one name: this one takes another."""
        shared = self.shared
        if shared is not None:
            device = self._journal.ids.new()
            self._journal.be_device(device)
            self._keep(replace(shared, device=device, written=""))

    def _write(self) -> None:
        machine, place = self._machine(), self._place()
        if machine is None or self._journal.revisions.is_empty():  # nothing that anybody could take in
            self._idle()
            return

        def work(control: JobControl) -> tuple[int, int]:
            self._machines.write(machine, control)
            return place

        self._context.jobs.start(
            _WRITE, with_progress=work, done=self._wrote, failed=self._failed, progressed=self._progressed
        )

    def _wrote(self, place: tuple[int, int]) -> None:
        self._written_place = place
        if (shared := self.shared) is not None:
            self._keep(replace(shared, written=self._context.clock.now().isoformat(timespec="seconds")))
        self._idle()

    def _saved(self, target: Path) -> None:
        self._idle()
        self._context.messages.tell(_("Saved: {name}").format(name=target.name))

    def _failed(self, error: Exception) -> None:
        by_hand = self._by_hand
        self._announce()
        self._idle()
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, UserError):
            raise error
        if by_hand:
            self._context.messages.failed(sentence(error))
            return
        self.trouble = sentence(error)
        self.changed.emit()

    def _progressed(self, share: float) -> None:
        self._share = share
        self.changed.emit()

    def _idle(self) -> None:
        self._by_hand, self.trouble = False, ""
        self.changed.emit()

    def _cancel(self) -> None:
        self._step.stop()
        self._erasing.cancel()
        self._slices = None
        self._announce()
        for job in (_MEET, _WRITE, _READ):
            self._context.jobs.cancel(job)

    def _keep(self, shared: SharedFolder) -> None:
        self._context.settings.share(self._journal.id, shared)
        self.changed.emit()

    def _place(self) -> tuple[int, int]:
        """How far the log and the list of what was erased are: what came after it, the others have not seen."""
        return self._journal.revisions.last_place(), len(self._journal.revisions.erased())


def _own_name() -> str:
    return platform.node().split(".")[0] or _("This computer")


def _day(iso: str) -> dt.date | None:
    with suppress(ValueError):
        return dt.date.fromisoformat(iso)
    return None
