"""How often what the palette offers was chosen, as it is kept in the journal: what is used comes first."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import Any

from leader_journal.core.codec import Undecodable, decode, encode
from leader_journal.ui import places
from leader_journal.ui.actions import Act
from leader_journal.ui.places import Place

_REMEMBERED = 200
"""Choices that count: beyond them all count half, so that old habits fade."""


def counted(kept: bytes | None) -> Counter[Act | Place]:
    """Return what was written, without what this version does not know and without whoever was forgotten."""
    used = Counter[Act | Place]()
    with suppress(Undecodable):
        for one in decode(kept, list[dict[str, Any]]) if kept is not None else ():
            does, times = _read(one), one.get("times")
            if does is not None and isinstance(times, int) and times > 0:
                used[does] = times
    return used


def written(used: Counter[Act | Place]) -> bytes:
    """Return it as it is kept: each field on its own, so that forgetting finds the ids of people."""
    halves = used.total() > _REMEMBERED
    kept = {does: times // 2 if halves else times for does, times in used.items()}
    return encode([{**_named(does), "times": times} for does, times in kept.items() if times])


def _named(does: Act | Place) -> dict[str, Any]:
    return {"act": does.name} if isinstance(does, Act) else decode(places.written(does), dict[str, Any])


def _read(one: dict[str, Any]) -> Act | Place | None:
    if "act" in one:
        return Act.__members__.get(str(one["act"]))
    return places.read(encode(one))
