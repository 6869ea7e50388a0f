"""Whatever leaves as PDF: a sheet, a report with charts, a picture; tagged for those who listen, with its language.

Made by typst (docs/decisions/0034, 0058): Qt's PDFs have no tags and no language. A chart without its sentence is
refused.

A letter that no font can show is an error under PDF/UA, and a journal may hold any. Our fonts are asked first, then
those of the system; what neither has, such as an emoji on a bare system, stands there by its name. One letter that is
missing takes no other script with it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

from msgspec import Struct

from leader_journal.core.codec import mended
from leader_journal.core.sheets import CLINGING, Sheet
from leader_journal.paths import resources

_SOFT_HYPHEN = "\u00ad"
_NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff]")
_TOOL_AND_TIME = re.compile(
    rb"/Creator\([^()]*\)|/(?:Creation|Mod)Date\([^()]*\)"
    rb"|<xmp:(CreatorTool|CreateDate|ModifyDate)>[^<]*</xmp:\1>"
)
"""Blanks take their place: the cross references of a PDF count bytes, so that none may be added or taken."""
_LIGATURE = re.compile("[\ufb00-\ufb06]")
"""Letters that were joined into one sign, as a copy out of a PDF has them: they are read apart."""
_NOT_SHOWN = re.compile('the text `"(.+)"` could not be displayed')
_MOST_TRIES = 16
_JOINING = re.compile("[\u200d\ufe0e\ufe0f\U000e0020-\U000e007f\U0001f3fb-\U0001f3ff]")
"""What only changes the look of the letter before it."""


class ReportChart(Struct, frozen=True):
    """A chart: its title, its picture as SVG, and the sentence that says the same."""

    title: str
    svg: bytes
    sentence: str


def report_pdf(sheet: Sheet, charts: tuple[ReportChart, ...] = (), *, language: str, contents: str = "") -> bytes:
    """Return a report. `contents` is the head of its table of contents, empty for none.

    Raises ValueError for a chart without a sentence.
    """
    if not all(chart.sentence.strip() for chart in charts):
        raise ValueError("a chart without its sentence tells nothing to who cannot see it")
    data = {
        "lang": language,
        "title": sheet.title,
        "aside": sheet.aside,
        "motto": sheet.motto,
        "footer": " ".join(sheet.footer.split()),
        "contents": contents,
        "parts": [
            {
                "head": part.head,
                "lines": [
                    {
                        "lead": line.lead,
                        "gap": "" if line.text.startswith(CLINGING) else " ",
                        "text": line.text,
                        "note": line.note,
                        "own": line.own_words,
                    }
                    for line in part.lines
                ],
                "write": [{"name": name, "much": name in part.much} for name in part.to_write],
            }
            for part in sheet.parts
            if not part.empty
        ],
        "charts": [{"title": chart.title, "svg": chart.svg.decode(), "sentence": chart.sentence} for chart in charts],
    }
    return _set("report.typ", data)


def picture_pdf(chart: ReportChart, *, language: str) -> bytes:
    """Return one picture as a PDF of its size, with its sentence. Raises ValueError where it has none."""
    if not chart.sentence.strip():
        raise ValueError("a picture without its sentence tells nothing to who cannot see it")
    data = {"lang": language, "title": chart.title, "svg": chart.svg.decode(), "sentence": chart.sentence}
    return _set("picture.typ", data)


def _set(template: str, data: dict[str, Any]) -> bytes:
    """Return what a template makes of data, in the first way in which every letter can be shown."""
    import typst

    try:
        return _compiled(template, _changed(data, _plain), ours_alone=True)
    except typst.TypstError:
        missing = _missing_of(frozenset("".join(_texts(_changed(data, _plain)))))
    try:
        return _compiled(template, _changed(data, partial(_named, missing=missing)), ours_alone=False)
    except typst.TypstError:
        return _compiled(template, _changed(data, partial(_named, missing=None)), ours_alone=True)


def _compiled(template: str, data: object, *, ours_alone: bool) -> bytes:
    """Raises TypstError where a letter cannot be shown."""
    import typst

    pdf: bytes = typst.compile(
        resources() / "report" / template,
        font_paths=[resources() / "fonts"],
        ignore_system_fonts=ours_alone,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    return _TOOL_AND_TIME.sub(lambda match: b" " * len(match.group()), pdf)


def _missing_of(letters: frozenset[str]) -> frozenset[str]:
    """Return the kinds of letters that no font here can show, tried on a page of nothing else: it is soon set."""
    import typst

    strange = " ".join(sorted(letter for letter in letters if ord(letter) not in _letters() and letter.isprintable()))
    line = {"lead": "", "gap": "", "text": strange, "note": "", "own": True}
    part = {"head": "", "lines": [line, line | {"own": False}], "write": []}
    page = dict.fromkeys(("lang", "title", "aside", "motto", "footer", "contents"), "") | {
        "parts": [part],
        "charts": [],
    }
    missing: frozenset[str] = frozenset()
    for _try in range(_MOST_TRIES):
        try:
            _compiled(
                "report.typ",
                _changed(page | {"lang": "en", "title": "-"}, partial(_named, missing=missing)),
                ours_alone=False,
            )
        except typst.TypstError as error:
            missing |= _missing_in(str(error))
        else:
            break
    return missing


def _texts(value: object) -> Iterator[str]:
    """Yield every text in data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def _missing_in(error: str) -> frozenset[str]:
    """Return the kinds of letters that an error of typst says no font can show: it names one text at a time."""
    found = _NOT_SHOWN.search(error)
    return frozenset(_kind_of(letter) for letter in found[1] if ord(letter) not in _letters()) if found else frozenset()


def _kind_of(letter: str) -> str:
    """Return what fonts have as a whole or not at all: the script of a letter, the block of a sign."""
    is_a_letter = unicodedata.category(letter)[0] in "LMN"
    return unicodedata.name(letter, "?").split(" ")[0] if is_a_letter else f"{ord(letter) >> 8:x}"


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """Return data with every text in it changed."""
    if isinstance(value, dict):
        return {name: _changed(item, change) for name, item in value.items()}
    if isinstance(value, list):
        return [_changed(item, change) for item in value]
    return change(value) if isinstance(value, str) else value


def _plain(text: str) -> str:
    text = mended(text).replace(_SOFT_HYPHEN, "").replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return _NOT_TEXT.sub("\ufffd", _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text))


def _named(text: str, *, missing: frozenset[str] | None) -> str:
    """Return a text in which letters of the missing kinds stand by their names; None is all that our fonts lack."""
    text = _plain(text)
    if missing is None:
        return "".join(map(_shown, _JOINING.sub("", text)))
    if not missing:
        return text
    shown: list[str] = []
    named = False
    for letter in text:
        if named and _JOINING.match(letter):
            continue
        named = ord(letter) not in _letters() and not _JOINING.match(letter) and _kind_of(letter) in missing
        shown.append(_shown(letter) if named else letter)
    return "".join(shown)


def _shown(letter: str) -> str:
    if letter == "\n" or letter.isspace() or ord(letter) in _letters():
        return letter
    return f"[{unicodedata.name(letter, '?').lower()}]"


@cache
def _letters() -> frozenset[int]:
    """The letters that all of our fonts have."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it brings no types

    ours: list[frozenset[int]] = []
    for path in sorted((resources() / "fonts").glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            ours.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*ours)
