"""Findings without the names of people: letters stand for them in what leaves the app."""

from __future__ import annotations

from dataclasses import replace

from leader_journal.charts.patterns.build import nameless_patterns
from leader_journal.charts.patterns.finding import PatternsFinding
from leader_journal.charts.plan.finding import PlanFinding
from leader_journal.charts.voices.build import nameless_voices
from leader_journal.charts.voices.finding import VoicesFinding
from leader_journal.insight.findings import Finding


def without_names(finding: Finding) -> Finding:
    """Return a finding in which nobody is named; the same letter is the same person.

    Texts of the journal are changed where they are read: chart 7 is asked for without names.
    """
    match finding:
        case PatternsFinding():
            return nameless_patterns(finding)
        case VoicesFinding():
            return nameless_voices(finding)
        case PlanFinding():
            return replace(finding, plans=tuple(replace(plan, words=plan.nameless) for plan in finding.plans))
        case _:
            return finding
