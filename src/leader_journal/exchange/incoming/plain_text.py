"""Plain text: each file by the days in it, or by the day in its name."""

from __future__ import annotations

from msgspec.structs import replace

from leader_journal.core.imports import Remark, SourceFormat
from leader_journal.exchange.import_plan import ImportPlan
from leader_journal.exchange.incoming.day_lines import entries_by_days
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options
from leader_journal.exchange.incoming.file_names import day_in_name, with_words, words_in_name
from leader_journal.exchange.incoming.hash_tags import hash_tags
from leader_journal.exchange.incoming.labelled_days import labelled_entries
from leader_journal.exchange.incoming.markdown import with_whole_days
from leader_journal.exchange.incoming.names import person_of, person_of_folder
from leader_journal.exchange.incoming.source import Source, SourceFile

_OF_PROGRAMS = frozenset({".json", ".csv", ".tsv", ".ics", ".yml", ".yaml", ".jex", ".doentry"})


def read_plain_text(source: Source, options: Options) -> ImportPlan:
    """Return what text files hold. Raises UnreadableSource where there is no date in them."""
    draft = Draft(SourceFormat.TEXT)
    for file in source.files if source.single else _written_by_hand(source):
        name = "" if source.single else file.name
        found = list(entries_by_days(file.text, name))
        if not found:
            text = with_whole_days(file.text, file)
            found = list(entries_by_days(text, name)) or list(labelled_entries(text, name))
        if not any(isinstance(item, FoundEntry) for item in found):
            stamp, text = day_in_name(file.path.stem), with_words(words_in_name(file.path.stem), file.text)
            found = [FoundEntry(line=1, stamp=stamp, text=text, file=name, themes=hash_tags(text))] if stamp else []
        elif about := person_of(file.path) or person_of_folder(file.path):
            found = [
                replace(item, people=item.people or about) if isinstance(item, FoundEntry) else item for item in found
            ]
        draft.remark(Remark.PAGES_WITHOUT_A_DATE, int(not found))
        draft.add(found)
    draft.remark_on_files(source)
    return draft.plan(source.path, options)


def _written_by_hand(source: Source) -> list[SourceFile]:
    """The files of a folder that may be text; tables and what programs write for each other are none."""
    return [file for file in source.files if file.path.suffix.lower() not in _OF_PROGRAMS]
