"""Rule 15: what somebody wrote is in the journal, encrypted, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import PASSPHRASE, Program

MARKER = "Zyxwobæl"
"""A word that no file holds by chance, with a letter that encodings disagree about."""


@pytest.fixture
def world(tmp_path: Path) -> dict[str, str]:
    """A home and a temporary folder of their own; everything that a process can write to by itself is in them."""
    folders = {"HOME": "home", "TMPDIR": "temp", "SQLITE_TMPDIR": "temp", "MPLCONFIGDIR": "home/mpl"}
    folders |= {f"XDG_{name}": f"home/{name}" for name in ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "CACHE_HOME")}
    for folder in folders.values():
        (tmp_path / "world" / folder).mkdir(parents=True, exist_ok=True)
    return {name: str(tmp_path / "world" / folder) for name, folder in folders.items()}


def holders(root: Path) -> list[str]:
    """Return the files whose content or name holds the word, in any encoding that could be meant."""
    forms = [MARKER.encode(encoding) for encoding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be", "utf-7")]
    forms += [form.lower() for form in forms] + [MARKER.encode("unicode_escape"), MARKER[:6].encode()]
    files = [path for path in root.rglob("*") if path.is_file()]
    assert files
    return [path.name for path in files if MARKER in path.name or any(form in path.read_bytes() for form in forms)]


def test_the_search_would_find_the_word(tmp_path: Path) -> None:
    (tmp_path / "found").write_text(f"... {MARKER} ...", encoding="utf-16")
    (tmp_path / "other").write_text("nothing")
    assert holders(tmp_path) == ["found"]


def test_no_path_of_the_app_leaves_a_word_outside(
    tmp_path: Path, here: Path, program: Program, world: dict[str, str]
) -> None:
    source = here / "source.csv"
    source.write_text(f"Date,Text,Who\n2026-09-01,{MARKER},{MARKER} three\n{MARKER},{MARKER},{MARKER}\n", "utf-8")
    process = program(source, script="gossip", **world)
    out, err = process.communicate(MARKER.encode() + b"\n")

    said = (out + err).decode()
    assert process.returncode == 0, said
    assert MARKER not in said
    log = next((tmp_path / "world").rglob("leader-journal.log")).read_text(encoding="utf-8")
    assert log.count("unexpected: KeyError") >= 2, "the bugs are in the log, without their words"
    assert holders(tmp_path / "world") == []


def test_no_command_leaves_a_word_outside(tmp_path: Path, here: Path, program: Program, world: dict[str, str]) -> None:
    source = here / "source.csv"
    source.write_text(f"Date,Text\n2026-09-01,{MARKER}\n{MARKER},{MARKER}\n", "utf-8")
    journal = tmp_path / "world" / "mine.ljournal"
    refused = here / "refused.json"
    refused.touch()
    paper = tmp_path / "paper"
    paper.mkdir()
    commands: list[tuple[tuple[object, ...], int]] = [
        (("create", journal), 0),
        (("add", journal, "--kind", "idea", "--text", f"{MARKER} @{MARKER}"), 0),
        (("import", "--from", "csv", source, journal), 0),
        (("import", "--from", "jrnl", source, journal), 1),
        (("import", "--from", "csv", here / "nothing", journal), 1),
        (("check", journal), 0),
        (("findings", journal, "--json"), 0),
        (("chart", "entries", journal, tmp_path / "world" / "chart.svg"), 0),
        (("one-on-one", journal, MARKER, paper / "page.pdf"), 0),
        (("one-on-one", journal, MARKER, paper / "page.md"), 0),
        (("one-on-one", journal, MARKER, tmp_path / "world" / "missing" / "page.pdf"), 1),
        (("one-on-one", journal, MARKER, paper / "letters.pdf", "--names", "off"), 0),
        (("calendar", journal, paper / "all.ics"), 0),
        (("calendar", journal, paper / "letters.ics", "--names", "off"), 0),
        (("calendar", journal, tmp_path / "world" / "missing" / "all.ics"), 1),
        (("export", "--to", "archive", journal, refused), 1),
        (("export", "--to", "archive", journal, tmp_path / "world" / "missing" / "out.json"), 1),
    ]
    for words, code in commands:
        process = program(*words, "--passphrase-file", "-", **world)
        out, err = process.communicate(PASSPHRASE.encode())
        assert process.returncode == code, err.decode()
        assert MARKER not in (out + err).decode()
    assert holders(tmp_path / "world") == []
    assert sorted(path.name for path in here.iterdir()) == ["pw", "refused.json", "source.csv"]
    left = {path.name for path in paper.iterdir()}
    assert left == {"all.ics", "letters.ics", "letters.pdf", "page.md", "page.pdf"}
    assert not {"letters.ics", "letters.pdf"} & set(holders(paper))
    assert all(path.stat().st_mode & 0o077 == 0 for path in paper.iterdir()), "only the user may read what left"
