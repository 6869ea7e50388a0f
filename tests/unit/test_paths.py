"""The app finds what ships with it, and keeps its own files where the system wants them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

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


def test_the_socket_never_lies_where_everybody_may_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr(sys, "platform", "linux")
    assert paths.runtime_folder() == paths.data_folder()


def test_journals_logs_and_settings_lie_apart() -> None:
    assert len({paths.config_folder(), paths.data_folder(), paths.log_folder()}) == 3
