"""The guide's parts and sources in words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from leader_journal.core.guide import GuideSource, Part
from leader_journal.core.help import HelpPart
from leader_journal.wording.catalogue import _

_REFERENCE = re.compile(r"([.,;:]?)\[\^([a-z0-9-]+)\]")
_ALL_NAMED = 2


def part_name(part: Part) -> str:
    return {
        Part.GROUND: _("Foundation"),
        Part.STRATEGIES: _("Three strategies"),
        Part.ELEMENTS: _("Three elements"),
        Part.BREACHES: _("When it goes wrong"),
    }[part]


def help_part_name(part: HelpPart) -> str:
    """Return the head over a part's pages in the list of the help."""
    return {
        HelpPart.DAYS: _("Day by day"),
        HelpPart.LOOKING_BACK: _("Looking back"),
        HelpPart.FILE: _("Your file"),
        HelpPart.HELP: _("When you need it"),
    }[part]


def cited(text: str, sources: Mapping[str, GuideSource]) -> str:
    """Return a text of the guide with its sources named where they are marked: "(Edmondson, 1999)." """
    return _REFERENCE.sub(lambda mark: f" ({citation(sources[mark[2]])}){mark[1]}", text)


def citation(source: GuideSource) -> str:
    """Return who and when: "Edmondson, 1999", "Zhu et al., 2023"."""
    first = source.authors[0]
    if len(source.authors) > _ALL_NAMED:
        return _("{first} et al., {year}").format(first=first, year=source.year)
    if len(source.authors) == _ALL_NAMED:
        return _("{first} and {second}, {year}").format(first=first, second=source.authors[1], year=source.year)
    return f"{first}, {source.year}"


def source_line(source: GuideSource) -> str:
    """Return a source as it stands at the end of a page."""
    end = "" if source.title.endswith("?") else "."
    return f"{', '.join(source.authors)} ({source.year}). {source.title}{end} {source.journal}."
