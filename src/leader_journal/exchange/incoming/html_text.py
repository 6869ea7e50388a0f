"""HTML as the plain text that a reader sees: paragraphs, line breaks and list items as lines, signs as letters."""

from __future__ import annotations

import re

_LOOKS_LIKE_HTML = re.compile(
    r"</?(?:p|br|b|i|u|em|strong|div|span|ul|ol|li|h[1-6]|a|blockquote)\b[^<>]{0,200}/?>", re.IGNORECASE
)
_BLOCKS = ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "table")
_SPACES = re.compile(r"[ \t\r\f\v]+")
_MANY_LINES = re.compile(r"\n{3,}")


def plain_where_html(text: str) -> str:
    """Return a text without the tags that are in it; what has none stays letter by letter."""
    return html_text(text) if _LOOKS_LIKE_HTML.search(text) else text


def html_text(html: str) -> str:
    from bs4 import BeautifulSoup
    from bs4.element import NavigableString

    soup = BeautifulSoup(html, "html.parser")
    for hidden in soup(["script", "style", "head", "title"]):
        hidden.decompose()
    for space in soup.find_all(string=True):
        if space.find_parent("pre") is None:
            space.replace_with(NavigableString(_SPACES.sub(" ", str(space))))
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    for box in soup.find_all("input", type="checkbox"):
        box.replace_with("[x] " if box.has_attr("checked") else "[ ] ")
    for item in soup.find_all("li"):
        item.insert(0, "- ")
        item.append("\n")
    for row in soup.find_all("tr"):
        row.append("\n")
    for block in soup.find_all(_BLOCKS):
        block.insert_before("\n\n" if block.name != "div" else "\n")
        block.append("\n")
    lines = (line.strip(" ") for line in soup.get_text().split("\n"))
    return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
