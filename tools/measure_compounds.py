"""How many Danish compounds that were written apart are found, and how often two words are wrongly called one.

`python -m tools.measure_compounds` asks the system's Danish dictionary (hunspell-da) about the 200 sentences of
`tests/spelling/compounds_da.txt`, and about the Danish that this repository holds, and prints both rates.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

from leader_journal.spelling.checker import Checker
from leader_journal.spelling.dictionaries import installed
from leader_journal.spelling.lexicon import LoadedDictionary

_ROOT = Path(__file__).parents[1]
_SIGNS = re.compile(r"`[^`]*`|\]\([^)]*\)|[*_#>\[\]]|^[-\d.]+ ", re.MULTILINE)


def main() -> int:
    """Print the rates; 1 where there is no dictionary to ask."""
    lexicons = [LoadedDictionary(dictionary) for dictionary in installed()]
    if not any(one.language == "da" for one in lexicons):
        sys.stdout.write("There is no Danish dictionary here (hunspell-da).\n")
        return 1
    checker = Checker(lexicons)
    sentences = (_ROOT / "tests/spelling/compounds_da.txt").read_text("utf-8").splitlines()
    found = sum(_is_found(checker, sentence) for sentence in sentences)
    words, wrong = 0, Counter[str]()
    for paragraph in _paragraphs():
        words += len(re.findall(r"\w+", paragraph))
        wrong.update(paragraph[split.start : split.end] for split in checker.splits(paragraph))
    sys.stdout.write(f"found: {found} of {len(sentences)}\n")
    sys.stdout.write(f"wrong: {wrong.total()} in {words} words, {1000 * wrong.total() / words:.2f} per 1,000\n")
    sys.stdout.write("".join(f"  {pair}\n" for pair in wrong))
    return 0


def _is_found(checker: Checker, sentence: str) -> bool:
    place, text = sentence.index("|"), sentence.replace("|", " ")
    return any(text[split.start : place + 1].count(" ") == 1 for split in checker.splits(text) if split.start < place)


def _paragraphs() -> Iterator[str]:
    pages = [*_ROOT.glob("docs/guide/da/*.md"), *_ROOT.glob("resources/guide/da/*.md"), _ROOT / "README.da.md"]
    texts = [_SIGNS.sub(" , ", page.read_text("utf-8")) for page in pages]
    for table in ("sample", "prompts", "nudges"):
        texts += _strings(tomllib.loads((_ROOT / f"resources/{table}/da.toml").read_text("utf-8")))
    with (_ROOT / "resources/i18n/da.po").open("rb") as catalogue:
        for message in read_po(catalogue):
            said = message.string or ""
            texts += [said] if isinstance(said, str) else said
    for text in texts:
        yield from (paragraph.replace("\n", " ") for paragraph in text.split("\n\n"))


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from _strings(one)
        case list():
            for one in value:
                yield from _strings(one)


if __name__ == "__main__":
    sys.exit(main())
