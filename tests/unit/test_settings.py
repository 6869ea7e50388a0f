"""Settings survive a restart, and no file on disk keeps the app from starting."""

from __future__ import annotations

import json
import stat
import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.settings import RECENT_JOURNALS, Settings, SettingsChanges, SettingsStore, SharedFolder


def test_without_a_file_the_defaults_hold_and_nothing_is_written(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "config")

    assert store.current == Settings()
    assert not (tmp_path / "config").exists()


def test_what_was_chosen_is_there_after_a_restart(tmp_path: Path) -> None:
    SettingsStore(tmp_path).update(
        theme="dark", language="da", text_percent=150, animation="off", splitter_sizes={"journal": (400, 700)}
    )

    again = SettingsStore(tmp_path).current

    assert again == Settings(
        theme="dark", language="da", text_percent=150, animation="off", splitter_sizes={"journal": (400, 700)}
    )


def test_every_setting_can_be_changed() -> None:
    assert set(get_type_hints(SettingsChanges)) == {field.name for field in fields(Settings)}


_OTHERWISE = Settings(
    theme="dark",
    language="da",
    text_percent=150,
    animation="off",
    window_geometry="AAAA",
    splitter_sizes={"journal": (400, 700)},
    window_sizes={"capture": (700, 800)},
    recent_journals=("/journals/my.ljournal",),
    backup_folder="/stick",
    backup_folder_seen="2026-05-04",
    remembered={"/journals/my.ljournal": "key"},
    shared_folders={
        "journal": SharedFolder(
            folder="/journals/shared",
            device="d1",
            name="Desk",
            met={"d2": ("Laptop", "2026-05-04T08:00")},
            backed_up="2026-05-04",
            written="2026-05-04T09:00",
        )
    },
    synced_said=("/journals/my.ljournal",),
    lock_after_minutes=3,
    lock_on_sleep=False,
    lock_on_screen_lock=False,
    global_key=True,
    hide_when_left=True,
    out_of_pictures=False,
)
"""Every setting as nobody has it who chose nothing."""


def test_each_setting_is_there_after_a_restart(tmp_path: Path) -> None:
    chosen = {field.name: getattr(_OTHERWISE, field.name) for field in fields(Settings)}
    plain = Settings()
    assert [name for name, value in chosen.items() if value == getattr(plain, name)] == [], "say something else for it"
    SettingsStore(tmp_path).update(**chosen)

    assert SettingsStore(tmp_path).current == _OTHERWISE


def test_the_file_is_for_its_owner_only_and_no_temporary_file_stays(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    store.update(text_percent=110)

    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]
    if sys.platform != "win32":
        assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b'{"format": 1}',
        b'{"format": 1, "settings": {"text_percent": "large"}}',
        b'{"format": 1, "settings": {"window_sizes": {"capture": [700]}}}',
        b'{"format": 1, "settings": {"shared_folders": {"journal": {"folder": "/shared"}}}}',
        b'{"format": 1, "settings": {"text_percent": 1000}}',
        b'{"format": 1, "settings": {"theme": "pink"}}',
        b'{"format": 1, "settings": {"language": "xx"}}',
        b'{"format": 1, "settings": {"lock_after_minutes": -1}}',
        b'{"format": 2, "settings": {"theme": "dark", "from_the_future": true}}',
    ],
)
def test_a_broken_or_newer_file_is_set_aside_whole_and_defaults_are_used(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)

    store = SettingsStore(tmp_path)
    store.update(theme="light")

    assert store.current == Settings(theme="light")
    assert (tmp_path / "settings.set-aside-1.json").read_bytes() == content
    assert SettingsStore(tmp_path).current == Settings(theme="light")


def test_two_broken_files_are_both_kept_and_the_same_one_once(tmp_path: Path) -> None:
    for content in (b"one", b"two", b"two"):
        (tmp_path / "settings.json").write_bytes(content)
        SettingsStore(tmp_path)

    kept = sorted(path.read_bytes() for path in tmp_path.glob("settings.set-aside-*.json"))
    assert kept == [b"one", b"two"]


@given(st.binary(max_size=200))
def test_no_file_whatever_keeps_the_app_from_starting(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("settings")
    (folder / "settings.json").write_bytes(content)

    assert isinstance(SettingsStore(folder).current, Settings)


def test_a_value_that_is_not_allowed_changes_nothing(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    store.update(text_percent=120)

    with pytest.raises(ValueError, match="text_percent"):
        store.update(text_percent=20)

    assert store.current.text_percent == 120
    assert SettingsStore(tmp_path).current.text_percent == 120


def test_the_last_opened_journal_comes_first_and_each_once(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    for name in ("a", "b", "a"):
        store.add_recent(tmp_path / name)

    assert SettingsStore(tmp_path).recent_journals() == (tmp_path / "a", tmp_path / "b")


def test_the_list_of_recent_journals_stays_short(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    for number in range(RECENT_JOURNALS + 5):
        store.add_recent(tmp_path / str(number))

    assert len(store.recent_journals()) == RECENT_JOURNALS
    assert store.recent_journals()[0] == tmp_path / str(RECENT_JOURNALS + 4)


def test_read_only_settings_change_in_memory_only(tmp_path: Path) -> None:
    SettingsStore(tmp_path).update(theme="dark")
    store = SettingsStore(tmp_path, read_only=True)
    store.update(theme="light")

    assert store.current.theme == "light"
    assert SettingsStore(tmp_path).current.theme == "dark"


def test_where_nothing_can_be_written_the_app_goes_on_in_memory(
    tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    blocker = tmp_path / "config"
    blocker.write_text("a file where the folder should be")
    expect_log("the settings cannot be read")
    expect_log("the settings cannot be saved")

    store = SettingsStore(blocker)
    store.update(theme="dark")

    assert store.current.theme == "dark"


def test_a_save_that_fails_midway_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    store = SettingsStore(tmp_path)
    store.update(theme="dark")
    expect_log("the settings cannot be saved .No space left")
    monkeypatch.setattr("os.fsync", full)
    store.update(theme="light")

    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]
    assert json.loads((tmp_path / "settings.json").read_text())["settings"]["theme"] == "dark"


@pytest.mark.parametrize(("kept", "meant"), [(True, "system"), (False, "off"), ("on", "on")])
def test_the_switch_that_animation_was_once_is_still_understood(tmp_path: Path, kept: object, meant: str) -> None:
    """One that stood on was touched by nobody, or could not be told from it: the system may wish stillness."""
    (tmp_path / "settings.json").write_text(json.dumps({"format": 1, "settings": {"animation": kept}}))

    assert SettingsStore(tmp_path).current == Settings(animation=meant)
