"""A sheet: one page as it is shown, printed, saved as PDF or copied as Markdown. The same value feeds all of them.

Text may hold people as references until `services` shows it; what leaves the app has been through `in_words` first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

CLINGING = (",", ".", ";", ":")
"""A text that begins with one of these follows the emphasised beginning without a space: "**Doubt**, 26 Nov." """


class SheetLine(Struct, frozen=True, kw_only=True):
    """One line: an emphasised beginning ("Doubt"), the text (", 26 Nov. The rota"), a quiet ending ("was due today").

    `own_words` marks what the leader wrote themselves: prose, set in the serif.
    """

    text: str
    lead: str = ""
    note: str = ""
    own_words: bool = False


class SheetPart(Struct, frozen=True, kw_only=True):
    """A head with its lines; `to_write` are the names of empty lines to write on by hand.

    `much` are those of them that want several lines. On paper they get as many as there is room for (`with_room`); a
    line without a name goes on with what stands over it.

    `own_head` marks a head that may be in the leader's words: the question that an answer was given to.
    """

    head: str
    lines: tuple[SheetLine, ...] = ()
    to_write: tuple[str, ...] = ()
    much: tuple[str, ...] = ()
    own_head: bool = False

    @property
    def empty(self) -> bool:
        """Whether there is nothing under the head."""
        return not self.lines and not self.to_write


class Sheet(Struct, frozen=True, kw_only=True):
    """A page. `aside` stands at the right of the title (a date); `motto` is a quoted line under it."""

    title: str
    aside: str = ""
    motto: str = ""
    parts: tuple[SheetPart, ...] = ()
    footer: str = ""

    def texts(self) -> Iterator[str]:
        """Yield every text of the page, in reading order."""
        yield from (self.title, self.aside, self.motto)
        for part in self.parts:
            yield part.head
            for line in part.lines:
                yield from (line.lead, line.text, line.note)
            yield from part.to_write
        yield self.footer

    def in_words(self, change: Callable[[str], str]) -> Sheet:
        """Return the sheet with every text changed, in reading order: references shown as names, or as letters."""
        return Sheet(
            title=change(self.title),
            aside=change(self.aside),
            motto=change(self.motto),
            parts=tuple([_part_in_words(part, change) for part in self.parts]),
            footer=change(self.footer),
        )


def _part_in_words(part: SheetPart, change: Callable[[str], str]) -> SheetPart:
    return SheetPart(
        head=change(part.head),
        lines=tuple([_line_in_words(line, change) for line in part.lines]),
        to_write=tuple(map(change, part.to_write)),
        much=tuple(map(change, part.much)),
        own_head=part.own_head,
    )


def _line_in_words(line: SheetLine, change: Callable[[str], str]) -> SheetLine:
    lead = change(line.lead)
    return SheetLine(lead=lead, text=change(line.text), note=change(line.note), own_words=line.own_words)


def with_room(sheet: Sheet, lines: int) -> Sheet:
    """Return a sheet on which what wants much room to write has so many lines."""

    def ruled(part: SheetPart) -> SheetPart:
        names = (name for one in part.to_write for name in (one, *[""] * (lines - 1 if one in part.much else 0)))
        return replace(part, to_write=tuple(names))

    return replace(sheet, parts=tuple(map(ruled, sheet.parts)))
