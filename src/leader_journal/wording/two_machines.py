"""Two machines in words: what came in, and how it stands with each of the others."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from leader_journal.core.snapshots import OtherMachine, SnapshotStanding
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import when


def merged_sentences(entries: int, added: int, taken_out: int) -> tuple[str, ...]:
    """Return what taking in another copy did."""
    if not added and not taken_out:
        return (_("There was nothing new in it."),)
    said = []
    if added:
        said.append(
            ngettext("{count} version came in.", "{count} versions came in.", added).format(count=counted(added))
        )
    if entries:
        said.append(
            ngettext("{count} entry is new or changed.", "{count} entries are new or changed.", entries).format(
                count=counted(entries)
            )
        )
    if taken_out:
        said.append(
            ngettext(
                "{count} version was erased for good on the other computer: it is erased here as well. "
                "The backup made before still holds it.",
                "{count} versions were erased for good on the other computer: they are erased here as "
                "well. The backup made before still holds them.",
                taken_out,
            ).format(count=counted(taken_out))
        )
    return tuple(said)


def machine_name(seen: OtherMachine | None) -> str:
    """Return what a machine is called; one that cannot be read yet has no name."""
    return seen.name if seen is not None and seen.name else _("Another computer")


def waiting_words(waiting: int) -> str:
    """Return how much waits for a choice."""
    if not waiting:
        return _("Nothing waits. Where both computers wrote about the same thing, both versions are kept.")
    return ngettext(
        "{count} thing waits for you to choose or to join. Until then the later version is shown.",
        "{count} things wait for you to choose or to join. Until then the later version is shown.",
        waiting,
    ).format(count=counted(waiting))


def strangers_words(strangers: Sequence[Path]) -> str:
    """Return that snapshots of other journals lie in the folder; nothing where none do."""
    if not strangers:
        return ""
    return ngettext(
        "{count} file in the folder belongs to another journal. It was left alone.",
        "{count} files in the folder belong to another journal. They were left alone.",
        len(strangers),
    ).format(count=counted(len(strangers)))


def met_words(at: str, now: dt.datetime) -> str:
    """Return when a machine was last merged with; `at` is that moment in ISO."""
    try:
        moment = dt.datetime.fromisoformat(at)
    except ValueError:
        return _("not merged yet")
    local = moment.astimezone(now.tzinfo)
    return _("last merged: {when}").format(when=when(local, now.date()))


def standing_words(seen: OtherMachine, merged_at: str, now: dt.datetime) -> str:
    """Return how it stands with another machine: when it was last merged with, or what it waits for."""
    match seen.standing:
        case SnapshotStanding.ARRIVING:
            return _("still arriving; will be merged as soon as it is complete")
        case SnapshotStanding.LOCKED:
            return _("needs its own passphrase")
        case SnapshotStanding.NEWER:
            return _("written by a newer version of the app: update it here, too")
        case SnapshotStanding.CLOSED:
            return _("this computer may not read its file: see who owns it, and who may read it")
        case SnapshotStanding.MERGED:
            return met_words(merged_at, now)


def merged_in_passing(entries: int, added: int, taken_out: int) -> str:
    """Return in one sentence what came in by itself."""
    if entries:
        return ngettext(
            "{count} entry came in from another computer.", "{count} entries came in from another computer.", entries
        ).format(count=counted(entries))
    if added or taken_out:
        return _("What was written on another computer is here now.")
    return _("There was nothing new in it.")


def one_name_twice(own: str, others: Iterable[str]) -> str:
    """Return that two computers have one name, and cannot be told from each other; nothing where none do."""
    names = Counter(name.casefold() for name in (own, *others) if name)
    twice = next((name for name in (own, *others) if names[name.casefold()] > 1), None)
    if twice is None:
        return ""
    return _("Two computers are called “{name}”. In its own settings, give one of them another name.").format(
        name=twice
    )


def in_synced_folder_briefly(program: str) -> str:
    """Return the same on one line, as a message says it."""
    if Path(program).is_absolute():
        return _("The journal is in the folder that your computers share: it can be damaged there.")
    return _("The journal is in a folder that {program} syncs: it can be damaged there.").format(program=program)


def in_synced_folder(program: str) -> str:
    """Return that the live journal lies where a program copies it while it is open; `program` may be the folder that
    is shared anyway.
    """
    if Path(program).is_absolute():
        return _(
            "The journal is in the folder that your computers share, or in one inside it. A file that is copied while"
            " it is open can be damaged when it reaches the other computer."
        )
    return _(
        "The journal is in a folder that {program} syncs. A file that is copied while it is open "
        "can be damaged when it reaches the other computer."
    ).format(program=program)
