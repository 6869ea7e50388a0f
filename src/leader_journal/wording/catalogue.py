"""The one translation system of all layers: gettext, with whole literal sentences, filled in afterwards.

`_("No access to {path}").format(path=...)`, plurals by `ngettext`, context by `pgettext`. The language is one per
process, as the reader is one; `language` sets it for a while, for a chart or a sample in the other language.
"""

from __future__ import annotations

import gettext as gnu
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from leader_journal import paths

_GROUPED_FROM = 1000
_Asked = ParamSpec("_Asked")
_Said = TypeVar("_Said")


class Language(StrEnum):
    """A language of the app; the value is its ISO 639-1 code."""

    ENGLISH = "en"
    DANISH = "da"


class _Active:
    language: Language = Language.ENGLISH
    catalogue: gnu.NullTranslations = gnu.NullTranslations()


def use_language(language: Language) -> None:
    """Speak this language from now on."""
    _Active.language = language
    _Active.catalogue = _catalogue(language)


def current_language() -> Language:
    """Return the language that is spoken now."""
    return _Active.language


@contextmanager
def language(language: Language) -> Iterator[None]:
    """Speak this language inside the block."""
    before = _Active.language
    use_language(language)
    try:
        yield
    finally:
        use_language(before)


def said_once(maxsize: int | None = None) -> Callable[[Callable[_Asked, _Said]], Callable[_Asked, _Said]]:
    """Remember what a function says, as lru_cache does, but for each catalogue of its own.

    With lru_cache alone the words of one language would be said in another.
    """

    def remember(say: Callable[_Asked, _Said]) -> Callable[_Asked, _Said]:
        said: Callable[..., _Said] = lru_cache(maxsize)(lambda _spoken, *args, **kwargs: say(*args, **kwargs))

        @wraps(say)
        def saying(*args: _Asked.args, **kwargs: _Asked.kwargs) -> _Said:
            return said((_Active.language, _Active.catalogue), *args, **kwargs)

        return saying

    return remember


def _(message: str) -> str:
    """Return the sentence in the current language."""
    return _Active.catalogue.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the sentence for this count; fill in the count with `.format`."""
    return _Active.catalogue.ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """Return a word that needs a context to be translated."""
    return _Active.catalogue.pgettext(context, message)


def npgettext(context: str, one: str, many: str, count: int) -> str:
    """Return the sentence for this count, where it needs a context."""
    return _Active.catalogue.npgettext(context, one, many, count)


def counted(count: int) -> str:
    """Return a count as a sentence says it: "20,000" in English, "20.000" in Danish."""
    return str(count) if count < _GROUPED_FROM else f"{count:,}".replace(",", pgettext("thousands", ","))


def N_(message: str) -> str:  # noqa: N802 - the usual name of the marker
    """Mark a sentence for translation that is looked up later with `_`."""
    return message


_loaded: dict[Language, gnu.NullTranslations] = {Language.ENGLISH: gnu.NullTranslations()}


def _catalogue(language: Language) -> gnu.NullTranslations:
    if language not in _loaded:
        with (paths.resources() / "i18n" / f"{language}.mo").open("rb") as file:
            _loaded[language] = gnu.GNUTranslations(file)
    return _loaded[language]
