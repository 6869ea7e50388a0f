"""Phrases that the app does not use, each with its reason: over catalogue, guide, help, readme, prompts and sample.

English was once written with Danish in mind, and Danish was compressed until a small word was read the wrong way. What
was cured then comes back with the next sentence that somebody writes, unless something looks for it. A row that is
wrong for once is made narrower; nothing is let through by its place.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"


class Row(NamedTuple):
    """What is looked for, whole words, small letters and capitals alike; one text that has it; why it is not said."""

    phrase: str
    found_in: str
    reason: str


ENGLISH = (
    Row(r"stands? here", "What you said stands here", "text does not stand on a page: “is listed here”"),
    Row(r"stands? in the list|stands? oldest", "They stand oldest first", "text does not stand: “are listed”"),
    Row(r"where (it|\{\w+\}) lies", "where {name} lies", "a file is stored, it does not lie"),
    Row(
        r"(?<!there )(is|are|was|were) no (file|archive|journal|day|date|time|entry|entries|mention|text|invitation|"
        r"one-on-ones?|case file)\b",
        "It is no file",
        "“is not a …”",
    ),
    Row(r"(is|was|are) no more\b", "It is no more.", "“no longer exists”"),
    Row(r"opens? it no more", "The old one opens it no more", "“no longer opens it”"),
    Row(r"in (these|those) days|of these days|in this time\b", "No breach in these days", "“in this period”"),
    Row(r"\banew\b", "Read it anew", "bookish: “again”"),
    Row(r"all the same\b", "Take them all the same?", "“anyway”, “still”"),
    Row(r"^counted (is|are)|^heard is|^left out is", "Counted are sharp reactions", "the verb does not come before"),
    Row(r"counted in\b", "those that still wait counted in", "a clause hung on behind: “counting …”"),
    Row(r"not heard of\b", "Not heard of for 60 days", "“not heard of” is unknown: “not heard about”"),
    Row(r"(?<!to )\b(comes?|came|come) with (more|these)\b", "Nobody came with these", "“raised”, “brought”"),
    Row(r"nobody has come with", "Kinds nobody has come with lately", "“has raised”"),
    Row(r"(?:page|line|place|match|figure|step) before\b(?! it)", "Page before", "“previous page”"),
    Row(r"take[ns]? (?:it )?out\b|take the \w+ away", "Take it out", "“remove”"),
    Row(r"\bat least \{count\} letters?\b", "At least {count} letters", "spaces and digits count, too: “characters”"),
    Row(r"\bfor days at most", "known for days at most", "“for a few days at most”"),
    Row(r"(?<!going )\bby your rhythm\b", "by your rhythm Tue 3 Dec", "“going by your rhythm”"),
    Row(r"\bdo well\b", "How can everyone tell that they do well", "“are doing well”"),
    Row(r"\bthan I\b(?! \w)", "speak more than I?", "“than I did”"),
    Row(r"\bbeside that\b", "Beside that", "“besides that”"),
    Row(r"\bfor us neither\b", "no back door, for us neither", "“not even for us”"),
    Row(r"\bended hard\b", "The app was ended hard", "“closed unexpectedly”"),
    Row(r"(?<!you )(?<!be )\bis asked for\b", "The passphrase is asked for", "“you are asked for the passphrase”"),
    Row(r"\bshall (look|be|have|do)\b", "I shall look on Friday", "“will”"),
    Row(r"\bwithout it\)?$", "light without it", "what is taken instead is said: “default: light”"),
    Row(
        r"\bof (Obsidian|Logseq|Joplin|Day One|Journey|Diarium|RedNotebook|Lifeograph|jrnl|Standard Notes)\b",
        "An export of Joplin",
        "“a Joplin export”",
    ),
    Row(r"\b1 (entries|people|days|weeks|months|times|promises|agreements|minutes)\b", "1 entries", "number"),
    Row(r"\bfilled up from\b", "filled up from your backups", "a gap is filled in"),
    Row(r"where nobody else reads\b", "Keep it where nobody else reads", "reads what? “can read it”"),
    Row(r"(?<!I )\bsaid of\b(?! course)", "What is said of people", "“said about”"),
    Row(r"\ba frame that carries\b", "In the guide: a frame that carries", "a frame holds"),
    Row(
        r"before I asked? who|what before who|before (?:you|we) ask(?:ed)? who",
        "what happened before I asked who",
        "“what” is asked instead of “who”, not before it",
    ),
    Row(r"works like a no\b", "a yes in anger works like a no", "one experiment of two: “can work like a no”"),
    Row(
        r"what people expect to happen",
        "Psychological safety is what people expect to happen",
        "it is the belief that nobody is humiliated or punished for speaking up",
    ),
    Row(r"(?:two|other|another) machines?\b", "Written on two machines", "the reader has computers: “two computers”"),
    Row(r"(?<!USB )\bsticks?\b", "to the stick", "“USB stick”"),
    Row(r"\bin your name\b", "uses this computer in your name", "“under your account”"),
)

DANISH = (
    Row(r"USB-stik\w*|\bstikket\b|(?<!USB-)\bnøglen med\b", "Med et USB-stik", "glossary: *USB-nøgle*"),
    Row(r"\bladt urørt\b", "Den er ladt urørt", "bookish: *ikke rørt*"),
    Row(
        r"(?<!leader-)(?<!\{)\b(?-i:[Jj]ournal(en|er|erne)?)\b(?!\.md)",
        "Journalen er låst",
        "glossary: a record in Danish; *dagbog*",
    ),
    Row(r"\blogbog\w*", "logbog", "glossary: *dagbog*"),
    Row(r"\bindlæg\w*|\bregistrering\w*|\boptegnelse\w*", "et indlæg", "glossary: *note*"),
    Row(r"\ben tvivl\b|\btvivlene?\b(?! på)", "En fejl eller en tvivl", "glossary: *tvivl* has no article, no plural"),
    Row(
        r"\bafsluttende linje|\blukke loopet|\bloop\w*",
        "Lukke loopet",
        "glossary: *sådan sluttede vi*, *meldt tilbage*",
    ),
    Row(r"\bgivet slip på\b|\bdroppede? løfte", "givet slip på to. 17. dec.", "glossary: *opgivet*"),
    Row(r"\boverskredet\b|\bforfald\w*|\bover tiden\b", "6 dage over tiden", "glossary: *skulle være sket*"),
    Row(r"holdt for sent", "holdt for sent", "it judges: *holdt senere*"),
    Row(r"ikke hørt længe|ikke hørt fra længe|\bikke har hørt længe", "Ikke hørt fra længe", "*på det seneste*"),
    Row(r"når [^.:;]{3,80}, så vil jeg|Når …, så", "Når det sker, så vil jeg spørge", "glossary: no *så* after *når*"),
    Row(
        r"\bkom(mer)? op (i|ved|under|på)?\b(?! ad)(?! til)|der kom op\b", "hvad der kom op", "*dukkede op*, *kom frem*"
    ),
    Row(r"\bslags anledning\w*", "2 slags anledninger", "an *anledning* is the kind already"),
    Row(r"\bspejlet\b", "Spejlet stiller folk", "the Danish reader has met no mirror"),
    Row(r"\bbetænksom\b", "Du så betænksom ud", "that is considerate; *bekymret*, *eftertænksom*"),
    Row(
        r"\bgjort lille\b|\bgjort af det\b",
        "at ingen bliver gjort lille",
        "a picture of English: *ydmyget*, *formes af*",
    ),
    Row(r"\bmå springes over\b|\bet svar beholder\b", "Alle spørgsmål må springes over", "is read as *must*"),
    Row(r"\bpå I dag\b", "En linje på I dag", "*under I dag*"),
    Row(r"\bstille tid\b|\bstille minutter efter\b", "Lås efter stille tid", "*uden aktivitet*"),
    Row(r"\bintet bliver talt\b", "intet bliver talt", "is read as *spoken*: *der bliver ikke talt noget*"),
    Row(r"\bunder fire øjne\b", "sagt under fire øjne", "*på tomandshånd*, one word for it throughout"),
    Row(r"\bsig tak for, at\b|\btak for at\b", "Tak for at fortælle mig det", "*tak, fordi*"),
    Row(r"^at (fortælle|dele|spørge|svare|komme med)\b.*\{day\}", "At fortælle mig om fejlen, {day}", "*fordi du …*"),
    Row(r"\bender i én\b", "Det ender i én side", "*ender med*"),
    Row(r"\bhold et løfte\b", "hold et løfte", "as a key it admonishes: *markér et løfte som holdt*"),
    Row(r"\bså vidt .{1,20} bekræfter\b|\bfinder, at\b", "En oversigt finder, at", "*viser, at*"),
    Row(r"\bstandard input\b", "fra standard input", "one word: *standardinput*"),
    Row(r"\bmaskine[nr]?\b", "på en anden maskine", "*computer*"),
    Row(r"\bimporteres\b", "kan importeres", "*hentes ind*"),
    Row(r"\bfortryd tager\b", "Fortryd tager det tilbage", "is read as an order: *det kan fortrydes*"),
    Row(r"\bbevægelse\b", "Bevægelse i vinduet", "*animation*"),
    Row(r"\bbør\b", "Du bør spørge", "glossary: no *bør*"),
    Row(r"\bsignifikant\w*", "en signifikant ændring", "glossary: *tydelig*"),
    Row(r"\bkonflikt\w*", "en konflikt", "glossary: *uenighed* is less"),
    Row(r"\bkontekst\w*", "konteksten", "glossary: *situation*"),
    Row(r"\b1 (noter|personer|dage|uger|måneder|gange|løfter|aftaler|minutter)\b", "1 noter", "number"),
    Row(r"\bvirker som et nej\b", "Et ja i vrede virker som et nej", "one experiment of two: *kan virke*"),
    Row(
        r"folk regner med, der sker",
        "det, folk regner med, der sker",
        "psychological safety is the belief that nobody is humiliated or punished for speaking up",
    ),
    Row(
        r"før jeg spurgte, hvem|før (?:du|man) spørger, hvem",
        "hvad der skete, før jeg spurgte, hvem",
        "*hvad* is asked instead of *hvem*, not before it",
    ),
)

QUOTED = re.compile(r"[“”][^“”]*[“”]")
"""What somebody else says, in quotation marks, is theirs."""


_NOT_SAID = re.compile(r"\*\*|`[^`]*`|(?<=\])\([^)]*\)")
"""What Markdown marks, what is typed, and where a link leads."""


def _pattern(row: Row) -> re.Pattern[str]:
    return re.compile(row.phrase, re.IGNORECASE)


def catalogue(*, danish: bool) -> Iterator[tuple[str, str]]:
    """Every sentence of the interface and of the command line, with where it is said."""
    with (RESOURCES / "i18n" / "da.po").open("rb") as file:
        for message in read_po(file, locale="da"):
            if message.id:
                said = message.string if danish else message.id
                for form in (said,) if isinstance(said, str) else said or ():
                    yield message.locations[0][0], form


def texts(spoken: str) -> Iterator[tuple[str, str]]:
    """The guide, the help and the readme line by line, the prompts and the sample."""
    readme = ROOT / ("README.md" if spoken == "en" else f"README.{spoken}.md")
    pages = {"guide": RESOURCES / "guide" / spoken, "help": ROOT / "docs" / "guide" / spoken}
    written = [(f"{name}/{spoken}", page) for name, folder in pages.items() for page in sorted(folder.glob("*.md"))]
    for place, page in [*written, ("readme", readme)]:
        for line in page.read_text(encoding="utf-8").splitlines():
            yield f"{place}/{page.name}", _NOT_SAID.sub("", line)
    for name in ("prompts", "sample"):
        table = tomllib.loads((RESOURCES / name / f"{spoken}.toml").read_text(encoding="utf-8"))
        for line in _strings(table):
            if " " in line:  # a key is no sentence
                yield f"{name}/{spoken}.toml", line


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from _strings(inner)
        case list():
            for inner in value:
                yield from _strings(inner)


@cache
def said_in(spoken: str) -> list[tuple[str, str]]:
    """Everything that the app says in a language."""
    return [*catalogue(danish=spoken == "da"), *texts(spoken)]


@pytest.mark.parametrize("row", ENGLISH, ids=lambda row: row.found_in)
def test_english_is_not_translated_danish(row: Row) -> None:
    assert [(place, line) for place, line in said_in("en") if _pattern(row).search(QUOTED.sub("“”", line))] == []


@pytest.mark.parametrize("row", DANISH, ids=lambda row: row.found_in)
def test_danish_follows_the_glossary_and_is_not_compressed(row: Row) -> None:
    assert [(place, line) for place, line in said_in("da") if _pattern(row).search(QUOTED.sub("“”", line))] == []


@pytest.mark.parametrize("row", [*ENGLISH, *DANISH], ids=lambda row: row.found_in)
def test_each_row_finds_what_it_is_there_for(row: Row) -> None:
    assert _pattern(row).search(row.found_in), row.phrase
    assert row.reason


def test_everything_that_is_said_is_looked_at() -> None:
    for spoken, words in (("en", "React constructively"), ("da", "Reagér konstruktivt")):
        lines = said_in(spoken)
        assert len(lines) > 3_000
        assert any(words in line for place, line in lines if place.startswith("guide/"))
        assert {place.split("/")[0] for place, _line in lines} >= {
            "guide",
            "help",
            "readme",
            "prompts",
            "sample",
            "cli",
            "ui",
            "wording",
        }


def test_a_glossary_word_is_looked_for_in_danish() -> None:
    """The words that the glossary turns down for what has another word stand in the rows above."""
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    for word in (
        "logbog",
        "Indlæg",
        "registrering",
        "optegnelse",
        "Overskredet",
        "forfalden",
        "Signifikant",
        "Konflikt",
    ):
        assert f"*{word}*" in glossary, word
        assert any(_pattern(row).search(word) for row in DANISH), word
