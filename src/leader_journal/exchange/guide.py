"""The guide's pages, from `resources/guide/`: a few signs of Markdown, strictly read, so that nothing is shown raw.

A page begins with its title and its name in the list as TOML between two lines of `+++`. Then come blocks with an empty
line between them:

    ## Heading
    Text that is read on, with a source named by its key.[^edmondson-1999]
    - a point
    - [ ] a line to check
    > a sentence to say
    => humility        the way to another page
    {questions}        the questions of the page's element
    {example}          the leader's own entry

`sources.toml` holds what the keys mean; it is the same for all languages.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import lru_cache
from itertools import chain

from msgspec import Struct

from leader_journal import paths
from leader_journal.core.codec import Undecodable, convert
from leader_journal.core.guide import (
    Aloud,
    Block,
    Chapter,
    ChapterText,
    Checklist,
    ElementQuestions,
    GuideSource,
    Heading,
    Link,
    OwnExample,
    Paragraph,
    Points,
)

REFERENCE = re.compile(r"\[\^([a-z0-9-]+)\]")
_FENCE = "+++"
_STRAY = re.compile(r"[][*_`#<>{}|^]|^\s")
"""Signs of Markdown that this reader does not know: in a text they are a slip of the writer."""


class BadGuide(ValueError):
    """A page that is not written by the rules; `line` says where."""


class _ChapterHead(Struct, frozen=True, kw_only=True):
    title: str
    name: str = ""


class _Sources(Struct, frozen=True, kw_only=True):
    source: tuple[GuideSource, ...]


@lru_cache(maxsize=2)
def read_guide(language: str) -> tuple[ChapterText, ...]:
    """Return the pages in a language ("en", "da"), in their order. Raises FileNotFoundError for another."""
    folder = paths.resources() / "guide" / language
    return tuple(parse_page(chapter, (folder / f"{chapter}.md").read_text(encoding="utf-8")) for chapter in Chapter)


@lru_cache(maxsize=1)
def read_sources() -> dict[str, GuideSource]:
    """Return what claims rest on, by key, in the order of authors."""
    file = paths.resources() / "guide" / "sources.toml"
    found = convert(tomllib.loads(file.read_text(encoding="utf-8")), _Sources).source
    return {source.key: source for source in found}


def parse_page(chapter: Chapter, text: str) -> ChapterText:
    """Return a page. Raises BadGuide for whatever is not written by the rules above."""
    before, fence, rest = text.partition(f"{_FENCE}\n")
    head, closing, body = rest.partition(f"\n{_FENCE}\n")
    if before or not fence or not closing:
        raise BadGuide("a page begins with its title between two lines of +++")
    try:
        said = convert(tomllib.loads(head), _ChapterHead)
    except (tomllib.TOMLDecodeError, Undecodable) as error:
        raise BadGuide(str(error)) from error
    parts = [part for part in re.split(r"\n\s*\n", body.strip("\n")) if part]
    blocks = tuple(chain.from_iterable(_blocks(part.splitlines()) for part in parts))
    return ChapterText(chapter=chapter, title=_plain(said.title), name=_plain(said.name or said.title), blocks=blocks)


def _blocks(lines: list[str]) -> list[Block]:
    """Return the block that these lines are; of ways to other pages, one for each line."""
    first = lines[0]
    if first == "{questions}" and len(lines) == 1:
        return [ElementQuestions()]
    if first == "{example}" and len(lines) == 1:
        return [OwnExample()]
    if first.startswith("## ") and len(lines) == 1:
        return [Heading(_plain(first.removeprefix("## ")))]
    if first.startswith("=> "):
        return [Link(_chapter(line)) for line in _without("=> ", lines)]
    for sign, block in _LISTS:
        if first.startswith(sign):
            return [block(tuple(map(_plain, _without(sign, lines))))]
    return [Paragraph(_plain(" ".join(lines)))]


_LISTS: tuple[tuple[str, Callable[[tuple[str, ...]], Block]], ...] = (
    ("- [ ] ", Checklist),
    ("- ", Points),
    ("> ", Aloud),
)


def _without(sign: str, lines: list[str]) -> list[str]:
    if not all(line.startswith(sign) for line in lines):
        raise BadGuide(f"every line of this list begins with {sign!r}: {lines[0]}")
    return [line.removeprefix(sign) for line in lines]


def _chapter(name: str) -> Chapter:
    try:
        return Chapter(name)
    except ValueError:
        raise BadGuide(f"there is no page {name!r}") from None


def _plain(text: str) -> str:
    """Return a text in which only sources are marked. Raises BadGuide for other signs, and for an unknown source."""
    stray = _STRAY.search(REFERENCE.sub("", text))
    if stray or not text.strip():
        raise BadGuide(f"a sign that is not read, or no words: {text!r}")
    unknown = [key for key in REFERENCE.findall(text) if key not in read_sources()]
    if unknown:
        raise BadGuide(f"there is no source {unknown[0]!r}")
    return text.strip()
