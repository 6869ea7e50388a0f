"""Sentences on how often something was shown: each series has its own, since each is said with another verb."""

from __future__ import annotations

from leader_journal.core.terms import Mark, Series
from leader_journal.insight.counts import Rate, SeriesCounts
from leader_journal.insight.thresholds import MIN_PERCENT
from leader_journal.insight.wilson import rate_of
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.labels import series_label
from leader_journal.wording.numbers import percent, percent_range


def how_often(series: Series, counts: SeriesCounts) -> str:
    """Return how often it was shown, with the range from five entries on, and how often partly.

    "You left room in 3 of 11 entries (27%, likely 10–57%). Partly in another 2."
    """
    rate = rate_of(counts)
    if rate is None:
        return nothing_rated(series, counts)
    sentences = [_with_range(series, counts) if rate.tellable else _too_few(series, counts)]
    if counts.partly:
        partly = _("Mixed in another {count}.") if series is Series.CONSTRUCTIVE else _("Partly in another {count}.")
        sentences.append(partly.format(count=counted(counts.partly)))
    return " ".join(sentences)


def headline(series: Series, counts: SeriesCounts) -> str:
    """Return how often it was shown, as a title: "You left room in 152 of 309 entries, and partly in another 47"."""
    template = _headline_with_partly(series, counts) if counts.partly else _headline(series, counts)
    return template.format(shown=counted(counts.shown), rated=counted(counts.rated), partly=counted(counts.partly))


def headline_so_far(series: Series, counts: SeriesCounts) -> str:
    """Return the title while there are fewer than five: "You left room in 2 of 4 entries so far"."""
    return _so_far(series, counts).format(shown=counted(counts.shown), rated=counted(counts.rated))


def nothing_rated(series: Series, counts: SeriesCounts) -> str:
    """Return that there are entries, but none that counts: "31 entries, none marked for room."."""
    many = counts.entries
    return {
        Series.HUMILITY: ngettext(
            "{count} entry, not marked for humility.", "{count} entries, none marked for humility.", many
        ),
        Series.QUESTIONS: ngettext(
            "{count} entry, not marked for questions.", "{count} entries, none marked for questions.", many
        ),
        Series.ROOM: ngettext("{count} entry, not marked for room.", "{count} entries, none marked for room.", many),
        Series.CONSTRUCTIVE: ngettext(
            "{count} entry, reaction not rated.", "{count} entries, no reaction rated.", many
        ),
    }[series].format(count=counted(many))


def left_out(series: Series, counts: SeriesCounts) -> str:
    """Return which entries are in no denominator, or nothing where there are none."""
    if not counts.not_relevant and not counts.unmarked:
        return ""
    if series is Series.CONSTRUCTIVE:
        return _("Left out: {unmarked} without a rated reaction.").format(unmarked=counts.unmarked)
    return _("Left out: {not_relevant} not relevant, {unmarked} not marked.").format(
        not_relevant=counts.not_relevant, unmarked=counts.unmarked
    )


def rating_name(series: Series, rating: Mark) -> str:
    """Return what a rating is called in a table: "Shown", and "Constructive" where it is about the reaction."""
    if series is Series.CONSTRUCTIVE:
        return {
            Mark.SHOWN: pgettext("quality", "Constructive"),
            Mark.PARTLY: pgettext("quality", "Mixed"),
            Mark.MISSED: pgettext("quality", "Closing"),
        }[rating]
    return {
        Mark.SHOWN: pgettext("table", "Shown"),
        Mark.PARTLY: pgettext("table", "Partly"),
        Mark.MISSED: pgettext("table", "Missed"),
    }[rating]


def names(series: list[Series]) -> str:
    """Return the names of some series, as a list within a sentence."""
    return ", ".join(series_label(one) for one in series)


def _with_range(series: Series, counts: SeriesCounts) -> str:
    rate = rate_of(counts)
    assert rate is not None
    template = {
        Series.HUMILITY: _("You showed humility in {shown} of {rated} marked entries ({share}, likely {range})."),
        Series.QUESTIONS: _(
            "You asked curious questions in {shown} of {rated} marked entries ({share}, likely {range})."
        ),
        Series.ROOM: _("You left room in {shown} of {rated} marked entries ({share}, likely {range})."),
        Series.CONSTRUCTIVE: _(
            "You reacted constructively in {shown} of {rated} rated entries ({share}, likely {range})."
        ),
    }[series]
    return template.format(
        shown=counted(rate.shown),
        rated=counted(rate.rated),
        share=percent(rate.share),
        range=percent_range(rate.low, rate.high),
    )


def _too_few(series: Series, counts: SeriesCounts) -> str:
    return _("{sentence}. Too few for a percentage.").format(sentence=headline_so_far(series, counts))


def _so_far(series: Series, counts: SeriesCounts) -> str:
    rated = counts.rated
    return {
        Series.HUMILITY: ngettext(
            "You showed humility in {shown} of {rated} marked entry so far",
            "You showed humility in {shown} of {rated} marked entries so far",
            rated,
        ),
        Series.QUESTIONS: ngettext(
            "You asked curious questions in {shown} of {rated} marked entry so far",
            "You asked curious questions in {shown} of {rated} marked entries so far",
            rated,
        ),
        Series.ROOM: ngettext(
            "You left room in {shown} of {rated} marked entry so far",
            "You left room in {shown} of {rated} marked entries so far",
            rated,
        ),
        Series.CONSTRUCTIVE: ngettext(
            "You reacted constructively in {shown} of {rated} rated entry so far",
            "You reacted constructively in {shown} of {rated} rated entries so far",
            rated,
        ),
    }[series]


def _headline(series: Series, counts: SeriesCounts) -> str:
    rated = counts.rated
    return {
        Series.HUMILITY: ngettext(
            "You showed humility in {shown} of {rated} marked entry",
            "You showed humility in {shown} of {rated} marked entries",
            rated,
        ),
        Series.QUESTIONS: ngettext(
            "You asked curious questions in {shown} of {rated} marked entry",
            "You asked curious questions in {shown} of {rated} marked entries",
            rated,
        ),
        Series.ROOM: ngettext(
            "You left room in {shown} of {rated} marked entry",
            "You left room in {shown} of {rated} marked entries",
            rated,
        ),
        Series.CONSTRUCTIVE: ngettext(
            "You reacted constructively in {shown} of {rated} rated entry",
            "You reacted constructively in {shown} of {rated} rated entries",
            rated,
        ),
    }[series]


def _headline_with_partly(series: Series, counts: SeriesCounts) -> str:
    rated = counts.rated
    return {
        Series.HUMILITY: ngettext(
            "You showed humility in {shown} of {rated} marked entry, and partly in another {partly}",
            "You showed humility in {shown} of {rated} marked entries, and partly in another {partly}",
            rated,
        ),
        Series.QUESTIONS: ngettext(
            "You asked curious questions in {shown} of {rated} marked entry, and partly in another {partly}",
            "You asked curious questions in {shown} of {rated} marked entries, and partly in another {partly}",
            rated,
        ),
        Series.ROOM: ngettext(
            "You left room in {shown} of {rated} marked entry, and partly in another {partly}",
            "You left room in {shown} of {rated} marked entries, and partly in another {partly}",
            rated,
        ),
        Series.CONSTRUCTIVE: ngettext(
            "You reacted constructively in {shown} of {rated} rated entry; mixed in another {partly}",
            "You reacted constructively in {shown} of {rated} rated entries; mixed in another {partly}",
            rated,
        ),
    }[series]


def share_sentence(rate: Rate) -> str:
    """Return "83% (likely 65–92%).", or that it is too early for one."""
    if not rate.tellable:
        return _("Too few for a percentage. Once there are {percent}, you see a share.").format(percent=MIN_PERCENT)
    return _("{share} (likely {range}).").format(share=percent(rate.share), range=percent_range(rate.low, rate.high))
