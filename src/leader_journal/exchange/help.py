"""The pages of the user guide, from the same Markdown that is read in the repository, strictly.

markdown-it reads them as every other reader of CommonMark does; what this app has no form for is refused, so that a
slip of the writer fails a test and never reaches a reader (docs/decisions/0051). A page is its title (`#`) and then

    ## Heading, text, - points, 1. steps, ![what is seen](pictures/name.png), a fenced block of commands

and a list of nothing but links to other pages, `- [Title](topic.md)`. In a sentence **bold** is what the app says
there, and `code` is keys or what is typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from leader_journal import paths
from leader_journal.core.help import (
    HelpBlock,
    HelpCommands,
    HelpHead,
    HelpLinks,
    HelpPassage,
    HelpPicture,
    HelpPoints,
    HelpSteps,
    HelpText,
    HelpTopic,
    HelpWords,
    Manner,
    Sentences,
)

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_TITLE = "# "
_KEYS = re.compile(
    r"(?:(?:Ctrl|Alt|Shift)\+)*(?:F\d{1,2}|Enter|Esc|Del|Space|Left|Right|Up|Down|PgUp|PgDown|Home|End|[A-Z0-9,+=@-])"
)
_PICTURE = re.compile(r"pictures/([\w-]+)\.png")


class BadHelp(ValueError):
    """A page that is not written by the rules above."""


@lru_cache(maxsize=2)
def read_help(language: str) -> tuple[HelpText, ...]:
    """Return the pages in a language ("en", "da"), in their order. Raises FileNotFoundError for another."""
    return tuple(parse_help(topic, _file(topic, language).read_text(encoding="utf-8")) for topic in HelpTopic)


@lru_cache(maxsize=2)
def help_titles(language: str) -> Mapping[HelpTopic, str]:
    """Return what the pages are called, in their order, without reading on."""
    titles: dict[HelpTopic, str] = {}
    for topic in HelpTopic:
        with _file(topic, language).open(encoding="utf-8") as file:
            titles[topic] = file.readline().removeprefix(_TITLE).strip()
    return titles


def picture_file(name: str, language: str) -> Path:
    """Return the file of a picture that a page shows."""
    return paths.user_guide() / language / "pictures" / f"{name}.png"


def _file(topic: HelpTopic, language: str) -> Path:
    return paths.user_guide() / language / f"{topic}.md"


def parse_help(topic: HelpTopic, text: str) -> HelpText:
    """Return a page. Raises BadHelp for whatever is not written by the rules above."""
    from markdown_it import MarkdownIt  # not before somebody reads or searches
    from markdown_it.tree import SyntaxTreeNode

    blocks = SyntaxTreeNode(MarkdownIt("commonmark").parse(text)).children
    if not blocks or blocks[0].tag != "h1":
        raise BadHelp("a page begins with its title")
    return HelpText(topic, _plain(blocks[0].children[0]), tuple(map(_block, blocks[1:])))


def _block(node: SyntaxTreeNode) -> HelpBlock:
    match node.type, node.tag:
        case "heading", "h2":
            return HelpHead(_plain(node.children[0]))
        case "paragraph", _:
            return _paragraph(node.children[0].children)
        case "bullet_list", _:
            topics = [_way_on(item) for item in node.children]
            if all(topics):
                return HelpLinks(tuple(topic for topic in topics if topic is not None))
            return HelpPoints(_items(node))
        case "ordered_list", _:
            return HelpSteps(_items(node))
        case "fence", _:
            return HelpCommands(node.content.rstrip("\n"))
    raise _unread(node)


def _paragraph(pieces: list[SyntaxTreeNode]) -> HelpBlock:
    if len(pieces) != 1 or pieces[0].type != "image":
        return HelpPassage(_sentences(pieces))
    name = _PICTURE.fullmatch(str(pieces[0].attrs["src"]))
    if name is None or not pieces[0].content:
        raise BadHelp(f"a picture lies in pictures/ and says what is seen: {pieces[0].attrs['src']}")
    return HelpPicture(name[1], pieces[0].content)


def _items(node: SyntaxTreeNode) -> tuple[Sentences, ...]:
    return tuple(_sentences(_inside(item)) for item in node.children)


def _way_on(item: SyntaxTreeNode) -> HelpTopic | None:
    """Return where an item leads that is a link and nothing else."""
    pieces = _inside(item)
    if len(pieces) != 1 or pieces[0].type != "link":
        return None
    href = str(pieces[0].attrs["href"])
    try:
        return HelpTopic(href.removesuffix(".md"))
    except ValueError:
        raise BadHelp(f"there is no page {href!r}") from None


def _inside(item: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    """Return the pieces of an item of a list, which is one paragraph."""
    if [child.type for child in item.children] != ["paragraph"]:
        raise _unread(item)
    return item.children[0].children[0].children


def _sentences(pieces: list[SyntaxTreeNode]) -> Sentences:
    """Return what the pieces say, what means nothing more in one piece."""
    read = [words for words in map(_words, pieces) if words.text]
    return tuple(
        piece
        for manner, alike in groupby(read, attrgetter("manner"))
        for piece in ([HelpWords("".join(one.text for one in alike))] if manner is Manner.PLAIN else alike)
    )


def _words(piece: SyntaxTreeNode) -> HelpWords:
    match piece.type:
        case "text":
            return HelpWords(piece.content)
        case "softbreak":
            return HelpWords(" ")
        case "strong":
            return HelpWords(_plain(piece), Manner.SAID)
        case "code_inline":
            return HelpWords(piece.content, Manner.KEYS if _KEYS.fullmatch(piece.content) else Manner.TYPED)
    raise _unread(piece)


def _plain(node: SyntaxTreeNode) -> str:
    """Return a text in which nothing is marked."""
    if any(piece.type != "text" for piece in node.children):
        raise _unread(node)
    return "".join(piece.content for piece in node.children)


def _unread(node: SyntaxTreeNode) -> BadHelp:
    where = f"line {node.map[0] + 1}" if node.map else "a sentence"
    return BadHelp(f"{where}: {node.type} is not read here")
