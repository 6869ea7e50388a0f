"""Chart 1 in words: the three elements and constructive reactions over time."""

from __future__ import annotations

import datetime as dt
from functools import partial

from leader_journal.charts.progress.finding import Change, MonthPoint, ProgressFinding, SeriesProgress
from leader_journal.charts.shared.words import (
    no_match,
    none_marked,
    none_rated,
    nothing_yet,
    only_what_was_written,
    shown_of,
    span,
    thresholds,
)
from leader_journal.core.periods import Period
from leader_journal.core.terms import Mark, Series
from leader_journal.insight.change import Certainty
from leader_journal.insight.counts import Direction, Evidence, Rate
from leader_journal.insight.level import LevelPoint
from leader_journal.insight.thresholds import MIN_SIDE, WEEKS_POSSIBLE
from leader_journal.wording.catalogue import _, pgettext
from leader_journal.wording.change_words import around, size_sentence, withdrawn_sentence
from leader_journal.wording.dates import month_year
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.how_sure import how_sure_of_change
from leader_journal.wording.labels import series_label
from leader_journal.wording.numbers import decimal, percent, percent_range
from leader_journal.wording.rate_sentences import how_often, names
from leader_journal.wording.table import Table


def describe_progress(finding: ProgressFinding) -> FindingText:
    title, subtitle = _heading(finding)
    status = {panel.series: _status(panel) for panel in finding.series}
    return FindingText(
        title, subtitle, _note(finding), _in_words(finding), partial(_table, finding), status, how_sure_of_change()
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
                return _nothing_changed(finding)
            title = change_title(first.series, first.change, finding.today)
            told = (went_from(first.series, first.change), _the_rest(finding, first), *_taken_back(finding))
            return title, " ".join(part for part in told if part)


def _nothing_changed(finding: ProgressFinding) -> tuple[str, str]:
    """Return the heading where no change is told: none could show yet, or none did."""
    told = (_the_rest(finding, None), *_taken_back(finding))
    subtitle = " ".join(part for part in told if part)
    if any(panel.could_show for panel in finding.series):
        return _("No clear change"), subtitle
    until = _(
        "A change can be seen once there are {weeks} weeks and {count} marked entries on each side of it."
    ).format(weeks=WEEKS_POSSIBLE, count=MIN_SIDE)
    return _("Too little to go on to see a change"), " ".join((until, *_taken_back(finding)))


def _taken_back(finding: ProgressFinding) -> tuple[str, ...]:
    """Return of each panel what was withdrawn lately, by name."""
    return tuple(
        _("{series}: {said}").format(series=series_label(panel.series), said=withdrawn_sentence(one, finding.today))
        for panel in finding.series
        for one in panel.withdrawn
    )


def _the_rest(finding: ProgressFinding, first: SeriesProgress | None) -> str:
    """Return what the panels show that do not head the chart."""
    rest = [panel for panel in finding.series if panel is not first]
    sentences = [went_from(panel.series, panel.change) for panel in rest if panel.change is not None]
    steady = [panel.series for panel in rest if panel.change is None and panel.could_show]
    thin = [panel.series for panel in rest if panel.change is None and not panel.could_show]
    if first is None and len(steady) == len(finding.series):
        sentences.append(_("None of the four shows a clear change in what you wrote down."))
    elif len(steady) == len(rest):
        sentences.append(_("The other three show no clear change."))
    elif steady:
        sentences.append(_("No clear change: {names}.").format(names=names(steady)))
    if thin:
        sentences.append(_("Too little to go on: {names}.").format(names=names(thin)))
    return " ".join(sentences)


def _note(finding: ProgressFinding) -> str:
    if finding.evidence.rank < Evidence.SOME.rank:
        return only_what_was_written()
    sentences = [pace_sentence(panel.change) for panel in [foremost(finding)] if panel is not None and panel.change]
    sentences.append(_("Share of marked entries where you fully showed it, in what you wrote down."))
    sentences.append(_("Each dot is a month: larger with more entries, hollow with fewer than 5."))
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
        sentences += [withdrawn_sentence(one, finding.today) for one in panel.withdrawn]
        if not panel.changes:
            sentences.append(_("No clear change.") if panel.could_show else _("Too little to go on to see a change."))
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
            return change_status(panel)


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
        pgettext("table", "Likely range"),
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


def change_title(series: Series, change: Change, today: dt.date) -> str:
    """Return a change as the title of a chart: "You ask more often than before, since about March"."""
    return _title_template(series, change).format(month=around(change.around, today))


def went_from(series: Series, change: Change) -> str:
    """Return the counts of a change: "Curious questions went from 64 of 182 entries (35%) to 98 of 159 (62%)."."""
    template = {
        Series.HUMILITY: _(
            "Humility went from {before} of {before_all} marked entries ({old}) to {since} of {since_all} ({new})."
        ),
        Series.QUESTIONS: _(
            "Curious questions went from {before} of {before_all} marked entries ({old}) "
            "to {since} of {since_all} ({new})."
        ),
        Series.ROOM: _(
            "Room went from {before} of {before_all} marked entries ({old}) to {since} of {since_all} ({new})."
        ),
        Series.CONSTRUCTIVE: _(
            "Constructive reactions went from {before} of {before_all} rated entries ({old}) "
            "to {since} of {since_all} ({new})."
        ),
    }[series]
    said = template.format(
        before=change.before.shown,
        before_all=change.before.rated,
        old=percent(change.before.share),
        since=change.since.shown,
        since_all=change.since.rated,
        new=percent(change.since.share),
    )
    if change.certainty is Certainty.CLEAR:
        return f"{said} {size_sentence(change.size)}"
    return _("{sentence} Too early to be sure.").format(sentence=said)


def change_sentence(change: Change, today: dt.date, period: Period) -> str:
    """Return a change in the middle of a text: "More often since around March: 64 of 182 before, 98 of 159 since."."""
    words = {
        "month": around(change.around, today),
        "before": change.before.shown,
        "before_all": change.before.rated,
        "since": change.since.shown,
        "since_all": change.since.rated,
        "old": percent(change.before.share),
        "new": percent(change.since.share),
    }
    said = f"{_sentence_template(change).format(**words)} {size_sentence(change.size)}"
    began = change.before_days.first
    if began is None or period.first is None or began >= period.first:
        return said
    reach = _("The earlier entries go back to {month}, further than the chart shows.").format(month=month_year(began))
    return f"{said} {reach}"


def pace_sentence(change: Change) -> str:
    """Return the note that the leader also wrote at another pace since, or nothing."""
    if change.pace is None:
        return ""
    template = (
        _(
            "You have also written more often since then ({since} a week, up from {before}), so some of this may "
            "reflect what you choose to write down."
        )
        if change.pace.direction is Direction.MORE
        else _(
            "You have also written less often since then ({since} a week, down from {before}), so some of this may "
            "reflect what you choose to write down."
        )
    )
    return template.format(since=decimal(change.pace.since), before=decimal(change.pace.before))


def _sentence_template(change: Change) -> str:
    more = change.direction is Direction.MORE
    if change.certainty is Certainty.CLEAR:
        if more:
            return _("More often since around {month}: {before} of {before_all} before, {since} of {since_all} since.")
        return _("Less often since around {month}: {before} of {before_all} before, {since} of {since_all} since.")
    if more:
        return _("Perhaps more often since around {month}: {old} before, {new} since. Too early to be sure.")
    return _("Perhaps less often since around {month}: {old} before, {new} since. Too early to be sure.")


def _title_template(series: Series, change: Change) -> str:
    more = change.direction is Direction.MORE
    if change.certainty is Certainty.CLEAR:
        return _clearly_more(series) if more else _clearly_less(series)
    return _perhaps_more(series) if more else _perhaps_less(series)


def _clearly_more(series: Series) -> str:
    return {
        Series.HUMILITY: _("You have shown humility more often since about {month}"),
        Series.QUESTIONS: _("You have asked more often since about {month}"),
        Series.ROOM: _("You have left room more often since about {month}"),
        Series.CONSTRUCTIVE: _("You have reacted constructively more often since about {month}"),
    }[series]


def _clearly_less(series: Series) -> str:
    return {
        Series.HUMILITY: _("You have shown humility less often since about {month}"),
        Series.QUESTIONS: _("You have asked less often since about {month}"),
        Series.ROOM: _("You have left room less often since about {month}"),
        Series.CONSTRUCTIVE: _("You have reacted constructively less often since about {month}"),
    }[series]


def _perhaps_more(series: Series) -> str:
    return {
        Series.HUMILITY: _("Perhaps you have shown humility more often since about {month}"),
        Series.QUESTIONS: _("Perhaps you have asked more often since about {month}"),
        Series.ROOM: _("Perhaps you have left room more often since about {month}"),
        Series.CONSTRUCTIVE: _("Perhaps you have reacted constructively more often since about {month}"),
    }[series]


def _perhaps_less(series: Series) -> str:
    return {
        Series.HUMILITY: _("Perhaps you have shown humility less often since about {month}"),
        Series.QUESTIONS: _("Perhaps you have asked less often since about {month}"),
        Series.ROOM: _("Perhaps you have left room less often since about {month}"),
        Series.CONSTRUCTIVE: _("Perhaps you have reacted constructively less often since about {month}"),
    }[series]


def before_since(change: Change) -> tuple[str, str]:
    """Return the shares on either side of a change."""
    return percent(change.before.share), percent(change.since.share)


def turn(change: Change) -> str:
    """Return both shares in one, where one side has no room."""
    before, since = before_since(change)
    return _("{before} → {since}").format(before=before, since=since)


def level_words(now: LevelPoint) -> tuple[str, str]:
    """Return the level at the end, and where it probably lies."""
    return percent(now.mean), percent_range(now.low95, now.high95)


def rate_words(rate: Rate) -> tuple[str, str]:
    """Return a share and its range."""
    return percent(rate.share), percent_range(rate.low, rate.high)


def panel_status(panel: SeriesProgress, *, told: bool = True) -> str:
    """Return what stands at the right of a panel's name; whether there was a change only where that is `told`."""
    match panel.evidence:
        case Evidence.ENOUGH:
            return change_status(panel) if told else ""
        case Evidence.FEW | Evidence.SOME:
            return shown_of(panel.counts)
        case Evidence.UNRATED:
            return none_rated(panel.series)
        case _:
            return _("no entries")


def change_status(panel: SeriesProgress) -> str:
    """Return whether there was a change, as a panel says it; nothing is said to be missing that could not show yet."""
    if panel.change is None:
        return _("no clear change") if panel.could_show else _("too little to go on")
    return _("clear change") if panel.change.certainty is Certainty.CLEAR else _("perhaps a change")
