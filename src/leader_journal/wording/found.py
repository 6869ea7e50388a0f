"""What a search found, in words."""

from __future__ import annotations

from leader_journal.core.found import FoundKind, Where
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext


def found_head(kind: FoundKind) -> str:
    return {
        FoundKind.PERSON: _("People"),
        FoundKind.ENTRY: _("Entries"),
        FoundKind.DRAFT: _("Drafts"),
        FoundKind.BRING_UP: _("To bring up"),
        FoundKind.PROMISE: _("Promises"),
        FoundKind.ONE_ON_ONE: _("One-on-ones"),
        FoundKind.AGREEMENT: _("Agreements"),
        FoundKind.REVIEW: _("Reviews"),
        FoundKind.PLAN: _("Plans"),
        FoundKind.GUIDE: _("Guide"),
        FoundKind.HELP: _("Help"),
    }[kind]


def where_words(where: Where, label: str = "") -> str:
    """Return in which part of a record something stands, and what it says; nothing where it is the text itself."""
    part = {
        Where.TEXT: "",
        Where.ANSWER: pgettext("found in", "answer"),
        Where.NAMES: pgettext("found in", "name"),
        Where.NOTES: pgettext("found in", "notes"),
        Where.THEME: pgettext("found in", "theme"),
        Where.PROMISE: pgettext("found in", "promise"),
        Where.PAGE: pgettext("found in", "page"),
        Where.BROUGHT: pgettext("found in", "what they brought"),
        Where.THANKED: pgettext("found in", "what I thanked for"),
        Where.CLOSING_LINE: pgettext("found in", "closing line"),
        Where.PLACE: pgettext("found in", "place"),
        Where.EARLIER: pgettext("found in", "as it was worded before"),
        Where.CHAPTER: "",
    }[where]
    return _("{part}: {words}").format(part=part, words=label) if label else part


def found_sentence(count: int) -> str:
    """Return how many things were found in all."""
    if not count:
        return _("Nothing found.")
    return ngettext("{count} found", "{count} found", count).format(count=counted(count))


def show_all(count: int) -> str:
    """Return the way to all hits of a group."""
    return ngettext("Show {count} more", "Show {count} more", count).format(count=counted(count))
