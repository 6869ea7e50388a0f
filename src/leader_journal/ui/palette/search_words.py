"""What else somebody may type who looks for something that the app calls otherwise, in both languages.

They are anybody's words and not the app's own: `resources/search_words/` holds them. Charts say theirs in their rooms.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeVar

from msgspec import Struct, convert

from leader_journal import paths
from leader_journal.charts.table import LISTED
from leader_journal.core.guide import Chapter
from leader_journal.core.help import HelpTopic
from leader_journal.ui.actions import Act
from leader_journal.ui.palette.matching import words_of
from leader_journal.ui.places import PLAIN, Place, SettingsSection, ShowGuide, ShowHelp, ShowProgress, ShowSettings
from leader_journal.wording.catalogue import Language, language

T = TypeVar("T")
Words = tuple[str, ...]


class _BesideNames(Struct, frozen=True, forbid_unknown_fields=True):
    """What is typed beside a name, and what says nothing about what is looked for."""

    person: Words
    one_on_one: Words
    filter: Words
    fillers: Words


class _SoughtWords(Struct, frozen=True, forbid_unknown_fields=True):
    beside: _BesideNames
    acts: Mapping[str, Words]
    places: Mapping[str, Words]
    settings: Mapping[str, Words]
    guide: Mapping[str, Words]
    help: Mapping[str, Words]

    def found(self) -> Mapping[Act | Place, Words]:
        """Return the words by what they lead to."""
        return {
            **{Act[name]: words for name, words in self.acts.items()},
            **{_PLACES[name]: words for name, words in self.places.items()},
            **{ShowSettings(SettingsSection[name]): words for name, words in self.settings.items()},
            **{ShowGuide(Chapter[name]): words for name, words in self.guide.items()},
            **{ShowHelp(HelpTopic[name]): words for name, words in self.help.items()},
        }


_PLACES: Mapping[str, Place] = {type(place).__name__: place for place in PLAIN}


def in_both(say: Callable[[], T]) -> tuple[T, ...]:
    """Return what is said in each language."""
    spoken: list[T] = []
    for one in Language:
        with language(one):
            spoken.append(say())
    return tuple(spoken)


@cache
def _files() -> tuple[_SoughtWords, ...]:
    folder = paths.resources() / "search_words"
    return tuple(
        convert(tomllib.loads((folder / f"{one.value}.toml").read_text(encoding="utf-8")), _SoughtWords)
        for one in Language
    )


@cache
def search_words() -> Mapping[Act | Place, Words]:
    """Return what else somebody may type who looks for what is done, or for what is at a place."""
    found: dict[Act | Place, Words] = {
        ShowProgress(room.id): tuple(word for said in in_both(room.sought) for word in said.split(", "))
        for room in LISTED
    }
    for file in _files():
        for does, words in file.found().items():
            found[does] = found.get(does, ()) + words
    return found


def of_a_person() -> Words:
    """Return what is typed beside a name by whoever looks for the page of a person."""
    return _of_both(lambda beside: beside.person)


def of_preparing() -> Words:
    """Return what is typed, beside a name or alone, by whoever has a one-on-one before them."""
    return _of_both(lambda beside: beside.one_on_one)


def of_a_filter() -> Words:
    """Return what is typed by whoever looks for a filter that was saved."""
    return _of_both(lambda beside: beside.filter)


def fillers() -> frozenset[str]:
    """Return the words of a question that say nothing about what is looked for, folded as words are."""
    return frozenset(word for said in _of_both(lambda beside: beside.fillers) for word in words_of(said))


def _of_both(kind: Callable[[_BesideNames], Words]) -> Words:
    return tuple(word for file in _files() for word in kind(file.beside))
