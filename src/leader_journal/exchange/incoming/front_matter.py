"""The head of a Markdown file, in YAML, TOML or JSON, and YAML at large, read as text only.

The usual loaders take 14:30 for 870 (base sixty) while 09:30 stays text, "no" for False, and a date for another type
than the line below it. Here everything is what is written. No object is ever made, and no reference is followed: a few
lines of those can unfold to gigabytes.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from leader_journal.exchange.text import clean

_HEAD = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)

_TOML = re.compile(r"\A\+\+\+[ \t]*\n(?P<head>.*?\n)\+\+\+[ \t]*(?:\n|\Z)(?P<body>.*)", re.DOTALL)

_NAME_AND_VALUE = re.compile(r"(?P<name>[^\W\d][\w ?-]{0,40}):(?:[ \t]+(?P<value>.*))?")
_JRNL = re.compile(
    r"\A---\n(?P<head>title: [^\n]*\ndate: [^\n]*\n(?:[\w. -]+:[^\n]*\n)*?)body: \|[ \t]*\n"
    r"(?P<body>.*?)\n?(?:\.\.\.\s*)?\Z",
    re.DOTALL,
)
"""What jrnl writes as YAML and is none: titles with a colon stand bare, and the text is indented by tabs."""


class UnreadableYaml(ValueError):
    """The text is no YAML of the plain kind. Never carries the text."""


class UnfoldingYaml(UnreadableYaml):
    """The text refers to another part of itself: nobody writes a head so, and it may be endless."""


class _TextLoader(yaml.BaseLoader):
    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise UnfoldingYaml
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
    except UnfoldingYaml:
        raise
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
    if (toml := _TOML.match(text)) is not None:
        return _by_toml(toml, text)
    if text.startswith("{"):
        return _by_json(text)
    if not _HEAD.match(text):
        return {}, text
    try:
        head, body = frontmatter.parse(text, handler=_TextHandler())
    except UnfoldingYaml:
        return {}, text
    except (UnreadableYaml, TypeError, AttributeError, ValueError):
        return _by_lines(text)
    return {str(name).strip(): value for name, value in head.items()}, body


def _by_lines(text: str) -> tuple[Mapping[str, object], str]:
    """Read a head that is no YAML, and meant as it: names and values on lines of their own (*title: Kim: 1:1*)."""
    whole = _HEAD.match(text)
    assert whole is not None  # or it were no head
    head, body = whole.group(), text[whole.end() :]
    lines = [line for line in head.split("\n")[1:] if line.strip() and line.strip() not in ("---", "...")]
    found = [_NAME_AND_VALUE.fullmatch(line) for line in lines]
    if not found or not all(found):
        return {}, text
    return {
        one["name"].strip(): _listed((one["value"] or "").strip().strip("\"'")) for one in found if one is not None
    }, body


def _listed(value: str) -> object:
    inside = value.startswith("[") and value.endswith("]") and not value.startswith("[[")
    return [part.strip() for part in value[1:-1].split(",")] if inside else value


def _by_toml(found: re.Match[str], text: str) -> tuple[Mapping[str, object], str]:
    try:
        head = tomllib.loads(found["head"])
    except (tomllib.TOMLDecodeError, ValueError, RecursionError):
        return {}, text
    return {name: _as_text(value) for name, value in head.items()}, found["body"]


def _by_json(text: str) -> tuple[Mapping[str, object], str]:
    """A head in JSON is an object on lines of its own, with a text below it."""
    try:
        head, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return {}, text
    body = text[end:].lstrip(" \t")
    if not isinstance(head, dict) or not body.startswith("\n") or not body.strip():
        return {}, text
    return {name: _as_text(value) for name, value in head.items()}, body.lstrip("\n")


def _as_text(value: object) -> object:
    """Return a value of a head as YAML gives it here: lists, mappings, and texts."""
    match value:
        case list():
            return [_as_text(item) for item in value]
        case dict():
            return {name: _as_text(item) for name, item in value.items()}
        case bool():
            return str(value).lower()
        case dt.datetime():
            return value.isoformat(" ")
        case dt.date() | dt.time():
            return value.isoformat()
        case None:
            return None
        case _:
            return clean(str(value))


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
