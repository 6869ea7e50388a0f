"""A page for a browser is printed in the sizes of the app's own paper."""

from __future__ import annotations

import re

import pytest

from leader_journal.core.sheets import Sheet, SheetLine, SheetPart
from leader_journal.exchange.sheet_html import SheetLook, sheet_html
from leader_journal.exchange.sheet_page import sheet_page

SHEET = Sheet(
    title="A title",
    parts=(SheetPart(head="A head", lines=(SheetLine(text="Own", own_words=True), SheetLine(text="Said"))),),
)
LOOK = SheetLook(sans="Inter", serif="Source Serif 4", ink="#000", muted="#555", hairline="#ddd", writing_line="#999")


@pytest.mark.parametrize(("rule", "words"), [("body", "Said"), (".own", "Own"), ("h1", "A title")])
def test_a_browser_prints_in_the_points_of_our_paper(rule: str, words: str) -> None:
    page = "".join(sheet_page(SHEET, "en"))
    printed = re.search(r"@media print \{ :root \{ font-size: ([\d.]+)pt", page)
    size = re.search(rf"^{re.escape(rule)} \{{[^}}]*?(?:font-size: |font: (?:\d+ )?)([\d.]+)rem", page, re.MULTILINE)
    paper = re.findall(r"font-size:([\d.]+)pt[^>]*>" + words + "<", sheet_html(SHEET, LOOK))
    assert printed is not None
    assert size is not None

    assert [float(printed[1]) * float(size[1])] == [float(points) for points in paper]
