"""Filters in words: read from what was typed, shown as removable tokens, and offered while somebody types."""

from __future__ import annotations

from leader_journal.wording.filters.completion import FilterOffer, completions
from leader_journal.wording.filters.parsing import parse_filter, parse_onto, split_typed
from leader_journal.wording.filters.tokens import FilterToken, period_text, tokens_of

__all__ = [
    "FilterOffer",
    "FilterToken",
    "completions",
    "parse_filter",
    "parse_onto",
    "period_text",
    "split_typed",
    "tokens_of",
]
