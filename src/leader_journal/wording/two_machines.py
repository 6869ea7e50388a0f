"""Two machines in words: what came in, and how it stands with each of the others."""

from __future__ import annotations

import datetime as dt

from leader_journal.core.snapshots import OtherMachine, SnapshotStanding
from leader_journal.wording.catalogue import _, ngettext
from leader_journal.wording.dates import short_day, time_of_day


def merged_sentences(entries: int, added: int, taken_out: int) -> tuple[str, ...]:
    """Return what taking in another copy did."""
    if not added and not taken_out:
        return (_("There was nothing new in it."),)
    said = []
    if added:
        said.append(ngettext("{count} version came in.", "{count} versions came in.", added).format(count=added))
    if entries:
        said.append(
            ngettext("{count} entry is new or changed.", "{count} entries are new or changed.", entries).format(
                count=entries
            )
        )
    if taken_out:
        said.append(
            ngettext(
                "{count} version was erased for good on the other machine: it is erased here as well. The backup made "
                "before still holds it.",
                "{count} versions were erased for good on the other machine: they are erased here as well. The backup "
                "made before still holds them.",
                taken_out,
            ).format(count=taken_out)
        )
    return tuple(said)


def machine_name(seen: OtherMachine) -> str:
    """Return what a machine is called; one that cannot be read yet has no name."""
    return seen.name or _("Another machine")


def standing_words(seen: OtherMachine, merged_at: dt.datetime | None, now: dt.datetime) -> str:
    """Return how it stands with another machine: when it was last merged with, or what it waits for."""
    match seen.standing:
        case SnapshotStanding.ARRIVING:
            return _("Its snapshot is still arriving. It is merged as soon as it is whole.")
        case SnapshotStanding.LOCKED:
            return _("It has another passphrase. Type that one once, and it is merged.")
        case SnapshotStanding.NEWER:
            return _("A newer version of the app wrote it. Update the app here as well; until then it waits.")
        case SnapshotStanding.MERGED:
            if merged_at is None:
                return _("Not merged yet.")
            local = merged_at.astimezone(now.tzinfo)
            return _("last merged: {day} {time}").format(
                day=short_day(local.date(), now.date()), time=time_of_day(local)
            )
