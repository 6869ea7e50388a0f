"""Voices in words: who and what was not heard lately. Never a rate, and always with what it may mean."""

from __future__ import annotations

from functools import partial

from leader_journal.charts.shared.words import heading_without_numbers
from leader_journal.charts.voices.finding import OnlyWrong, QuietKind, QuietPerson, VoicesFinding
from leader_journal.insight.counts import Evidence
from leader_journal.insight.thresholds import MIN_VOICES, NOT_HEARD_DAYS
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.finding_text import FindingText
from leader_journal.wording.labels import kind_label, kinds_label
from leader_journal.wording.table import Table
from leader_journal.wording.voices import (
    last_day,
    last_heard,
    may_not_have_written,
    none_since,
    only_wrong,
    wrong_count,
)


def describe_voices(finding: VoicesFinding) -> FindingText:
    title, subtitle = heading_without_numbers(finding, ("", _once_there_are())) or _heading(finding)
    return FindingText(title, subtitle, _note(), _in_words(finding, title, subtitle), partial(_table, finding))


def people_head() -> str:
    """Return what stands over the people."""
    return _("Not heard lately")


def kinds_head() -> str:
    """Return what stands over the kinds."""
    return _("Kinds nobody has raised lately")


def wrong_head() -> str:
    """Return what stands over those of whom only mistakes are written."""
    return _("Only what went wrong has been written down")


def days_ago(days: int) -> str:
    """Return what stands under a line of the chart: "60 days"."""
    return ngettext("{count} day", "{count} days", days).format(count=counted(days))


def person_sentence(one: QuietPerson) -> str:
    """Return what a row of a person says."""
    return f"{last_heard(one.someone.name, one.last)} {may_not_have_written()}"


def kind_sentence(one: QuietKind, finding: VoicesFinding) -> str:
    """Return what a row of a kind says."""
    return f"{none_since(one.kind, one.last, finding.today)} {may_not_have_written()}"


def wrong_sentence(one: OnlyWrong) -> str:
    """Return what a row says of whom only what went wrong is written."""
    return f"{only_wrong(one.someone.name, one.mistakes, one.breaches)} {may_not_have_written()}"


def _once_there_are() -> str:
    return _(
        "Once there are {count} entries, this says who you have not heard from lately, and what nobody has raised."
    ).format(count=MIN_VOICES)


def _heading(finding: VoicesFinding) -> tuple[str, str]:
    if finding.evidence is Evidence.FEW:
        title = ngettext(
            "{count} entry so far: too few to say who you have not heard from",
            "{count} entries so far: too few to say who you have not heard from",
            finding.entries,
        ).format(count=counted(finding.entries))
        return title, _once_there_are()
    if not (finding.people or finding.kinds or finding.only_wrong):
        return _title(finding), _lately(finding)
    return _title(finding), f"{_lately(finding)} {may_not_have_written()}"


def _title(finding: VoicesFinding) -> str:
    people, kinds = len(finding.people), len(finding.kinds)
    if people and kinds:
        said = ngettext(
            "{people} person not heard from, and {kinds} nobody has raised lately",
            "{people} people not heard from, and {kinds} nobody has raised lately",
            people,
        )
        return said.format(people=people, kinds=_count_of_kinds(kinds))
    if people:
        said = ngettext("{people} person not heard from lately", "{people} people not heard from lately", people)
        return said.format(people=people)
    if kinds:
        return _("{kinds} nobody has raised lately").format(kinds=_count_of_kinds(kinds))
    return _("You have heard from everybody lately, and about every kind of thing")


def _count_of_kinds(kinds: int) -> str:
    return ngettext("{count} kind of thing", "{count} kinds of thing", kinds).format(count=counted(kinds))


def _lately(finding: VoicesFinding) -> str:
    said = ngettext(
        "{count} entry in the last {days} days.",
        "{count} entries in the last {days} days.",
        finding.lately,
    )
    return said.format(days=NOT_HEARD_DAYS[0], count=counted(finding.lately))


def _note() -> str:
    return _(
        "Only what they raised themselves counts as heard, not what somebody else raised or you "
        "noticed. Lately means the last {days} days. Only people who are still here are listed."
    ).format(days=NOT_HEARD_DAYS[-1])


def _in_words(finding: VoicesFinding, title: str, subtitle: str) -> str:
    lines = [f"{title}. {subtitle}"]
    for days in NOT_HEARD_DAYS:
        names = ", ".join(one.someone.name for one in finding.quiet_for(days))
        if names:
            lines.append(_("Not heard from for {days} days or more: {names}.").format(days=days, names=names))
        kinds = ", ".join(kinds_label(one.kind).lower() for one in finding.kinds_quiet_for(days))
        if kinds:
            lines.append(_("Nobody has raised these for {days} days or more: {kinds}.").format(days=days, kinds=kinds))
    lines += [only_wrong(one.someone.name, one.mistakes, one.breaches) for one in finding.only_wrong]
    return "\n".join(lines)


def _table(finding: VoicesFinding) -> Table:
    headers = (pgettext("table", "Who or what"), pgettext("table", "Not heard for"), pgettext("table", "Last"))
    rows = [(one.someone.name, _for_days(one.days), last_day(one.last)) for one in finding.people]
    rows += [(kind_label(one.kind), _for_days(one.days), last_day(one.last)) for one in finding.kinds]
    rows += [(one.someone.name, wrong_head(), wrong_count(one.mistakes, one.breaches)) for one in finding.only_wrong]
    return Table(headers, tuple(rows))


def _for_days(days: int) -> str:
    return ngettext("{count} day or more", "{count} days or more", days).format(count=counted(days))
