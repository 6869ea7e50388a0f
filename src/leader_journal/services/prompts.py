"""The prompts of the deepen editor: chosen by kind, in the language of now."""

from __future__ import annotations

from functools import cache

from leader_journal.core.terms import Kind
from leader_journal.exchange.prompts import Prompt, read_prompts

__all__ = ["Prompt", "prompts_for"]


def prompts_for(kind: Kind | None, language: str) -> tuple[Prompt, ...]:
    """Return the prompts for an entry of this kind, in their order; an entry without a kind gets the general ones."""
    return tuple(prompt for prompt in _all(language) if not prompt.kinds or kind in prompt.kinds)


@cache
def _all(language: str) -> tuple[Prompt, ...]:
    return read_prompts(language)
