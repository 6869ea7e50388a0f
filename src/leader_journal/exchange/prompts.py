"""The questions that ship: of deepening, and to say aloud; `resources/prompts/` holds their words and their order."""

from __future__ import annotations

import tomllib
from functools import lru_cache

from msgspec import Struct

from leader_journal import paths
from leader_journal.core.codec import convert
from leader_journal.core.journal_settings import PromptPlace
from leader_journal.core.terms import Element, Kind


class Prompt(Struct, frozen=True, kw_only=True):
    """One question. `place` is where it is asked; what is not asked when deepening has only a key and its words.

    `kinds` are the kinds of occasion it is asked for, none meaning all; before a one-on-one it is asked when those
    kinds were not heard lately, or when the `elements` are what the leader leaves out. `field` names the structured
    choice that is shown under it ("effect", "cause", "breach", "loop", "came_back", "came_with_more"), or is empty for
    free text only. `another_way` asks the same from another side, or is empty.
    """

    key: str
    question: str
    place: PromptPlace = PromptPlace.DEEPEN
    kinds: tuple[Kind, ...] = ()
    elements: tuple[Element, ...] = ()
    field: str = ""
    another_way: str = ""

    def asked_for(self, kind: Kind | None) -> bool:
        """Whether this is asked about an occasion of this kind; None is an imported entry without a kind."""
        return not self.kinds or kind in self.kinds


class _PromptFile(Struct, frozen=True, kw_only=True):
    prompt: tuple[Prompt, ...]


def read_prompts(language: str, place: PromptPlace = PromptPlace.DEEPEN) -> tuple[Prompt, ...]:
    """Return the prompts of a place in a language ("en", "da"). Raises FileNotFoundError for another."""
    return tuple(prompt for prompt in _read(language) if prompt.place is place)


@lru_cache(maxsize=2)
def _read(language: str) -> tuple[Prompt, ...]:
    file = paths.resources() / "prompts" / f"{language}.toml"
    return convert(tomllib.loads(file.read_text(encoding="utf-8")), _PromptFile).prompt
