"""The ledger of claims in words: what the app said, when, on how many entries, and what became of it."""

from __future__ import annotations

import datetime as dt
from functools import partial

from leader_journal.charts.claims.finding import ClaimsFinding
from leader_journal.charts.shared.words import heading_without_numbers, only_what_was_written
from leader_journal.core.periods import last_shown
from leader_journal.core.tallies import PRESSED, Factor
from leader_journal.core.terms import Kind, Mark
from leader_journal.insight.claims import Became, Claim
from leader_journal.insight.counts import Direction
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.change_words import around
from leader_journal.wording.dates import day_month_year
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.labels import kind_label, series_label, setting_label
from leader_journal.wording.table import Table

CLAIMS_DRAWN = 12
"""More lines than that are no picture; the table holds all."""


def describe_claims(finding: ClaimsFinding) -> FindingText:
    unrated = (
        _("Nothing was said in this period"),
        _("What the app says about changes and patterns is listed here, with what becomes of it."),
    )
    early = heading_without_numbers(finding, unrated)
    title, subtitle = early or (_title(finding), _subtitle(finding))
    note = only_what_was_written() if early else _note(finding)
    said = [f"{title}. {subtitle}", *(claim_sentence(claim, finding.today) for claim in finding.claims)]
    return FindingText(title, subtitle, note, "\n".join(said), partial(_table, finding))


def claim_name(claim: Claim, today: dt.date) -> str:
    """Return what a claim is about: "Room: more often since about March", "Room, Disagreement: less often"."""
    more = claim.direction is Direction.MORE
    if claim.around is not None:
        template = (
            _("{series}: more often since about {month}") if more else _("{series}: less often since about {month}")
        )
        return template.format(series=series_label(claim.series), month=around(claim.around, today))
    template = _("{series}, {level}: more often") if more else _("{series}, {level}: less often")
    return template.format(series=series_label(claim.series), level=_level(claim))


def claim_sentence(claim: Claim, today: dt.date) -> str:
    """Return one claim with everything that was told of it."""
    parts = [
        _("{day}: {what}").format(day=day_month_year(step.day), what=became_words(step.became)) for step in claim.steps
    ]
    said = f"{claim_name(claim, today)}. {', '.join(parts)}."
    return f"{said} {_on(claim)}" if claim.around is not None else said


def became_words(became: Became) -> str:
    """Return what is told of a claim from a day on, in a few words."""
    return {
        Became.PERHAPS: pgettext("claim", "perhaps"),
        Became.CLEAR: pgettext("claim", "clear"),
        Became.WITHDRAWN: pgettext("claim", "withdrawn"),
        Became.FADED: pgettext("claim", "no longer said"),
        Became.WORTH_A_LOOK: _("worth a look"),
        Became.HELD_UP: _("held up"),
        Became.DID_NOT_SHOW: _("did not show again"),
        Became.LAPSED: _("held up long ago"),
    }[became]


def key_words(mark: Mark) -> str:
    """Return what a mark means."""
    return {
        Mark.SHOWN: _("clear, or held up"),
        Mark.PARTLY: _("perhaps, or worth a look"),
        Mark.MISSED: _("withdrawn, or no longer said"),
    }[mark]


def withdrawn_line(claim: Claim, today: dt.date) -> str:
    """Return a claim that was withdrawn, for a page that looks back: what it was, and since when it was told."""
    return _("{claim}. Said from {told}, withdrawn on {day}: what was written since does not bear it out.").format(
        claim=claim_name(claim, today), told=day_month_year(claim.told), day=day_month_year(claim.now.day)
    )


def _title(finding: ClaimsFinding) -> str:
    said = ngettext("{count} thing was said", "{count} things were said", len(finding.claims)).format(
        count=counted(len(finding.claims))
    )
    gone = len(finding.with_(Became.WITHDRAWN))
    if not gone:
        return _("{said}, and nothing was withdrawn").format(said=said)
    return ngettext("{said}, and {count} was withdrawn", "{said}, and {count} were withdrawn", gone).format(
        said=said, count=counted(gone)
    )


def _subtitle(finding: ClaimsFinding) -> str:
    stands = sum(claim.now.became.stands for claim in finding.claims)
    ended = last_shown(finding.period, finding.today)
    if ended < finding.today:
        return ngettext(
            "{count} was still said on {day}. It is worked out from your entries as they are now.",
            "{count} were still said on {day}. It is worked out from your entries as they are now.",
            stands,
        ).format(count=counted(stands), day=day_month_year(ended))
    return ngettext(
        "{count} is still said today. It is worked out from your entries as they are now.",
        "{count} are still said today. It is worked out from your entries as they are now.",
        stands,
    ).format(count=counted(stands))


def _note(finding: ClaimsFinding) -> str:
    said = _("One mark for each day on which something new was said. What is said about people is not listed here.")
    if len(finding.claims) <= CLAIMS_DRAWN:
        return said
    return _("{said} The latest {count} are drawn; the table holds all.").format(said=said, count=CLAIMS_DRAWN)


def _level(claim: Claim) -> str:
    match claim.factor, claim.level:
        case Factor.KIND, str(level):
            return kind_label(Kind(level))
        case Factor.PRESSURE, _:
            return _("Under time pressure")
        case _, str(level) if level != PRESSED:
            return setting_label(level)
        case _:
            return ""


def _on(claim: Claim) -> str:
    return _(
        "First said on the basis of {since} of {since_all} marked entries since, and {before} of {before_all} before."
    ).format(since=claim.since[0], since_all=claim.since[1], before=claim.before[0], before_all=claim.before[1])


def _table(finding: ClaimsFinding) -> Table:
    headers = (
        pgettext("table", "What was said"),
        pgettext("table", "First said"),
        pgettext("table", "Entries then"),
        pgettext("table", "What became of it"),
        pgettext("table", "When"),
    )
    return Table(
        headers,
        tuple(
            (
                claim_name(claim, finding.today),
                day_month_year(claim.told),
                str(claim.before[1] + claim.since[1]) if claim.around is not None else "",
                became_words(claim.now.became),
                day_month_year(claim.now.day) if len(claim.steps) > 1 else "",
            )
            for claim in finding.claims
        ),
    )
