"""What the commands take that are about the journal as a file."""

from __future__ import annotations

import argparse

from leader_journal.cli.options import language, theme
from leader_journal.wording.catalogue import _

_SMALLEST_WIDTH, _SMALLEST_HEIGHT, _LONGEST_SIDE = 600, 400, 8_000
"""Of a window in pictures: Qt ends the process over one for which there is no memory."""


def sample(command: argparse.ArgumentParser) -> None:
    language(command)
    command.add_argument("--entries", type=_count, metavar="N", help=_("a large, varied journal of N entries instead"))
    command.add_argument("--seed", type=int, default=1, metavar="S", help=_("which large journal (default: 1)"))


def check(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--mend",
        action="store_true",
        help=_("make lists and search index again from the log where they are out of step"),
    )


def change_passphrase(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--new-passphrase-file",
        metavar="FILE",
        help=_("read the new passphrase from the first line of FILE; - is standard input, the second line if both are"),
    )


def screenshots(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", metavar="FOLDER", help=_("where to write the pictures"))
    command.add_argument("--yes", action="store_true", help=_("do not ask, even if it is not the sample"))
    language(command)
    theme(command)
    command.add_argument("--size", type=_size, default=(1280, 800), metavar="1280x800", help=_("size of the window"))
    command.add_argument("--scale", type=_scale, default=1.0, metavar="1.5", help=_("text size, 0.8 to 2"))


def menu_entry(command: argparse.ArgumentParser) -> None:
    command.add_argument("--remove", action="store_true", help=_("remove the entry from the menu"))


def _count(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 1_000_000):
        raise argparse.ArgumentTypeError(_("between 1 and 1000000"))
    return int(text)


def _scale(text: str) -> float:
    from leader_journal.settings import LARGEST_TEXT_PERCENT, SMALLEST_TEXT_PERCENT

    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not SMALLEST_TEXT_PERCENT <= scale * 100 <= LARGEST_TEXT_PERCENT:
        raise argparse.ArgumentTypeError(_("between 0.8 and 2"))
    return scale


def _size(text: str) -> tuple[int, int]:
    width, _sign, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(_("a size like 1280x800"))
    size = int(width), int(height)
    if not (_SMALLEST_WIDTH <= size[0] <= _LONGEST_SIDE and _SMALLEST_HEIGHT <= size[1] <= _LONGEST_SIDE):
        raise argparse.ArgumentTypeError(_("a size from 600x400 to 8000x8000"))
    return size
