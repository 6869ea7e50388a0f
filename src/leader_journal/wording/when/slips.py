"""Names of days and months with a slip of the fingers in them: "tommorow", "Wensday", "fredga", "lordag"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from leader_journal.core.folding import fold

_SHORTEST = 6
"""Of a shorter name a slip is a word of its own, or another name ("jun" and "jul")."""
_NAMES = (
    "monday tuesday wednesday thursday friday saturday sunday tomorrow yesterday",
    "january february september october november december",
    "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "januar februar oktober",
)
_PEOPLE = frozenset(("sunay",))
"""Slips that are first names."""
_OWN = {
    "wensday": "wednesday", "wendsday": "wednesday", "saterday": "saturday", "tommorow": "tomorrow",
    "imorgn": "imorgen", "morgne": "morgen", "mrogen": "morgen", "lordag": "loerdag",
    "sondag": "soendag",
}  # fmt: skip
"""More than one slip, or letters that a keyboard does not have."""


def slips_of(name: str) -> Iterator[str]:
    """One letter left out, typed twice, or changed over with its neighbour; the first one stands.

    What lacks its last letter is a name that is being typed, or somebody: Frida, Freda.
    """
    for place in range(1, len(name)):
        if place < len(name) - 1:
            yield name[:place] + name[place + 1 :]
        yield name[:place] + name[place] + name[place:]
    for place in range(len(name) - 1):
        yield name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def _read() -> dict[str, str]:
    names = {fold(name) for line in _NAMES for name in line.split() if len(name) >= _SHORTEST}
    found = [(slip, name) for name in names for slip in {*slips_of(name)} - names]
    meanings = Counter(slip for slip, _name in found)  # "trsdag" is Tuesday as well as Thursday
    return {slip: name for slip, name in found if meanings[slip] == 1 and slip not in _PEOPLE} | _OWN


SLIPS: Mapping[str, str] = _read()
