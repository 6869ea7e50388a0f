"""Names of what entries are grouped by, and the sentences on how often a series was shown there."""

from __future__ import annotations

from leader_journal.charts.patterns.finding import PatternRow
from leader_journal.core.tallies import Factor
from leader_journal.core.terms import Kind, Series, Setting
from leader_journal.insight.counts import Direction
from leader_journal.wording.catalogue import _, pgettext
from leader_journal.wording.labels import kind_label, setting_label


def factor_name(factor: Factor) -> str:
    """Return the head of a group of rows."""
    return {
        Factor.KIND: pgettext("factor", "Kind"),
        Factor.SETTING: pgettext("factor", "Setting"),
        Factor.THEME: pgettext("factor", "Theme"),
        Factor.PERSON: pgettext("factor", "Person"),
        Factor.PRESSURE: pgettext("factor", "Time"),
    }[factor]


def level_name(factor: Factor, level: str) -> str:
    """Return the name of a row."""
    match factor:
        case Factor.KIND:
            return kind_label(Kind(level))
        case Factor.SETTING:
            return setting_label(level)
        case Factor.PRESSURE:
            return _("Under time pressure")
        case _:
            return level  # a theme; a person is named by alias, see pattern_people


def where(factor: Factor, level: str) -> str:
    """Return how a sentence on a level begins: "In disagreements", "In team meetings"."""
    match factor:
        case Factor.KIND:
            return _where_of_kind(Kind(level))
        case Factor.SETTING if level in set(Setting):
            return _where_of_setting(Setting(level))
        case Factor.PRESSURE:
            return _("Under time pressure")
        case Factor.THEME:
            return _("With the theme “{theme}”").format(theme=level)
        case _:
            return _("In the setting “{setting}”").format(setting=level)


def _where_of_kind(kind: Kind) -> str:
    return {
        Kind.MISTAKE: _("With mistakes"),
        Kind.DISAGREEMENT: _("In disagreements"),
        Kind.DOUBT: _("With doubts"),
        Kind.QUESTION: _("With questions"),
        Kind.IDEA: _("With ideas"),
        Kind.BREACH: _("With breaches"),
    }[kind]


def _where_of_setting(setting: Setting) -> str:
    return {
        Setting.ONE_ON_ONE: _("In one-on-ones"),
        Setting.TEAM_MEETING: _("In team meetings"),
        Setting.CHECK_IN: _("In check-ins"),
        Setting.CORRIDOR: _("In the corridor"),
        Setting.EMAIL_OR_CHAT: _("By e-mail or chat"),
        Setting.CUSTOMER_CALL: _("In customer calls"),
    }[setting]


def less_or_more(series: Series, direction: Direction) -> str:
    """Return the title of a row that stands out."""
    more = {
        Series.HUMILITY: _(
            "{where} you showed humility more often: "
            "{shown} of {rated} against {other_shown} of {other_rated} elsewhere"
        ),
        Series.QUESTIONS: _(
            "{where} you asked more often: {shown} of {rated} against {other_shown} of {other_rated} elsewhere"
        ),
        Series.ROOM: _(
            "{where} you left room more often: {shown} of {rated} against {other_shown} of {other_rated} elsewhere"
        ),
        Series.CONSTRUCTIVE: _(
            "{where} you reacted constructively more often: "
            "{shown} of {rated} against {other_shown} of {other_rated} elsewhere"
        ),
    }
    less = {
        Series.HUMILITY: _(
            "{where} you showed humility less often: "
            "{shown} of {rated} against {other_shown} of {other_rated} elsewhere"
        ),
        Series.QUESTIONS: _(
            "{where} you asked less often: {shown} of {rated} against {other_shown} of {other_rated} elsewhere"
        ),
        Series.ROOM: _(
            "{where} you left room less often: {shown} of {rated} against {other_shown} of {other_rated} elsewhere"
        ),
        Series.CONSTRUCTIVE: _(
            "{where} you reacted constructively less often: "
            "{shown} of {rated} against {other_shown} of {other_rated} elsewhere"
        ),
    }
    return (more if direction is Direction.MORE else less)[series]


def no_pattern(series: Series) -> str:
    """Return the title where no row stands out."""
    return {
        Series.HUMILITY: _("No clear pattern yet in when you show humility"),
        Series.QUESTIONS: _("No clear pattern yet in when you ask"),
        Series.ROOM: _("No clear pattern yet in when you leave room"),
        Series.CONSTRUCTIVE: _("No clear pattern yet in when you react constructively"),
    }[series]


def in_level(series: Series, *, tellable: bool) -> str:
    """Return the sentence on how often it was shown in a level, with the range where there is enough to tell."""
    if not tellable:
        return {
            Series.HUMILITY: _("{where} you showed humility in {shown} of {rated}."),
            Series.QUESTIONS: _("{where} you asked curious questions in {shown} of {rated}."),
            Series.ROOM: _("{where} you left room in {shown} of {rated}."),
            Series.CONSTRUCTIVE: _("{where} you reacted constructively in {shown} of {rated}."),
        }[series]
    return {
        Series.HUMILITY: _("{where} you showed humility in {shown} of {rated} ({share}, likely {range})."),
        Series.QUESTIONS: _("{where} you asked curious questions in {shown} of {rated} ({share}, likely {range})."),
        Series.ROOM: _("{where} you left room in {shown} of {rated} ({share}, likely {range})."),
        Series.CONSTRUCTIVE: _("{where} you reacted constructively in {shown} of {rated} ({share}, likely {range})."),
    }[series]


def row_name(row: PatternRow) -> str:
    return level_name(row.factor, row.level)
