"""Reviews and plans on the command line: the page of a closed review as a file, and both as lists."""

from __future__ import annotations

from leader_journal.cli.call import Call
from leader_journal.cli.days import days_back
from leader_journal.cli.output import CommandFailed, on_one_line, say, say_json_list
from leader_journal.cli.pages import leave, page_target
from leader_journal.composition import Services
from leader_journal.services.plans import PlanLine
from leader_journal.services.reviews.service import ReviewLine, page_name
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.plans import situation_words, tally_words
from leader_journal.wording.reviews.words import covers_words, review_name


def review(call: Call) -> int:
    """Write the page of a closed review, as it was when it was closed; nothing in the journal changes."""
    target = page_target(call.given.target)
    covered = days_back("MONTH", call.given.month, call.today)
    assert covered.first is not None  # a span that was read has its ends
    with call.opened() as services:
        found = (
            services.reviews.of_day(covered.first)
            if covered.first == covered.last
            else services.reviews.of_month(covered.first)
        )
        pages = [(line.review, line.review.page) for line in found if line.review.page is not None]
        if not pages:
            none = _("There is no closed review of {month}. “reviews” lists the ones there are.")
            raise CommandFailed(none.format(month=call.given.month))
        if len(pages) > 1:
            several = _("There is more than one review of {month}: {reviews}. Name a day instead of the month.")
            named = "; ".join(covers_words(closed.period) for closed, _page in pages)
            raise CommandFailed(several.format(month=call.given.month, reviews=named))
        ((closed, page),) = pages
        return leave(services, page_name(closed), page, target, names=call.given.names == "on")


def reviews(call: Call) -> int:
    """List the closed reviews, the latest first."""
    with call.opened() as services:
        lines, today = services.reviews.earlier(), call.today
        if call.given.json:
            say_json_list(_review_as_json(services, line) for line in lines)
            return 0
        for line in lines:
            plan = services.plans.sentence(line.plan) if line.plan is not None else ""
            _say(covers_words(line.review.period), review_name(line.months, today), plan)
        say(ngettext("{count} closed review", "{count} closed reviews", len(lines)).format(count=counted(len(lines))))
    return 0


def plans(call: Call) -> int:
    """List the plans, the last made first, with how often each was done."""
    with call.opened() as services:
        lines = services.plans.lines()
        if call.given.json:
            say_json_list(_plan_as_json(services, line) for line in lines)
            return 0
        for line in lines:
            held = _("in force") if line.plan.ended is None else _("ended")
            words = (services.plans.sentence(line.plan), situation_words(line.plan), tally_words(line.tally, line.rate))
            _say(line.plan.made.isoformat(), held, *words)
        say(ngettext("{count} plan", "{count} plans", len(lines)).format(count=counted(len(lines))))
    return 0


def _say(*parts: str) -> None:
    say("  ".join(on_one_line(part) for part in parts if part))


def _review_as_json(services: Services, line: ReviewLine) -> dict[str, object]:
    review, shown = line.review, services.people.shown
    return {
        "id": review.id,
        "first": review.first.isoformat(),
        "last": review.last.isoformat(),
        "months": [f"{month:%Y-%m}" for month in line.months],
        "closed": review.closed.isoformat() if review.closed is not None else None,
        "worked": shown(review.worked),
        "keep": shown(review.keep),
        "frame": shown(review.frame),
        "voices": shown(review.voices),
        "change": shown(review.change),
        "debts": shown(review.debts),
        "reread": [
            {"entry": one.entry, "reason": one.reason, "why": one.why, "seen": one.seen, "note": shown(one.note)}
            for one in review.reread
        ],
        "plan": line.plan.id if line.plan is not None else None,
    }


def _plan_as_json(services: Services, line: PlanLine) -> dict[str, object]:
    plan, rate, shown = line.plan, line.rate, services.people.shown
    told = rate is not None and rate.tellable
    return {
        "id": plan.id,
        "when": shown(plan.when),
        "then": shown(plan.then),
        "element": plan.element,
        "kind": plan.kind,
        "setting": plan.setting,
        "made": plan.made.isoformat(),
        "ended": plan.ended.isoformat() if plan.ended is not None else None,
        "done": line.tally.done,
        "not_done": line.tally.not_done,
        "unanswered": line.tally.unanswered,
        "likely": [round(rate.low, 3), round(rate.high, 3)] if rate is not None and told else None,
    }
