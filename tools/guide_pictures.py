"""Takes the pictures of the readme and the user guide anew, by `leader-journal screenshots`, in both languages.

    .venv/bin/python -m tools.guide_pictures [--only LANGUAGE]

Each language gets a sample journal of its own with one backup. What the pages name is kept, as PNG with a palette,
which looks the same here and is a third as large. A name that no page of the app has ends the run.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "guide"
LANGUAGES = {"en": "Sample journal", "da": "Prøvedagbog"}
SIZE = "1120x720"
_COLOURS = 96
_PASSPHRASE = "quiet river, small boat"
_NAMED = re.compile(r"\]\((?:docs/guide/\w\w/)?pictures/([\w-]+)\.png\)")


def named(language: str) -> set[str]:
    """Return the pictures that the readme and the guide's pages of a language name."""
    readme = ROOT / ("README.md" if language == "en" else f"README.{language}.md")
    pages = [readme, *(GUIDE / language).glob("*.md")]
    return {name for page in pages for name in _NAMED.findall(page.read_text(encoding="utf-8"))}


def take(language: str, wanted: set[str]) -> None:
    """Take the pictures of a language, and keep those that are wanted, and no other."""
    with tempfile.TemporaryDirectory(prefix="leader-journal-pictures-") as place:
        home = Path(place)
        (home / "secret").write_text(_PASSPHRASE, encoding="utf-8")
        (home / "secret").chmod(0o600)
        journal = f"{LANGUAGES[language]}.ljournal"
        _run(home, "sample", journal, "--language", language)
        _run(home, "backup", journal)
        look = ("--language", language, "--theme", "light", "--size", SIZE, "--yes")
        _run(home, "screenshots", journal, "taken", *look)
        _keep(home / "taken", GUIDE / language / "pictures", wanted)


def _run(home: Path, *words: str) -> None:
    """Run a command of the app in a home of its own, so that nothing of this machine is in a picture."""
    folders = {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")}
    command = [sys.executable, "-m", "leader_journal", *words, "--passphrase-file", "secret"]
    environment = os.environ | folders | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(command, cwd=home, env=environment, check=True, stdout=subprocess.DEVNULL)


def _keep(taken: Path, folder: Path, wanted: set[str]) -> None:
    missing = sorted(name for name in wanted if not (taken / f"{name}.png").is_file())
    if missing:
        raise SystemExit(f"screenshots writes no picture called {', '.join(missing)}")
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    for name in sorted(wanted):
        with Image.open(taken / f"{name}.png") as picture:
            few = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
            few.save(folder / f"{name}.png", optimize=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Take them all, or those of one language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=list(LANGUAGES))
    only = parser.parse_args(arguments).only
    for language in LANGUAGES if only is None else [only]:
        take(language, named(language))
    return 0


if __name__ == "__main__":
    sys.exit(main())
