"""The guide: strictly read, complete and alike in both languages, and every claim with a source that is named."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.guide import (
    PARTS,
    Aloud,
    Chapter,
    ChapterText,
    Checklist,
    ElementQuestions,
    Heading,
    Link,
    OwnExample,
    Paragraph,
    Points,
)
from leader_journal.core.terms import Element
from leader_journal.exchange.guide import REFERENCE, BadGuide, parse_page, read_guide, read_sources
from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.guide import citation, cited, part_name, source_line

HEAD = '+++\ntitle = "A title"\n+++\n\n'
MOST_WORDS = 400  # two to three minutes of reading
LANGUAGES = ("en", "da")
RESEARCH = {"en": "What the research says", "da": "Hvad forskningen siger"}


def page_of(body: str) -> ChapterText:
    return parse_page(Chapter.ROOM, HEAD + body)


# reading


def test_a_page_is_read_block_by_block() -> None:
    body = (
        "Read\non.[^king-2019]\n\n## Head\n\n- one\n- two\n\n- [ ] done\n\n> Say it?\n\n"
        "{questions}\n\n{example}\n\n=> frame\n=> react\n"
    )

    assert page_of(body) == ChapterText(
        chapter=Chapter.ROOM,
        title="A title",
        name="A title",
        blocks=(
            Paragraph("Read on.[^king-2019]"),
            Heading("Head"),
            Points(("one", "two")),
            Checklist(("done",)),
            Aloud(("Say it?",)),
            ElementQuestions(),
            OwnExample(),
            Link(Chapter.FRAME),
            Link(Chapter.REACT),
        ),
    )


@pytest.mark.parametrize(
    "body",
    [
        "*stressed*",
        "see [here](there)",
        "### too deep",
        "- one\nand the rest",
        "- [x] done",
        "> Say\nit",
        "=> nowhere",
        "{questions} and more",
        "{picture}",
        "No such source.[^nobody-1900]",
        "a <b>tag</b>",
        "## Head\nand text",
        "- ",
        " indented",
    ],
)
def test_what_is_not_written_by_the_rules_is_refused(body: str) -> None:
    with pytest.raises(BadGuide):
        page_of(body)


@pytest.mark.parametrize(
    "text", ["", "Text", "+++\ntitle = 1\n+++\n\nText", "+++\nname = 'x'\n+++\n\nText", "+++\nno toml\n+++\n\nText"]
)
def test_a_page_begins_with_its_title(text: str) -> None:
    with pytest.raises(BadGuide):
        parse_page(Chapter.ROOM, text)


@given(st.text())
def test_any_text_is_read_or_refused_in_one_way(body: str) -> None:
    try:
        page = page_of(body)
    except BadGuide:
        return
    assert all(text.strip() == text and text for text in page.texts())
    assert not [text for text in page.texts() if re.search(r"[*_`#<>{}|]", REFERENCE.sub("", text))]


# the pages that ship


def test_the_list_holds_every_page_once_in_order() -> None:
    assert tuple(chain.from_iterable(PARTS.values())) == tuple(Chapter)
    for code in LANGUAGES:
        assert tuple(page.chapter for page in read_guide(code)) == tuple(Chapter)
    assert [chapter for chapter in Chapter if chapter.element] == [Chapter(element.value) for element in Element]


def test_both_languages_say_the_same_in_the_same_form() -> None:
    for english, danish in zip(*map(read_guide, LANGUAGES), strict=True):
        assert [_form(block) for block in english.blocks] == [_form(block) for block in danish.blocks], english.chapter
        for one, other in zip(english.texts(), danish.texts(), strict=True):
            assert REFERENCE.findall(one) == REFERENCE.findall(other), other


def _form(block: object) -> object:
    match block:
        case Points(items) | Checklist(items) | Aloud(items):
            return type(block), len(items)
        case Link():
            return block
    return type(block)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_is_read_in_two_or_three_minutes_and_is_written_calmly(code: str) -> None:
    for page in read_guide(code):
        text = "\n".join(page.texts())
        assert len(text.split()) <= MOST_WORDS, page.chapter
        assert not re.search("[—!\"']|https?:|www", text), page.chapter
        wrong_quote = {"en": "”[A-ZÆØÅ]", "da": "“"}[code]
        assert not re.search(wrong_quote, text), page.chapter
        assert not re.search(r"\b(should|bør|burde)\b", text), page.chapter


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_elements_page_has_all_its_parts(code: str) -> None:
    for page in read_guide(code):
        kinds = {type(block) for block in page.blocks}
        parts = {Checklist, ElementQuestions, OwnExample}
        assert (parts <= kinds) if page.chapter.element else not parts & kinds - {Checklist}, page.chapter


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_claim_of_research_names_its_source_and_every_source_is_named(code: str) -> None:
    named: set[str] = set()
    for page in read_guide(code):
        head = ""
        for block in page.blocks:
            if isinstance(block, Heading):
                head = block.text
            elif head == RESEARCH[code] and not isinstance(block, Link):
                assert isinstance(block, Paragraph)
                assert REFERENCE.findall(block.text), block.text
                named.update(REFERENCE.findall(block.text))
    assert named == set(read_sources())


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_does_not_lead_to_itself(code: str) -> None:
    for page in read_guide(code):
        assert Link(page.chapter) not in page.blocks


def test_destructive_conduct_names_the_workplaces_own_channels() -> None:
    english, danish = ("\n".join(read_guide(code)[-1].texts()) for code in LANGUAGES)

    for said in ("HR", "health and safety representative", "union representative", "Working Environment Authority"):
        assert said in english
    for said in ("HR", "Arbejdsmiljørepræsentanten", "Tillidsrepræsentanten", "Arbejdstilsynet", "112"):
        assert said in danish


def test_there_is_no_third_language() -> None:
    with pytest.raises(FileNotFoundError):
        read_guide("xx")


# in words


def test_sources_stand_in_brackets_before_the_full_stop() -> None:
    sources = read_sources()

    assert cited("It went down.[^zhu-2023]", sources) == "It went down (Zhu et al., 2023)."
    assert cited("Open[^detert-2007] and more", sources) == "Open (Detert and Burris, 2007) and more"
    with language(Language.DANISH):
        assert citation(sources["zhu-2023"]) == "Zhu m.fl., 2023"
        assert cited("Åben.[^detert-2007]", sources) == "Åben (Detert og Burris, 2007)."


def test_a_source_has_authors_year_title_and_journal() -> None:
    lines = [source_line(source) for source in read_sources().values()]

    assert lines[0] == (
        "Detert, Burris (2007). Leadership behavior and employee voice: Is the door really open? "
        "Academy of Management Journal."
    )
    assert lines == sorted(lines, key=str.casefold)
    assert all(re.fullmatch(r".+ \((19|20)\d\d\)\. .+[.?] .+\.", line) for line in lines)


def test_every_part_has_a_name_in_both_languages() -> None:
    for code in Language:
        with language(code):
            assert len({part_name(part) for part in PARTS}) == len(PARTS)
