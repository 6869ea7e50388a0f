"""The user guide: strictly read, complete, alike in both languages, and true of the app that it describes."""

from __future__ import annotations

import datetime as dt
import re
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal import paths
from leader_journal.cli.parser import build_commands
from leader_journal.core.help import (
    HELP_PARTS,
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
)
from leader_journal.exchange.help import BadHelp, help_titles, parse_help, picture_file, read_help
from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.filters.parsing import parse_filter
from leader_journal.wording.guide import help_part_name

LANGUAGES = ("en", "da")
BACKUPS = "backups"
MOST_WORDS = 420
"""Two to three minutes of reading."""
MOST_BYTES = 3 << 20
"""Of all pictures in both languages."""


def page_of(body: str) -> HelpText:
    return parse_help(HelpTopic.KEYS, f"# A title\n\n{body}")


def pictures(page: HelpText) -> list[HelpPicture]:
    return [block for block in page.blocks if isinstance(block, HelpPicture)]


# reading


def test_a_page_is_read_block_by_block() -> None:
    body = (
        "Press `Ctrl+N`, choose\n**Today** or write `kind:idea`.\n\n## Head\n\n- one\n- two\n\n1. first\n2. second\n\n"
        "![What is seen](pictures/today.png)\n\n```\nleader-journal list JOURNAL\n```\n\n"
        "- [Keys](keys.md)\n- [Charts](charts.md)\n"
    )

    assert page_of(body) == HelpText(
        HelpTopic.KEYS,
        "A title",
        (
            HelpPassage(
                (
                    HelpWords("Press "),
                    HelpWords("Ctrl+N", Manner.KEYS),
                    HelpWords(", choose "),
                    HelpWords("Today", Manner.SAID),
                    HelpWords(" or write "),
                    HelpWords("kind:idea", Manner.TYPED),
                    HelpWords("."),
                )
            ),
            HelpHead("Head"),
            HelpPoints(((HelpWords("one"),), (HelpWords("two"),))),
            HelpSteps(((HelpWords("first"),), (HelpWords("second"),))),
            HelpPicture("today", "What is seen"),
            HelpCommands("leader-journal list JOURNAL"),
            HelpLinks((HelpTopic.KEYS, HelpTopic.CHARTS)),
        ),
    )


@pytest.mark.parametrize(
    "body",
    [
        "*stressed*",
        "see [here](keys.md)",
        "### too deep",
        "- one\n  - deeper",
        "- one\n\n  and more",
        "> quoted",
        "a <b>tag</b>",
        "<div>a block</div>",
        "---",
        "- [Elsewhere](nowhere.md)",
        "- [Outside](https://example.org)",
        "![](pictures/today.png)",
        "![Seen](../today.png)",
        "words ![Seen](pictures/today.png)",
        "**said `and` typed**",
        "## Head with `code`",
        "broken  \nhard",
        "# A second title",
    ],
)
def test_what_has_no_form_here_is_refused(body: str) -> None:
    with pytest.raises(BadHelp):
        page_of(body)


@pytest.mark.parametrize("text", ["", "No title", "## Too deep", "A\n\n# late"])
def test_a_page_begins_with_its_title(text: str) -> None:
    with pytest.raises(BadHelp):
        parse_help(HelpTopic.KEYS, text)


@given(st.text(alphabet=st.sampled_from("ab \n#-*_`[]()!>1.<\\&|~+="), max_size=60))
def test_any_text_is_read_or_refused_and_nothing_is_shown_raw(text: str) -> None:
    try:
        page = page_of(text)
    except BadHelp:
        return
    for words in page.pieces():
        assert "\n" not in words.text


# complete, and alike


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_there_is_a_file_for_each_page_and_no_other(spoken: str) -> None:
    files = {path.stem for path in (paths.user_guide() / spoken).glob("*.md")} - {"README"}

    assert files == {topic.value for topic in HelpTopic}
    assert [page.topic for page in read_help(spoken)] == list(HelpTopic)


def test_every_page_is_of_one_part() -> None:
    assert list(chain.from_iterable(HELP_PARTS.values())) == list(HelpTopic)


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_a_page_is_short_and_known_by_its_title(spoken: str) -> None:
    pages = read_help(spoken)

    assert help_titles(spoken) == {page.topic: page.title for page in pages}
    assert max(len(page.title) for page in pages) <= 28  # the list has no room for more
    for page in pages:
        assert sum(len(text.split()) for text in page.texts()) <= MOST_WORDS, page.topic
        assert isinstance(page.blocks[0], HelpPassage)
        assert isinstance(page.blocks[-1], HelpLinks)
        assert page.topic not in page.blocks[-1].topics


@pytest.mark.parametrize("topic", HelpTopic)
def test_both_languages_have_the_same_form(topic: HelpTopic) -> None:
    """Block for block, with as many points; the same pictures, keys, commands and ways on."""
    forms = []
    for spoken in LANGUAGES:
        page = next(page for page in read_help(spoken) if page.topic is topic)
        form: list[object] = []
        for block in page.blocks:
            match block:
                case HelpPoints(items) | HelpSteps(items):
                    form.append((type(block), len(items)))
                case HelpPicture(name):
                    form.append(name)
                case HelpCommands() | HelpLinks():
                    form.append(block)
                case _:
                    form.append(type(block))
        keys = sorted(words.text for words in page.pieces() if words.manner is Manner.KEYS)
        said = [words for words in page.pieces() if words.manner is Manner.SAID]
        forms.append((form, keys, len(said)))
    assert forms[0] == forms[1]


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_list_in_the_repository_names_them_all_in_their_order(spoken: str) -> None:
    text = (paths.user_guide() / spoken / "README.md").read_text(encoding="utf-8")

    assert re.findall(r"^- \[(.+)\]\(([\w-]+)\.md\)$", text, re.MULTILINE) == [
        (page.title, page.topic.value) for page in read_help(spoken)
    ]


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_a_way_on_is_called_as_the_page_that_it_leads_to(spoken: str) -> None:
    titles = help_titles(spoken)
    for topic in HelpTopic:
        text = (paths.user_guide() / spoken / f"{topic}.md").read_text(encoding="utf-8")
        for called, leads_to in re.findall(r"\[([^]]+)\]\(([\w-]+)\.md\)", text):
            assert called == titles[HelpTopic(leads_to)], topic


def test_every_part_has_a_name_of_its_own() -> None:
    for spoken in Language:
        with language(spoken):
            assert len({help_part_name(part) for part in HELP_PARTS}) == len(HELP_PARTS)


# pictures


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_pictures_are_those_that_the_pages_show(spoken: str) -> None:
    shown = {picture.name for page in read_help(spoken) for picture in pictures(page)}
    files = set((paths.user_guide() / spoken / "pictures").iterdir())

    assert {path.stem for path in files} == shown
    assert files == {picture_file(name, spoken) for name in shown}


def test_the_pictures_are_small() -> None:
    sizes = [path.stat().st_size for path in paths.user_guide().rglob("*.png")]

    assert sum(sizes) < MOST_BYTES
    assert max(sizes) < 100_000


# true of the app


@pytest.mark.parametrize("spoken", Language)
def test_what_is_to_be_typed_is_a_filter_that_is_understood(spoken: Language) -> None:
    """Or the folder of the backups."""
    pieces = chain.from_iterable(page.pieces() for page in read_help(spoken.value))
    typed = {piece.text for piece in pieces if piece.manner is Manner.TYPED} - {BACKUPS}

    assert typed
    for words in typed:
        with language(spoken):
            chosen = parse_filter([words], {"Maria": "maria"}, dt.date(2026, 11, 29))
        assert chosen.narrows, words
        assert not chosen.text, words


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_commands_are_those_of_the_command_line(spoken: str) -> None:
    _parser, commands = build_commands()
    lines = [
        line
        for page in read_help(spoken)
        for block in page.blocks
        if isinstance(block, HelpCommands)
        for line in block.text.splitlines()
    ]

    assert lines
    for line in lines:
        program, command, *rest = line.split()
        assert program == "leader-journal"
        commands[command].parse_args(rest)
