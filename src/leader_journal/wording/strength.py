"""How hard a passphrase is to guess, in a sentence that does not scold."""

from __future__ import annotations

from leader_journal.core.passphrases import MIN_PASSPHRASE, long_enough
from leader_journal.core.strength import Strength
from leader_journal.wording.catalogue import _, ngettext


def advice(typed: str, strength: Strength) -> str:
    """Return what is said under a new passphrase while it is typed."""
    if not typed:
        return _("Four or more unrelated words are easy to type and hard to guess.")
    if not long_enough(typed):
        return ngettext("At least {count} character.", "At least {count} characters.", MIN_PASSPHRASE).format(
            count=MIN_PASSPHRASE
        )
    match strength:
        case Strength.GUESSED:
            return _("This is one of the first that would be tried. One more word that nobody expects helps most.")
        case Strength.WEAK:
            return _(
                "Someone with many computers would guess this within days. One more unrelated word makes it years."
            )
        case Strength.FAIR:
            return _(
                "Someone with many computers would need years to guess this. One more word, and it is out of reach."
            )
        case Strength.STRONG:
            return _("Hard to guess, even for someone with many computers.")
