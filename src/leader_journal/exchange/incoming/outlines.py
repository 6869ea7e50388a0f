"""Org and Vimwiki, which mark headings, tags and days in their own way, as the Markdown that says the same."""

from __future__ import annotations

import re

from leader_journal.wording.when.words import WEEKDAYS, either

_HEADING = re.compile(r"^(?P<stars>\*+)[ \t]+(?P<words>\S.*?)(?P<tags>[ \t]+:[\w@#%:]+:)?[ \t]*$", re.MULTILINE)
_STAMP = re.compile(
    r"[<\[](\d{4}-\d{2}-\d{2})(?: [^\W\d_]+\.?)?(?: (\d{1,2}:\d{2})(?:-\d{1,2}:\d{2})?)?(?: [.+]?[+-][^>\]]*)?[>\]]"
)
_RANGE = re.compile(rf"(?P<first>{_STAMP.pattern})--?(?P<last>{_STAMP.pattern})")
_OF_STARS = "\x1e"
"""Before a heading until its day is found: a comment, and a line of a program, begin with the sign of Markdown's."""
_ENDS_WITH_A_DAY = re.compile(
    rf"^{_OF_STARS}"
    r"(?P<mark>#+ )(?!\d{4}-|(?:TODO|NEXT|WAITING|DONE) )(?P<title>\S.*?)"
    r" (?P<stamp>\d{4}-\d{2}-\d{2}(?: \d{1,2}:\d{2})?(?: – \d{4}-\d{2}-\d{2}(?: \d{1,2}:\d{2})?)?)"
    r"(?P<tags>(?: #\S+)*)$",
    re.MULTILINE,
)
_DRAWER = re.compile(r"^[ \t]*:(?:PROPERTIES|LOGBOOK):[ \t]*\n(?P<inside>(?:.*\n)*?)[ \t]*:END:[ \t]*\n?", re.MULTILINE)
_CREATED = re.compile(r":CREATED:[ \t]*(.*)")
_SETTING = re.compile(r"^[ \t]*#\+(?!BEGIN|END)\w+:.*\n?", re.MULTILINE | re.IGNORECASE)
_PLANNED = re.compile(r"^[ \t]*(?:SCHEDULED|DEADLINE|CLOSED): .*\n?", re.MULTILINE)
_DAY_BELOW = re.compile(
    r"^(?P<mark>#+ )(?!\d{4}-)(?P<title>.*)\n[ \t]*(?P<stamp>\d{4}-\d{2}-\d{2}(?: \d{1,2}:\d{2})?)[ \t]*$", re.MULTILINE
)
_WEEKDAY = re.compile(rf"^(#+ \d{{4}}-\d{{2}}-\d{{2}}) (?:{either(WEEKDAYS)})$", re.MULTILINE | re.IGNORECASE)
_TASK = re.compile(r"^#+ (TODO|NEXT|WAITING|DONE) (?=\S)", re.MULTILINE)
_WIKI_HEADING = re.compile(r"^[ \t]*(?P<signs>={1,6})[ \t]*(?P<words>[^=\n].*?)[ \t]*(?P=signs)[ \t]*$", re.MULTILINE)
_WIKI_TAGS = re.compile(r"^[ \t]*:((?:[^\s:]+:)+)[ \t]*$", re.MULTILINE)


def from_org(text: str) -> str:
    """Return a text in Org as Markdown: headings, tags, and days where Org writes them."""
    text = _DRAWER.sub(_created, _SETTING.sub("", text))
    text = _HEADING.sub(_heading, _PLANNED.sub("", text))
    text = _RANGE.sub(r"\g<first> – \g<last>", text)
    text = _STAMP.sub(lambda found: " ".join(filter(None, found.groups())), text)
    # further down it is a plan, or what was looked at: the day is that of the heading above
    highest = min(re.findall(rf"^{_OF_STARS}(#+ )", text, re.MULTILINE), key=len, default="")
    text = _ENDS_WITH_A_DAY.sub(lambda found: _day_first(found) if found["mark"] == highest else found[0], text)
    text = text.replace(_OF_STARS, "")
    text = _DAY_BELOW.sub(r"\g<mark>\g<stamp> \g<title>", text)
    text = _WEEKDAY.sub(r"\1", text)
    return _TASK.sub(lambda found: "- [x] " if found[1] == "DONE" else "- [ ] ", text)


def from_wiki(text: str) -> str:
    """Return a text of Vimwiki as Markdown: headings and tags."""
    text = _WIKI_HEADING.sub(lambda found: f"{'#' * len(found['signs'])} {found['words']}", text)
    return _WIKI_TAGS.sub(lambda found: " ".join(f"#{tag}" for tag in found[1].split(":") if tag), text)


def _heading(found: re.Match[str]) -> str:
    tags = "".join(f" #{tag}" for tag in (found["tags"] or "").strip(" \t:").split(":") if tag)
    return f"{_OF_STARS}{'#' * min(len(found['stars']), 6)} {found['words']}{tags}"


def _day_first(heading: re.Match[str]) -> str:
    return f"{heading['mark']}{heading['stamp']} {heading['title']}{heading['tags']}"


def _created(drawer: re.Match[str]) -> str:
    """Of what the app notes of a heading, when it was made is its day."""
    made = _CREATED.search(drawer["inside"])
    return f"{made[1].strip()}\n" if made and _STAMP.fullmatch(made[1].strip()) else ""
