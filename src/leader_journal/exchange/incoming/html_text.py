"""HTML as the plain text that a reader sees: paragraphs, line breaks and list items as lines, signs as letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import Tag

_TAGS = "p|b|i|u|s|em|strong|div|span|ul|ol|li|h[1-6]|a|blockquote"
_OPENED = re.compile(rf"<({_TAGS})(?:\s[^<>]{{0,200}})?>", re.IGNORECASE)
_CLOSED = re.compile(rf"</({_TAGS})\s*>", re.IGNORECASE)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_OTHERS = "br|img|hr|font|sub|sup|small|code|pre|table|tbody|tr|td|th"
_NO_TAG = re.compile(rf"<(?!/?(?:{_TAGS}|{_OTHERS})\b[^<>]*>|!--)", re.IGNORECASE)
_BLOCKS = ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre")
_SPACES = re.compile(r"[ \t\r\f\v]+")
_EDGE = "\x1e"
"""Where a box begins or ends: two that meet are one new line, as a reader sees them."""
_INDENT = "\x1f"
"""Before an item of a list in a list, until spaces at the beginning of lines are taken off."""
_LISTS = ("ul", "ol")
_LONG = 9
"""Figures of a number from which no list begins."""
_EDGES = re.compile(rf"[ \t]*{_EDGE}(?:[ \t]*{_EDGE})*[ \t]*")
_ALONE = re.compile(rf"{_EDGE}[ \t]*\n[ \t]*{_EDGE}")
_AT_ITS_END = re.compile(rf"\n[ \t]*{_EDGE}|{_EDGE}[ \t]*(?=\n)")
_MANY_LINES = re.compile(r"\n{3,}")


class _List(Struct):
    """A list of a page: whether its items have numbers, that of the last one, and how many lists it lies in."""

    numbered: bool
    last: int
    depth: int


def _mark_items(soup: BeautifulSoup) -> None:
    """Put before each item of a list what stands there on the page: its number, or a hyphen, under what holds it."""
    lists: dict[int, _List] = {}
    for one in soup.find_all(["li", *_LISTS]):
        around = one.parent
        while around is not None and id(around) not in lists:
            around = around.parent
        holds = lists[id(around)] if around is not None else None
        if one.name != "li":
            lists[id(one)] = _list_of(one, 0 if holds is None else holds.depth + 1)
            continue
        lists[id(one)] = holds = holds or _List(numbered=False, last=0, depth=0)
        holds.last += 1
        _mark(one, _INDENT * holds.depth + (f"{holds.last}. " if holds.numbered else "- "))


def _list_of(tag: Tag, depth: int) -> _List:
    for between in [string for string in tag.find_all(string=True, recursive=False) if not string.strip()]:
        between.extract()  # line breaks of the source, which no page shows
    first = str(tag.get("start", ""))
    return _List(
        numbered=tag.name == "ol", last=int(first) - 1 if first.isdecimal() and len(first) < _LONG else 0, depth=depth
    )


def _mark(item: Tag, sign: str) -> None:
    from bs4.element import Tag

    if item.parent is not None and item.parent.name == "li":  # the one before was never closed
        item.insert_before(_EDGE)
    # a tag is not asked for its words: those of all that was never closed are in it
    begins = next((child for child in item.children if isinstance(child, Tag) or str(child).strip()), None)
    if isinstance(begins, Tag) and begins.name in ("p", "div"):
        begins.unwrap()  # its words stand beside the sign
    item.insert(0, sign)
    item.append(_EDGE)


def _table(table: Tag) -> str:
    """Return the rows of a table: where it has several columns, as Markdown draws it, so that it is read as one."""
    rows = [[_cell(cell) for cell in row.find_all(["td", "th"])] for row in table.find_all("tr")]
    rows = [row for row in rows if any(row)]
    if max(map(len, rows), default=0) < 2:
        return "\n".join(cell.replace("<br>", "\n") for row in rows for cell in row)
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"|{'---|' * len(rows[0])}", *lines[1:]])


def _cell(cell: Tag) -> str:
    lines = (" ".join(line.split()) for line in cell.get_text("\n").split("\n"))
    return "<br>".join(line for line in lines if line).replace("|", "/")


def plain_where_html(text: str) -> str:
    """Return a text without the tags that are in it; what has none stays letter by letter.

    A tag that is opened and never closed is what somebody wrote about, and so is one that no page has: it stays.
    """
    if "<" not in text:
        return text
    opened, closed = ({tag.lower() for tag in form.findall(text)} for form in (_OPENED, _CLOSED))
    return html_text(_NO_TAG.sub("&lt;", text)) if opened & closed or _LINE_BREAK.search(text) else text


def _seen_of(html: str) -> BeautifulSoup:
    """Return a page without what nobody reads on it: comments, what stands before it, programs."""
    import warnings

    from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
    from bs4.element import CData, PreformattedString

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # web pages begin like XML, too, and read well
        soup = BeautifulSoup(html, "html.parser")
    for string in soup.find_all(string=True):
        if isinstance(string, PreformattedString) and not isinstance(string, CData):
            string.extract()
    for hidden in soup(["script", "style", "head", "title"]):
        hidden.decompose()
    return soup


def html_text(html: str, *, headings: bool = False) -> str:
    """Return the text of HTML, its tables as Markdown draws them; with `headings` those are marked as there, too."""
    from bs4.element import NavigableString

    soup = _seen_of(html)
    for space in soup.find_all(string=True):
        if space.find_parent("pre") is None:
            space.replace_with(NavigableString(_SPACES.sub(" ", str(space))))
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    for box in soup.find_all("input", type="checkbox"):
        box.replace_with("[x] " if box.has_attr("checked") else "[ ] ")
    _mark_items(soup)
    for table in soup.find_all("table"):
        table.replace_with(NavigableString(f"\n\n{_table(table)}\n\n"))
    for heading in soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"]) if headings else ():
        heading.insert(0, f"{'#' * int(heading.name[1])} ")
    for block in soup.find_all(_BLOCKS):
        in_a_line = block.name == "div" or (block.name in _LISTS and block.find_parent(("li", *_LISTS)) is not None)
        block.insert_before(_EDGE if in_a_line else "\n\n")
        block.append(_EDGE if in_a_line else "\n")
    words = _AT_ITS_END.sub("\n", _ALONE.sub(f"{_EDGE}\n{_EDGE}", _EDGES.sub(_EDGE, soup.get_text())))
    lines = (line.strip(" ") for line in words.replace(_EDGE, "\n").split("\n"))
    return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip("\n").replace(_INDENT, "  ")
