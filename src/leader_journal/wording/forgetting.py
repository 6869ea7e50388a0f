"""Forgetting in words: who stands in somebody's place, what it touches, and what is left."""

from __future__ import annotations

from leader_journal.core.forgetting import Someone
from leader_journal.wording.catalogue import _


def someone() -> Someone:
    """Return what stands where somebody was named who is forgotten."""
    return Someone(_("someone"), _("someone’s"))


def entry_gone() -> str:
    """Return what stands on a kept page where an entry was quoted that is erased."""
    return _("An entry that is erased stood here.")
