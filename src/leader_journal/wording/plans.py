"""Plans in words: the sentence a plan is, where it holds, and what was answered on its occasions."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from leader_journal.core.plans import Plan, PlanTally, PlanWords
from leader_journal.wording import labels
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.numbers import percent, percent_range

if TYPE_CHECKING:
    from leader_journal.insight.counts import Rate

A_MONTH = 40
"""Days that a plan is called that of this month; reviews are not always on their day."""

_WHEN = re.compile(r"^(?:when(?:ever)?|når)\b[\s,:…]*", re.IGNORECASE)
_THEN = re.compile(r"^(?:then\b|så\b)?\s*(?:I(?:\s+will|['’]ll)?|vil\s+jeg|jeg\s+vil)\b[\s,:…]*", re.IGNORECASE)
_WHOLE = re.compile(r"^jeg\b", re.IGNORECASE)
"""A Danish clause with its subject: "vil jeg" would not go before it."""
_END = " \t\r\n.,;…"


def plan_sentence(plan: Plan | PlanWords) -> str:
    """Return "When someone questions a date, I ask what they see first.": what was typed, without doubled words."""
    when, then = _bare(plan)
    if _WHOLE.match(then):
        return _("When {when}: {then}.").format(when=when, then=then)
    return _("When {when}, I {then}.").format(when=when, then=then)


def plan_readings(plan: Plan) -> tuple[str, ...]:
    """Return a plan as whoever looks for it may say it: its sentence, as the form asks for it, and as it was typed."""
    when, then = _bare(plan)
    asked = _("When {when}, I will {then}.").format(when=when, then=then)
    return tuple(dict.fromkeys((plan_sentence(plan), asked, f"{plan.when} {plan.then}")))


def says_plan(sentence: str, plan: Plan) -> bool:
    """Return whether a sentence that was kept is of this plan, in whatever language it was said."""
    return all(side in sentence for side in _bare(plan))


def _bare(plan: Plan | PlanWords) -> tuple[str, str]:
    """Both sides of a plan, without the words that its sentence brings."""
    return _WHEN.sub("", plan.when.strip()).strip(_END), _THEN.sub("", plan.then.strip()).strip(_END)


def plan_head(plan: Plan, today: dt.date) -> str:
    """Return what stands before the plan in force: "This month", and for an older one "Your plan"."""
    return _("This month") if (today - plan.made).days <= A_MONTH else _("Your plan")


def situation_words(plan: Plan | PlanWords) -> str:
    """Return what a plan is about: "Room · Disagreement · Team meeting"; nothing for one that fits everything."""
    parts = (
        labels.element_label(plan.element) if plan.element is not None else "",
        labels.kind_label(plan.kind) if plan.kind is not None else "",
        labels.setting_label(plan.setting) if plan.setting is not None else "",
    )
    return " · ".join(part for part in parts if part)


def tally_words(tally: PlanTally, rate: Rate | None) -> str:
    """Return "done in 5 of 8 (63%, likely 31–86%)"; counts alone below five, and that none came yet."""
    if rate is None:
        return unanswered_words(tally) or _("no occasion yet")
    if not rate.tellable:
        return ngettext("done in {done} of {total} so far", "done in {done} of {total} so far", rate.rated).format(
            done=counted(rate.shown), total=counted(rate.rated)
        )
    return _("done in {done} of {total} ({share}, likely {range})").format(
        done=counted(rate.shown),
        total=counted(rate.rated),
        share=percent(rate.share),
        range=percent_range(rate.low, rate.high),
    )


def done_of(tally: PlanTally) -> str:
    """Return "done in 5 of 8" for a row, where there is no room for more; nothing while nothing was answered."""
    if not tally.occasions:
        return ""
    words = ngettext("done in {done} of {total}", "done in {done} of {total}", tally.occasions)
    return words.format(done=counted(tally.done), total=counted(tally.occasions))


def unanswered_words(tally: PlanTally) -> str:
    """Return how many occasions were not answered, or nothing where all were."""
    count = tally.unanswered
    return ngettext("{count} not answered", "{count} not answered", count).format(count=counted(count)) if count else ""


def done_chip(done: bool) -> str:
    """Return an answer as a chip, with `&` before the letter that chooses it."""
    return pgettext("answer", "&Yes") if done else pgettext("answer", "&No")


def done_words(done: bool | None) -> str:
    """Return what was answered: "yes", "no", "not answered"."""
    if done is None:
        return _("not answered")
    return _("yes, I did") if done else _("no, I did not")
