"""What the tests of reviews share: a review that is started, one that is closed, and the text of its page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from msgspec.structs import replace

from leader_journal.composition import Services
from leader_journal.core.records import Marks
from leader_journal.core.reviews import Review
from leader_journal.core.sheets import Sheet
from leader_journal.core.terms import Mark

TODAY = dt.date(2026, 11, 24)
ALL_SHOWN = Marks(humility=Mark.SHOWN, questions=Mark.SHOWN, room=Mark.SHOWN)
Write = Callable[..., str]


def started(services: Services) -> Review:
    services.reviews.start()
    review = services.reviews.open()
    assert review is not None
    return review


def closed(services: Services, **fields: object) -> Review:
    review = replace(started(services), **fields)
    services.reviews.close(review)
    found = services.reviews.get(review.id)
    assert found is not None
    return found


def text_of(page: Sheet | None) -> str:
    assert page is not None
    return "\n".join(f"{line.lead} {line.text} {line.note}" for part in page.parts for line in part.lines)


def merge(services: Services, one: str, other: str) -> None:
    a, b = services.people.find(one), services.people.find(other)
    assert a is not None
    assert b is not None
    services.people_book.merge(a, b)


def open_review(services: Services) -> Review:
    review = services.reviews.open()
    assert review is not None
    return review
