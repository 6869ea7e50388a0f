"""Forgetting somebody for good: what it touches is shown first, and nothing brings it back (docs/decisions/0040).

No backup is made before: it would hold them. Backups and copies of before are named, to be deleted as well.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.core.bare_names import BareNames
from leader_journal.core.changes import Changes
from leader_journal.core.codec import Undecodable, decode
from leader_journal.core.erasure import Emptied, Erasure
from leader_journal.core.erasure_plan import Log, Planned, Planner, entries_that_name, facts_of
from leader_journal.core.forgetting import BareNamesLeft, Keep, WithoutThem
from leader_journal.core.progress import Progress, no_progress, part_of
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Person, Promise
from leader_journal.wording.forgetting import entry_gone, someone

if TYPE_CHECKING:
    from leader_journal.core.revision import Revision
    from leader_journal.services.people.service import PeopleService
    from leader_journal.services.writes import Writes
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.reader import JournalReader

_NAMING, _PLANNING, _PLANNING_AGAIN = (0.0, 0.3), (0.3, 0.65), (0.65, 1.0)
"""A preview goes through the log three times at most."""


class BareSentence(Struct, frozen=True):
    """A sentence that names somebody without a reference, as it is stored; `certain` says that nobody else is meant."""

    text: str
    certain: bool


class ForgetPreview(Struct, frozen=True):
    """What forgetting somebody would do. `left` are the sentences in which the bare name would stay."""

    person: Person
    keep: Keep
    plan: Planned
    sentences: tuple[BareSentence, ...]
    left: frozenset[str]

    @property
    def left_standing(self) -> tuple[BareSentence, ...]:
        """The sentences in which the bare name would stay."""
        return tuple(one for one in self.sentences if one.text in self.left)


def left_out(preview: ForgetPreview, chosen: BareNamesLeft) -> frozenset[str]:
    """Return the sentences in which the bare name stays by a choice for all of them."""
    match chosen:
        case BareNamesLeft.NONE:
            return frozenset()
        case BareNamesLeft.ALL:
            return frozenset(one.text for one in preview.sentences)
        case BareNamesLeft.DOUBTFUL:
            return frozenset(one.text for one in preview.sentences if not one.certain)


class ForgettingService:
    """Forgets people, and erases what was said before. `preview` may be done by a job."""

    def __init__(self, journal: Journal, writes: Writes, people: PeopleService) -> None:
        self._journal = journal
        self._writes = writes
        self._people = people

    def preview(
        self, person: Person, keep: Keep, left: Collection[str] | None = None, progress: Progress = no_progress
    ) -> ForgetPreview:
        """Return what forgetting somebody would touch, and change nothing.

        Without `left` the bare name stays where it is not certain who is meant: *at bo* is not Bo. Raises Cancelled.
        """
        with self._journal.reader() as reader:
            return _previewed(reader, person, keep, left, progress)

    def forget(self, preview: ForgetPreview, progress: Progress = no_progress) -> Changes:
        """Forget somebody as it was shown: there is no undo. Raises Cancelled, and then nothing was forgotten.

        It is planned anew, so that nothing that was written since is passed over.
        """

        def planned() -> Erasure:
            return self.preview(preview.person, preview.keep, preview.left, part_of(progress, 0.0, 0.5)).plan.erasure

        return self._erase(planned, part_of(progress, 0.5, 1.0))

    def is_named(self, person: Person) -> bool:
        """Whether anything but their own page names somebody: an entry in the bin, say, or a draft."""
        ids = self._people.known_as(person.id)
        drafts = self._journal.drafts.all()
        others = (one for one in self._naming(person) if one not in ids)
        return next(others, None) is not None or any(
            one in slot or one.encode() in payload for slot, payload in drafts.items() for one in ids
        )

    def wordings_of_entry(self, entry: str) -> int:
        """Return how many earlier versions of an entry there are."""
        return len(self._wordings([entry]).revisions)

    def erase_wordings_of_entry(self, entry: str, progress: Progress = no_progress) -> Changes:
        """Erase what an entry said before, for good; what it says now stays."""
        return self._erase(lambda: self._wordings([entry]), progress)

    def wordings_of_person(self, person: Person) -> int:
        """Return how many earlier versions there are of what names somebody now, and of their own page."""
        return len(self._wordings(self._naming(person)).revisions)

    def erase_wordings_of_person(self, person: Person, progress: Progress = no_progress) -> Changes:
        """Erase what was said before wherever somebody is named, and what they were called before."""
        return self._erase(lambda: self._wordings(self._naming(person)), progress)

    def empty_bin(self, progress: Progress = no_progress) -> Emptied:
        """Erase everything that was thrown away, and what quotes it, now. Raises Cancelled: nothing was erased."""
        erasures = self._journal.erasures
        return self._writes.erase(lambda: erasures.erase_deleted(erasures.deleted(), progress), bool)

    def _erase(self, planned: Callable[[], Erasure], progress: Progress) -> Changes:
        """Erase what is planned once all that is being written is kept."""
        return self._writes.erase(lambda: self._journal.erasures.erase(planned(), progress), bool)

    def _naming(self, person: Person) -> list[str]:
        ids = self._people.known_as(person.id)
        log = self._journal.erasures.log()
        naming = (
            one for one in log.read() if one.rev in log.present and any(id_.encode() in one.payload for id_ in ids)
        )
        return list(dict.fromkeys((*ids, *(one.subject for one in naming))))

    def _wordings(self, subjects: Iterable[str]) -> Erasure:
        subjects = tuple(subjects)
        present = self._journal.revisions.present_of(subjects)
        versions = self._journal.revisions.of_subjects(subjects)
        return Erasure(revisions=frozenset(one.rev for one in versions if one.rev not in present))


def _previewed(
    reader: JournalReader,
    person: Person,
    keep: Keep,
    left: Collection[str] | None,
    progress: Progress,
) -> ForgetPreview:
    revisions = reader.revisions
    log = Log(revisions.all, revisions.present(), revisions.count(), reader.drafts())
    ids = reader.people.known_as(person.id)
    known = tuple(_people_in(revisions.of_subjects(ids)))
    names = BareNames(known, (other for other in reader.people.all() if other.id not in ids))

    def without(left_out: Collection[str], gone: dict[str, frozenset[str]]) -> WithoutThem:
        return WithoutThem(ids, names, someone(), left=left_out, gone=gone, gone_words=entry_gone())

    gone: dict[str, frozenset[str]] = {}
    if keep is Keep.NOTHING:
        entries = entries_that_name(log, without((), {}), part_of(progress, *_NAMING))
        gone = _with_lines(revisions.of_subjects(entries))
        gone |= dict.fromkeys(_promises_along(log, ids, gone), frozenset())
    found = Planner(log, without(left or (), gone), gone, part_of(progress, *_PLANNING)).plan()
    sentences = tuple(BareSentence(text, certain) for text, certain in found.sentences.items())
    if left is None:
        left = frozenset(one.text for one in sentences if not one.certain)
        if left:
            found = Planner(log, without(left, gone), gone, part_of(progress, *_PLANNING_AGAIN)).plan()
    progress(1.0)
    return ForgetPreview(person, keep, found, sentences, frozenset(left))


def _people_in(versions: Iterable[Revision]) -> Iterable[Person]:
    """Yield somebody as they were in every version: what they were called before may stand in texts as well."""
    for one in versions:
        try:
            yield decode(one.payload, Person)
        except Undecodable:
            continue


def _with_lines(versions: Iterable[Revision]) -> dict[str, frozenset[str]]:
    lines: dict[str, frozenset[str]] = {}
    for one in versions:
        lines[one.subject] = lines.get(one.subject, frozenset()) | {facts_of(one.payload)}
    return lines


def _promises_along(log: Log, ids: Collection[str], entries: Collection[str]) -> frozenset[str]:
    """Return the promises that were made to them, or on an occasion that is erased."""
    found = set[str]()
    for one in log.read():
        if one.kind == RecordKind.PROMISE and one.rev in log.present:
            try:
                promise = decode(one.payload, Promise)
            except Undecodable:
                continue
            if promise.to in ids or promise.entry in entries:
                found.add(promise.id)
    return frozenset(found)
