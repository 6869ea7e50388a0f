"""The commands themselves: each opens what it needs, calls the services, and says what came of it."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from leader_journal import cli
from leader_journal.cli.output import CommandFailed, TerminalProgress, complain, on_one_line, say, say_json_list
from leader_journal.cli.passphrase import read_new_passphrase, read_passphrase
from leader_journal.cli.typed import STANDARD_INPUT, confirmed, piped_words, text_of_entry, warn_of_readers
from leader_journal.composition import Services
from leader_journal.core.clock import Clock
from leader_journal.core.errors import BadInput, JournalExists, NoSuchJournal, NothingWritten
from leader_journal.core.records import Marks
from leader_journal.core.terms import Element, Kind, Mark, Reaction, Tone
from leader_journal.services.journals import JournalFiles, is_untouched_sample
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _, current_language, ngettext

if TYPE_CHECKING:
    from leader_journal.cli.qt_work import QtWork
    from leader_journal.core.checks import CheckReport
    from leader_journal.core.rows import EntryRow
    from leader_journal.services.entries.capture import Captured
    from leader_journal.services.people.service import PeopleService

Command = Callable[[argparse.Namespace, Clock], int]


@contextmanager
def opened(arguments: argparse.Namespace, clock: Clock) -> Iterator[Services]:
    """Open the journal that was named, and close it again."""
    from leader_journal.wording.errors import log_put_aside, open_for_reading

    path = _existing(arguments)
    with closing(JournalFiles(clock).open(path, read_passphrase(arguments.passphrase_file))) as journal:
        if journal.reading_only:
            complain(open_for_reading(path.name))
        if journal.log_aside is not None:
            complain(log_put_aside(path.name))
        yield Services(journal, clock)


def create(arguments: argparse.Namespace, clock: Clock) -> int:
    path = _free(arguments)
    JournalFiles(clock).create(path, read_new_passphrase(arguments.passphrase_file)).close()
    say(_("Created {path}.").format(path=arguments.journal))
    return 0


def sample(arguments: argparse.Namespace, clock: Clock) -> int:
    """Create a journal with the sample, or a large varied one."""
    path = _free(arguments)
    passphrase = read_new_passphrase(arguments.passphrase_file)
    chosen = arguments.language or current_language().value
    with TerminalProgress(_("Writing")) as progress:
        journal = JournalFiles(clock).create_sample(
            path, passphrase, chosen, entries=arguments.entries, seed=arguments.seed, progress=progress
        )
    with closing(journal):
        count = Services(journal, clock).entries.count_all()
    say(
        ngettext("Created {path} with {count} entry.", "Created {path} with {count} entries.", count).format(
            path=arguments.journal, count=count
        )
    )
    return 0


def add(arguments: argparse.Namespace, clock: Clock) -> int:
    from leader_journal.cli.days import moment
    from leader_journal.services.entries.capture import Captured
    from leader_journal.services.notes_while_locked import can_seal, is_open_elsewhere

    path = _existing(arguments)  # before anything is asked for
    passphrase_first = arguments.passphrase_file == arguments.text == STANDARD_INPUT  # both from there: it leads
    words = "" if passphrase_first else text_of_entry(arguments.text)
    captured = Captured(
        facts=words,
        kind=Kind(arguments.kind),
        people=tuple(alias.strip().removeprefix("@") for alias in arguments.person if alias.strip()),
        reactions=_reactions(arguments.reaction),
        tone=Tone(arguments.tone) if arguments.tone else None,
        marks=Marks(humility=Mark(arguments.humility), questions=Mark(arguments.questions), room=Mark(arguments.room)),
        happened=moment("--happened", arguments.happened, clock.now()) if arguments.happened else None,
    )
    if is_open_elsewhere(path) and can_seal(path):
        if passphrase_first:
            read_passphrase(arguments.passphrase_file)  # it is not needed, and stands before the words
            captured = replace(captured, facts=piped_words())
        _seal(path, captured, clock)
    else:
        with opened(arguments, clock) as services:
            if passphrase_first:
                captured = replace(captured, facts=piped_words())
            changes = services.capture.save(captured)
        say(changes.ids[0])
    warn_of_readers(arguments.text)
    return 0


def _seal(path: Path, captured: Captured, clock: Clock) -> None:
    """Write an entry for a journal that is open in the app: sealed, without the passphrase."""
    from leader_journal.services.notes_while_locked import new_note, seal_note

    if not captured.facts.strip():
        raise NothingWritten
    note = new_note(captured, clock)
    seal_note(path, note)
    say(note.id)
    complain(
        _(
            "The journal is open in the app, so the entry was sealed. It will be in the journal the next "
            "time you unlock."
        )
    )


def list_entries(arguments: argparse.Namespace, clock: Clock) -> int:
    """List entries, newest first, page by page, so that the first lines come at once."""
    from leader_journal.wording.filters.parsing import parse_filter

    with opened(arguments, clock) as services:
        today = clock.now().date()
        words = [one for word in arguments.filter for one in (_piped_filter() if word == STANDARD_INPUT else [word])]
        chosen = parse_filter(words, services.people.ids_by_alias(), today)
        if arguments.json:
            say_json_list(_row_as_json(services.people, row) for row in services.entries.every_row(chosen))
            return 0
        count = 0
        for row in services.entries.every_row(chosen):
            say(_row_as_line(services.people, row, today))
            count += 1
        say(ngettext("{count} entry", "{count} entries", count).format(count=count))
    return 0


def _piped_filter() -> list[str]:
    from leader_journal.wording.filters.parsing import split_typed

    return list(split_typed(" ".join(piped_words().split())))


def check(arguments: argparse.Namespace, clock: Clock) -> int:
    """Check a journal; 1 when something is wrong, also after mending what can be made again from the log."""
    from leader_journal.services.checks import Need
    from leader_journal.wording.checks import problem_sentence

    with opened(arguments, clock) as services:
        report = _checked(services)
        if arguments.mend and services.checks.need(report) is Need.REBUILD:
            services.checks.rebuild()
            say(_("The lists and the search index were rebuilt from what you wrote. Not a word of it was touched."))
            report = _checked(services)
    if report.ok:
        say(_("All is well: the file, its keys, its references and its search index."))
        return 0
    for problem in report.problems:
        say(problem_sentence(problem))
    return 1


def change_passphrase(arguments: argparse.Namespace, clock: Clock) -> int:
    """Let a new passphrase open the journal. Before that a backup is made, which the old one opens."""
    from leader_journal import paths
    from leader_journal.services.remembering import Remembering
    from leader_journal.settings import SettingsStore

    with opened(arguments, clock) as services:
        new = read_new_passphrase(arguments.new_passphrase_file)
        with TerminalProgress(_("Changing the passphrase")) as progress:
            services.passphrases.change(new, progress)
        struck = services.passphrases.sheet_was_struck
        remembered = Remembering(SettingsStore(paths.config_folder())).forget(services.journal.id)
    say(_("{path} opens with the new passphrase from now on.").format(path=arguments.journal))
    say(_("Backups made before today’s change still need the old one."))
    if struck:
        say(_("The recovery sheet you had no longer opens it. Make a new one in Settings, Privacy."))
    if remembered:
        say(_("This computer no longer remembers it."))
    return 0


def _checked(services: Services) -> CheckReport:
    with TerminalProgress(_("Checking")) as progress:
        return services.checks.check(progress)


def screenshots(qt: QtWork, arguments: argparse.Namespace, clock: Clock) -> int:
    """Write a picture of every page into a folder."""
    from leader_journal.services.files import failure

    _existing(arguments)
    passphrase = read_passphrase(arguments.passphrase_file)
    if not arguments.yes and not _only_sample(arguments, passphrase, clock):
        question = _(
            "The pictures will show what is in the journal, readable by anyone who sees them, and are "
            "not encrypted. Take them anyway? (y/n)"
        )
        if not confirmed(question):
            raise CommandFailed(
                _("No pictures were taken: this journal is not the sample. {option} takes them without asking.").format(
                    option="--yes"
                )
            )
    folder = Path(arguments.folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise failure(error, folder) from None
    arguments.language = arguments.language or current_language().value
    return qt.screenshots(arguments, passphrase, clock)


def _only_sample(arguments: argparse.Namespace, passphrase: str, clock: Clock) -> bool:
    with closing(JournalFiles(clock).open(Path(arguments.journal), passphrase)) as journal:
        return is_untouched_sample(journal)


def list_or_delete(arguments: argparse.Namespace, clock: Clock) -> int:
    """List the backups, or delete some: only who can open the journal may."""
    from leader_journal.cli.backups import backups
    from leader_journal.cli.erasing import delete_copies

    if not arguments.delete:
        return backups(arguments, clock)
    with opened(arguments, clock) as services:
        return delete_copies(arguments, services)


def command_of(name: str, qt: QtWork) -> Command:
    """Return the command of a name that the parser knows; `qt` is the app, for those that need it."""
    return partial(QT_COMMAND_TABLE[name], qt) if name in QT_COMMAND_TABLE else COMMAND_TABLE[name]


def _existing(arguments: argparse.Namespace) -> Path:
    """Return the journal's path; said before a passphrase is asked for: that there is none."""
    path = Path(arguments.journal)
    if not path.exists():
        raise NoSuchJournal(path)
    return path


def _free(arguments: argparse.Namespace) -> Path:
    """Return the path of a new journal; said before a passphrase is asked for: that there is something already."""
    path = Path(arguments.journal)
    if path.exists():
        raise JournalExists(path)
    return path


def _reactions(text: str) -> tuple[Reaction, ...]:
    known = {reaction.value: reaction for reaction in Reaction}
    chosen = [word.strip() for word in text.split(",") if word.strip()]
    for word in chosen:
        if word not in known:
            raise BadInput("--reaction", word, tuple(known))
    return tuple(known[word] for word in chosen)


def _row_as_line(people: PeopleService, row: EntryRow, today: dt.date) -> str:
    from leader_journal.wording.dates import short_day, time_of_day

    kind = labels.kind_label(row.kind) if row.kind is not None else labels.no_kind_label()
    names = on_one_line(", ".join(map(people.alias_of, row.people)))
    facts = on_one_line(people.shown(row.facts))
    marks = " ".join(
        f"{labels.element_letter(element)}:{labels.mark_label(row.marks.of(element))}"
        for element in Element
        if row.marks.of(element) is not Mark.UNMARKED
    )
    head = f"{short_day(row.happened.date(), today)} {time_of_day(row.happened)}"
    return "  ".join(part for part in (head, kind, names, facts, marks) if part)


def _row_as_json(people: PeopleService, row: EntryRow) -> dict[str, object]:
    return {
        "id": row.id,
        "happened": row.happened.isoformat(),
        "kind": row.kind,
        "people": [people.alias_of(person) for person in row.people],
        "text": people.shown(row.facts),
        "marks": {element.value: row.marks.of(element).value for element in Element},
        "tone": row.tone,
        "quality": row.quality,
        "setting": row.setting,
        "to_deepen": row.deepen_later,
    }


COMMAND_TABLE: Mapping[str, Command] = {
    "one-on-one": lambda arguments, clock: cli.one_on_ones.one_on_one(arguments, opened(arguments, clock), clock),
    "review": lambda arguments, clock: cli.reviews.review(arguments, opened(arguments, clock), clock),
    "create": create,
    "sample": sample,
    "add": add,
    "list": list_entries,
    "check": check,
    "search": lambda arguments, clock: cli.searching.search(arguments, opened(arguments, clock), clock),
    "people": lambda arguments, clock: cli.lists.people(arguments, opened(arguments, clock), clock),
    "promises": lambda arguments, clock: cli.lists.promises(arguments, opened(arguments, clock), clock),
    "agreements": lambda arguments, clock: cli.lists.agreements(arguments, opened(arguments, clock), clock),
    "bring-up": lambda arguments, clock: cli.lists.bring_up(arguments, opened(arguments, clock)),
    "bring-ups": lambda arguments, clock: cli.lists.bring_ups(arguments, opened(arguments, clock), clock),
    "one-on-ones": lambda arguments, clock: cli.one_on_ones.one_on_ones(arguments, opened(arguments, clock), clock),
    "reviews": lambda arguments, clock: cli.reviews.reviews(arguments, opened(arguments, clock), clock),
    "plans": lambda arguments, clock: cli.reviews.plans(arguments, opened(arguments, clock)),
    "passphrase": change_passphrase,
    "backup": lambda arguments, clock: cli.backups.backup(arguments, opened(arguments, clock)),
    "backups": list_or_delete,
    "restore": lambda arguments, clock: cli.backups.restore_backup(arguments, clock),  # noqa: PLW0108 - loaded when run
    "snapshot": lambda arguments, clock: cli.merging.snapshot(arguments, opened(arguments, clock)),
    "merge": lambda arguments, clock: cli.merging.merge(arguments, opened(arguments, clock)),
    "forget": lambda arguments, clock: cli.erasing.forget(arguments, opened(arguments, clock)),
    "erase-wordings": lambda arguments, clock: cli.erasing.erase_wordings(arguments, opened(arguments, clock)),
    "empty-bin": lambda arguments, clock: cli.erasing.empty_bin(arguments, opened(arguments, clock)),
    "rescue": lambda arguments, clock: cli.backups.rescue(arguments, clock),  # noqa: PLW0108 - loaded when run
    "import": lambda arguments, clock: cli.exchange.bring_in(arguments, opened(arguments, clock), clock),
    "export": lambda arguments, clock: cli.exports.export(arguments, clock),  # noqa: PLW0108 - loaded when run
    "findings": lambda arguments, clock: cli.charts.findings(arguments, opened(arguments, clock), clock),
    "chart": lambda arguments, clock: cli.charts.chart(arguments, opened(arguments, clock), clock),
    "menu-entry": lambda arguments, _clock: cli.menu_entry.menu_entry(arguments),
    "calendar": lambda arguments, clock: cli.calendars.calendar(arguments, opened(arguments, clock)),
}
"""Every command that needs no Qt. Its module is loaded when it is run (`cli.__getattr__`)."""

QT_COMMAND_TABLE: Mapping[str, Callable[[QtWork, argparse.Namespace, Clock], int]] = {
    "screenshots": screenshots,
}
"""The commands that hand something to the app."""
