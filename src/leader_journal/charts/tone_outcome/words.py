"""Tone and outcome in words: whether the answer and its manner go together."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.shared.words import heading_without_numbers, only_what_was_written
from leader_journal.charts.tone_outcome.finding import Decided, ToneOutcomeFinding
from leader_journal.core.terms import Outcome, Tone
from leader_journal.insight.counts import Evidence
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.labels import outcome_label, tone_label
from leader_journal.wording.table import Table


def tones_of(finding: ToneOutcomeFinding) -> tuple[Tone | None, ...]:
    """Return the rows of the table: every tone, and entries without one where there are any."""
    return (*Tone, None) if any(one.tone is None for one in finding.decisions) else tuple(Tone)


def tone_name(tone: Tone | None) -> str:
    """Return the name of a row."""
    return pgettext("tone", "No tone noted") if tone is None else tone_label(tone)


def against_name(outcome: Outcome) -> str:
    """Return what a ring means: "accepted in a sharp tone"."""
    return _("accepted in a sharp tone") if outcome is Outcome.ACCEPTED else _("declined without thanks")


def key_words() -> str:
    """Return what the ring means, for the key."""
    return _("Accepted in a sharp tone, or declined without thanks")


def decision_words(one: Decided) -> str:
    """Return what one mark says: "accepted in a sharp tone", or "calm, postponed"."""
    if one.against:
        return against_name(one.outcome)
    return cell_name(one.tone, one.outcome).lower()


def cell_name(tone: Tone | None, outcome: Outcome) -> str:
    """Return "Calm, accepted"."""
    return _("{tone}, {outcome}").format(tone=tone_name(tone), outcome=outcome_label(outcome).lower())


def describe_tone_outcome(finding: ToneOutcomeFinding) -> FindingText:
    unrated = (
        _("No outcome noted yet"),
        _("An entry can say whether it was accepted, declined or postponed."),
    )
    early = heading_without_numbers(finding, unrated)
    title, subtitle = early or (_title(finding), _idea())
    note = only_what_was_written() if early else _note()
    in_words = f"{title}. {subtitle}" if early else _in_words(finding)
    return FindingText(title, subtitle, note, in_words, partial(_table, finding))


def _title(finding: ToneOutcomeFinding) -> str:
    """Return how often the tone went against the answer; an answer that was never given is in no sentence."""
    accepted, declined = len(finding.of(Outcome.ACCEPTED)), len(finding.of(Outcome.DECLINED))
    return _title_template(finding, accepted, declined).format(
        sharp=len(finding.against(Outcome.ACCEPTED)),
        accepted=accepted,
        plain=len(finding.against(Outcome.DECLINED)),
        declined=declined,
    )


def _title_template(finding: ToneOutcomeFinding, accepted: int, declined: int) -> str:
    if accepted and declined:
        if finding.evidence is Evidence.FEW:
            return _(
                "{sharp} of {accepted} accepted in a sharp tone so far, {plain} of {declined} declined without thanks"
            )
        return _("{sharp} of {accepted} accepted in a sharp tone, {plain} of {declined} declined without thanks")
    if accepted:
        if finding.evidence is Evidence.FEW:
            return _("{sharp} of {accepted} accepted in a sharp tone so far")
        return _("{sharp} of {accepted} accepted in a sharp tone")
    if declined:
        if finding.evidence is Evidence.FEW:
            return _("{plain} of {declined} declined without thanks so far")
        return _("{plain} of {declined} declined without thanks")
    return _("Nothing accepted or declined yet")


def _idea() -> str:
    return _("The idea behind it: a yes in anger can work like a no, and a no with thanks can invite the next idea.")


def _note() -> str:
    return _(
        "Without thanks: declined, and thanks were not among your first reactions. "
        "A mark is one entry; many become one bar."
    )


def _in_words(finding: ToneOutcomeFinding) -> str:
    placed = ngettext("{count} entry with an outcome.", "{count} entries with an outcome.", len(finding.decisions))
    rows = [
        _("{name}: {count}.").format(name=cell_name(tone, outcome), count=counted(len(finding.cell(tone, outcome))))
        for tone in tones_of(finding)
        for outcome in Outcome
        if finding.cell(tone, outcome)
    ]
    return " ".join((placed.format(count=counted(len(finding.decisions))), f"{_title(finding)}.", *rows))


def _table(finding: ToneOutcomeFinding) -> Table:
    headers = (pgettext("table", "Tone"), *(outcome_label(outcome) for outcome in Outcome))
    return Table(
        headers,
        tuple(
            (tone_name(tone), *(str(len(finding.cell(tone, outcome))) for outcome in Outcome))
            for tone in tones_of(finding)
        ),
    )
