"""People, promises and agreements as lists: one line each, or JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TypeVar

from leader_journal.cli.call import Call, person_called
from leader_journal.cli.output import on_one_line, say, say_json_list
from leader_journal.composition import Services
from leader_journal.core.bring_ups import BringUp
from leader_journal.core.records import Promise
from leader_journal.services.agreements import AgreementLine
from leader_journal.services.people.book import PersonLine
from leader_journal.wording.agreements import broken_words, said_words, standing_words
from leader_journal.wording.bring_ups import bring_up_count, bring_up_words
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.people import last_words
from leader_journal.wording.promises import on_time_sentence, promise_count, promise_words

T = TypeVar("T")


def people(call: Call) -> int:
    """List the people by alias, those who left last."""
    with call.opened() as services:
        today, lines = call.today, services.people_book.lines()
        if not _as_json(call, lines, _person_as_json):
            for line in lines:
                say(_person_as_line(line, today))
            say(ngettext("{count} person", "{count} people", len(lines)).format(count=counted(len(lines))))
    return 0


def promises(call: Call) -> int:
    """List the promises: what is owed, the earliest due first, then what became of the others."""
    with call.opened() as services:
        today, view = call.today, services.promises.view()
        promises = (*view.open, *view.closed)
        if not _as_json(call, promises, lambda one: _promise_as_json(services, one, today)):
            for promise in promises:
                say(_promise_as_line(services, promise, today))
            if promises:
                say(on_time_sentence(view.on_time) or _("No promise has been due yet."))
            else:
                say(_("No promises yet."))
    return 0


def agreements(call: Call) -> int:
    """List the agreements: those in force, those to say again, those that ended."""
    with call.opened() as services:
        today, view = call.today, services.agreements.view()
        lines = (*view.in_force, *view.say_again, *view.ended)
        if not _as_json(call, lines, lambda line: _agreement_as_json(services, line)):
            for line in lines:
                say(_agreement_as_line(services, line, today))
            owed = view.owed
            say(
                ngettext(
                    "{count} breach with no agreement noted beforehand.",
                    "{count} breaches with no agreement noted beforehand.",
                    owed,
                ).format(count=counted(owed))
            )
    return 0


def bring_ups(call: Call) -> int:
    """List the lines to bring up: those that wait, then those that are done, the latest first."""
    with call.opened() as services:
        today, view = call.today, services.bring_ups.view()
        lines, people_of = (*view.waiting, *view.done), services.people
        if not _as_json(call, lines, lambda one: _bring_up_as_json(services, one)):
            for one in lines:
                say(_joined(people_of.alias_of(one.person), people_of.shown(one.text), bring_up_words(one, today)))
            say(bring_up_count(len(view.waiting)) or _("Nothing is waiting to be brought up."))
    return 0


def bring_up(call: Call) -> int:
    """Note a line to bring up with somebody who is known."""
    with call.opened() as services:
        person = person_called(services, call.given.person)
        services.bring_ups.add(call.given.text, person.id)
        say(_("Noted, to bring up with {person}.").format(person=person.alias))
    return 0


def _as_json(call: Call, values: Iterable[T], as_json: Callable[[T], dict[str, object]]) -> bool:
    """Print values as JSON where that was asked for; say whether it was."""
    if call.given.json:
        say_json_list(map(as_json, values))
    return bool(call.given.json)


def _joined(*parts: str) -> str:
    return "  ".join(on_one_line(part) for part in parts if part)


def _person_as_line(line: PersonLine, today: dt.date) -> str:
    left = "" if line.person.active else _("No longer here")
    return _joined(line.person.alias, left or last_words(line.last, today), promise_count(line.promises))


def _person_as_json(line: PersonLine) -> dict[str, object]:
    person = line.person
    return {
        "id": person.id,
        "alias": person.alias,
        "real_name": person.real_name,
        "active": person.active,
        "cadence_weeks": person.cadence_weeks,
        "last_entry": line.last.isoformat() if line.last is not None else None,
        "open_promises": line.promises,
    }


def _promise_as_line(services: Services, promise: Promise, today: dt.date) -> str:
    to = services.people.alias_of(promise.to) if promise.to is not None else ""
    words = promise_words(promise, today) or _("No day")
    return _joined(words, to, services.people.shown(promise.text))


def _promise_as_json(services: Services, promise: Promise, today: dt.date) -> dict[str, object]:
    return {
        "id": promise.id,
        "text": services.people.shown(promise.text),
        "to": services.people.alias_of(promise.to) if promise.to is not None else None,
        "made": promise.made.isoformat(),
        "due": promise.due.isoformat() if promise.due is not None else None,
        "state": promise.state,
        "closed_on": promise.closed_on.isoformat() if promise.closed_on is not None else None,
        "overdue": promise.overdue(today),
    }


def _bring_up_as_json(services: Services, one: BringUp) -> dict[str, object]:
    return {
        "id": one.id,
        "person": services.people.alias_of(one.person),
        "text": services.people.shown(one.text),
        "noted": one.noted.isoformat(),
        "entry": one.entry,
        "state": one.state,
        "said_on": one.said_on.isoformat() if one.said_on is not None else None,
    }


def _agreement_as_line(services: Services, line: AgreementLine, today: dt.date) -> str:
    people_of, agreement = services.people, line.agreement
    said = said_words(agreement, people_of.alias_of, people_of.shown, today)
    broken = _("broken: {times}").format(times=broken_words(line.broken))
    return _joined(standing_words(agreement), people_of.shown(agreement.what), said, broken)


def _agreement_as_json(services: Services, line: AgreementLine) -> dict[str, object]:
    agreement, shown = line.agreement, services.people.shown
    return {
        "id": agreement.id,
        "what": shown(agreement.what),
        "how": shown(agreement.how),
        "measure": shown(agreement.measure),
        "consequence": shown(agreement.consequence),
        "spoken": agreement.spoken,
        "said_to": [services.people.alias_of(person) for person in agreement.said_to],
        "said_to_others": shown(agreement.said_to_others),
        "said_on": agreement.said_on.isoformat() if agreement.said_on is not None else None,
        "state": agreement.standing,
        "say_by": agreement.say_by.isoformat() if agreement.say_by is not None else None,
        "entries": line.entries,
        "broken": line.broken,
    }
