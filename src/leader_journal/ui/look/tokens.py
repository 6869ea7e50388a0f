"""The colours of the two themes: read from `resources/themes`, or from the system's palette when it forces colours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from PySide6.QtGui import QPalette

from leader_journal import paths

TOKENS = frozenset(
    {
        *("desk", "paper", "sheet", "hover", "press", "sel", "ink", "muted", "faint", "line", "edge", "field"),
        *("accent", "accent_hover", "on_accent", "missed_text", "hit", "toast", "toast_ink", "toast_link"),
        *("mark.shown", "mark.missed", "mark.na", "mark.none", "area.partly", "area.missed"),
        *("grid", "band50", "band95", "zone"),
    }
)


@cache
def load_tokens(name: str) -> Mapping[str, str]:
    """Return the tokens of the theme `light` or `dark` as `#rrggbb`; raises ValueError when one is missing."""
    text = (paths.resources() / "themes" / f"{name}.json").read_text(encoding="utf-8")
    found = {token: str(value) for token, value in json.loads(text).items()}
    if missing := TOKENS - found.keys():
        raise ValueError(f"the theme {name} lacks {sorted(missing)}")
    return MappingProxyType(found)


def forced_tokens(palette: QPalette) -> Mapping[str, str]:
    """Return the tokens for a system that forces its colours (Windows high contrast): roles of its palette only."""
    role = QPalette.ColorRole
    window, base, text = (palette.color(r).name() for r in (role.Window, role.Base, role.WindowText))
    chosen, on_chosen = palette.color(role.Highlight).name(), palette.color(role.HighlightedText).name()
    disabled = palette.color(QPalette.ColorGroup.Disabled, role.WindowText).name()
    tokens = dict.fromkeys(TOKENS, text)
    tokens |= dict.fromkeys(("desk", "paper", "toast", "zone", "band95", "hit", "hover", "press", "sel"), window)
    tokens |= {"sheet": base, "field": disabled, "accent": chosen, "accent_hover": chosen, "on_accent": on_chosen}
    return MappingProxyType(tokens)
