"""The glossary is true: every label of the product's terms stands in it as the app says it, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path

import pytest

from leader_journal.core import terms
from leader_journal.ui.toolkit.painting import without_mnemonic
from leader_journal.wording import labels
from leader_journal.wording.catalogue import Language, language

LABELS: dict[type[Enum], Callable[..., str]] = {
    terms.Kind: labels.kind_label,
    terms.Element: labels.element_name,
    terms.Mark: labels.mark_label,
    terms.Reaction: labels.reaction_chip,
    terms.Leaning: labels.leaning_label,
    terms.Tone: labels.tone_chip,
    terms.Quality: labels.quality_label,
    terms.Effect: labels.effect_label,
    terms.Outcome: labels.outcome_label,
    terms.RaisedHow: labels.raised_how_label,
    terms.KnownFor: labels.known_for_label,
    terms.Others: labels.others_label,
    terms.OthersResponse: labels.others_response_label,
    terms.Cause: labels.cause_label,
    terms.Loop: labels.loop_label,
    terms.CameWithMore: labels.came_with_more_label,
    terms.PromiseState: labels.promise_state_label,
    terms.AgreementState: labels.agreement_state_label,
}


def said() -> Iterator[str]:
    yield labels.no_kind_label()
    for term, label in LABELS.items():
        yield from (without_mnemonic(label(value)) for value in term)
    yield from map(labels.element_label, terms.Element)
    yield from (labels.setting_label(setting.value) for setting in terms.Setting)


@pytest.mark.parametrize("spoken", Language)
def test_every_label_stands_in_the_glossary(spoken: Language, root: Path) -> None:
    text = (root / "docs" / "glossary.md").read_text(encoding="utf-8")

    with language(spoken):
        assert [label for label in said() if label not in text] == []
