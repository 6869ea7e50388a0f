"""Danish is complete: every sentence of the code, with its blanks, and the compiled file is the source's."""

from __future__ import annotations

import gettext
import importlib.util
import io
import string
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages import Catalog, Message


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The program that extracts, merges and compiles."""
    path = Path(__file__).resolve().parents[2] / "tools" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def danish(tool: ModuleType) -> Catalog:
    """The Danish catalogue as it stands."""
    catalogue: Catalog = tool.current()
    return catalogue


def _forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def _originals(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def _blanks(sentence: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name is not None}


def test_every_sentence_of_the_code_is_in_the_catalogue_and_none_is_left_over(
    tool: ModuleType, danish: Catalog
) -> None:
    in_code = {(message.context, *_originals(message)) for message in tool.sentences(tool.extracted())}
    in_catalogue = {(message.context, *_originals(message)) for message in tool.sentences(danish)}

    assert in_catalogue == in_code, "run: python tools/translations.py"


def test_nothing_is_missing_or_doubtful(tool: ModuleType, danish: Catalog) -> None:
    assert [message.id for message in tool.untranslated(danish)] == []


def test_a_translation_fills_the_same_blanks(tool: ModuleType, danish: Catalog) -> None:
    for message in tool.sentences(danish):
        allowed = set.union(*(_blanks(original) for original in _originals(message)))
        needed = set.intersection(*(_blanks(original) for original in _originals(message)))
        for form in _forms(message):
            assert needed <= _blanks(form) <= allowed, message.id
            assert form.endswith(" ") == _originals(message)[0].endswith(" "), message.id


def test_the_words_are_calm_in_both_languages(tool: ModuleType, danish: Catalog) -> None:
    for message in tool.sentences(danish):
        for sentence in (*_originals(message), *_forms(message)):
            assert "—" not in sentence, sentence
            assert "!" not in sentence, sentence


def test_danish_quotes_as_danish_does(tool: ModuleType, danish: Catalog) -> None:
    wrong = [form for message in tool.sentences(danish) for form in _forms(message) if set("“„«»‹›‘") & set(form)]
    assert wrong == []


def test_the_compiled_file_is_the_source_compiled(tool: ModuleType, danish: Catalog) -> None:
    assert tool.mo_path().read_bytes() == tool.compiled(danish), "run: python tools/translations.py"


def test_the_source_holds_no_line_numbers_and_no_dates(tool: ModuleType, danish: Catalog) -> None:
    text = tool.po_path().read_text(encoding="utf-8")

    assert "-Date:" not in text
    assert not [line for line in text.splitlines() if line.startswith("#:") and ".py:" in line]
    assert tool.as_po(danish).decode() == text, "run: python tools/translations.py"


def test_what_is_compiled_is_what_gettext_reads(tool: ModuleType) -> None:
    catalogue = Catalog(locale="da")
    catalogue.add("Save", "Gem")
    catalogue.add("Save", "Spar", context="money")
    catalogue.add(("{count} day", "{count} days"), ("{count} dag", "{count} dage"))
    catalogue.add("doubtful", "tvivlsom", flags=["fuzzy"])
    catalogue.add("waiting", "")

    read = gettext.GNUTranslations(io.BytesIO(tool.compiled(catalogue)))

    assert read.gettext("Save") == "Gem"
    assert read.pgettext("money", "Save") == "Spar"
    assert [read.ngettext("{count} day", "{count} days", count) for count in (0, 1, 2)] == [
        "{count} dage",
        "{count} dag",
        "{count} dage",
    ]
    assert read.gettext("doubtful") == "doubtful"
    assert read.gettext("waiting") == "waiting"


def test_a_sentence_that_changed_waits_for_its_translation_and_keeps_no_guess(tool: ModuleType) -> None:
    before = Catalog(locale="da")
    before.add("The journal is locked", "Journalen er låst")
    before.add("Gone", "Væk")
    now = Catalog(locale="da")
    now.add("The journal is locked now", locations=[("a.py", 0)])

    after = tool.merged(now, before)

    assert [message.id for message in tool.untranslated(after)] == ["The journal is locked now"]
    assert b"Gone" not in tool.as_po(after)
    assert "Væk".encode() not in tool.compiled(after)
