"""Pages that a command writes: checked, made ready, and written to a new file as PDF or Markdown."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from leader_journal.cli.call import new_path
from leader_journal.cli.output import complain, say
from leader_journal.composition import Services
from leader_journal.core.brief import brief_word
from leader_journal.core.sheets import Sheet
from leader_journal.services.files import write_new_file
from leader_journal.services.paper.files import page_content, page_suffix
from leader_journal.wording.catalogue import _, counted, ngettext


def page_target(words: str) -> Path:
    """Return the file that a page is to be written to; said before a passphrase is asked for: that it cannot be.

    Raises BadInput for another ending than `.pdf` and `.md`, JournalExists where there is a file already.
    """
    page_suffix(Path(words))
    return new_path(words)


def write_sheet(sheet: Sheet, target: Path) -> None:
    """Write a sheet that was made ready, whole or not at all. Raises BadInput, JournalExists, DiskFull, NoAccess."""
    content = page_content(sheet, target)
    with write_new_file(target) as file:
        file.write(content)


def leave(services: Services, page: str, sheet: Sheet, target: Path, *, names: bool = True) -> int:
    """Write a page of the journal, as was decided about it in the app, and say so; what was not is counted.

    `page` is the page's name for `PaperService`.
    """
    paper = services.paper
    undecided = len(paper.undecided(page, sheet)) if names else 0  # a letter names nobody
    doubtful = dict.fromkeys(word for one in paper.doubtful(page, sheet) for word in one.look_alikes)
    say_left(doubtful if names else paper.left(page, sheet))
    write_sheet(paper.ready(page, sheet, names=names), target)
    say(_("Wrote {path}. The file is not encrypted.").format(path=target))
    say_undecided(undecided)
    return 0


def say_undecided(count: int, tell: Callable[[str], None] = complain) -> None:
    """Say how many sentences name somebody that nobody has decided about."""
    if count:
        tell(
            ngettext(
                "{count} sentence in it names somebody. Read it as if they were reading it, before the page "
                "leaves your hands.",
                "{count} sentences in it name somebody. Read them as if they were reading them, before the page "
                "leaves your hands.",
                count,
            ).format(count=counted(count))
        )


def say_left(words: Collection[str]) -> None:
    """Name what looks like a name of somebody who is not known, and stays as it was written."""
    if words:
        complain(
            ngettext(
                "One word in it looks like a name and is left as it is: {words}",
                "{count} words in it look like names and are left as they are: {words}",
                len(words),
            ).format(count=counted(len(words)), words=", ".join(map(brief_word, words)))
        )
