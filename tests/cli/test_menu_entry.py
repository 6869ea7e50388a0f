"""Installed by pipx or uv, the app comes into the menu of the desktop by one command, and out of it by another."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from leader_journal.__main__ import main

ID = "org.leaderjournal.LeaderJournal"


def lines(folder: Path) -> dict[str, str]:
    entry = (folder / f"applications/{ID}.desktop").read_text("utf-8")
    head = entry.split("\n\n")[0].splitlines()[1:]
    return dict(line.split("=", 1) for line in head)


def test_it_is_put_there_whole_and_taken_away_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    mine = tmp_path / "applications/mine.desktop"
    mine.parent.mkdir()
    mine.write_text("[Desktop Entry]\n")

    assert main(["menu-entry"]) == 0

    said = lines(tmp_path)
    program = shlex.split(said["Exec"])
    assert program[-1] == "%f"
    assert Path(program[0]).is_absolute()
    assert Path(program[0]).exists()
    assert said["TryExec"] == program[0]
    assert (tmp_path / f"icons/hicolor/scalable/apps/{ID}.svg").read_bytes().lstrip().startswith(b"<")
    assert b"application/vnd.leader-journal" in (tmp_path / f"mime/packages/{ID}.xml").read_bytes()
    assert "is in the menu" in capsys.readouterr().out

    assert main(["menu-entry", "--remove"]) == 0
    left = [path.name for path in tmp_path.rglob("*") if path.is_file() and ID in path.name]
    assert left == []
    assert mine.exists()


def test_a_second_time_is_the_same_and_to_remove_nothing_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert main(["menu-entry", "--remove"]) == 0
    assert main(["menu-entry"]) == 0
    first = lines(tmp_path)
    assert main(["menu-entry"]) == 0
    assert lines(tmp_path) == first
