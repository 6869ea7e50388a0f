"""Chart 4 in words: what goes with what, and whether it held up. Never why."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.patterns.finding import PatternRow, PatternsFinding, PersonRow, Row
from leader_journal.charts.patterns.words.people import (
    no_shares_of_people,
    person_sentence,
    person_table_row,
    person_title,
)
from leader_journal.charts.patterns.words.rows import factor_name, in_level, less_or_more, no_pattern, row_name, where
from leader_journal.charts.patterns.words.standing import (
    flagged_before,
    left_out_words,
    overlap_words,
    standing_sentence,
)
from leader_journal.charts.shared.words import no_match, none_marked, nothing_yet, only_what_was_written, standing_words
from leader_journal.core.terms import Series
from leader_journal.insight.counts import Evidence
from leader_journal.insight.honesty import HIGHLIGHTED_BY_CHANCE
from leader_journal.insight.standing import Standing
from leader_journal.insight.thresholds import MIN_LEVEL
from leader_journal.insight.wilson import rate
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import month_year
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.how_sure import how_sure_of_patterns
from leader_journal.wording.numbers import percent, percent_range
from leader_journal.wording.rate_sentences import how_often, nothing_rated
from leader_journal.wording.table import Table


def describe_patterns(finding: PatternsFinding) -> FindingText:
    title, subtitle = _heading(finding)
    status = {finding.series: standing_words(head.standing) if (head := foremost(finding)) else ""}
    sure = how_sure_of_patterns(asked=finding.asked is not None)
    return FindingText(title, subtitle, _note(finding), _in_words(finding), partial(_table, finding), status, sure)


def foremost(finding: PatternsFinding) -> Row | None:
    """Return the row that heads the chart: one that held up before one that is worth a look, the larger difference.

    People come last and by name, since nothing says who differs most.
    """
    return max((row for row in finding.everything if row.plain is not None), key=_weight, default=None)


def row_sentence(row: Row, finding: PatternsFinding) -> str:
    """Return what one row says: its counts, those elsewhere, where it stands, and what else these entries were."""
    if isinstance(row, PersonRow):
        return person_sentence(row, finding.series)
    sentences = [_counted(row, finding.series)]
    if row.elsewhere is not None and row.standing is not Standing.TOO_FEW:
        sentences.append(
            _("Elsewhere in {shown} of {rated}.").format(
                shown=counted(row.elsewhere.shown), rated=counted(row.elsewhere.rated)
            )
        )
    return " ".join(sentence for sentence in (*sentences, *_after(row)) if sentence)


def _weight(row: Row) -> tuple[bool, bool, float]:
    held_up = row.standing is Standing.HELD_UP
    if isinstance(row, PersonRow) or row.elsewhere is None:
        return False, held_up, 0.0
    return True, held_up, abs(row.inside.share - row.elsewhere.share)


def _counted(row: PatternRow, series: Series) -> str:
    return in_level(series, tellable=row.inside.tellable).format(
        where=where(row.factor, row.level),
        shown=counted(row.inside.shown),
        rated=counted(row.inside.rated),
        share=percent(row.inside.share),
        range=percent_range(row.inside.low, row.inside.high),
    )


def _after(row: PatternRow) -> tuple[str, ...]:
    """Return the sentences that follow the counts of a row; some may be empty."""
    if row.flag is None:
        said = _("Too few elsewhere to compare.") if _alone(row) else standing_sentence(row.standing, None)
        return said, overlap_words(row.overlap)
    tested = row.flag.confirmation
    said = standing_sentence(row.standing, row.flag.scanned, tested.rated, tested.shown)
    return said, flagged_before(row.flag.earlier), overlap_words(row.overlap)


def _alone(row: PatternRow) -> bool:
    """Whether it is the rest that is too small to compare a row with, and not the row."""
    return row.standing is Standing.TOO_FEW and row.inside.rated >= MIN_LEVEL


def _heading(finding: PatternsFinding) -> tuple[str, str]:
    match finding.evidence:
        case Evidence.NONE:
            return nothing_yet()[0], _compared_from(finding)
        case Evidence.NO_MATCH:
            return no_match(filtered=finding.filter.narrows)
        case Evidence.UNRATED if finding.series is Series.CONSTRUCTIVE:
            return nothing_rated(finding.series, finding.counts).removesuffix("."), _compared_from(finding)
        case Evidence.UNRATED:
            return none_marked(finding.counts.entries)
        case Evidence.FEW:
            return _("Too few marked entries for a pattern"), _compared_from(finding)
        case _:
            return _heading_of_rows(finding)


def _heading_of_rows(finding: PatternsFinding) -> tuple[str, str]:
    head = foremost(finding)
    if head is None:
        return no_pattern(finding.series), _nearest(finding)
    if isinstance(head, PersonRow):
        return person_title(head, finding.series), f"{person_sentence(head, None)} {_not_why()}"
    return _told(head, finding)


def _compared_from(finding: PatternsFinding) -> str:
    if finding.asked is None:
        return _("Kinds and settings are compared once each has at least {count} marked entries.").format(
            count=MIN_LEVEL
        )
    return _("Compared once each has at least {count} marked entries.").format(count=MIN_LEVEL)


def _told(row: PatternRow, finding: PatternsFinding) -> tuple[str, str]:
    assert row.elsewhere is not None
    assert row.plain is not None
    inside, elsewhere, since = row.inside, row.elsewhere, ""
    if row.standing is Standing.HELD_UP and row.flag is not None:
        # what got it flagged was picked for being far off: what held up is told by the entries since
        inside, elsewhere = rate(row.flag.since.shown, row.flag.since.rated), rate(*row.flag.since.elsewhere)
        since = month_year(row.flag.scanned)
    title = less_or_more(finding.series, row.plain).format(
        where=where(row.factor, row.level),
        shown=counted(inside.shown),
        rated=counted(inside.rated),
        other_shown=counted(elsewhere.shown),
        other_rated=elsewhere.rated,
    )
    words = {
        "share": percent(inside.share),
        "range": percent_range(inside.low, inside.high),
        "other": percent(elsewhere.share),
        "month": since,
    }
    template = (
        _("Since {month}: {share} (likely {range}) against {other}.")
        if since
        else _("{share} (likely {range}) against {other}.")
    )
    shares = template.format(**words)
    return title, " ".join(part for part in (shares, *_after(row), _not_why()) if part)


def _not_why() -> str:
    return _("The numbers do not say why.")


def _nearest(finding: PatternsFinding) -> str:
    """Return the row that differs most, if its range still holds the average; or from when on rows are compared."""
    compared = [row for row in finding.rows if row.standing is Standing.NO_DIFFERENCE and row.elsewhere is not None]
    average = finding.rate
    if average is None or not compared:
        return _compared_from(finding)
    row = max(compared, key=lambda row: abs(row.inside.share - average.share))
    said = _counted(row, finding.series)
    if not row.inside.low <= average.share <= row.inside.high:
        return said
    return _("{sentence} That still fits your average of {share}.").format(sentence=said, share=percent(average.share))


def _note(finding: PatternsFinding) -> str:
    if finding.evidence.rank <= Evidence.FEW.rank:
        return only_what_was_written()
    sentences = [_looked_at(finding)]
    if finding.rows:
        sentences.append(_("Point: an estimate, pulled towards the other rows when entries are few. Bar: 95% range."))
    if finding.people:
        sentences.append(no_shares_of_people())
    sentences.append(
        _(
            "Compared within the same quarter, "
            "so that change over time does not look like a difference between settings."
        )
    )
    return " ".join(sentences)


def _looked_at(finding: PatternsFinding) -> str:
    if finding.scanned is None or not finding.comparisons:
        return _("Looked at once a quarter, when it ends.")
    said = ngettext(
        "Looked at once a quarter, when it ends; last in {month}: {count} comparison.",
        "Looked at once a quarter, when it ends; last in {month}: {count} comparisons.",
        finding.comparisons,
    ).format(month=month_year(finding.scanned), count=counted(finding.comparisons))
    strictness = (
        _("Even where one pattern is real, about {chance} of 100 that are worth a look are due to chance.").format(
            chance=HIGHLIGHTED_BY_CHANCE
        )
        if finding.asked is None
        else _("Nothing else was compared: one question at a time gives a surer answer.")
    )
    return f"{said} {strictness}"


def _in_words(finding: PatternsFinding) -> str:
    if not finding.counts.entries:
        return " ".join(f"{part.removesuffix('.')}." for part in _heading(finding))
    if finding.evidence is Evidence.UNRATED:
        return nothing_rated(finding.series, finding.counts)
    rows = [row_sentence(row, finding) for row in finding.everything]
    left_out = [f"{left_out_words(factor, count)}." for factor, count in finding.left_out]
    return "\n".join((how_often(finding.series, finding.counts), *rows, *left_out))


def _table(finding: PatternsFinding) -> Table:
    headers = (
        pgettext("table", "Group"),
        pgettext("table", "What"),
        pgettext("table", "Shown"),
        pgettext("table", "Counted"),
        pgettext("table", "Share"),
        pgettext("table", "Likely range"),
        pgettext("table", "Estimate"),
        pgettext("table", "Standing"),
    )
    return Table(headers, (*map(_table_row, finding.rows), *map(person_table_row, finding.people)))


def _table_row(row: PatternRow) -> tuple[str, ...]:
    told = row.inside if row.inside.tellable else None
    return (
        factor_name(row.factor),
        row_name(row),
        str(row.inside.shown),
        str(row.inside.rated),
        percent(told.share) if told else "",
        percent_range(told.low, told.high) if told else "",
        percent(row.pooled.mean) if row.pooled else "",
        standing_words(row.standing),
    )
