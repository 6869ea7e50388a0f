"""Proves that two checkouts show, say and write the same: for moves and rewrites that must change nothing.

    .venv/bin/python tools/compare_checkouts.py BEFORE AFTER [--only screenshots,words,...] [--keep FOLDER]

Each checkout runs in a process of its own, by the interpreter of its `.venv` where it has one, over the same sample
journals at the same moment and at the same place, so that a difference is one of the code:

    screenshots   every page in both languages and themes, and once in a small window with large text
    findings      `findings --json`, and every question that Progress can ask
    charts        every chart as PNG in both themes, as PDF, and as SVG in both languages
    pages         every one-on-one and closed review as Markdown, with names and with letters; the calendar
    paper         the same pages as PDF, and as they are painted for a printer
    exports       the journal in every format that `export` knows, with names and with letters
    words         the Danish catalogue: `da.mo`, and `da.po` without the places of its sentences
    lists         the lists of the command line, the archive and its schema, the whole sample written anew

Pictures are compared by their pixels, everything else by its bytes. It ends with 0 where nothing differs, with 1 and
the names of what does otherwise. A command that the second checkout refuses and the first does not is a difference.
With --keep, what was made of a commit is not made again.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MOMENT = "2026-11-24T10:30:00+01:00"
PASSPHRASE = "words for a sample"
LANGUAGES, THEMES, FORMATS, NAMES = ("en", "da"), ("light", "dark"), ("png", "svg", "pdf"), ("on", "off")
SERIES = ("humility", "questions", "room", "constructive")

RUN = """
import contextlib, datetime, io, json, os, sys, tempfile
from leader_journal.core import clock
from leader_journal.__main__ import main

moment = datetime.datetime.fromisoformat(sys.argv[1])
clock.SystemClock.now = lambda self: moment
# identifiers end in what the system draws by lot: here in what is counted
counted = iter(range(1, 1 << 62))
draw = os.urandom
from leader_journal.core import ids
ids.os = type(sys)("counted")
ids.os.urandom = lambda size: next(counted).to_bytes(size)
commands = json.load(sys.stdin)
if commands[0][0][0] == "screenshots":  # a cursor that blinks is there or not, as it falls
    from PySide6.QtWidgets import QApplication
    shown = QApplication.setDesktopFileName
    QApplication.setDesktopFileName = lambda *name: (shown(name[-1]), QApplication.setCursorFlashTime(0))[0]
for arguments, said in commands:
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            code = main(arguments)
        except SystemExit as end:
            code = end.code
    out.flush()
    if said:
        with open(said, "wb") as file:
            file.write(b"exit %d\\n" % code + out.buffer.getvalue())
"""
"""Runs commands of the command line in one process, at a moment that stands still, and writes down what each said."""

PAINTED = """
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from leader_journal.services.paper import files
from leader_journal.ui.paper.document import PAPER, PaperDocument

app = QGuiApplication([])

def painted(sheet, target):
    document, height = PaperDocument(sheet), 1170
    width = round(height * PAPER.width() / PAPER.height())
    image = QImage(width, height * document.page_count, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(height / PAPER.height(), height / PAPER.height())
    for number in range(document.page_count):
        document.paint(painter, number)
        painter.translate(0, PAPER.height())
    painter.end()
    kept = QBuffer()
    image.save(kept, "PNG")
    return bytes(kept.data())

files.page_content = painted
"""
"""Goes before RUN: what would be written is painted as for a printer, its pages under each other in one PNG."""

CHARTS = """
import json
from leader_journal.charts.table import ROOMS
print(json.dumps({room.id: sorted(room.choices) for room in ROOMS}))
"""
"""Names the charts of a checkout, each with what may be chosen of it."""

EXPORTS = """
import json
from leader_journal.core.exports import ExportFormat
print(json.dumps([format.value for format in ExportFormat]))
"""
"""Names the formats that a checkout exports to."""


@dataclass(frozen=True)
class Command:
    """Words of the command line, and the file that takes what they say; none where they write one themselves."""

    arguments: tuple[str, ...]
    said: str = ""


class Checkout:
    """A folder with the project in it, and the interpreter that runs it."""

    def __init__(self, root: Path, home: Path) -> None:
        self.root = root.resolve()
        own = self.root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self._python = str(own) if own.exists() else sys.executable
        self._home = home

    def run(self, commands: Sequence[Command], language: str = "en", *, before: str = "") -> None:
        """Run commands one after the other, at the place of this run; `before` is a script that goes before them.

        Raises CalledProcessError.
        """
        said = json.dumps([(command.arguments, command.said) for command in commands])
        subprocess.run(
            [self._python, "-c", before + RUN, MOMENT],
            input=said,
            text=True,
            cwd=self._home,
            env=self._environment(language),
            check=True,
            stdout=sys.stderr,
        )

    def charts(self) -> Mapping[str, Collection[str]]:
        """Return every chart, and what may be chosen of it."""
        choices: dict[str, list[str]] = self._named_by(CHARTS)
        return choices

    def export_formats(self) -> Sequence[str]:
        """Return every format that can be exported to."""
        formats: list[str] = self._named_by(EXPORTS)
        return formats

    def _named_by(self, script: str) -> Any:
        found = subprocess.run(
            [self._python, "-c", script], env=self._environment("en"), check=True, text=True, capture_output=True
        )
        return json.loads(found.stdout)

    def _environment(self, language: str) -> dict[str, str]:
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith(("LC_", "XDG_", "LEADER_"))},
            "PYTHONPATH": str(self.root / "src"),
            "PYTHONHASHSEED": "0",
            "HOME": str(self._home),
            "XDG_RUNTIME_DIR": str(self._home),
            "MPLCONFIGDIR": str(self._home.parent / "matplotlib"),
            "SOURCE_DATE_EPOCH": "0",
            "TZ": "Europe/Copenhagen",
            "LANG": {"en": "en_GB.UTF-8", "da": "da_DK.UTF-8"}[language],
            "QT_QPA_PLATFORM": "offscreen",
        }

    def says(self, *arguments: str) -> str:
        """Return what one command says."""
        self.run([Command(arguments, "said")])
        return (self._home / "said").read_text(encoding="utf-8").partition("\n")[2]

    def can(self, command: str) -> bool:
        """Whether the command line knows this command."""
        return re.search(rf"^ +{command}\b", self.says("--help"), re.MULTILINE) is not None


Take = Callable[[Checkout, Path], None]


def screenshots(checkout: Checkout, folder: Path) -> None:
    """Every page, in every language and theme."""
    looks = [(language, theme, "1280x800", "1") for language in LANGUAGES for theme in THEMES]
    for language, theme, size, scale in (*looks, ("da", "light", "900x600", "1.5")):
        place = folder / f"{language}-{theme}-{size}-{scale}"
        look = ("--language", language, "--theme", theme, "--size", size, "--scale", scale)
        command = ("screenshots", _journal(language), str(place), *look, *SECRET)
        checkout.run([Command(command, str(folder / f"{place.name}.said"))], language)


def findings(checkout: Checkout, folder: Path) -> None:
    """Every number."""
    for language in LANGUAGES:
        base = ("findings", _journal(language), "--json", *SECRET)
        every = [Command(base, str(folder / f"{language}.json"))]
        every += [
            Command((*base, "--question", series, "--by", factor), str(folder / f"{language}-{series}-{factor}.json"))
            for series in SERIES
            for factor in _factors(checkout)
            if language == "en"  # numbers, not words
        ]
        whole = ("--from", "2000-01-01", "--to", "2026-11-24")
        every.append(Command((*base, *whole), str(folder / f"{language}-whole.json")))
        every.append(Command((*base, "--filter", "kind:mistake"), str(folder / f"{language}-mistakes.json")))
        checkout.run(every, language)


def charts(checkout: Checkout, folder: Path) -> None:
    """Every chart as a file, and every choice of it."""
    for language in LANGUAGES:
        (folder / f"{language}-list.txt").write_text(checkout.says("chart", "--list"), encoding="utf-8")
        person = _people(checkout, language)[:1]
        looks = [("light", "svg")] if language == "da" else [*(("light", form) for form in FORMATS), ("dark", "png")]
        commands = []
        for name, choice in _choices(checkout.charts(), person):
            for theme, form in looks:
                target = "-".join((language, name, *choice, theme)).replace("--", "")
                target = str(folder / f"{target}.{form}")
                look = ("--language", language, "--theme", theme, *choice, *SECRET)
                commands.append(Command(("chart", name, _journal(language), target, *look)))
        checkout.run(commands, language)


def pages(checkout: Checkout, folder: Path) -> None:
    """Everything that leaves as Markdown, and the calendar."""
    for language in LANGUAGES:
        calendars = (
            Command(
                ("calendar", _journal(language), str(folder / f"{language}-{names}.ics"), "--names", names, *SECRET)
            )
            for names in NAMES
        )
        checkout.run([*_pages(checkout, folder, language, "md"), *calendars], language)


def paper(checkout: Checkout, folder: Path) -> None:
    """Every page as PDF, and as it is painted for a printer."""
    painted = folder / "painted"
    painted.mkdir()
    for language in LANGUAGES:
        checkout.run(_pages(checkout, folder, language, "pdf"), language)
        checkout.run(_pages(checkout, painted, language, "pdf"), language, before=PAINTED)
    for page in painted.glob("*.pdf"):  # the command writes to no other ending
        page.rename(page.with_suffix(".png"))


def exports(checkout: Checkout, folder: Path) -> None:
    """The journal in every format, and everything about one person."""
    for language in LANGUAGES:
        journal, person = _journal(language), _people(checkout, language)[0]
        commands = []
        for form in checkout.export_formats():
            for names in NAMES:
                target = folder / f"{language}-{form}-{names}"
                about = ("--about", person) if form == "my-data" else ()
                base = ("export", journal, str(target), "--to", form, "--names", names, *about, *SECRET)
                commands.append(Command(base, f"{target}.said"))
        checkout.run(commands, language)


def _pages(checkout: Checkout, folder: Path, language: str, suffix: str) -> list[Command]:
    """Return what writes every one-on-one and closed review to files with this ending."""
    journal = _journal(language)
    months = re.findall(r'"(20\d\d-\d\d)-\d\d"', checkout.says("reviews", journal, "--json", *SECRET))
    commands = []
    for names in NAMES:
        for what, wholes in (("one-on-one", _people(checkout, language)), ("review", sorted(set(months)))):
            for one in wholes:
                place = folder / f"{language}-{what}-{one}-{names}"
                base = (what, journal, one, f"{place}.{suffix}", "--names", names, *SECRET)
                commands.append(Command(base, f"{place}.said"))
    return commands


def _people(checkout: Checkout, language: str) -> list[str]:
    return re.findall(r'"alias": "([^"]+)"', checkout.says("people", _journal(language), "--json", *SECRET))


def words(checkout: Checkout, folder: Path) -> None:
    """The catalogue, without the places of its sentences, and in an order of its own."""
    catalogue = checkout.root / "resources" / "i18n"
    shutil.copy(catalogue / "da.mo", folder)
    blocks = (catalogue / "da.po").read_text(encoding="utf-8").split("\n\n")
    bare = sorted(re.sub(r"^#:.*\n?", "", block, flags=re.MULTILINE).strip() for block in blocks)
    (folder / "da.po").write_text("\n\n".join(bare), encoding="utf-8")


def lists(checkout: Checkout, folder: Path) -> None:
    """What is printed, the archive and its schema, and the sample as this checkout writes it."""
    shutil.copy(checkout.root / "docs" / "archive.schema.json", folder)
    for language in LANGUAGES:
        own = f"own-{language}.ljournal"
        commands = [
            Command(("sample", own, "--language", language, *SECRET)),
            Command(("export", own, str(folder / f"{language}-sample.zip"), "--to", "archive", *SECRET)),
            Command(("export", _journal(language), str(folder / f"{language}.zip"), "--to", "archive", *SECRET)),
            Command(("check", _journal(language), *SECRET), str(folder / f"{language}-check.txt")),
        ]
        for name in ("list", "people", "promises", "agreements", "one-on-ones", "reviews", "plans"):
            for json_too in ((), ("--json",)):
                said = str(folder / f"{language}-{name}{'.json' if json_too else '.txt'}")
                commands.append(Command((name, _journal(language), *json_too, *SECRET), said))
        checkout.run(commands, language)


KINDS: dict[str, Take] = {
    "words": words,
    "findings": findings,
    "lists": lists,
    "pages": pages,
    "paper": paper,
    "exports": exports,
    "charts": charts,
    "screenshots": screenshots,
}
SECRET = ("--passphrase-file", "secret")


def main(arguments: Sequence[str] | None = None) -> int:
    """Take everything of both and compare; return 1 where something differs."""
    asked = _parse(arguments)
    kept = asked.keep or Path(tempfile.mkdtemp(prefix="compared-"))
    for name, root in (("before", asked.before), ("after", asked.after)):
        if not is_taken(root, kept / name, asked.only):
            shutil.rmtree(kept / name, ignore_errors=True)
            take(root, kept / "made", asked.only, kept / "home").rename(kept / name)
            note(root, kept / name, asked.only)
    found = list(differences(kept / "before", kept / "after"))
    count = sum(path.is_file() for path in (kept / "before").rglob("*"))
    for line in found:
        print(line)
    print(f"{count} files compared, {len(found)} differ" + (f"; kept in {kept}" if found or asked.keep else ""))
    if not found and asked.keep is None:
        shutil.rmtree(kept)
    return 1 if found or not count else 0


def take(root: Path, folder: Path, kinds: Sequence[str], home: Path) -> Path:
    """Let one checkout make everything into `folder`, and return that. Both do it at one place: pictures show paths."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True, mode=0o700)
    (home / "secret").write_text(PASSPHRASE, encoding="utf-8")
    checkout = Checkout(root, home)
    for language in LANGUAGES:
        checkout.run([Command(("sample", _journal(language), "--language", language, *SECRET))], language)
    for kind in kinds:
        print(f"{root.name}: {kind}", file=sys.stderr)
        place = folder / kind
        place.mkdir(parents=True)
        KINDS[kind](checkout, place)
    shutil.rmtree(home)
    return folder


def is_taken(root: Path, folder: Path, kinds: Sequence[str]) -> bool:
    """Whether everything of a checkout was made into a folder that was kept, and it has not changed since."""
    taken = folder.with_suffix(".taken")
    return taken.exists() and taken.read_text(encoding="utf-8") == _state(root, kinds) != ""


def note(root: Path, folder: Path, kinds: Sequence[str]) -> None:
    """Write down what a folder was made of."""
    folder.with_suffix(".taken").write_text(_state(root, kinds), encoding="utf-8")


def _state(root: Path, kinds: Sequence[str]) -> str:
    """Return the commit that a checkout stands at, and what is made of it; empty where it has changes."""
    git = ("git", "-C", str(root))
    if subprocess.run([*git, "status", "--porcelain"], capture_output=True, check=True).stdout:
        return ""
    head = subprocess.run([*git, "rev-parse", "HEAD"], capture_output=True, check=True, text=True).stdout
    return f"{head}{','.join(kinds)}"


def differences(before: Path, after: Path) -> Iterator[str]:
    """Yield a line for every file that one of both has not, or has otherwise."""
    names = {path.relative_to(folder) for folder in (before, after) for path in folder.rglob("*") if path.is_file()}
    for name in sorted(names):
        one, other = before / name, after / name
        if not one.exists() or not other.exists():
            yield f"{name}: only {'after' if other.exists() else 'before'}"
        elif (said := _difference(one, other)) is not None:
            yield f"{name}: {said}"


def _difference(one: Path, other: Path) -> str | None:
    left, right = one.read_bytes(), other.read_bytes()
    if left == right:
        return None
    if one.suffix == ".png":
        return _pixels(one, other)
    if one.suffix in {".zip", ".pdf", ".mo"}:
        return f"{len(left)} and {len(right)} bytes"
    pairs = enumerate(zip(left.splitlines(), right.splitlines(), strict=False), 1)
    line = next((number for number, (mine, its) in pairs if mine != its), "the last")
    return f"line {line} differs ({len(left)} and {len(right)} bytes)"


def _pixels(one: Path, other: Path) -> str | None:
    """Say where two pictures differ; None where only their files do."""
    import numpy as np
    from matplotlib.image import imread

    left, right = imread(one), imread(other)
    if left.shape != right.shape:
        return f"{left.shape[1]}x{left.shape[0]} became {right.shape[1]}x{right.shape[0]}"
    rows, columns = np.nonzero(np.any(left != right, axis=2))
    if not len(rows):
        return None
    return f"{len(rows)} pixels, x {np.min(columns)}-{np.max(columns)}, y {np.min(rows)}-{np.max(rows)}"


def _journal(language: str) -> str:
    return f"sample-{language}.ljournal"


def _factors(checkout: Checkout) -> list[str]:
    found = re.search(r"--by \{([^}]+)\}|--by FACTOR +([a-z, \n-]+)", checkout.says("findings", "--help"))
    assert found is not None, "the command line names its factors"
    return re.split(r"[,\s]+", (found[1] or found[2]).strip())


def _choices(charts: Mapping[str, Collection[str]], people: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every chart with every choice that it takes."""
    for name, takes in charts.items():
        if "person" in takes:
            yield from ((name, ("--person", one, *names)) for one in people for names in ((), ("--names",)))
        elif "series" in takes:
            yield from ((name, ("--series", series)) for series in SERIES)
        elif "day_view" in takes:
            yield from ((name, ("--days", days)) for days in ("entries", "reactions"))
        else:
            yield from ((name, choice) for choice in ((), ("--names",)))
        if {"kind", "one_kind"} & set(takes):
            yield name, ("--filter", "kind:mistake")


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare what two checkouts show, say and write.")
    parser.add_argument("before", type=Path, metavar="BEFORE", help="a checkout")
    parser.add_argument("after", type=Path, metavar="AFTER", help="another")
    parser.add_argument("--only", type=_kinds, default=list(KINDS), metavar="KIND,...", help=", ".join(KINDS))
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave everything that was made here")
    return parser.parse_args(arguments)


def _kinds(text: str) -> list[str]:
    kinds = text.split(",")
    if not set(kinds) <= set(KINDS):
        raise argparse.ArgumentTypeError(f"some of {', '.join(KINDS)}")
    return kinds


if __name__ == "__main__":
    sys.exit(main())
