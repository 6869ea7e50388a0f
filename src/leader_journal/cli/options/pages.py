"""What the commands take that write a page, or a calendar."""

from __future__ import annotations

import argparse

from leader_journal.cli.options import person
from leader_journal.wording.catalogue import _


def one_on_one(command: argparse.ArgumentParser) -> None:
    person(command)
    _page(command)
    command.add_argument(
        "--date", metavar="D", help=_('the day of the meeting ("Friday", "3 Dec"); default: the next one')
    )


def review(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "month", metavar="MONTH", help=_('of which month ("October", "2026-10"), or a day that it covers')
    )
    _page(command)


def calendar(command: argparse.ArgumentParser) -> None:
    command.add_argument("target", metavar="TARGET", help=_("a new file that ends in .ics"))
    command.add_argument("--names", choices=("on", "off"), default="on", help=_("with whom, by alias, or nobody named"))


def _page(command: argparse.ArgumentParser) -> None:
    command.add_argument("target", metavar="TARGET", help=_("a new file that ends in .pdf or .md"))
    command.add_argument("--names", choices=("on", "off"), default="on", help=_("people by alias, or as letters"))
