"""What the findings on how it goes with the others say alike."""

from __future__ import annotations

from leader_journal.insight.counts import Evidence
from leader_journal.insight.findings_others import Scope
from leader_journal.wording.finding_states import no_match, nothing_yet


def heading_without_numbers(finding: Scope, unrated: tuple[str, str]) -> tuple[str, str] | None:
    """Return title and subtitle where nothing counts, `unrated` where entries are there; None where something does."""
    match finding.evidence:
        case Evidence.NONE:
            return nothing_yet()
        case Evidence.NO_MATCH:
            return no_match(filtered=finding.filter.narrows)
        case Evidence.UNRATED:
            return unrated
        case _:
            return None
