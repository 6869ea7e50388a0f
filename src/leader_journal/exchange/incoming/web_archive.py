"""A page of the web saved as one file (.mht): what OneNote and Word write as *Single File Web Page*, RFC 2557."""

from __future__ import annotations

import email
from email.message import Message

from leader_journal.exchange.incoming.html_text import html_text
from leader_journal.exchange.text import decode_text


def web_archive_text(data: bytes) -> str:
    """Return what a reader sees of the page; nothing where there is none in it."""
    message = email.message_from_bytes(data)  # its older way of headers: the newer one fails at some that are broken
    pages = (part for part in message.walk() if part.get_content_type() == "text/html")
    page = next(pages, None)
    return "" if page is None else html_text(_decoded(page), headings=True)


def _decoded(page: Message) -> str:
    """Return the letters of a part, by what it says of them; where nobody knows that, by what they look like."""
    content = page.get_payload(decode=True)
    assert isinstance(content, bytes), "it is no part that holds others"
    try:
        return content.decode(str(page.get_content_charset("utf-8")))
    except (LookupError, ValueError):  # no such name, or other letters than it says
        return decode_text(content)
