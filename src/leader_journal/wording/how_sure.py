"""How sure a chart is, in a sentence or two: how often it says what is not so, and how long until it says what is.

The figures are those of `insight.honesty`, as the readme and docs/findings.md have them.
"""

from __future__ import annotations

from leader_journal.insight.honesty import ELSEWHERE, LOW, MEASURED
from leader_journal.wording.catalogue import _
from leader_journal.wording.numbers import percent

_USUAL = MEASURED[0]
"""The slowest of the paces: who writes more often hears sooner."""


def how_sure_of_change() -> str:
    """Return how sure chart 1 is of a change."""
    return _(
        "With {pace} entries a week, a change from a third to two thirds is called possible after about {perhaps} "
        "months and clear after about {clear}; small changes take longer than a year. Even where nothing really "
        "changes, the app will report a clear change in any of the four in {told} of 100 journals within three "
        "years, in {together} of 100 where entries of one week go together. What later entries do not bear out is "
        "withdrawn."
    ).format(
        pace=_USUAL.a_week,
        perhaps=_USUAL.months_to_perhaps,
        clear=_USUAL.months_to_clear,
        told=_USUAL.false_clear,
        together=_USUAL.false_clear_together,
    )


def how_sure_of_patterns(*, asked: bool) -> str:
    """Return how sure chart 4 is of a pattern, or of the answer to one question."""
    if asked:
        wrong = _(
            "Even where nothing goes with anything, the app will say within three years that something held up in "
            "answer to {told} of 100 questions; ask enough of them and you will find something sooner or later."
        ).format(told=_USUAL.false_held_up_asked)
    else:
        wrong = _(
            "Even where nothing goes with anything, the app will say in {told} of 100 journals within three years "
            "that something held up."
        ).format(told=_USUAL.false_held_up)
    right = _(
        "With {pace} entries a week, the app can say after about {months} months that a pattern of {low} against "
        "{rest} elsewhere has held up."
    ).format(pace=_USUAL.a_week, low=percent(LOW), rest=percent(ELSEWHERE), months=_USUAL.months_to_held_up)
    return f"{wrong} {right}"
