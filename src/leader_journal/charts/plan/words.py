"""Plans in words: done of occasions, as the leader answered."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.plan.finding import FollowedPlan, PlanFinding
from leader_journal.charts.shared.words import no_match, only_what_was_written
from leader_journal.core.periods import ALWAYS
from leader_journal.wording.capitals import capital
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import day_month_year
from leader_journal.wording.experiments import experiment_words
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.numbers import percent, percent_range
from leader_journal.wording.plans import plan_sentence, tally_words, unanswered_words
from leader_journal.wording.rate_sentences import share_sentence
from leader_journal.wording.table import Table

PLANS_DRAWN = 12
"""More lines than that are no picture; the table holds all."""


def describe_plan(finding: PlanFinding) -> FindingText:
    title, subtitle = _heading(finding)
    note = _note(finding) if finding.entries else only_what_was_written()
    said = [f"{title}. {subtitle}", *(_line(plan, finding) for plan in finding.plans[1:])]
    return FindingText(title, subtitle, note, "\n".join(said), partial(_table, finding))


def plan_count(plan: FollowedPlan) -> str:
    """Return what stands under a plan's sentence: "made 9 October 2026, done in 5 of 9, 2 not answered"."""
    parts = [_("made {day}").format(day=day_month_year(plan.made))]
    if plan.rate is not None:
        done, total = plan.rate.shown, plan.rate.rated
        words = ngettext("done in {done} of {total}", "done in {done} of {total}", total)
        parts.append(words.format(done=counted(done), total=counted(total)))
    parts.append(unanswered_words(plan.tally))
    return ", ".join(part for part in parts if part)


def _heading(finding: PlanFinding) -> tuple[str, str]:
    latest = finding.latest
    if latest is None:
        return no_match(filtered=True) if finding.filter.narrows else _no_plan(finding)
    sentence = " ".join(filter(None, (plan_sentence(latest.words), _experiment(latest, finding))))
    if latest.rate is None:
        return _("No occasion answered yet"), sentence
    done, total = latest.rate.shown, latest.rate.rated
    if not latest.rate.tellable:
        title = ngettext(
            "You did as planned on {done} of {total} occasion so far",
            "You did as planned on {done} of {total} occasions so far",
            total,
        )
    else:
        title = ngettext(
            "You did as planned on {done} of {total} occasion",
            "You did as planned on {done} of {total} occasions",
            total,
        )
    said = (plan_sentence(latest.words), share_sentence(latest.rate), _experiment(latest, finding))
    return title.format(done=counted(done), total=counted(total)), " ".join(filter(None, said))


def _experiment(plan: FollowedPlan, finding: PlanFinding) -> str:
    """Return how a plan stands as an experiment, or nothing."""
    return experiment_words(plan.tried, finding.today) if plan.tried is not None else ""


def _no_plan(finding: PlanFinding) -> tuple[str, str]:
    title = _("No plan yet") if finding.period == ALWAYS else _("No plan in this period")
    return title, _("A review ends with one: when something happens, I will do something.")


def _note(finding: PlanFinding) -> str:
    said = _("Each mark is one entry that fitted the plan, with your answer. What was not answered is not drawn.")
    if len(finding.plans) <= PLANS_DRAWN:
        return said
    return _("{said} The last {count} plans are drawn; the table has them all.").format(said=said, count=PLANS_DRAWN)


def _line(plan: FollowedPlan, finding: PlanFinding) -> str:
    """Return an earlier plan: its sentence, how it went, and what its looks said."""
    went = f"{plan_sentence(plan.words)} {capital(tally_words(plan.tally, plan.rate))}."
    return " ".join(filter(None, (went, _experiment(plan, finding))))


def _table(finding: PlanFinding) -> Table:
    headers = (
        pgettext("table", "Plan"),
        pgettext("table", "Made"),
        pgettext("table", "Done"),
        pgettext("table", "Not done"),
        pgettext("table", "Not answered"),
        pgettext("table", "Share"),
        pgettext("table", "Likely range"),
    )
    return Table(headers, tuple(_row(plan) for plan in finding.plans))


def _row(plan: FollowedPlan) -> tuple[str, ...]:
    tally, rate = plan.tally, plan.rate
    told = rate is not None and rate.tellable
    return (
        plan_sentence(plan.words),
        day_month_year(plan.made),
        str(tally.done),
        str(tally.not_done),
        str(tally.unanswered),
        percent(rate.share) if rate is not None and told else "",
        percent_range(rate.low, rate.high) if rate is not None and told else "",
    )
