"""Names in the order of the language that is spoken: in Danish Æ, Ø and Å come behind Z, and Aa is an Å."""

from __future__ import annotations

import unicodedata

from leader_journal.core.folding import fold
from leader_journal.wording.catalogue import Language, current_language

_BEHIND_Z = str.maketrans({"æ": "{a", "ä": "{b", "ø": "|a", "ö": "|b", "ő": "|b", "å": "}a", "ü": "y", "ű": "y"})
"""What comes behind z in Danish, and what is put beside it from other languages: signs that follow z in ASCII.

A German ü stands as y does (CLDR, and Denmark's own rules of spelling).
"""
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


def name_key(name: str) -> tuple[str, str]:
    """Return what sorts names; those that only differ in accents or capitals stand together."""
    straight = name.translate(_APOSTROPHES)
    if current_language() is Language.DANISH:
        letters = unicodedata.normalize("NFC", straight).casefold().replace("aa", "å").translate(_BEHIND_Z)
        return fold(letters), name
    plain = unicodedata.normalize("NFKD", straight.casefold().replace("æ", "ae").replace("ø", "o"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)), name
