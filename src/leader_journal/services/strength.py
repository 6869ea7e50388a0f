"""How hard a new passphrase is to guess, by zxcvbn, which is handed what Danes choose; and four words proposed."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from leader_journal import paths
from leader_journal.core.errors import PassphraseTooGuessable, PassphraseTooShort
from leader_journal.core.folding import fold
from leader_journal.core.passphrases import MIN_PASSPHRASE, SAMPLE_PASSPHRASE, long_enough, normalised
from leader_journal.core.strength import Strength, strength_of
from leader_journal.wording.catalogue import Language

PROPOSED_WORDS = 4
_READ, _ESTIMATED = 1000, 100
"""Letters that are looked at, and those that the estimator reads; of a longer passphrase both ends are tried."""
_SPELLINGS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def estimated(passphrase: str, about: Iterable[str] = ()) -> Strength:
    """Return how hard a passphrase is to guess for somebody who also knows `about`: the journal's name, say."""
    # loaded here: nobody types a new passphrase at most starts
    from zxcvbn_rs_py import zxcvbn

    text = normalised(passphrase)
    if _letters(text) == _letters(SAMPLE_PASSPHRASE):
        return Strength.GUESSED
    known = [*_own_words(about), *_danish_words()]
    once = _unrepeated(text[:_READ])
    if len(once) < len(text) and not long_enough(once):
        return Strength.GUESSED
    once += once if len(once) < len(text) else ""  # it was thought of as something that is said again
    ends = {once[:_ESTIMATED], once[-_ESTIMATED:]}
    return strength_of(max(zxcvbn(end, known).guesses_log10 for end in ends))


def check_passphrase(passphrase: str, about: Iterable[str] = ()) -> None:
    """Refuse what would be guessed at once. Raises PassphraseTooShort, PassphraseTooGuessable."""
    if not long_enough(passphrase):
        raise PassphraseTooShort(MIN_PASSPHRASE)
    if estimated(passphrase, about) is Strength.GUESSED:
        raise PassphraseTooGuessable


def propose(language: Language) -> str:
    """Return four words by chance, in a language, of a list of some thousands."""
    words = _words_to_propose(language)
    return " ".join(secrets.choice(words) for _number in range(PROPOSED_WORDS))


def _unrepeated(text: str) -> str:
    """Return a text that is one thing again and again as that thing, once."""
    periods = (period for period in range(1, len(text) // 2 + 1) if text.startswith(text[period:]))
    return text[: next(periods, len(text))]


def _letters(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())


def _own_words(about: Iterable[str]) -> Iterator[str]:
    yield from ("leader", "journal", "leaderjournal", "sample")
    for name in about:
        # a file's name where the locale does not know its letters, or where it is no text
        text = name.encode(errors="surrogateescape").decode(errors="replace")
        yield from (normalised(word).casefold() for word in (text, *text.split()))


@cache
def _danish_words() -> tuple[str, ...]:
    """What Danes choose, commonest first, with æ, ø and å and as they are typed where these are missing."""
    words = chain(_lines("common.da.txt"), _lines("words.da.txt"))
    return tuple(dict.fromkeys(spelled for word in words for spelled in (word, word.translate(_SPELLINGS))))


@cache
def _words_to_propose(language: Language) -> tuple[str, ...]:
    return tuple(_lines(f"words.{language.value}.txt"))


def _lines(name: str) -> list[str]:
    text = (paths.resources() / "passphrases" / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
