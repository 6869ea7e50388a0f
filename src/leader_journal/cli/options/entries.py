"""What the commands take that write something down and find it again."""

from __future__ import annotations

import argparse

from leader_journal.cli.options import person
from leader_journal.wording.catalogue import _


def add(command: argparse.ArgumentParser) -> None:
    from leader_journal.core.terms import Kind, Reaction, Tone

    command.add_argument(
        "--text",
        metavar="TEXT",
        help=_("what happened, in one factual line; - reads it from standard input; default: you are asked"),
    )
    kinds = [kind.value for kind in Kind]
    command.add_argument(
        "--kind",
        choices=kinds,
        required=True,
        metavar="KIND",
        help=_("what somebody came to me with: {values}").format(values=", ".join(kinds)),
    )
    command.add_argument(
        "--person", action="append", default=[], metavar="P", help=_("who; may be given several times")
    )
    command.add_argument(
        "--reaction",
        default="",
        metavar="R[,R...]",
        help=_("first reactions, with commas: {values}").format(
            values=", ".join(reaction.value for reaction in Reaction)
        ),
    )
    command.add_argument("--tone", choices=[tone.value for tone in Tone], help=_("how I said it"))
    _marks(command)
    command.add_argument(
        "--happened", metavar="WHEN", help=_('when it happened ("yesterday 14", "2026-10-15 16:20"); default: now')
    )
    command.add_argument(
        "--still-to-come", action="store_true", help=_("accept a time in the future, which is refused otherwise")
    )


def _marks(command: argparse.ArgumentParser) -> None:
    from leader_journal.core.terms import Mark

    elements = {
        "humility": _("situational humility: whether I showed it"),
        "questions": _("curious questions: whether I asked them"),
        "room": _("room to speak: whether I gave it"),
    }
    marks = [mark.value for mark in Mark]
    for element, asks in elements.items():
        command.add_argument(
            f"--{element}",
            choices=marks,
            default=Mark.UNMARKED.value,
            metavar="MARK",  # not all of them: a line of the usage would be wider than a terminal
            help=f"{asks} ({', '.join(marks)})",
        )


def list_entries(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "filter",
        nargs="*",
        default=[],  # without one argparse calls it required
        metavar="FILTER",
        help=_("words to search for, or kind:, person:, since: ...; - reads standard input"),
    )
    command.add_argument("--json", action="store_true", help=_("print the entries as JSON"))


def search(command: argparse.ArgumentParser) -> None:
    command.add_argument("words", nargs="+", metavar="WORDS", help=_("parts of words; all of them must occur"))
    command.add_argument("--all", action="store_true", help=_("print every hit of each group"))
    command.add_argument("--json", action="store_true", help=_("print the hits as JSON"))


def bring_up(command: argparse.ArgumentParser) -> None:
    person(command)
    command.add_argument("text", metavar="TEXT", help=_("the line"))
