"""Chart 3 in words: this month against the usual."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.month.finding import MonthAgainstUsual, MonthFinding, MonthVerdict
from leader_journal.charts.shared.words import no_match, none_marked, none_rated, nothing_yet, only_what_was_written
from leader_journal.core.terms import Series
from leader_journal.insight.counts import Evidence
from leader_journal.insight.thresholds import MIN_USUAL_HISTORY
from leader_journal.insight.usual import USUAL_TAIL
from leader_journal.wording.capitals import capital
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import month_name, month_year
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.labels import series_label
from leader_journal.wording.numbers import number_range, percent
from leader_journal.wording.rate_sentences import names, nothing_rated
from leader_journal.wording.table import Table


def describe_month(finding: MonthFinding) -> FindingText:
    title, subtitle = _heading(finding)
    status = {row.series: verdict_words(row) for row in finding.rows}
    return FindingText(title, subtitle, _note(finding), _in_words(finding), partial(_table, finding), status)


def verdict_words(row: MonthAgainstUsual) -> str:
    """Return how a month compares with the usual, in a few words."""
    return {
        MonthVerdict.AS_USUAL: _("as usual"),
        MonthVerdict.MAY_BE_CHANCE: _("may be chance"),
        MonthVerdict.MORE: _("more than usual"),
        MonthVerdict.LESS: _("less than usual"),
        MonthVerdict.PERHAPS_MORE: _("perhaps more than usual"),
        MonthVerdict.PERHAPS_LESS: _("perhaps less than usual"),
        MonthVerdict.SO_FAR: _("so far"),
        MonthVerdict.TOO_FEW: _("too few to say"),
    }[row.verdict]


def _heading(finding: MonthFinding) -> tuple[str, str]:
    match finding.evidence:
        case Evidence.NONE:
            return nothing_yet()
        case Evidence.NO_MATCH:
            title = _("No entries in {month} so far") if not finding.complete else _("No entries in {month}")
            subtitle = no_match(filtered=True)[1] if finding.filter.narrows else only_what_was_written()
            return title.format(month=month_year(finding.month)), subtitle
        case Evidence.UNRATED:
            return none_marked(finding.entries)
        case _:
            return _title(finding), _subtitle(finding)


def _title(finding: MonthFinding) -> str:
    outside = [row for row in finding.rows if row.verdict in (MonthVerdict.MORE, MonthVerdict.LESS)]
    if len(outside) == 1:
        return _outside_title(outside[0], finding)
    if outside:
        return _("{month}: {count} of the four clearly differ from your usual").format(
            month=_month(finding), count=counted(len(outside))
        )
    if any(row.verdict is MonthVerdict.SO_FAR for row in finding.rows):
        return _("{month} so far").format(month=_month(finding))
    perhaps = [row for row in finding.rows if row.verdict in (MonthVerdict.PERHAPS_MORE, MonthVerdict.PERHAPS_LESS)]
    if perhaps:
        return _("{month}: perhaps not as usual. {names}").format(
            month=_month(finding), names=names([row.series for row in perhaps])
        )
    if any(row.verdict in (MonthVerdict.AS_USUAL, MonthVerdict.MAY_BE_CHANCE) for row in finding.rows):
        return _("{month}: nothing that clearly differs from your usual").format(month=_month(finding))
    return _("{month}: too few marked entries to say").format(month=_month(finding))


def _outside_title(row: MonthAgainstUsual, finding: MonthFinding) -> str:
    more = {
        Series.HUMILITY: _("In {month} you showed humility more often than usual"),
        Series.QUESTIONS: _("In {month} you asked more often than usual"),
        Series.ROOM: _("In {month} you left room more often than usual"),
        Series.CONSTRUCTIVE: _("In {month} you reacted constructively more often than usual"),
    }
    less = {
        Series.HUMILITY: _("In {month} you showed humility less often than usual"),
        Series.QUESTIONS: _("In {month} you asked less often than usual"),
        Series.ROOM: _("In {month} you left room less often than usual"),
        Series.CONSTRUCTIVE: _("In {month} you reacted constructively less often than usual"),
    }
    templates = more if row.verdict is MonthVerdict.MORE else less
    return templates[row.series].format(month=month_name(finding.month))


def _subtitle(finding: MonthFinding) -> str:
    unsaid = [row for row in finding.rows if row.verdict is MonthVerdict.TOO_FEW]
    if len(unsaid) == len(finding.rows):
        return _too_few(unsaid)
    reading = _(
        "Filled: the times you fully showed it. If the month is like your last twelve, the mark is usually in the zone."
    )
    if not finding.complete:
        reading = _("{reading} It is compared once the month is over.").format(reading=reading)
    if not unsaid:
        return reading
    return _("{reading} Too few to say: {names}.").format(reading=reading, names=names([row.series for row in unsaid]))


def _too_few(rows: list[MonthAgainstUsual]) -> str:
    if all(row.history.rated < MIN_USUAL_HISTORY for row in rows):
        return _(
            "To say what is usual for you, the app needs {count} marked entries in the twelve months before."
        ).format(count=MIN_USUAL_HISTORY)
    return _("The chart compares once there are a few more.")


def _note(finding: MonthFinding) -> str:
    if all(row.verdict is MonthVerdict.TOO_FEW for row in finding.rows):
        return only_what_was_written()
    return _(
        "Usual: the range in which {most} of months with this many entries would fall, going by the "
        "twelve months before. “More” or “less” is only said once the month is over, and on as much "
        "evidence as any other change."
    ).format(most=percent(1 - 2 * USUAL_TAIL))


def _in_words(finding: MonthFinding) -> str:
    if not finding.entries:
        return " ".join(f"{part.removesuffix('.')}." for part in _heading(finding))
    head = ngettext("{month}: {count} entry.", "{month}: {count} entries.", finding.entries).format(
        month=capital(month_year(finding.month)), count=counted(finding.entries)
    )
    return "\n".join((head, *map(row_sentence, finding.rows)))


def row_sentence(row: MonthAgainstUsual) -> str:
    """Return one row: "Room: 6 of 12, as usual (usually 2–9)."."""
    if not row.rated:
        return nothing_rated(row.series, row.counts)
    words = {
        "series": series_label(row.series),
        "shown": row.shown,
        "rated": row.rated,
        "verdict": verdict_words(row),
    }
    if row.usual_low is None or row.usual_high is None:
        return _("{series}: {shown} of {rated}, {verdict}.").format(**words)
    return _("{series}: {shown} of {rated}, {verdict} (usually {range}).").format(
        **words, range=number_range(row.usual_low, row.usual_high)
    )


def _table(finding: MonthFinding) -> Table:
    headers = (
        pgettext("table", "What"),
        pgettext("table", "Shown"),
        pgettext("table", "Counted"),
        pgettext("table", "Usual"),
        pgettext("table", "Compared"),
    )
    return Table(
        headers,
        tuple(
            (
                series_label(row.series),
                str(row.shown),
                str(row.rated),
                "" if row.usual_low is None or row.usual_high is None else number_range(row.usual_low, row.usual_high),
                verdict_words(row),
            )
            for row in finding.rows
        ),
    )


def _month(finding: MonthFinding) -> str:
    return capital(month_name(finding.month))


def verdict(row: MonthAgainstUsual, *, told: bool = True) -> str:
    """Return how a month compares with the usual, where that is `told`."""
    if not row.rated:
        return none_rated(row.series)
    return verdict_words(row) if told else ""


def usual_words(row: MonthAgainstUsual) -> str:
    """Return what is usual for this number of entries, or an empty string where that cannot be told."""
    if row.usual_low is None or row.usual_high is None or row.rated == 0:
        return ""
    return _("usual {range}").format(range=number_range(row.usual_low, row.usual_high))


def row_label(row: MonthAgainstUsual) -> str:
    """Return "Room: 6 of 12"."""
    return _("{series}: {shown} of {rated}").format(
        series=series_label(row.series), shown=counted(row.shown), rated=counted(row.rated)
    )
