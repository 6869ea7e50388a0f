"""Findings without the names of people: letters stand for them in what leaves the app."""

from __future__ import annotations

from dataclasses import replace

from leader_journal.core.hidden_names import free_letters
from leader_journal.core.tallies import Factor
from leader_journal.insight.findings import Finding
from leader_journal.insight.findings_patterns import PatternsFinding
from leader_journal.insight.findings_plan import PlanFinding
from leader_journal.insight.findings_voices import Someone, VoicesFinding
from leader_journal.insight.patterns import Overlap


def without_names(finding: Finding) -> Finding:
    """Return a finding in which nobody is named; the same letter is the same person.

    Texts of the journal are changed where they are read: chart 7 is asked for without names.
    """
    match finding:
        case PatternsFinding():
            return _patterns(finding)
        case VoicesFinding():
            return _voices(finding)
        case PlanFinding():
            return replace(finding, plans=tuple(replace(plan, words=plan.nameless) for plan in finding.plans))
        case _:
            return finding


def _patterns(finding: PatternsFinding) -> PatternsFinding:
    shared = (row.overlap for row in finding.everything if row.overlap is not None)
    beside = (overlap.level for overlap in shared if overlap.factor is Factor.PERSON)
    people = dict.fromkeys((*(row.person for row in finding.people), *beside))
    letter_of = dict(zip(people, free_letters(set()), strict=False))

    def named(overlap: Overlap | None) -> Overlap | None:
        if overlap is None or overlap.factor is not Factor.PERSON:
            return overlap
        return replace(overlap, alias=letter_of[overlap.level])

    return replace(
        finding,
        rows=tuple(replace(row, overlap=named(row.overlap)) for row in finding.rows),
        people=tuple(replace(row, alias=letter_of[row.person], overlap=named(row.overlap)) for row in finding.people),
    )


def _voices(finding: VoicesFinding) -> VoicesFinding:
    people = dict.fromkeys([*(one.someone for one in finding.people), *(one.someone for one in finding.only_wrong)])
    letter_of = {one.id: Someone(one.id, letter) for one, letter in zip(people, free_letters(set()), strict=False)}
    return replace(
        finding,
        people=tuple(replace(one, someone=letter_of[one.someone.id]) for one in finding.people),
        only_wrong=tuple(replace(one, someone=letter_of[one.someone.id]) for one in finding.only_wrong),
    )
