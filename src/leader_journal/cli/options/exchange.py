"""What import and export take."""

from __future__ import annotations

import argparse

from leader_journal.cli.options import journal
from leader_journal.wording.catalogue import _


def bring_in(command: argparse.ArgumentParser) -> None:
    from leader_journal.core.imports import Again, DateOrder, SourceFormat

    command.add_argument(
        "--from",
        dest="source_kind",
        choices=[kind.value for kind in SourceFormat],
        metavar="FORMAT",
        help=_("what it is, if it is not recognised: {values}").format(values=", ".join(SourceFormat)),
    )
    command.add_argument("source", metavar="SOURCE", help=_("the file or folder to read"))
    journal(command)
    command.add_argument("--map", dest="mapping", metavar="text=What,happened=Date", help=_("columns of a table"))
    command.add_argument("--dates", choices=[order.value for order in DateOrder], help=_("how its dates are written"))
    command.add_argument(
        "--password-file",
        metavar="FILE",
        help=_("the password of what is encrypted: read it from the first line of FILE"),
    )
    command.add_argument("--promises", action="store_true", help=_("make promises of the open tasks in it"))
    command.add_argument(
        "--again",
        choices=[again.value for again in Again],
        default=Again.LEAVE.value,
        help=_("what to do with what came in before and was thrown away, or was read with another mapping"),
    )
    command.add_argument("--dry-run", action="store_true", help=_("show what would come in, and change nothing"))


def export(command: argparse.ArgumentParser) -> None:
    from leader_journal.core.exports import ExportFormat  # it knows filters

    command.add_argument(
        "target", metavar="TARGET", help=_("the file to write; an existing one is left alone; - is standard output")
    )
    command.add_argument(
        "--to",
        dest="format",
        choices=[kind.value for kind in ExportFormat],
        metavar="FORMAT",
        required=True,
        help=_("as what: {values}").format(values=", ".join(ExportFormat)),
    )
    command.add_argument("--filter", metavar="WORDS", help=_('which entries, as in list: "kind:mistake since:2026-01"'))
    command.add_argument(
        "--names", choices=("on", "off"), help=_("people by alias, or as letters (default for sqlite: off)")
    )
    command.add_argument("--about", metavar="P", help=_("everything that names one person, the others as letters"))
    command.add_argument("--charts", metavar="C[,C...]", help=_("charts for a report in PDF, by name: chart --list"))
    command.add_argument(
        "--current",
        action="store_true",
        help=_("archive: the present state only, without what was deleted and without earlier wordings"),
    )
