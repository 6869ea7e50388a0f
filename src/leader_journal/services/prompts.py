"""Prompts: those that ship and the leader's own, in the leader's order, without those that were switched off."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.errors import NoWords
from leader_journal.core.journal_settings import OwnPrompt, PromptPlace
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Answer, Entry
from leader_journal.core.terms import Kind
from leader_journal.exchange.prompts import Prompt, read_prompts
from leader_journal.services.journal_settings import JournalSettingsService
from leader_journal.services.people.service import PeopleService
from leader_journal.services.writes import Writes
from leader_journal.storage.journal import Journal

__all__ = ["SAID_FIRST", "Prompt", "PromptLine", "PromptPlace", "PromptService"]

SAID_FIRST = "said_first"
"""The key of the prompt whose answer is what the leader said, word for word."""


class PromptLine(Struct, frozen=True):
    """A prompt in the leader's list: whether it is their own, and whether it is asked."""

    prompt: Prompt
    own: bool
    on: bool


class PromptService:
    """What is asked, and how the leader changes that. A question of their own is held as it is stored."""

    def __init__(
        self, journal: Journal, writes: Writes, people: PeopleService, settings: JournalSettingsService
    ) -> None:
        self._journal = journal
        self._writes = writes
        self._people = people
        self._settings = settings

    # reading

    @staticmethod
    def read_ahead(language: str) -> None:
        """Read the prompts that ship, which stay in memory."""
        read_prompts(language)

    def lines(self, place: PromptPlace, language: str) -> tuple[PromptLine, ...]:
        """Return all prompts of a place in the leader's order, those that are switched off among them."""
        settings = self._settings.current
        own = tuple(_as_prompt(prompt) for prompt in self._journal.own_prompts.all() if prompt.place is place)
        place_of = {key: number for number, key in enumerate(settings.prompts_order)}
        usual = (*read_prompts(language, place), *own)
        ordered = sorted(usual, key=lambda prompt: place_of.get(prompt.key, len(place_of)))
        return tuple(PromptLine(p, p in own, p.key not in settings.prompts_off) for p in ordered)

    def asked(self, place: PromptPlace, language: str, kind: Kind | None = None) -> tuple[Prompt, ...]:
        """Return what is asked in a place; when deepening an occasion of a kind, without what fits others only."""
        shown = (line.prompt for line in self.lines(place, language) if line.on)
        return tuple(prompt for prompt in shown if place is not PromptPlace.DEEPEN or prompt.asked_for(kind))

    def for_entry(self, entry: Entry, language: str) -> tuple[Prompt, ...]:
        """Return what deepening asks about an entry, and after it what was answered once and is asked no more.

        An answered question stands as it was asked then.
        """
        answers = {answer.prompt: answer for answer in entry.answers}
        asked = self.asked(PromptPlace.DEEPEN, language, entry.kind)
        known = {prompt.key: prompt for prompt in read_prompts(language)}
        keys = {prompt.key for prompt in asked}
        once = (known.get(key, _of_answer(answer)) for key, answer in answers.items() if key not in keys)
        return tuple(_as_asked(prompt, answers.get(prompt.key)) for prompt in (*asked, *once))

    def own(self, key: str) -> OwnPrompt:
        """Return a question of the leader's own. Raises KeyError."""
        return self._journal.own_prompts.get(key)

    # writing

    def add(self, place: PromptPlace, question: str, kinds: tuple[Kind, ...] = ()) -> Changes:
        """Add a question of the leader's own; `changes.ids` holds its key. Raises NoWords."""
        return self._save(OwnPrompt(id=self._journal.ids.new(), place=place, question=question, kinds=kinds))

    def change(self, key: str, question: str, kinds: tuple[Kind, ...] = ()) -> Changes:
        """Word a question of the leader's own anew. Answers keep it as it was. Raises NoWords and KeyError."""
        return self._save(replace(self.own(key), question=question, kinds=kinds))

    def remove(self, key: str) -> Changes:
        """Take a question of the leader's own away; its answers stay. Raises KeyError."""
        self.own(key)
        with self._writes.change() as writer:
            writer.delete(RecordKind.OWN_PROMPT, key)
        return writer.changes

    def switch(self, key: str, *, on: bool) -> Changes:
        """Ask a prompt from now on, or no more."""
        off = self._settings.current.prompts_off - {key} if on else self._settings.current.prompts_off | {key}
        return self._settings.change(lambda settings: replace(settings, prompts_off=off))

    def move(self, place: PromptPlace, key: str, step: int, language: str) -> Changes:
        """Move a prompt up (-1) or down (1) in its place; nothing changes at the ends."""
        keys = [line.prompt.key for line in self.lines(place, language)]
        here = keys.index(key)
        there = here + step
        if not 0 <= there < len(keys):
            return NOTHING
        keys[here], keys[there] = keys[there], keys[here]
        others = (other for other in self._settings.current.prompts_order if other not in keys)
        order = (*keys, *others)
        return self._settings.change(lambda settings: replace(settings, prompts_order=order))

    def _save(self, prompt: OwnPrompt) -> Changes:
        question = " ".join(prompt.question.split())
        if not question:
            raise NoWords
        with self._writes.change() as writer:
            writer.put(replace(prompt, question=self._people.store_with_new(writer, question)))
        return writer.changes


def _as_prompt(own: OwnPrompt) -> Prompt:
    return Prompt(key=own.id, question=own.question, place=own.place, kinds=own.kinds)


def _as_asked(prompt: Prompt, answer: Answer | None) -> Prompt:
    return prompt if answer is None else replace(prompt, question=answer.question)


def _of_answer(answer: Answer) -> Prompt:
    """A question of the leader's own that was taken away."""
    return Prompt(key=answer.prompt, question=answer.question)
