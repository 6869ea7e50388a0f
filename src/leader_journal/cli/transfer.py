"""Import and export on the command line."""

from __future__ import annotations

import argparse
from contextlib import AbstractContextManager
from pathlib import Path

from leader_journal.cli.output import TerminalProgress, complain, on_one_line, say
from leader_journal.composition import Services
from leader_journal.core.clock import Clock
from leader_journal.core.errors import BadInput
from leader_journal.exchange.plan import LineProblem
from leader_journal.services.exchanging import ImportPreview, SourceKind
from leader_journal.wording.catalogue import _, ngettext
from leader_journal.wording.dates import short_day, time_of_day
from leader_journal.wording.problems import problem_words

_SHORTENED_TO = 80


def bring_in(arguments: argparse.Namespace, journal: AbstractContextManager[Services], clock: Clock) -> int:
    """Bring entries in; a broken line is named on standard error and the rest goes in."""
    kind = SourceKind(arguments.source_kind)
    mapping = _mapping(arguments.mapping) if arguments.mapping else None
    with journal as services:
        plan = services.exchange.read_source(Path(arguments.source), kind, mapping)
        if arguments.dry_run:
            _show_preview(services.exchange.preview(plan), clock)
            _name_problems(plan.problems)
            return 0
        with TerminalProgress(_("Bringing in")) as progress:
            result = services.exchange.bring_in(plan, progress)
    say(ngettext("{count} entry came in.", "{count} entries came in.", result.added).format(count=result.added))
    _say_known(result.known)
    _name_problems(result.problems)
    return 0


def export(arguments: argparse.Namespace, journal: AbstractContextManager[Services]) -> int:
    """Write the archive."""
    with journal as services, TerminalProgress(_("Writing")) as progress:
        count = services.exchange.export_archive(Path(arguments.target), progress)
    say(
        ngettext(
            "Wrote {count} revision to {path}. The file is not encrypted.",
            "Wrote {count} revisions to {path}. The file is not encrypted.",
            count,
        ).format(count=count, path=arguments.target)
    )
    return 0


def _show_preview(preview: ImportPreview, clock: Clock) -> None:
    today = clock.now().date()
    say(
        ngettext("{count} entry would come in.", "{count} entries would come in.", preview.new).format(
            count=preview.new
        )
    )
    _say_known(preview.known)
    for entry in preview.first:
        text = on_one_line(entry.text)
        shortened = text if len(text) <= _SHORTENED_TO else text[: _SHORTENED_TO - 1] + "…"
        say(f"  {short_day(entry.happened.date(), today)} {time_of_day(entry.happened)}  {shortened}")
    if preview.new_people:
        say(_("New people: {names}.").format(names=on_one_line(", ".join(preview.new_people))))
    if preview.left_out:
        say(_("Columns that are not read: {names}.").format(names=on_one_line(", ".join(preview.left_out))))


def _say_known(count: int) -> None:
    if count:
        say(
            ngettext("{count} entry was here already.", "{count} entries were here already.", count).format(count=count)
        )


def _name_problems(problems: tuple[LineProblem, ...]) -> None:
    for problem in problems:
        complain(_("Line {line}: {reason}").format(line=problem.line, reason=problem_words(problem.reason)))


def _mapping(text: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for part in text.split(","):
        field, sign, column = part.partition("=")
        if not sign or not field.strip() or not column.strip():
            raise BadInput("--map", part)
        pairs[field.strip()] = column.strip()
    return pairs
