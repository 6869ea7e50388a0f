"""Writes what shells and `man` know of the command line, from the parser itself. Needs shtab, a development tool.

    python tools/shell_pages.py

writes completions for bash, zsh and fish and the page of the manual into `packaging/share`, where a package takes them
from; in English, because a package has one page for everybody, and the same on every machine.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

import shtab

from leader_journal.cli.parser import build_commands
from leader_journal.wording.catalogue import Language, language

ROOT = Path(__file__).resolve().parents[1]
SHARE = ROOT / "packaging" / "share"
METAINFO = SHARE / "metainfo" / "org.leaderjournal.LeaderJournal.metainfo.xml"
PLACES = {
    "bash": "bash-completion/completions/leader-journal",
    "zsh": "zsh/site-functions/_leader-journal",
    "fish": "fish/vendor_completions.d/leader-journal.fish",
}
MANUAL = "man/man1/leader-journal.1"
_FILES = {"JOURNAL", "TARGET", "FILE", "SOURCE", "NEW", "BACKUP", "FOLDER"}


def main() -> int:
    """Write all of them."""
    for place, text in pages().items():
        path = SHARE / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT).as_posix())
    return 0


def pages() -> Mapping[str, str]:
    """Return the text of every page, by its place under `share`."""
    with language(Language.ENGLISH):
        parser, commands = build_commands()
        for command in commands.values():
            for action in command._actions:  # noqa: SLF001 - argparse has no public list of them
                if action.metavar in _FILES:
                    setattr(action, "complete", shtab.DIRECTORY if action.metavar == "FOLDER" else shtab.FILE)  # noqa: B010 - read by shtab
        shells = {place: shtab.complete(parser, shell=shell) for shell, place in PLACES.items()}
        return {place: text.rstrip() + "\n" for place, text in shells.items()} | {
            MANUAL: "\n".join(_manual(parser, commands)) + "\n"
        }


def _manual(parser: argparse.ArgumentParser, commands: Mapping[str, argparse.ArgumentParser]) -> Iterator[str]:
    yield from (f'.TH LEADER-JOURNAL 1 "{_released()}" "Leader Journal" "User Commands"', ".SH NAME")
    yield _roff("leader-journal - a private, local journal for one leader")
    yield from (".SH SYNOPSIS", ".nf")
    yield from (f".B {_roff(line)}" for line in ("leader-journal [JOURNAL | --new]", "leader-journal COMMAND ..."))
    yield from (".fi", ".SH DESCRIPTION", _roff(parser.description or ""), ".PP", _roff(parser.epilog or ""))
    yield ".SH COMMANDS"
    for name, command in commands.items():
        yield f".SS {_roff(_synopsis(name, command))}"
        yield _roff(command.description or "")
        for action in command._actions:  # noqa: SLF001 - as above
            if action.dest != "help":
                yield from (".TP", f".B {_roff(_spelled(action))}", _roff(_says(action)))
    yield from (".SH EXIT STATUS", ".TP", ".B 0", "Done.", ".TP", ".B 1")
    yield _roff("Something in your world: one sentence on standard error says what, and what to do.")
    yield from (".TP", ".B 2", _roff("The command was not understood."))


def _released() -> str:
    """Return the day of the newest release, as software centres are told it: no day of today is in what is built."""
    newest = ElementTree.parse(METAINFO).getroot().find("releases/release")  # noqa: S314 - our own
    if newest is None:
        raise SystemExit(f"{METAINFO.name} lists no release.")
    return newest.attrib["date"]


def _synopsis(name: str, command: argparse.ArgumentParser) -> str:
    words = [_spelled(one) for one in command._actions if not one.option_strings]  # noqa: SLF001 - as above
    return " ".join([name, *words, "[OPTIONS]"])


def _spelled(action: argparse.Action) -> str:
    value = str(action.metavar or "|".join(map(str, action.choices or ())))
    if not action.option_strings:
        return f"[{value} ...]" if action.nargs == "*" else value
    names = ", ".join(action.option_strings)
    return names if action.nargs == 0 else f"{names} {value}"


def _says(action: argparse.Action) -> str:
    said = (action.help or "").replace("%%", "%")
    needed = " (needed)" if action.required and action.option_strings else ""
    return f"{said[0].upper()}{said[1:]}{needed}."


def _roff(text: str) -> str:
    """Return a text in which nothing means anything to troff."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    sys.exit(main())
