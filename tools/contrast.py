"""The contrast of the app's colours, as WCAG 2.2 measures it: what stands on what, in both themes.

    .venv/bin/python -m tools.contrast            the table
    .venv/bin/python -m tools.contrast --page     writes it into docs/accessibility.md

`tests/architecture/test_resources.py` holds each pair to its least, and the page to this table.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "accessibility.md"
BEGIN, END = "<!-- contrast: python -m tools.contrast --page -->\n", "<!-- /contrast -->\n"
THEMES = ("light", "dark")
TEXT, MARK = 4.5, 3.0
"""The least for text (1.4.3), and for what is not text (1.4.11)."""
PAIRS: Mapping[str, tuple[float, tuple[str, ...]]] = {
    "ink": (TEXT, ("desk", "paper", "sheet", "hover", "press", "sel", "hit")),
    "muted": (TEXT, ("desk", "paper", "sheet", "hover", "sel")),
    "faint": (TEXT, ("paper", "sheet")),
    "accent": (TEXT, ("desk", "paper", "sheet", "sel")),
    "missed_text": (TEXT, ("desk", "paper", "sheet")),
    "on_accent": (TEXT, ("accent", "accent_hover")),
    "toast_ink": (TEXT, ("toast",)),
    "toast_link": (TEXT, ("toast",)),
    "mark.shown": (MARK, ("paper", "sheet")),
    "mark.missed": (MARK, ("paper", "sheet")),
    "mark.na": (MARK, ("paper", "sheet")),
    "mark.none": (MARK, ("paper", "sheet")),
    "field": (MARK, ("paper", "sheet")),
}
"""What is seen: its least contrast, and the grounds on which it stands."""
_MEANS = {
    "ink": "text",
    "muted": "quiet text",
    "faint": "the quietest text",
    "accent": "links, what is chosen",
    "missed_text": "what was due",
    "on_accent": "text on a filled button",
    "toast_ink": "a message in passing",
    "toast_link": "what can be done about it",
    "mark.shown": "a mark: shown",
    "mark.missed": "a mark: missed",
    "mark.na": "a mark: not relevant",
    "mark.none": "a mark: not marked",
    "field": "the border of a field",
}


def theme(name: str) -> dict[str, str]:
    """Return the colours of a theme, by token."""
    text = (ROOT / "resources" / "themes" / f"{name}.json").read_text(encoding="utf-8")
    return {token: str(colour) for token, colour in json.loads(text).items()}


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def least(token: str, name: str) -> tuple[float, str]:
    """Return the least contrast of a token in a theme, and the ground that it has it on."""
    colours = theme(name)
    return min((ratio(colours[token], colours[ground]), ground) for ground in PAIRS[token][1])


def table() -> str:
    """Return the least contrast of each token in both themes, as Markdown."""
    lines = ["| what | token | wanted | light | dark |", "|---|---|---|---|---|"]
    for token, (wanted, _grounds) in PAIRS.items():
        measured = (f"{value:.1f} on `{ground}`" for value, ground in (least(token, name) for name in THEMES))
        lines.append(f"| {_MEANS[token]} | `{token}` | {wanted} | {' | '.join(measured)} |")
    return "\n".join(lines) + "\n"


def told(page: str) -> str:
    """Return the table that stands on the page."""
    return page.partition(BEGIN)[2].partition(END)[0]


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, or write it into the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--page", action="store_true")
    if not parser.parse_args(arguments).page:
        sys.stdout.write(table())
        return 0
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(page.replace(told(page), table()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
