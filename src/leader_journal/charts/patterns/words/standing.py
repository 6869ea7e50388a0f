"""Where a row of chart 4 stands, and what is said beside it: whether it held up, and what else its entries were."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from leader_journal.charts.patterns.words.rows import level_name
from leader_journal.core.tallies import Factor
from leader_journal.insight.patterns import Overlap
from leader_journal.insight.standing import Standing
from leader_journal.insight.thresholds import CONFIRM_NEW, MIN_LEVEL
from leader_journal.wording.catalogue import _, counted, ngettext
from leader_journal.wording.dates import month_year


def standing_sentence(standing: Standing, scanned: dt.date | None, new: int = 0, shown: int | None = None) -> str:
    """Return where a row stands since the scan that flagged it; nothing where none did.

    `new` entries came since, `shown` of which showed it; without `shown`, as for people, that number is left out.
    """
    if standing is Standing.TOO_FEW:
        return _("Too few to tell.")
    if scanned is None:
        return ""
    words = {"month": month_year(scanned), "rated": new, "shown": shown}
    match standing:
        case Standing.WORTH_A_LOOK:
            return _(
                "Worth a look since {month}: the next {count} will show whether it holds; so far there are {so_far}."
            ).format(month=words["month"], count=CONFIRM_NEW, so_far=min(new, CONFIRM_NEW))
        case Standing.NOT_IN_PERIOD:
            return _("Worth a look since {month}, but this period does not show it.").format(month=words["month"])
        case Standing.LAPSED:
            return _(
                "Highlighted in {month}, and it held up then. That is too long ago to count today; the app "
                "is looking for it again."
            ).format(month=words["month"])
        case Standing.HELD_UP if shown is None:
            return _("Held up in {rated} new entries since {month}.").format(**words)
        case Standing.HELD_UP:
            return _("Held up in {rated} new entries since {month} ({shown} of {rated}).").format(**words)
        case _ if shown is None:
            return _("Highlighted in {month}; it did not show in the next {rated}.").format(**words)
        case _:
            return _("Highlighted in {month}; it did not show in the next {rated} ({shown} of {rated}).").format(
                **words
            )


def flagged_before(earlier: Sequence[dt.date]) -> str:
    """Return that a row is in another round: it had been highlighted before, and did not show then."""
    if not earlier:
        return ""
    return ngettext(
        "It had been highlighted once before, in {month}, and did not show then.",
        "It had been highlighted {count} times before, last in {month}, and did not show then.",
        len(earlier),
    ).format(count=counted(len(earlier)), month=month_year(earlier[-1]))


def overlap_words(overlap: Overlap | None) -> str:
    """Return what most entries of a row were, too."""
    if overlap is None:
        return ""
    name = _("with {alias}").format(alias=overlap.alias) if overlap.alias else level_name(overlap.factor, overlap.level)
    return _("Also among these {count}: {level}, in {common}.").format(
        common=overlap.common, count=counted(overlap.of), level=name
    )


def left_out_words(factor: Factor, count: int) -> str:
    """Return how many themes or people are too few to have a row: "3 more themes with fewer than 8 marked entries"."""
    said = (
        ngettext(
            "{count} more person with fewer than {least} marked entries",
            "{count} more people with fewer than {least} marked entries",
            count,
        )
        if factor is Factor.PERSON
        else ngettext(
            "{count} more theme with fewer than {least} marked entries",
            "{count} more themes with fewer than {least} marked entries",
            count,
        )
    )
    return said.format(count=counted(count), least=MIN_LEVEL)
