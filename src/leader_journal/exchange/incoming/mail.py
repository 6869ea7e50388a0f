"""Mails, as leaders send themselves notes: one a file (.eml), or many in one (mbox)."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from leader_journal.core.imports import LineProblem, LineReason, Remark, SourceFormat
from leader_journal.exchange.import_plan import ImportPlan
from leader_journal.exchange.incoming.draft import Draft, FoundEntry, Options, joined
from leader_journal.exchange.incoming.html_text import html_text
from leader_journal.exchange.incoming.source import Source
from leader_journal.exchange.text import clean
from leader_journal.wording.catalogue import _

_NEXT = re.compile(rb"^From \S+ .*\d{4}\r?$", re.MULTILINE)
_QUOTED_FROM = re.compile(r"^>(>*From )", re.MULTILINE)
_HEADS = re.compile(r"(?:[A-Za-z][\w-]*: ?.*\n(?:[ \t]+\S.*\n)*)+\n")
_NEEDED = (re.compile(r"^From: ?.*@", re.MULTILINE), re.compile(r"^Date: ?\w{3}, ", re.MULTILINE))


def is_mail(text: str) -> bool:
    """Whether a text is a mail, or many: headers, among them who sent it and when, and a blank line."""
    text = text.partition("\n")[2] if text.startswith("From ") else text
    heads = _HEADS.match(text[:100_000])
    return heads is not None and all(one.search(heads.group()) for one in _NEEDED)


def read_mail(source: Source, options: Options) -> ImportPlan:
    """Return mails as entries, each at the moment when it was sent. Raises UnreadableSource where there is none."""
    draft = Draft(SourceFormat.MAIL)
    for file in source.ending(".eml", ".mbox") or source.files:
        name = "" if source.single else file.name
        for number, data in enumerate(_parts(file.read()), 1):
            draft.add([_found(number, data, name, draft)])
    draft.remark_on_files(source)
    return draft.plan(source.path, options)


def _parts(data: bytes) -> Iterator[bytes]:
    """Yield the mails of a file: one, or those that a line "From " begins."""
    begins = [found.start() for found in _NEXT.finditer(data)]
    if not begins or data[: begins[0]].strip():
        yield data
        return
    for begin, end in zip(begins, [*begins[1:], len(data)], strict=True):
        yield data[begin:end].partition(b"\n")[2]


def _found(number: int, data: bytes, file: str, draft: Draft) -> FoundEntry | LineProblem:
    message = email.message_from_bytes(data, policy=policy.default)
    try:
        moment = parsedate_to_datetime(str(message.get("date", "")))
        body = _QUOTED_FROM.sub(r"\1", _body(message))
        subject, sender = clean(str(message.get("subject", ""))).strip(), _sender(message)
    except (ValueError, TypeError, LookupError, AttributeError, IndexError):
        return LineProblem(number, LineReason.UNREADABLE_DATE, file)
    draft.remark(Remark.PICTURES, sum(1 for _part in message.iter_attachments()) if message.is_multipart() else 0)
    placed = moment.tzinfo is not None and moment.utcoffset() is not None
    return FoundEntry(
        line=number,
        moment=moment if placed and str(message.get("date", ""))[-5:] != "-0000" else None,
        stamp=moment.isoformat(),
        text=joined(subject, _("From: {name}").format(name=sender) if sender else "", body),
        file=file,
    )


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    text = clean(str(part.get_content())).replace("\r\n", "\n")
    return html_text(text) if part.get_content_subtype() == "html" else text


def _sender(message: EmailMessage) -> str:
    """Return who sent a mail; nobody where they sent it to themselves."""
    froms = getaddresses([str(one) for one in message.get_all("from", [])])
    to = {address for _name, address in getaddresses([str(one) for one in message.get_all("to", [])])}
    return next((name or address for name, address in froms if address not in to), "")
