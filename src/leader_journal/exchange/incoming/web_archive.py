"""A page of the web saved as one file (.mht): what OneNote and Word write as *Single File Web Page*, RFC 2557."""

from __future__ import annotations

import email
from email.message import Message

from leader_journal.exchange.incoming.html_text import html_text
from leader_journal.exchange.text import decode_text


def web_archive_text(data: bytes) -> str:
    """Return what a reader sees of the page, or of its plain text where there is no page; nothing where neither is."""
    try:
        message = email.message_from_bytes(
            data
        )  # its older way of headers: the newer one fails at some that are broken
        parts = list(message.walk())
    except RecursionError:  # parts in parts without end
        return ""
    of_kind = {part.get_content_type(): part for part in reversed(parts)}
    if (page := of_kind.get("text/html")) is not None:
        return html_text(_decoded(page), headings=True)
    plain = of_kind.get("text/plain")  # what has no head of its own is taken for that, whatever it is
    return _decoded(plain) if plain is not None and "MIME-Version" in message else ""


def _decoded(page: Message) -> str:
    """Return the letters of a part, by what it says of them; where nobody knows that, by what they look like."""
    content = page.get_payload(decode=True)
    assert isinstance(content, bytes), "it is no part that holds others"
    try:
        return content.decode(str(page.get_content_charset("utf-8")))
    except (LookupError, ValueError):  # no such name, or other letters than it says
        return decode_text(content)
