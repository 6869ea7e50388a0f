"""Where one can go, as values: the rail, a link, Back, the place that is remembered and a test all speak of these.

A page that leads on names a place and nothing else; `UiContext.go` brings the page of that place to the front, which
`arrive`s there. What is done rather than gone to is an act (`ui.actions`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, get_args

from msgspec import Struct

from leader_journal.core.codec import Undecodable, decode, encode
from leader_journal.core.filters import EntryFilter
from leader_journal.core.guide import Chapter
from leader_journal.core.help import HelpTopic
from leader_journal.wording.catalogue import _


class PageName(StrEnum):
    """The pages of an open journal."""

    TODAY = "today"
    JOURNAL = "journal"
    EDITOR = "editor"
    PROGRESS = "progress"
    REVIEW = "review"
    PEOPLE = "people"
    ONE_ON_ONE = "one_on_one"
    AGREEMENTS = "agreements"
    GUIDE = "guide"
    SEARCH = "search"
    TRASH = "trash"
    RESTORE = "restore"
    WRITTEN_TWICE = "written_twice"
    SETTINGS = "settings"


class SettingsSection(StrEnum):
    """The sections of Settings, in the order of their list."""

    GENERAL = "general"
    PRIVACY = "privacy"
    BACKUPS = "backups"
    SPELLING = "spelling"
    WRITING = "writing"
    REMINDERS = "reminders"
    PROMPTS = "prompts"
    PROGRESS = "progress"
    IN_AND_OUT = "in_and_out"
    TWO_MACHINES = "two_machines"
    ABOUT = "about"

    def words(self) -> str:
        """Return what the section is called: over it, in the list, in the palette."""
        return {
            SettingsSection.GENERAL: _("General"),
            SettingsSection.PRIVACY: _("Privacy"),
            SettingsSection.BACKUPS: _("Backups"),
            SettingsSection.SPELLING: _("Spelling"),
            SettingsSection.WRITING: _("Writing help"),
            SettingsSection.REMINDERS: _("Reminders"),
            SettingsSection.PROMPTS: _("Prompts"),
            SettingsSection.PROGRESS: _("Progress"),
            SettingsSection.IN_AND_OUT: _("In and out"),
            SettingsSection.TWO_MACHINES: _("Two computers"),
            SettingsSection.ABOUT: _("About"),
        }[self]


class ShowToday(Struct, frozen=True):
    """The line for what happened, and what waits."""

    page: ClassVar = PageName.TODAY


class ShowEntries(Struct, frozen=True):
    """The journal, filtered; without a filter, as it was left."""

    page: ClassVar = PageName.JOURNAL
    filter: EntryFilter | None = None


class ShowEntry(Struct, frozen=True):
    """One entry in the journal's reading pane, among those that are shown, or in the whole journal.

    `sought` are the words that led to it: it is opened where it says them.
    """

    page: ClassVar = PageName.JOURNAL
    entry: str
    sought: str = ""


class EditEntry(Struct, frozen=True):
    """The deepen editor of an entry; leaving it comes back."""

    page: ClassVar = PageName.EDITOR
    entry: str


class LookInto(Struct, frozen=True):
    """The same, the caret not in the text yet: where one letter led here, who types on may have meant another place."""

    page: ClassVar = PageName.EDITOR
    entry: str


class ShowProgress(Struct, frozen=True):
    """A chart by its id; without one, the chart that was looked at last."""

    page: ClassVar = PageName.PROGRESS
    chart: str | None = None


class ShowReviews(Struct, frozen=True):
    """The review that was begun, or where one begins."""

    page: ClassVar = PageName.REVIEW


class ReadReview(Struct, frozen=True):
    """The page of a closed review."""

    page: ClassVar = PageName.REVIEW
    review: str


class ShowPeople(Struct, frozen=True):
    """The people, or the promises, as they were left."""

    page: ClassVar = PageName.PEOPLE


class ShowPerson(Struct, frozen=True):
    """The page of one person."""

    page: ClassVar = PageName.PEOPLE
    person: str


class ShowPromises(Struct, frozen=True):
    """The promises to everybody."""

    page: ClassVar = PageName.PEOPLE


class PrepareOneOnOne(Struct, frozen=True):
    """The page that prepares the next one-on-one with a person."""

    page: ClassVar = PageName.ONE_ON_ONE
    person: str


class ShowOneOnOne(Struct, frozen=True):
    """One meeting: its page, or how it was."""

    page: ClassVar = PageName.ONE_ON_ONE
    one_on_one: str


class ShowAgreements(Struct, frozen=True):
    """The agreements, and what was not kept; one of them first, where it was looked for."""

    page: ClassVar = PageName.AGREEMENTS
    agreement: str = ""


class ShowGuide(Struct, frozen=True):
    """A page of the guide; without one, the page that was read last."""

    page: ClassVar = PageName.GUIDE
    chapter: Chapter | None = None
    found: str = ""
    """What was typed into a search that leads here, and is shown on the page; or nothing."""
    near: str = ""
    """The words around the place that is meant."""


class ShowHelp(Struct, frozen=True):
    """A page of the help, which stands beside the guide; without one, the page that was read last."""

    page: ClassVar = PageName.GUIDE
    topic: HelpTopic | None = None
    found: str = ""
    near: str = ""


class ShowSearch(Struct, frozen=True):
    """What a search over everything finds."""

    page: ClassVar = PageName.SEARCH
    typed: str = ""


class ShowTrash(Struct, frozen=True):
    """The bin."""

    page: ClassVar = PageName.TRASH


class ShowRestore(Struct, frozen=True):
    """The backups, and the ways back."""

    page: ClassVar = PageName.RESTORE


class ShowWrittenTwice(Struct, frozen=True):
    """What was written on two machines: one record, or all that wait."""

    page: ClassVar = PageName.WRITTEN_TWICE
    subject: str | None = None


class ShowSettings(Struct, frozen=True):
    """A section of Settings; without one, the section that was shown last."""

    page: ClassVar = PageName.SETTINGS
    section: SettingsSection | None = None


Place = (
    ShowToday
    | ShowEntries
    | ShowEntry
    | EditEntry
    | LookInto
    | ShowProgress
    | ShowReviews
    | ReadReview
    | ShowPeople
    | ShowPerson
    | ShowPromises
    | PrepareOneOnOne
    | ShowOneOnOne
    | ShowAgreements
    | ShowGuide
    | ShowHelp
    | ShowSearch
    | ShowTrash
    | ShowRestore
    | ShowWrittenTwice
    | ShowSettings
)

PLAIN: tuple[Place, ...] = tuple(
    kind() for kind in get_args(Place) if len(kind.__struct_defaults__) == len(kind.__struct_fields__)
)
"""Every place that names nothing: so every page, but for those that are about something."""

_KINDS: dict[str, type[Place]] = {kind.__name__: kind for kind in get_args(Place)}


class _Written(Struct, frozen=True):
    kind: str
    place: dict[str, object]


def written(place: Place) -> bytes:
    """Return a place as it is remembered."""
    return encode({"kind": type(place).__name__, "place": place})


def read(remembered: bytes) -> Place | None:
    """Return the place that was written, or None where this version knows no such place."""
    try:
        found = decode(remembered, _Written)
        return decode(encode(found.place), _KINDS[found.kind])
    except (Undecodable, KeyError):
        return None
