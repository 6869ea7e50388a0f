"""No word of a journal can be read in any file, at any moment: not beside it, not in temporary folders, not at home."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from tests.storage.conftest import PASSPHRASE, Child

WORD = "Zqxbrombær"
MOMENTS = ("written", "loaded", "sorted", "changed", "thrown away", "closed")


def forms(word: str) -> list[bytes]:
    """Return the ways in which a word, or the part of it that an index keeps, could stand in a file."""
    folded = word.lower().replace("æ", "ae")
    texts = {word, word.lower(), folded, folded[:8], PASSPHRASE}
    return [text.encode(encoding) for text in texts for encoding in ("utf-8", "utf-16-le")]


def readable_in(root: Path) -> list[str]:
    """Return the files under a folder, and the names in it, in which one of the forms can be read."""
    needles = forms(WORD)
    found = []
    for path in root.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        if any(needle in content or needle in os.fsencode(path.name) for needle in needles):
            found.append(path.name)
    return found


def open_files(process: subprocess.Popen[str]) -> set[str]:
    """Return the regular files that a process holds open, removed ones too (Linux; elsewhere none are known).

    Without the libraries: libffi keeps itself open, where it needs its own file for callbacks.
    """
    folder = Path(f"/proc/{process.pid}/fd")
    links = [link.readlink() for link in folder.iterdir()] if folder.exists() else []
    names = {link.name for link in links if link.is_absolute() and not link.is_relative_to("/dev")}
    return {name for name in names if not re.search(r"\.so(\.\d+)*$", name)}


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that holds everything a process may write to: home, temporary folders, the journal's folder."""
    for name in ("journals", "tmp", "home"):
        (tmp_path / name).mkdir()
    for variable in ("TMPDIR", "SQLITE_TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(variable, str(tmp_path / "tmp"))
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    return tmp_path


def test_the_search_finds_a_word_that_is_readable(tmp_path: Path) -> None:
    (tmp_path / "leak").write_text(f"before {WORD} after", "utf-8")
    (tmp_path / "index").write_text("zqxbromb", "utf-8")
    (tmp_path / "clean").write_bytes(os.urandom(4096))
    assert sorted(readable_in(tmp_path)) == ["index", "leak"]


def test_no_word_can_be_read_in_any_file(world: Path, child: Child) -> None:
    process = child("live", world / "journals" / "mine.ljournal", WORD)
    assert process.stdin is not None
    assert process.stdout is not None
    for moment in MOMENTS:
        line = process.stdout.readline()
        assert line == f"{moment}\n", process.communicate()[1]
        assert readable_in(world) == [], moment
        # nothing but the journal, its log, its index of the log and its lock is open
        assert [name for name in open_files(process) if not name.startswith("mine.ljournal")] == [], moment
        process.stdin.write("\n")
        process.stdin.flush()
    said, complaints = process.communicate()
    assert said == ""
    assert not any(form in complaints.encode() for form in forms(WORD))
    assert "refused" in complaints
    assert [path.name for path in (world / "journals").iterdir()] == ["mine.ljournal"]
    assert list((world / "tmp").iterdir()) == []
    assert list((world / "home").iterdir()) == []


def test_the_file_does_not_look_like_a_database(world: Path, child: Child) -> None:
    path = world / "journals" / "mine.ljournal"
    process = child("live", path, WORD)
    assert process.stdout is not None
    assert process.stdout.readline() == "written\n"
    process.kill()
    process.wait()
    for file in path.parent.iterdir():
        assert b"SQLite format 3" not in file.read_bytes(), file.name
        assert b"CREATE TABLE" not in file.read_bytes(), file.name
    assert readable_in(world) == []
