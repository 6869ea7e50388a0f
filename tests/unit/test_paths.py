"""The app finds what ships with it, and keeps its own files where the system wants them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from leader_journal import paths


def test_resources_are_found_from_any_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert (paths.resources() / "icons" / "app.svg").is_file()
    assert (paths.resources() / "themes" / "light.json").is_file()


def test_the_folders_follow_the_environment() -> None:
    assert paths.config_folder() == Path(os.environ["XDG_CONFIG_HOME"]) / "leader-journal"
    assert paths.data_folder() == Path(os.environ["XDG_DATA_HOME"]) / "leader-journal"
    assert Path(os.environ["XDG_STATE_HOME"]) in paths.log_folder().parents
    assert paths.runtime_folder() == Path(os.environ["XDG_RUNTIME_DIR"]) / "leader-journal"


@pytest.mark.parametrize("named", [None, "", "/somewhere", "/somewhere/else/"])
def test_the_folders_are_those_that_platformdirs_names(named: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name) if named is None else monkeypatch.setenv(name, named)

    assert paths.config_folder() == platformdirs.user_config_path("leader-journal", appauthor=False)
    assert paths.data_folder() == platformdirs.user_data_path("leader-journal", appauthor=False)
    assert paths.log_folder() == platformdirs.user_log_path("leader-journal", appauthor=False)


def test_where_nobody_knows_of_a_home_no_folder_of_that_sign_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)  # as for a user whom the system does not list
    with pytest.raises(RuntimeError):
        paths.data_folder()


def test_a_folder_that_others_can_reach_is_no_place_for_the_socket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, open_to_all = tmp_path / "own", tmp_path / "open"
    own.mkdir(mode=0o700)
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    (tmp_path / "link").symlink_to(own)
    for name, taken in ((own, True), (open_to_all, False), (tmp_path / "link", False), (tmp_path / "none", False)):
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(name))
        assert (paths.runtime_folder().parent == name) is taken, name


def test_the_socket_never_lies_where_everybody_may_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr(sys, "platform", "linux")
    assert paths.runtime_folder() == paths.data_folder()


def test_journals_logs_and_settings_lie_apart() -> None:
    assert len({paths.config_folder(), paths.data_folder(), paths.log_folder()}) == 3
