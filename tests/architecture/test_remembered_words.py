"""What is remembered of one language is not said in another, nor in a catalogue that stands in for one."""

from __future__ import annotations

import ast
import datetime as dt
import dis
import gettext
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from enum import EnumType
from functools import cache, cached_property
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

import pytest
from PySide6.QtWidgets import QWidget

import leader_journal
from leader_journal.charts.shared import words
from leader_journal.core import word_memories
from leader_journal.wording import catalogue, dates
from leader_journal.wording.catalogue import Language, language, said_once

_SPEAKS: tuple[Callable[..., object], ...] = (
    catalogue._,
    catalogue.ngettext,
    catalogue.pgettext,
    catalogue.npgettext,
    catalogue.current_language,
)
"""Whoever calls one of these says something else in another language."""
_SPEAK = {"_", "ngettext", "pgettext", "npgettext", "current_language"}
_SOURCE = Path(leader_journal.__path__[0])


def _modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(leader_journal.__path__, "leader_journal."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def _remembering() -> Iterator[tuple[str, FunctionType]]:
    """Yield all functions whose answers lru_cache, cache or cached_property keep, by name."""
    for module in _modules():
        classes = [it for it in vars(module).values() if isinstance(it, type) and it.__module__ == module.__name__]
        owners: list[ModuleType | type] = [module, *classes]
        for owner in owners:
            for name, value in vars(owner).items():
                kept = value.func if isinstance(value, cached_property) else getattr(value, "__wrapped__", None)
                is_kept = hasattr(value, "cache_info") or isinstance(value, cached_property)
                if (
                    is_kept
                    and isinstance(kept, FunctionType)
                    and kept.__module__ == module.__name__
                    and not _makes_a_widget(kept)
                ):
                    yield f"{owner.__name__}.{name}", kept


def _makes_a_widget(function: FunctionType) -> bool:
    """Whether a widget is kept, and no words: it is told of another language (`test_looks` asks every page)."""
    made = function.__globals__.get(function.__annotations__.get("return", ""))
    return isinstance(made, type) and issubclass(made, QWidget)


@cache
def _called(function: FunctionType) -> tuple[object, ...]:
    """What of ours a function names: functions and classes of its module, and what it reaches through a module."""
    instructions = list(_instructions(function.__code__))
    named = {it.argval for it in instructions if it.opname == "LOAD_GLOBAL"} & function.__globals__.keys()
    asked = {it.argval for it in instructions if it.opname in ("LOAD_ATTR", "LOAD_METHOD")}
    known = [function.__globals__[name] for name in named]
    members = [it for it in known if isinstance(it, EnumType)]  # taken by name, not made: they say what they are asked
    known = [it for it in known if it not in members]
    known += [vars(it)[name] for it in members for name in asked if name in vars(it)]
    through = [getattr(it, name) for it in known if isinstance(it, ModuleType) for name in asked if hasattr(it, name)]
    return tuple(it for it in (*known, *through) if str(getattr(it, "__module__", "")).startswith("leader_journal"))


def _instructions(code: CodeType) -> Iterator[dis.Instruction]:
    yield from dis.get_instructions(code)
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield from _instructions(const)


def _speaks(function: FunctionType, way: frozenset[object] = frozenset()) -> tuple[str, ...]:
    """Return by which way a function comes to words of a language, or nothing."""
    for called in _called(function):
        if called in _SPEAKS:
            return (function.__qualname__,)
        for further in _functions(called):
            if further not in way and (found := _speaks(further, way | {function})):
                return (function.__qualname__, *found)
    return ()


def _functions(called: object) -> Iterator[FunctionType]:
    if isinstance(called, type):  # whoever makes one will ask it
        for value in vars(called).values():
            yield from _functions(value)
    elif isinstance(called, property):
        yield from _functions(called.fget)
    elif isinstance(called, FunctionType):
        yield called
    elif isinstance(wrapped := getattr(called, "__wrapped__", None), FunctionType):
        yield wrapped


def test_whoever_remembers_words_remembers_them_of_each_language_apart() -> None:
    found = {name: " > ".join(way) for name, function in _remembering() if (way := _speaks(function))}
    assert found == {}, "said_once remembers words, lru_cache and cached_property do not"


_NO_WORDS_OF_THE_LEADER = {"field", "language", "letter", "name", "theme_name"}
"""What is asked about by these names is shipped, or a single letter."""
_ANSWERS = {"return", *_NO_WORDS_OF_THE_LEADER}


_SAID_ONCE = said_once()(lambda: "").__code__


def test_whoever_remembers_texts_forgets_them_where_somebody_is_forgotten() -> None:
    untold = {
        f"{module.__name__}.{name}"
        for module in _modules()
        for name, value in vars(module).items()
        if (hasattr(value, "cache_info") or getattr(value, "__code__", None) is _SAID_ONCE)
        and value.__module__ == module.__name__
        and any("str" in str(kind) for asked, kind in value.__annotations__.items() if asked not in _ANSWERS)
        and getattr(value, "cache_clear", None) not in word_memories._emptied
    }
    assert untold == set(), "remembers_words forgets them, lru_cache and said_once do not"


def test_no_words_are_said_when_a_module_is_read() -> None:
    """They would stay in the language of that moment: N_ marks them, _ looks them up later."""
    found = [
        f"{file.relative_to(_SOURCE)}:{node.lineno}"
        for file in sorted(_SOURCE.rglob("*.py"))
        for node in _once(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _SPEAK
    ]
    assert found == []


def _once(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs when a module is read: all but the bodies of functions."""
    yield node
    for name, value in ast.iter_fields(node):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) and name == "body":
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _once(child)


class _Longer(gettext.NullTranslations):
    """Stands in for a language, as a test of longer words does."""

    def pgettext(self, context: str, message: str) -> str:
        return f"{message}~"


def test_days_and_months_are_said_in_the_catalogue_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    day = dt.date(2026, 11, 24)

    def said() -> tuple[str, ...]:
        names = (dates.month_name, dates.short_month, dates.weekday_name, dates.short_weekday, words.day_name)
        return tuple(name(day) for name in names)

    with monkeypatch.context() as patched:
        patched.setattr(catalogue._Active, "catalogue", _Longer())
        assert said()[:4] == ("November~", "Nov~", "Tuesday~", "Tue~")
    assert said() == ("November", "Nov", "Tuesday", "Tue", "Tue 24 Nov 2026")
    with language(Language.DANISH):
        assert said() == ("november", "nov.", "tirsdag", "ti.", "ti. 24. nov. 2026")
    assert said() == ("November", "Nov", "Tuesday", "Tue", "Tue 24 Nov 2026")


def test_what_is_said_once_is_worked_out_once_a_language() -> None:
    asked = list[int]()

    @said_once()
    def twice(number: int) -> str:
        asked.append(number)
        return f"{catalogue.current_language()} {number}"

    for spoken in (Language.ENGLISH, Language.DANISH, Language.ENGLISH, Language.DANISH):
        with language(spoken):
            assert twice(2) == twice(2) == f"{spoken} 2"
    assert asked == [2, 2]
