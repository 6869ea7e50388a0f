"""Every part of the app says on what terms it may be used, with the whole text."""

from __future__ import annotations

import re
from importlib.metadata import distribution

from leader_journal.licences import Licensed, licences


def _parts() -> dict[str, Licensed]:
    return {part.name.lower(): part for part in licences()}


def test_the_app_comes_first_and_qt_says_that_it_may_be_replaced() -> None:
    parts = licences()

    assert (parts[0].name, parts[0].terms) == ("Leader Journal", "MIT")
    assert "MIT License" in parts[0].text
    qt = _parts()["pyside6_essentials"]
    assert qt.terms.startswith("LGPL-3.0")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt.text
    assert "GNU GENERAL PUBLIC LICENSE" in qt.text


def test_every_library_that_the_app_asks_for_has_a_text() -> None:
    asked = {re.split(r"[\s;<>=!~\[(]", line, maxsplit=1)[0] for line in distribution("leader-journal").requires or ()}
    told = {re.sub(r"[-_.]+", "-", name) for name in _parts()}

    assert {re.sub(r"[-_.]+", "-", name).lower() for name in asked} <= told
    assert {"shiboken6", "contourpy", "cffi"} <= told  # what these ask for in turn
    assert {"inter", "source serif 4", "lucide", "python"} <= set(_parts())
    assert [part.name for part in licences() if len(part.text) < 3] == []
