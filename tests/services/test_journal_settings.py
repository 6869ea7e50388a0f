"""Settings of a journal: usual until somebody chooses, kept in the file, and undone like any change."""

from __future__ import annotations

from msgspec.structs import replace

from leader_journal.composition import Services
from leader_journal.core.changes import Topic
from leader_journal.core.journal_settings import JournalSettings


def test_are_the_usual_ones_until_something_is_chosen(services: Services) -> None:
    assert services.settings.current == JournalSettings()


def test_are_kept_announced_and_undone(services: Services) -> None:
    changes = services.settings.change(lambda settings: replace(settings, by_person=True))
    assert changes.topics == {Topic.SETTINGS}
    assert services.settings.current.by_person
    services.settings.change(lambda settings: replace(settings, own_blame_words=("sløset",)))
    assert services.settings.current == JournalSettings(by_person=True, own_blame_words=("sløset",))
    services.writes.undo()
    services.writes.undo()
    assert services.settings.current == JournalSettings()
