"""Nudges: what is underlined, what is left alone, and that no text whatever breaks them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.nudges.lexicon import NudgeWords, Reason, TextTokens, WordGroup, word_list
from leader_journal.wording.nudges.rules import Nudge, NudgeKind, blame, questions

EMOJI = "\N{SEE-NO-EVIL MONKEY}\N{ZERO WIDTH JOINER}"
ALL_GROUPS = [
    (finder, group)
    for finder, groups in ((blame, "blame"), (questions, "question"))
    for spoken in Language
    for group in getattr(word_list(spoken), groups)
]


def spans(text: str, nudges: tuple[Nudge, ...]) -> list[str]:
    return [text[nudge.start : nudge.end] for nudge in nudges]


def blamed(text: str, *own: str) -> list[str]:
    return spans(text, blame(text, own))


def asked(text: str) -> list[str]:
    return spans(text, questions(text))


# blame


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jonas deployed the price table. He should have asked Lars first.", ["should have"]),
        ("I asked who did it before I had heard the rest", ["who did it"]),
        ("WHO DID IT?", ["WHO DID IT"]),
        ("It was Peter’s own fault, and her fault too", ["Peter’s own fault", "her fault"]),
        ("They blame each other; she's always late", ["blame", "she's always"]),
        ("@Peter never tells me", ["@Peter never"]),
        ("A careless mistake in the script", ["careless"]),
        ("The culprit couldn’t be bothered to test", ["culprit", "couldn’t be bothered"]),
        ("As usual, he was late again", ["As usual, he", "late again"]),
        ("Så spurgte jeg, hvem der gjorde det", ["hvem der gjorde det"]),
        ("Hvem var det, der glemte testen?", ["Hvem var det"]),
        ("Jeg ville finde ud af, hvem der havde sendt den", ["finde ud af, hvem"]),
        ("Det er Peters skyld, og Jonas’ egen skyld er det ikke", ["Peters skyld", "Jonas’ egen skyld"]),
        ("Det var din skyld", ["din skyld"]),
        ("Han burde have ringet. Hun skulle have sagt det før.", ["burde have", "skulle have sagt"]),
        ("@Maria kommer altid for sent, og han spørger aldrig", ["@Maria kommer altid", "han spørger aldrig"]),
        ("Sjusket arbejde, igen en sjuskefejl", ["Sjusket", "sjuskefejl"]),
        ("Blev galt igen, som sædvanlig sagde han det ikke", ["galt igen", "som sædvanlig sagde han"]),
    ],
)
def test_words_that_look_for_who_are_found(text: str, expected: list[str]) -> None:
    assert blamed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Jonas deployed the price table without the second check.",
        "I should have asked Lars first. We should've tested it.",
        "They should have two days a week, and everyone should have a say",
        "The release should have been out on Monday",
        "Nobody is to blame: we keep a blame-free review, blamelessly",
        "It was not her fault, it was nobody’s fault",
        "My fault: I was careless, I never checked",
        "A default, a segfault, a page fault, the fault line",
        "He asked a stupid question, he said, and felt stupid",
        "We met again on Monday, as always with coffee",
        "The door is always open; we never close before five",
        "Who did the release notes? Whose idea was it?",
        "The carelessness-free zone, a sloppy-joe, lazy loading",
        "Han gjorde det for din skyld, for en gangs skyld og for god ordens skyld",
        "For kundens skyld flyttede vi mødet; for den gode stemnings skyld blev vi",
        "Forsinkelsen skyldes vejret, han skylder mig et svar, hun er uskyldig",
        "Det var ikke hendes skyld. Det var min egen skyld.",
        "Jeg burde have spurgt, og vi skulle have talt sammen først",
        "De burde have tid til det; den burde have været færdig",
        "Du kan altid komme til mig, du er altid velkommen",
        "Hun har prøvet en gang til, og vi taler sammen igen",
        "Jonas kom selv og fortalte om deres fejl",
        "Et dumt spørgsmål, sagde han, og han følte sig dum",
        "Jeg spurgte ikke, hvem der gjorde det, men hvad der skete",
        "Jeg tog skylden på mig",
        "Dumbo, idiomatisk, sjuskegulv, skyldig-agtig, dovendyr",
        "@Blame and @Sjusket came by",
        "blame@firma.dk, snake_blame_case, blame's, x'blame, 1blame",
        "",
        "   ",
    ],
)
def test_innocent_words_are_left_alone(text: str) -> None:
    assert blamed(text) == []


def test_words_that_stand_apart_by_a_sign_of_a_sentence_are_no_phrase() -> None:
    assert blamed("Who? Did it work. He, never mind, came. Should: have a look") == []


def test_the_leaders_own_words_are_looked_for_as_whole_words_and_as_they_were_typed() -> None:
    assert blamed("Again the usual suspects, and the SLØSET list", "usual suspects", "sløset", "…", "") == [
        "usual suspects",
        "SLØSET",
    ]
    assert blamed("usually suspects, sløsethed", "usual", "sløs") == []
    assert blamed("any word at all", "*", ".*", "[a-z]+", "@") == []


# questions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Did you test it?”", ["Did you"]),
        ("I said: have you read the ticket?", ["have you"]),
        ("Jonas, did you ask Lars? So did they see it?", ["did you", "did they"]),
        ("So, but well have you looked?", ["have you"]),
        ("Don’t you think we said so?", ["Don’t you"]),
        ("It was agreed, wasn't it?", ["wasn't it"]),
        ("You saw it, right ?", ["right"]),
        ("Why didn’t you tell me", ["Why didn’t you"]),
        ("Okay. Why did you wait?", ["Why did you"]),
        ("”Har du testet det?”", ["Har du"]),
        ("Men Jonas sagde nej - har du spurgt ham?", ["har du"]),
        ("Er I sikre?", ["Er I"]),
        ("Er du ikke enig?", ["Er du ikke"]),
        ("Det kan ikke passe, vel?", ["vel"]),
        ("Hvorfor har du ikke sagt det?", ["Hvorfor har du ikke"]),
        ("Hvorfor spurgte du ikke Lars?", ["Hvorfor spurgte du ikke"]),
    ],
)
def test_closed_leading_and_reproachful_questions_are_found(text: str, expected: list[str]) -> None:
    assert asked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "What happened? How did you see it? Where have you looked?",
        "Thank you for telling me. Can you tell me more?",
        "Could you help me understand how it looked to you?",
        "Have you got a minute? Are you okay?",
        "I asked what you did, and whether you are sure",
        "Did you, I thought. Had you told me, I would have come.",
        "That is right. No?",
        "Hvad skete der? Hvordan har du det? Hvad har du prøvet?",
        "Har du lyst, kan vi tale om det i morgen.",
        "Kan du fortælle mig lidt mere? Har du tid nu?",
        "Er i morgen bedre? Er det rigtigt forstået?",
        "Hvad synes du, vi har du og jeg?",
        "Godt, at du siger det.",
        "",
    ],
)
def test_open_questions_and_plain_sentences_are_left_alone(text: str) -> None:
    assert asked(text) == []


def test_blame_words_are_no_matter_of_questions_nor_the_other_way_round() -> None:
    assert asked("Who did it? It was his fault.") == []
    assert blamed("Have you read it? Isn’t it done?") == []


# the question that is asked


def test_each_nudge_asks_one_question_in_the_language_of_now() -> None:
    text = "Han burde have spurgt"
    assert blame(text)[0] == Nudge(4, 14, NudgeKind.BLAME, "Another way in: what happened just before?")
    with language(Language.DANISH):
        assert blame(text)[0].question == "En anden vej ind: Hvad skete der lige før?"
        assert questions("Did you?")[0].kind is NudgeKind.QUESTIONS


@pytest.mark.parametrize("spoken", list(Language))
def test_every_reason_has_words_of_its_own_in_every_language(spoken: Language) -> None:
    texts = {
        Reason.WHO: "who did it",
        Reason.FAULT: "his fault",
        Reason.SHOULD: "he should have gone",
        Reason.PATTERN: "he never came",
        Reason.JUDGED: "careless",
        Reason.CLOSED: "Did you go?",
        Reason.LEADING: "Don't you think?",
        Reason.WHY: "Why did you go?",
    }
    with language(spoken):
        found = [(*blame(text), *questions(text)) for text in texts.values()]
    assert all(len(nudges) == 1 for nudges in found)
    assert len({nudges[0].question for nudges in found}) == len(texts)


# the lists


def made_from(phrase: str) -> str:
    """A piece of text that a phrase of the lists is found in."""
    return re.sub(r"\*(\S*)", r"Xylo\1", phrase).replace("@", "@Xylo")


@pytest.mark.parametrize(("finder", "group"), ALL_GROUPS)
def test_every_phrase_of_the_lists_can_be_found(finder: object, group: WordGroup) -> None:
    find = blame if finder is blame else questions
    for phrase in group.phrases:
        text = made_from(phrase)
        whole = f"Yes, {text}?" if group.at_end else f"{text} xylo?"
        start = whole.index(text)
        assert any(nudge.start <= start and start + len(text) <= nudge.end for nudge in find(whole)), phrase


@pytest.mark.parametrize("spoken", list(Language))
def test_no_phrase_stands_in_a_list_twice(spoken: Language) -> None:
    lists: NudgeWords = word_list(spoken)
    for groups in (lists.blame, [g for g in lists.question if not g.at_end], [g for g in lists.question if g.at_end]):
        phrases = [phrase for group in groups for phrase in group.phrases]
        assert sorted(set(phrases)) == sorted(phrases)
    for words in (lists.blame_innocent, lists.question_innocent, lists.lead_in):
        assert len(set(words)) == len(words)


# any text

PHRASES = [made_from(phrase) for _finder, group in ALL_GROUPS for phrase in group.phrases]
PIECES = st.one_of(
    st.sampled_from(PHRASES),
    st.sampled_from(
        [" ", " ", ", ", "? ", ". ", "\n", "-", "’", "'", "@", "_", "\u00ad", "\u0301", "“", EMOJI, "\ud800"]
    ),
    st.text(max_size=6),
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=30).map("".join))
_LISTED = {
    NudgeKind.BLAME: [p for finder, g in ALL_GROUPS if finder is blame for p in g.phrases],
    NudgeKind.QUESTIONS: [p for finder, g in ALL_GROUPS if finder is questions for p in g.phrases],
}


def is_listed(kind: NudgeKind, span: str) -> bool:
    """Whether a span reads, word for word, as a phrase of the lists."""
    written = TextTokens(span)
    for phrase in _LISTED[kind]:
        elements = phrase.replace(",", "").split()
        if len(elements) == len(written.folded) and all(
            written.raw(number).startswith("@")
            if element == "@"
            else word.endswith(element[1:])
            if element.startswith("*")
            else word == element.casefold()
            for number, (element, word) in enumerate(zip(elements, written.folded, strict=True))
        ):
            return True
    return False


@given(TEXTS)
def test_a_span_is_a_listed_phrase_of_whole_words_and_no_two_overlap(text: str) -> None:
    for nudges in (blame(text), questions(text)):
        for nudge in nudges:
            span = text[nudge.start : nudge.end]
            assert is_listed(nudge.kind, span), span
            assert not re.match(r"[\w\u0300-\u036f]", text[nudge.end : nudge.end + 1])
            assert not re.match(r"\w", text[nudge.start - 1 : nudge.start] if nudge.start else "")
        assert all(one.end <= other.start for one, other in pairwise(nudges))


@given(TEXTS, st.lists(st.text(max_size=12), max_size=4))
def test_own_words_of_any_kind_break_nothing(text: str, own: list[str]) -> None:
    for nudge in blame(text, own):
        assert 0 <= nudge.start < nudge.end <= len(text)


@given(st.text(max_size=40))
def test_what_stands_in_the_sentence_before_changes_no_span(before: str) -> None:
    alone, at = blame("Who did it"), len(before) + 2
    assert (alone[0].start + at, alone[0].end + at) in [(n.start, n.end) for n in blame(f"{before}. Who did it")]
