"""The head of a Markdown file, and YAML at large, read as text only.

The usual loaders take 14:30 for 870 (base sixty) while 09:30 stays text, "no" for False, and a date for another type
than the line below it. Here everything is what is written. No object is ever made, and no reference is followed: a few
lines of those can unfold to gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

_HEAD = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)

_JRNL = re.compile(
    r"\A---\n(?P<head>title: [^\n]*\ndate: [^\n]*\n(?:[\w. -]+:[^\n]*\n)*?)body: \|[ \t]*\n"
    r"(?P<body>.*?)\n?(?:\.\.\.\s*)?\Z",
    re.DOTALL,
)
"""What jrnl writes as YAML and is none: titles with a colon stand bare, and the text is indented by tabs."""


class UnreadableYaml(ValueError):
    """The text is no YAML of the plain kind. Never carries the text."""


class _TextLoader(yaml.BaseLoader):
    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise UnreadableYaml
        return super().compose_node(parent, index)


class _TextHandler(YAMLHandler):
    def load(self, fm: str, **_kwargs: object) -> dict[str, Any]:
        head = load_text(fm)
        if not isinstance(head, dict):
            raise UnreadableYaml  # a text between two rules is text
        return head


def load_text(text: str) -> object:
    """Return YAML as dictionaries, lists and texts. Raises UnreadableYaml."""
    try:
        # signs that YAML knows no use for are refused when the loader is made
        loader = _TextLoader(text)
        try:
            return loader.get_single_data()
        finally:
            loader.dispose()
    except (yaml.YAMLError, RecursionError, ValueError):
        raise UnreadableYaml from None


def split_head(text: str) -> tuple[Mapping[str, object], str]:
    """Return what stands in the head of a Markdown text, by name as it is written, and the text below it.

    Where the head cannot be read, or is none, all of it is text.
    """
    if (by_jrnl := _JRNL.match(text)) is not None:
        lines = (line.partition(":") for line in by_jrnl["head"].splitlines())
        body = re.sub(r"^(?:\t|    )", "", by_jrnl["body"], flags=re.MULTILINE)
        return {name.strip(): value.strip() for name, _colon, value in lines}, body
    if not _HEAD.match(text):
        return {}, text
    try:
        head, body = frontmatter.parse(text, handler=_TextHandler())
    except (UnreadableYaml, TypeError, AttributeError, ValueError):
        return {}, text
    return {str(name).strip(): value for name, value in head.items()}, body


def in_words(value: object) -> str:
    """Return what a field holds in words, none left out: a text as written, a list with commas, a mapping named."""
    if isinstance(value, list):
        return ", ".join(words for item in value if (words := in_words(item)))
    if isinstance(value, dict):
        return ", ".join(f"{name}: {words}" for name, item in value.items() if (words := in_words(item)))
    return "" if value is None else str(value).strip()


def values_of(value: object) -> tuple[str, ...]:
    """Return what a field holds as texts: a list, or one text with commas, or one without."""
    if isinstance(value, list):
        return tuple(text for item in value for text in values_of(item))
    if isinstance(value, dict) or value is None:
        return ()
    return tuple(part for part in (part.strip().strip("\"'") for part in str(value).split(",")) if part)
