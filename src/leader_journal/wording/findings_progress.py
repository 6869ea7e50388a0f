"""Chart 1 in words: the three elements and constructive reactions over time."""

from __future__ import annotations

from leader_journal.core.terms import Mark
from leader_journal.insight.change import Certainty
from leader_journal.insight.counts import Evidence
from leader_journal.insight.findings import MonthPoint, ProgressFinding, SeriesProgress
from leader_journal.wording.catalogue import _, pgettext
from leader_journal.wording.change_sentences import change_sentence, change_title, pace_sentence, went_from
from leader_journal.wording.dates import month_year
from leader_journal.wording.finding_states import (
    no_match,
    none_marked,
    nothing_yet,
    only_what_was_written,
    span,
    thresholds,
)
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.how_sure import how_sure_of_change
from leader_journal.wording.labels import series_label
from leader_journal.wording.numbers import percent, percent_range
from leader_journal.wording.rate_sentences import how_often, names
from leader_journal.wording.table import Table


def describe_progress(finding: ProgressFinding) -> FindingText:
    """Put chart 1 into words."""
    title, subtitle = _heading(finding)
    status = {panel.series: _status(panel) for panel in finding.series}
    return FindingText(
        title, subtitle, _note(finding), _in_words(finding), _table(finding), status, how_sure_of_change()
    )


def foremost(finding: ProgressFinding) -> SeriesProgress | None:
    """Return the panel whose change heads the chart: a clear one before a possible one, then the latest."""
    changed = [panel for panel in finding.series if panel.change is not None]
    return max(changed, key=_weight, default=None)


def _weight(panel: SeriesProgress) -> tuple[bool, int, float]:
    assert panel.change is not None
    clear = panel.change.certainty is Certainty.CLEAR
    return clear, panel.change.around.toordinal(), panel.change.bayes_factor


def _heading(finding: ProgressFinding) -> tuple[str, str]:
    match finding.evidence:
        case Evidence.NONE:
            return nothing_yet()
        case Evidence.NO_MATCH:
            return no_match(filtered=finding.filter.narrows)
        case Evidence.UNRATED:
            return none_marked(finding.entries)
        case Evidence.FEW:
            return _("Too few marked entries for a pattern"), thresholds()
        case Evidence.SOME:
            return _("Too early to see whether it changes"), thresholds()
        case Evidence.ENOUGH:
            first = foremost(finding)
            if first is None or first.change is None:
                return _("No clear change"), _the_rest(finding, None)
            title = change_title(first.series, first.change, finding.today)
            return title, f"{went_from(first.series, first.change)} {_the_rest(finding, first)}".strip()


def _the_rest(finding: ProgressFinding, first: SeriesProgress | None) -> str:
    """Return what the panels show that do not head the chart."""
    rest = [panel for panel in finding.series if panel is not first]
    sentences = [went_from(panel.series, panel.change) for panel in rest if panel.change is not None]
    steady = [panel.series for panel in rest if panel.change is None and panel.evidence is Evidence.ENOUGH]
    thin = [panel.series for panel in rest if panel.evidence is not Evidence.ENOUGH]
    if first is None and len(steady) == len(finding.series):
        sentences.append(_("None of the four shows a clear change in what you wrote down."))
    elif len(steady) == len(rest):
        sentences.append(_("The other three show no clear change."))
    elif steady:
        sentences.append(_("No clear change: {names}.").format(names=names(steady)))
    if thin:
        sentences.append(_("Too few marked entries to tell: {names}.").format(names=names(thin)))
    return " ".join(sentences)


def _note(finding: ProgressFinding) -> str:
    if finding.evidence.rank < Evidence.SOME.rank:
        return only_what_was_written()
    sentences = [pace_sentence(panel.change) for panel in [foremost(finding)] if panel is not None and panel.change]
    sentences.append(_("Share of marked entries where you fully showed it, in what you wrote down."))
    sentences.append(_("Dots are months, larger with more entries, hollow below 5."))
    if finding.evidence is Evidence.ENOUGH:
        sentences.append(
            _("Bands: where your level probably lies ({half} and {most}).").format(
                half=percent(0.5), most=percent(0.95)
            )
        )
    return " ".join(sentence for sentence in sentences if sentence)


def _in_words(finding: ProgressFinding) -> str:
    if not finding.entries:
        return " ".join(f"{part.removesuffix('.')}." for part in _heading(finding))
    template = (
        _("Four panels with a level over time, {months}.")
        if finding.evidence is Evidence.ENOUGH
        else _("Four panels, {months}.")
    )
    head = template.format(months=span(finding.months[0], finding.months[-1]))
    return "\n".join((head, *(_panel_in_words(panel, finding) for panel in finding.series)))


def _panel_in_words(panel: SeriesProgress, finding: ProgressFinding) -> str:
    sentences = [how_often(panel.series, panel.counts)]
    if panel.evidence is Evidence.ENOUGH:
        sentences += [change_sentence(change, finding.today, finding.period) for change in panel.changes]
        sentences += [pace_sentence(change) for change in panel.changes[-1:]]
        if not panel.changes:
            sentences.append(_("No clear change."))
    if panel.now is not None:
        sentences.append(
            _("Now {share}, probably {range}.").format(
                share=percent(panel.now.mean), range=percent_range(panel.now.low95, panel.now.high95)
            )
        )
    said = " ".join(sentence for sentence in sentences if sentence)
    return _("{series}: {said}").format(series=series_label(panel.series), said=said)


def _status(panel: SeriesProgress) -> str:
    match panel.evidence:
        case Evidence.NONE | Evidence.NO_MATCH:
            return _("no entries")
        case Evidence.UNRATED:
            return _("none marked")
        case Evidence.FEW | Evidence.SOME:
            return _("too few to tell")
        case Evidence.ENOUGH:
            if panel.change is None:
                return _("no clear change")
            clear = panel.change.certainty is Certainty.CLEAR
            return _("clear change") if clear else _("perhaps a change")


def _table(finding: ProgressFinding) -> Table:
    headers = (
        pgettext("table", "What"),
        pgettext("table", "Month"),
        pgettext("table", "Shown"),
        pgettext("table", "Partly"),
        pgettext("table", "Missed"),
        pgettext("table", "Not relevant"),
        pgettext("table", "Counted"),
        pgettext("table", "Share"),
        pgettext("table", "Likely"),
        pgettext("table", "Level"),
    )
    rows = []
    for panel in finding.series:
        levels = {(point.week.year, point.week.month): percent(point.mean) for point in panel.level}
        for point in panel.months:
            level = levels.get((point.month.year, point.month.month), "")
            rows.append((series_label(panel.series), *_table_row(point), level))
    return Table(headers, tuple(rows))


def _table_row(point: MonthPoint) -> tuple[str, ...]:
    counts = point.counts
    told = point.rate if point.rate is not None and point.rate.tellable else None
    return (
        month_year(point.month),
        *(str(counts.with_rating(mark)) for mark in (Mark.SHOWN, Mark.PARTLY, Mark.MISSED, Mark.NOT_RELEVANT)),
        str(counts.rated),
        percent(told.share) if told else "",
        percent_range(told.low, told.high) if told else "",
    )
