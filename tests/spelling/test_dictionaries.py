"""Dictionaries are found where systems keep them, and read in the encoding that they say they are in."""

from __future__ import annotations

from pathlib import Path

import pytest

from leader_journal.spelling.dictionaries import encoding_of, installed


def put(folder: Path, name: str, affixes: bytes = b"SET UTF-8\n") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_bytes(affixes)
    (folder / f"{name}.dic").write_bytes(b"1\nord\n")


def names(tmp_path: Path, **environ: str) -> list[str]:
    environ = {"XDG_DATA_DIRS": str(tmp_path / "share"), **environ}
    return [f"{one.name} in {one.folder.relative_to(tmp_path)}" for one in installed(environ, tmp_path / "home")]


def test_without_any_there_is_none(tmp_path: Path) -> None:
    assert names(tmp_path) == []


@pytest.mark.parametrize("place", ["hunspell", "myspell", "myspell/dicts"])
def test_those_of_the_system_are_found(tmp_path: Path, place: str) -> None:
    put(tmp_path / "share" / place, "da_DK")
    assert names(tmp_path) == [f"da_DK in share/{place}"]


def test_ones_own_come_before_the_systems(tmp_path: Path) -> None:
    put(tmp_path / "share/hunspell", "en_GB")
    put(tmp_path / "home/.local/share/hunspell", "en_GB")
    assert names(tmp_path) == ["en_GB in home/.local/share/hunspell"]


@pytest.mark.parametrize(
    ("spoken", "chosen"), [("en_US.UTF-8", "en_US"), ("en_AU.UTF-8", "en_AU"), ("da_DK.UTF-8", "en_GB"), ("C", "en_GB")]
)
def test_of_several_regions_the_systems_own_is_taken(tmp_path: Path, spoken: str, chosen: str) -> None:
    for region in ("en_AU", "en_GB", "en_US"):
        put(tmp_path / "share/hunspell", region)
    assert names(tmp_path, LANG=spoken) == [f"{chosen} in share/hunspell"]


def test_any_region_is_better_than_none(tmp_path: Path) -> None:
    put(tmp_path / "share/hunspell", "en_ZA")
    assert names(tmp_path) == ["en_ZA in share/hunspell"]


def test_one_without_words_or_in_no_known_encoding_is_none(tmp_path: Path) -> None:
    put(tmp_path / "share/hunspell", "en_GB", b"SET KLINGON-8\n")
    put(tmp_path / "share/hunspell", "da_DK")
    (tmp_path / "share/hunspell/da_DK.dic").unlink()
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("affixes", "encoding"),
    [
        (b"SET UTF-8\n", "utf-8"),
        (b"\xef\xbb\xbfSET UTF-8\n", "utf-8"),
        (b"# SET KOI8-R\nSET ISO8859-15\r\n", "iso8859-15"),
        (b"TRY abc\n", "iso8859-1"),
        (b"SET nothing-known\n", None),
    ],
)
def test_the_encoding_is_the_one_that_the_file_says(affixes: bytes, encoding: str | None) -> None:
    assert encoding_of(affixes) == encoding
