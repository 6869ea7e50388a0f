"""The words by which entries are filtered, in English and Danish, whatever the language of the app.

All keys are folded (`core.folding.fold`): *spørgsmål*, *Spørgsmål* and *spoergsmaal* are one word.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from leader_journal.core.folding import fold
from leader_journal.core.terms import Element, Kind, Mark, Quality, Setting, Tone

T = TypeVar("T")


class Key(StrEnum):
    """What may stand before a colon; the value is the word that an error names it by."""

    KIND = "kind"
    HUMILITY = "humility"
    QUESTIONS = "questions"
    ROOM = "room"
    TONE = "tone"
    QUALITY = "quality"
    PERSON = "person"
    THEME = "theme"
    SETTING = "setting"
    SINCE = "since"
    UNTIL = "to"
    ON = "on"
    LAST = "last"


class Flag(StrEnum):
    """A filter that is on or off."""

    MARKED = "marked"
    TO_DEEPEN = "unfinished"
    UNDER_PRESSURE = "under-pressure"
    NO_KIND = "no-kind"


def _by_word(words_of: Mapping[T, str]) -> Mapping[str, T]:
    return {fold(word): meaning for meaning, words in words_of.items() for word in words.split("|")}


KINDS = _by_word(
    {
        Kind.MISTAKE: "mistake|mistakes|error|fejl|fejlen",
        Kind.DISAGREEMENT: "disagreement|disagreements|uenighed|uenigheder",
        Kind.DOUBT: "doubt|doubts|tvivl",
        Kind.QUESTION: "question|questions|spørgsmål",
        Kind.IDEA: "idea|ideas|idé|ide|ideer|idéer",
        Kind.BREACH: "breach|breaches|breach of an agreement|brud|brud på aftale|aftalebrud",
    }
)
KEYS = _by_word(
    {
        Key.KIND: "kind|occasion|type|anledning|slags",
        Key.HUMILITY: "humility|situational humility|ydmyghed|situationsbestemt ydmyghed",
        Key.QUESTIONS: "questions|curious questions|spørgsmål|nysgerrige spørgsmål",
        Key.ROOM: "room|rum",
        Key.TONE: "tone",
        Key.QUALITY: "quality|reaction|kvalitet|reaktion",
        Key.PERSON: "person|people|who|hvem|personer",
        Key.THEME: "theme|themes|tag|tags|tema|temaer",
        Key.SETTING: "setting|situation|where|hvor",
        Key.SINCE: "since|from|after|siden|fra|efter",
        Key.UNTIL: "to|until|till|til|indtil",
        Key.ON: "on|day|month|period|den|dag|måned|periode",
        Key.LAST: "last|past|sidste|seneste",
    }
)
ELEMENT_OF = {Key.HUMILITY: Element.HUMILITY, Key.QUESTIONS: Element.QUESTIONS, Key.ROOM: Element.ROOM}
MARKS = _by_word(
    {
        Mark.SHOWN: "shown|yes|vist",
        Mark.PARTLY: "partly|partial|delvist|delvis",
        Mark.MISSED: "missed|missing|manglede|mangler|mangler helt|savnet",
        Mark.NOT_RELEVANT: "not relevant|not_relevant|not-relevant|irrelevant|ikke relevant|ikke-relevant",
        Mark.UNMARKED: "unmarked|not marked|umarkeret|ikke markeret",
    }
)
TONES = _by_word({Tone.CALM: "calm|rolig|roligt", Tone.TENSE: "tense|anspændt", Tone.SHARP: "sharp|skarp|skarpt"})
QUALITIES = _by_word(
    {
        Quality.CONSTRUCTIVE: "constructive|opened|konstruktiv|åbnede",
        Quality.MIXED: "mixed|blandet",
        Quality.CLOSING: "closing|closed|lukkende|lukkede",
        Quality.NOT_RATED: "not rated|not-rated|not_rated|unrated|ikke vurderet|ikke-vurderet",
    }
)
SETTINGS = _by_word(
    {
        Setting.ONE_ON_ONE: "one_on_one|one-on-one|one on one|1:1|1-1|en-til-en|én-til-én|én til én|en til en",
        Setting.TEAM_MEETING: "team_meeting|team meeting|team-meeting|teammøde|team-møde|møde i teamet",
        Setting.CHECK_IN: "check_in|check-in|check in|checkin|tjek-ind|check-ind",
        Setting.CORRIDOR: "corridor|hallway|gang|gangen|på gangen",
        Setting.EMAIL_OR_CHAT: "email_or_chat|e-mail or chat|email or chat|e-mail|email|mail|chat"
        "|e-mail eller chat|mail eller chat",
        Setting.CUSTOMER_CALL: "customer_call|customer call|kundesamtale|kundeopkald|samtale med kunde",
    }
)
FLAGS = _by_word(
    {
        Flag.MARKED: "marked|markeret|markerede|with marks|med markering",
        Flag.TO_DEEPEN: "unfinished|to deepen|to-deepen|ufærdig|ufærdige|at uddybe|uddyb|skal uddybes",
        Flag.UNDER_PRESSURE: "under-pressure|under pressure|under time pressure|under tidspres|under-tidspres",
        Flag.NO_KIND: "no-kind|no kind|no kind yet|without kind|uden anledning|uden-anledning|ingen anledning",
    }
)


def setting_of(text: str) -> str:
    """Return the value of a setting that ships, or a leader's own setting as it was typed."""
    words = " ".join(text.split())
    known = SETTINGS.get(fold(words))
    return words if known is None else known.value
