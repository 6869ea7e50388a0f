"""Forgetting in words: who stands in somebody's place, what it touches, and what is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leader_journal.core.backups import BackupFile
from leader_journal.core.erasure_plan import Planned
from leader_journal.core.forgetting import Keep, StandIn
from leader_journal.core.record_kinds import RecordKind
from leader_journal.wording.backups import size_words
from leader_journal.wording.catalogue import _, counted, ngettext


def someone() -> StandIn:
    """Return what stands where somebody was named who is forgotten."""
    return StandIn(_("someone"), _("someone’s"))


def entry_gone() -> str:
    """Return what stands on a kept page where an entry was quoted that is erased."""
    return _("There was an entry here; it has been erased.")


def keep_label(keep: Keep) -> str:
    match keep:
        case Keep.ENTRIES:
            return _("Keep the entries, with “someone” in place of the name")
        case Keep.NOTHING:
            return _("Erase the entries that name them, too")


def plan_sentences(alias: str, plan: Planned) -> tuple[str, ...]:
    """Return what forgetting somebody does, in a sentence each; nothing that it does not do."""
    said = []
    changed, gone = _counted(plan.changed), _counted(plan.gone)
    if changed:
        said.append(_("“someone” takes the place of {name} in: {records}.").format(name=alias, records=changed))
    if gone:
        said.append(_("Erased as a whole: {records}.").format(records=gone))
    if plan.wordings:
        said.append(
            ngettext(
                "{count} earlier wording that names {name} will be erased.",
                "{count} earlier wordings that name {name} will be erased.",
                plan.wordings,
            ).format(count=counted(plan.wordings), name=alias)
        )
    if plan.drafts:
        said.append(
            ngettext(
                "{count} draft will be cleared of the name, or deleted.",
                "{count} drafts will be cleared of the name, or deleted.",
                plan.drafts,
            ).format(count=counted(plan.drafts))
        )
    return tuple(said)


def forgotten_sentence(alias: str, *, whole: bool) -> str:
    """Return that somebody is forgotten; `whole` where the bare name was left in no sentence."""
    if not whole:
        return _("{name} is forgotten.").format(name=alias)
    return _("{name} is forgotten. Nothing in this file names them any more.").format(name=alias)


def left_sentence(count: int) -> str:
    """Return in how many sentences the bare name was left by choice."""
    return ngettext(
        "{count} sentence still holds the bare name, as you chose.",
        "{count} sentences still hold the bare name, as you chose.",
        count,
    ).format(count=counted(count))


def no_way_back() -> str:
    """Return that this cannot be undone, and why no backup is made."""
    return _("This cannot be undone. No backup is made first: it would still hold what is meant to go.")


def copies_sentence(count: int) -> str:
    """Return that copies of before still hold what was erased."""
    return ngettext(
        "{count} copy from before may still hold it.", "{count} copies from before may still hold it.", count
    ).format(count=counted(count))


def deleted_copies_sentence(count: int) -> str:
    """Return how many copies were deleted."""
    return ngettext("{count} copy deleted", "{count} copies deleted", count).format(count=counted(count))


def copy_words(copy: BackupFile, moment: str, why: str) -> str:
    """Return one copy in a list: when and why it was made, and its size."""
    return _("{moment}, {why}, {size}").format(moment=moment, why=why, size=size_words(copy.size))


def emptied_sentence(count: int) -> str:
    """Return how many entries were erased with the bin."""
    return ngettext("{count} entry is erased for good.", "{count} entries are erased for good.", count).format(
        count=counted(count)
    )


def wordings_sentence(count: int) -> str:
    """Return how many earlier wordings would go, or went."""
    return ngettext("{count} earlier wording", "{count} earlier wordings", count).format(count=counted(count))


def _counted(kinds: Mapping[str, int]) -> str:
    return ", ".join(_records(kinds))


def _records(kinds: Mapping[str, int]) -> Iterator[str]:
    rest = dict(kinds)
    for kind in RecordKind:
        count = rest.pop(kind.value, 0)
        if count and kind is not RecordKind.PERSON:
            yield _of_kind(kind, count).format(count=counted(count))
    rest.pop(RecordKind.PERSON.value, 0)
    other = sum(rest.values())
    if other:
        yield ngettext("{count} other record", "{count} other records", other).format(count=counted(other))


def _of_kind(kind: RecordKind, count: int) -> str:
    match kind:
        case RecordKind.ENTRY:
            return ngettext("{count} entry", "{count} entries", count)
        case RecordKind.PROMISE:
            return ngettext("{count} promise", "{count} promises", count)
        case RecordKind.AGREEMENT:
            return ngettext("{count} agreement", "{count} agreements", count)
        case RecordKind.ONE_ON_ONE:
            return ngettext("{count} one-on-one", "{count} one-on-ones", count)
        case RecordKind.REVIEW:
            return ngettext("{count} review", "{count} reviews", count)
        case RecordKind.PLAN:
            return ngettext("{count} plan", "{count} plans", count)
        case RecordKind.OWN_PROMPT:
            return ngettext("{count} question of your own", "{count} questions of your own", count)
        case RecordKind.BRING_UP:
            return ngettext("{count} line to bring up", "{count} lines to bring up", count)
        case RecordKind.SAVED_FILTER:
            return ngettext("{count} saved filter", "{count} saved filters", count)
        case _:
            return ngettext("{count} other record", "{count} other records", count)
