"""Which page of the help belongs to a place: where F1 leads on to. The first week, where none is about it."""

from __future__ import annotations

from leader_journal.core.help import HelpTopic
from leader_journal.ui.places import PageName, Place, SettingsSection, ShowSettings

_OF_PAGE: dict[PageName, HelpTopic] = {
    PageName.JOURNAL: HelpTopic.KEYS,
    PageName.EDITOR: HelpTopic.CAPTURING,
    PageName.PROGRESS: HelpTopic.CHARTS,
    PageName.REVIEW: HelpTopic.MONTH,
    PageName.PEOPLE: HelpTopic.BEFORE,
    PageName.ONE_ON_ONE: HelpTopic.AFTER,
    PageName.AGREEMENTS: HelpTopic.MONTH,
    PageName.SEARCH: HelpTopic.KEYS,
    PageName.TRASH: HelpTopic.TROUBLE,
    PageName.RESTORE: HelpTopic.BACKUPS,
    PageName.SETTINGS: HelpTopic.PRIVACY,
    PageName.WRITTEN_TWICE: HelpTopic.TWO_MACHINES,
}
_OF_SECTION: dict[SettingsSection, HelpTopic] = {
    SettingsSection.BACKUPS: HelpTopic.BACKUPS,
    SettingsSection.SPELLING: HelpTopic.CAPTURING,
    SettingsSection.WRITING: HelpTopic.CAPTURING,
    SettingsSection.REMINDERS: HelpTopic.MONTH,
    SettingsSection.PROMPTS: HelpTopic.CAPTURING,
    SettingsSection.PROGRESS: HelpTopic.CHARTS,
    SettingsSection.IN_AND_OUT: HelpTopic.IN_AND_OUT,
    SettingsSection.TWO_MACHINES: HelpTopic.TWO_MACHINES,
    SettingsSection.ABOUT: HelpTopic.FIRST_WEEK,
}


def topic_of(place: Place) -> HelpTopic:
    """Return the page that helps most with what is in front."""
    if isinstance(place, ShowSettings) and place.section in _OF_SECTION:
        return _OF_SECTION[place.section]
    return _OF_PAGE.get(place.page, HelpTopic.FIRST_WEEK)
