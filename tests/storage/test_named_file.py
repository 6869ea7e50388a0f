"""Whether a file that is open is still the one that has its name, or has none any more."""

from __future__ import annotations

from pathlib import Path

from leader_journal.storage.named_file import NamedFile


def test_a_file_that_is_open_and_has_its_name_is_not_deleted(tmp_path: Path) -> None:
    path = tmp_path / "mine.ljournal"
    path.write_bytes(b"x")
    with path.open("rb"):
        named = NamedFile(path)
        assert (named.in_place, named.is_deleted) == (True, False)


def test_a_file_that_is_open_and_lost_its_name_is_deleted(tmp_path: Path) -> None:
    path = tmp_path / "mine.ljournal"
    path.write_bytes(b"x")
    with path.open("rb"):
        named = NamedFile(path)
        path.unlink()
        assert (named.in_place, named.is_deleted) == (False, True)
    assert not named.is_deleted, "nobody has it open any more"


def test_a_file_that_was_moved_is_elsewhere_but_not_deleted(tmp_path: Path) -> None:
    path = tmp_path / "mine.ljournal"
    path.write_bytes(b"x")
    with path.open("rb"):
        named = NamedFile(path)
        path.rename(tmp_path / "other.ljournal")
        path.write_bytes(b"somebody else's")
        assert (named.in_place, named.is_deleted) == (False, False)
