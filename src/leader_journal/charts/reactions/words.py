"""Chart 5 in words: the first reactions of six months."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.reactions.finding import ReactionsFinding, ReactionShare
from leader_journal.charts.shared.words import no_match, nothing_yet, only_what_was_written, shown_of
from leader_journal.core.terms import Leaning, Reaction, Series
from leader_journal.insight.counts import Evidence
from leader_journal.insight.thresholds import MIN_PERCENT
from leader_journal.insight.wilson import rate
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import day_month_year
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.labels import leaning_label, reaction_label
from leader_journal.wording.numbers import percent, percent_range
from leader_journal.wording.rate_sentences import how_often, left_out, nothing_rated
from leader_journal.wording.table import Table


def describe_reactions(finding: ReactionsFinding) -> FindingText:
    title, subtitle = _heading(finding)
    status = {Series.CONSTRUCTIVE: shown_of(finding.counts)}
    return FindingText(title, subtitle, _note(finding), _in_words(finding), partial(_table, finding), status)


def reaction_sentence(share: ReactionShare, finding: ReactionsFinding) -> str:
    """Return one bar: "Listened: in 61 of 99 reactions (62%, likely 52–71%). The six months before: 55 of 110."."""
    rated = finding.counts.rated
    words = {"reaction": reaction_label(share.reaction), "count": share.count, "rated": rated}
    if rated < MIN_PERCENT:
        said = ngettext(
            "{reaction}: in {count} of {rated} reaction.", "{reaction}: in {count} of {rated} reactions.", rated
        )
        return said.format(**words)
    likely = rate(share.count, rated)
    said = _("{reaction}: in {count} of {rated} reactions ({share}, likely {range}).").format(
        **words, share=percent(likely.share), range=percent_range(likely.low, likely.high)
    )
    if share.ago:
        ago = ngettext("The last one was {count} reaction ago.", "The last one was {count} reactions ago.", share.ago)
        said = f"{said} {ago.format(count=counted(share.ago))}"
    if not finding.before.rated:
        return said
    before = _("The six months before: {count} of {rated}.").format(
        count=counted(share.before), rated=counted(finding.before.rated)
    )
    return f"{said} {before}"


def _heading(finding: ReactionsFinding) -> tuple[str, str]:
    match finding.evidence:
        case Evidence.NONE:
            title, _subtitle = nothing_yet()
            return title, _("Once there are {percent} rated reactions, you see which ones, and how often.").format(
                percent=MIN_PERCENT
            )
        case Evidence.NO_MATCH:
            if finding.filter.narrows:
                return no_match(filtered=True)
            return _("No entries in the last six months"), only_what_was_written()
        case Evidence.UNRATED:
            title = nothing_rated(Series.CONSTRUCTIVE, finding.counts).removesuffix(".")
            return title, _("The chart counts the first reactions and the tone of your entries.")
        case Evidence.FEW:
            return _so_far(finding), _(
                "Too few for a percentage. Shares are shown once there are {percent} rated reactions."
            ).format(percent=MIN_PERCENT)
        case _:
            return _title(finding), _subtitle_of(finding)


def _title(finding: ReactionsFinding) -> str:
    return _("Constructive: {shown} of your last {rated} reactions").format(
        shown=counted(finding.counts.shown), rated=counted(finding.counts.rated)
    )


def _so_far(finding: ReactionsFinding) -> str:
    return ngettext(
        "Constructive: {shown} of {rated} reaction so far",
        "Constructive: {shown} of {rated} reactions so far",
        finding.counts.rated,
    ).format(shown=counted(finding.counts.shown), rated=counted(finding.counts.rated))


def _subtitle_of(finding: ReactionsFinding) -> str:
    likely = finding.rate
    assert likely is not None
    sentences = [
        _("{share} (likely {range}).").format(share=percent(likely.share), range=percent_range(likely.low, likely.high))
    ]
    opening, closing = finding.of(Leaning.OPENS)[0], finding.of(Leaning.CLOSES)[0]
    if opening.count:
        sentences.append(_most_often_opening(opening))
    if closing.count:
        sentences.append(_most_often_closing(closing))
    return " ".join(sentences)


def _most_often_opening(share: ReactionShare) -> str:
    return _("What opened most often: {reaction} ({count}).").format(
        reaction=reaction_label(share.reaction).lower(), count=counted(share.count)
    )


def _most_often_closing(share: ReactionShare) -> str:
    return _("What closed most often: {reaction} ({count}).").format(
        reaction=reaction_label(share.reaction).lower(), count=counted(share.count)
    )


def _note(finding: ReactionsFinding) -> str:
    if finding.evidence.rank < Evidence.FEW.rank:
        return only_what_was_written()
    sentences = [_("Constructive: something that opened, nothing that closed, and no sharp tone.")]
    if finding.evidence is not Evidence.FEW:
        sentences.append(
            _("Bars: share of rated reactions in the last six months. Ticks: the six months before.")
            if finding.compares
            else _("Bars: share of rated reactions in the last six months.")
        )
    sentences.append(_("One reaction can hold several. Differences of a few entries may be chance."))
    return " ".join(sentences)


def _in_words(finding: ReactionsFinding) -> str:
    if not finding.counts.entries:
        return " ".join(f"{part.removesuffix('.')}." for part in _heading(finding))
    if finding.evidence is Evidence.UNRATED:
        return nothing_rated(Series.CONSTRUCTIVE, finding.counts)
    assert finding.period.first is not None
    assert finding.period.last is not None
    built = _("First reactions in three groups, {first} to {last}.").format(
        first=day_month_year(finding.period.first), last=day_month_year(finding.period.last)
    )
    said = [how_often(Series.CONSTRUCTIVE, finding.counts), left_out(Series.CONSTRUCTIVE, finding.counts)]
    head = " ".join(sentence for sentence in (built, *said) if sentence)
    blocks = [_block_in_words(leaning, finding) for leaning in Leaning]
    return "\n".join(part for part in (head, *blocks) if part)


def _block_in_words(leaning: Leaning, finding: ReactionsFinding) -> str:
    held = [share for share in finding.of(leaning) if share.count]
    if not held:
        return ""
    listed = ", ".join(
        _("{reaction} {count}").format(reaction=reaction_label(share.reaction).lower(), count=counted(share.count))
        for share in held
    )
    return _("{group}: {listed}.").format(group=leaning_label(leaning), listed=listed)


def _table(finding: ReactionsFinding) -> Table:
    headers = (
        pgettext("table", "Reaction"),
        pgettext("table", "Group"),
        pgettext("table", "Last six months"),
        pgettext("table", "Share"),
        pgettext("table", "Likely range"),
        pgettext("table", "Six months before"),
    )
    return Table(headers, tuple(_table_row(share, finding) for share in finding.reactions))


def _table_row(share: ReactionShare, finding: ReactionsFinding) -> tuple[str, ...]:
    rated = finding.counts.rated
    likely = rate(share.count, rated) if rated >= MIN_PERCENT else None
    return (
        reaction_label(share.reaction),
        leaning_label(share.reaction.leaning),
        str(share.count),
        percent(likely.share) if likely else "",
        percent_range(likely.low, likely.high) if likely else "",
        str(share.before) if finding.before.rated else "",
    )


def was(count: int, rated: int | None) -> str:
    """Return what a count was before: "was 55 of 110", or "was 42" where the whole was said already."""
    if rated is None:
        return _("was {count}").format(count=counted(count))
    return _("was {count} of {rated}").format(count=counted(count), rated=counted(rated))


def reaction_mark(reaction: Reaction, count: int, rated: int) -> str:
    """Return "Listened: 61 of 99"."""
    return _("{reaction}: {count} of {rated}").format(
        reaction=reaction_label(reaction), count=counted(count), rated=counted(rated)
    )
