"""Search over everything, as a command."""

from __future__ import annotations

import datetime as dt

from leader_journal.cli.call import Call
from leader_journal.cli.output import on_one_line, say, say_json_list
from leader_journal.composition import Services
from leader_journal.core.found import FoundRecord
from leader_journal.services.search.service import ALL, SHOWN
from leader_journal.wording.catalogue import current_language
from leader_journal.wording.dates import short_day
from leader_journal.wording.found import found_head, found_sentence, show_all, where_words


def search(call: Call) -> int:
    """Print what was found, by group, the latest first; 1 where there is nothing."""
    with call.opened() as services:
        everything = call.given.all or call.given.json
        groups = services.search.everything(
            " ".join(call.given.words), current_language().value, limit=ALL if everything else SHOWN
        )
        if call.given.json:
            say_json_list(_as_json(services, hit) for group in groups for hit in group.hits)
            return 0 if groups else 1
        for group in groups:
            say(f"{found_head(group.kind)}: {group.count}")
            for hit in group.hits:
                say("  " + _as_line(services, hit, call.today))
            if group.count > len(group.hits):
                say("  " + show_all(group.count - len(group.hits)) + " (--all)")
        say(found_sentence(sum(group.count for group in groups)))
    return 0 if groups else 1


def _as_line(services: Services, hit: FoundRecord, today: dt.date) -> str:
    day = short_day(hit.day, today) if hit.day is not None else ""
    person = services.people.alias_of(hit.person) if hit.person is not None else ""
    parts = (day, person, where_words(hit.where), hit.excerpt)
    return "  ".join(on_one_line(part) for part in parts if part)


def _as_json(services: Services, hit: FoundRecord) -> dict[str, object]:
    return {
        "kind": hit.kind,
        "id": hit.id,
        "day": hit.day.isoformat() if hit.day is not None else None,
        "person": services.people.alias_of(hit.person) if hit.person is not None else None,
        "where": hit.where,
        "excerpt": hit.excerpt,
    }
