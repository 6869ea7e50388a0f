"""Chart 4 in words: what goes with what, and whether it held up. Never why."""

from __future__ import annotations

from leader_journal.core.terms import Series
from leader_journal.insight.counts import Evidence
from leader_journal.insight.findings_patterns import PatternRow, PatternsFinding, Standing
from leader_journal.insight.thresholds import CONFIRM_NEW, MIN_LEVEL
from leader_journal.wording.catalogue import _, ngettext, pgettext
from leader_journal.wording.dates import month_year
from leader_journal.wording.finding_states import no_match, none_marked, nothing_yet, only_what_was_written
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.numbers import percent, percent_range
from leader_journal.wording.pattern_words import (
    factor_name,
    in_level,
    less_or_more,
    level_name,
    no_pattern,
    row_name,
    standing_words,
    where,
)
from leader_journal.wording.rate_sentences import how_often, nothing_rated
from leader_journal.wording.table import Table


def describe_patterns(finding: PatternsFinding) -> FindingText:
    """Put chart 4 into words."""
    title, subtitle = _heading(finding)
    status = {finding.series: standing_words(head.standing) if (head := foremost(finding)) else ""}
    return FindingText(title, subtitle, _note(finding), _in_words(finding), _table(finding), status)


def foremost(finding: PatternsFinding) -> PatternRow | None:
    """Return the row that heads the chart: one that held up before one that is worth a look, the larger difference."""
    told = [row for row in finding.rows if row.plain is not None and row.elsewhere is not None]
    return max(told, key=_weight, default=None)


def row_sentence(row: PatternRow, finding: PatternsFinding) -> str:
    """Return what one row says: its counts, those elsewhere, where it stands, and what else these entries were."""
    sentences = [_counted(row, finding.series)]
    if row.elsewhere is not None and row.standing is not Standing.TOO_FEW:
        sentences.append(
            _("Elsewhere in {shown} of {rated}.").format(shown=row.elsewhere.shown, rated=row.elsewhere.rated)
        )
    return " ".join(sentence for sentence in (*sentences, _standing(row), _overlap(row)) if sentence)


def _weight(row: PatternRow) -> tuple[bool, float]:
    assert row.elsewhere is not None
    return row.standing is Standing.HELD_UP, abs(row.inside.share - row.elsewhere.share)


def _counted(row: PatternRow, series: Series) -> str:
    return in_level(series, tellable=row.inside.tellable).format(
        where=where(row.factor, row.level),
        shown=row.inside.shown,
        rated=row.inside.rated,
        share=percent(row.inside.share),
        range=percent_range(row.inside.low, row.inside.high),
    )


def _standing(row: PatternRow) -> str:
    if row.standing is Standing.TOO_FEW:
        return _("Too few to tell.")
    if row.flag is None:
        return ""
    tested = row.flag.confirmation
    match row.standing:
        case Standing.WORTH_A_LOOK:
            return _(
                "Worth a look since {month}: the next {count} will show whether it holds, {so_far} are there so far."
            ).format(month=month_year(row.flag.scanned), count=CONFIRM_NEW, so_far=min(tested.rated, CONFIRM_NEW))
        case Standing.HELD_UP:
            return _("Held up in {rated} new entries ({shown} of {rated}).").format(
                rated=tested.rated, shown=tested.shown
            )
        case _:
            return _("It did not show in the next {rated} ({shown} of {rated}).").format(
                rated=tested.rated, shown=tested.shown
            )


def _overlap(row: PatternRow) -> str:
    if row.overlap is None:
        return ""
    return _("{common} of these {count} were also: {level}.").format(
        common=row.overlap.common, count=row.overlap.of, level=level_name(row.overlap.factor, row.overlap.level)
    )


def _heading(finding: PatternsFinding) -> tuple[str, str]:
    match finding.evidence:
        case Evidence.NONE:
            return nothing_yet()[0], _compared_from()
        case Evidence.NO_MATCH:
            return no_match(filtered=finding.filter.narrows)
        case Evidence.UNRATED if finding.series is Series.CONSTRUCTIVE:
            return nothing_rated(finding.series, finding.counts).removesuffix("."), _compared_from()
        case Evidence.UNRATED:
            return none_marked(finding.counts.entries)
        case Evidence.FEW:
            return _("Too few marked entries for a pattern"), _compared_from()
        case _:
            head = foremost(finding)
            return (no_pattern(finding.series), _nearest(finding)) if head is None else _told(head, finding)


def _compared_from() -> str:
    return _("Kinds and settings are compared from {count} marked entries each.").format(count=MIN_LEVEL)


def _told(row: PatternRow, finding: PatternsFinding) -> tuple[str, str]:
    assert row.elsewhere is not None
    assert row.plain is not None
    title = less_or_more(finding.series, row.plain).format(
        where=where(row.factor, row.level),
        shown=row.inside.shown,
        rated=row.inside.rated,
        other_shown=row.elsewhere.shown,
        other_rated=row.elsewhere.rated,
    )
    shares = _("{share} (likely {range}) against {other}.").format(
        share=percent(row.inside.share),
        range=percent_range(row.inside.low, row.inside.high),
        other=percent(row.elsewhere.share),
    )
    parts = (shares, _standing(row), _overlap(row), _("It does not say why."))
    return title, " ".join(part for part in parts if part)


def _nearest(finding: PatternsFinding) -> str:
    """Return the row that differs most, if its range still holds the average; or from when on rows are compared."""
    compared = [row for row in finding.rows if row.standing is Standing.NO_DIFFERENCE and row.elsewhere is not None]
    average = finding.rate
    if average is None or not compared:
        return _compared_from()
    row = max(compared, key=lambda row: abs(row.inside.share - average.share))
    said = _counted(row, finding.series)
    if not row.inside.low <= average.share <= row.inside.high:
        return said
    return _("{sentence} That still fits your average of {share}.").format(sentence=said, share=percent(average.share))


def _note(finding: PatternsFinding) -> str:
    if finding.evidence.rank <= Evidence.FEW.rank:
        return only_what_was_written()
    sentences = []
    if finding.scanned is not None and finding.comparisons:
        sentences.append(
            ngettext(
                "Looked at when a quarter ends, last in {month}: {count} comparison.",
                "Looked at when a quarter ends, last in {month}: {count} comparisons.",
                finding.comparisons,
            ).format(month=month_year(finding.scanned), count=finding.comparisons)
        )
        sentences.append(_("At this strictness about 1 in 10 highlighted patterns is chance."))
    else:
        sentences.append(_("Looked at when a quarter ends."))
    sentences.append(_("Point: estimate pulled towards the other rows when entries are few. Bar: 95% range."))
    sentences.append(
        _(
            "Compared within the same quarter, "
            "so that change over time does not look like a difference between settings."
        )
    )
    return " ".join(sentences)


def _in_words(finding: PatternsFinding) -> str:
    if not finding.counts.entries:
        return " ".join(f"{part.removesuffix('.')}." for part in _heading(finding))
    if finding.evidence is Evidence.UNRATED:
        return nothing_rated(finding.series, finding.counts)
    rows = [row_sentence(row, finding) for row in finding.rows]
    return "\n".join((how_often(finding.series, finding.counts), *rows))


def _table(finding: PatternsFinding) -> Table:
    headers = (
        pgettext("table", "Group"),
        pgettext("table", "What"),
        pgettext("table", "Shown"),
        pgettext("table", "Counted"),
        pgettext("table", "Share"),
        pgettext("table", "Likely"),
        pgettext("table", "Estimate"),
        pgettext("table", "Standing"),
    )
    return Table(headers, tuple(map(_table_row, finding.rows)))


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
