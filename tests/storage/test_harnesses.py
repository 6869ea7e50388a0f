"""The harnesses of `benchmarks/durability`, short: nothing is lost, and with its wrong setting each of them says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.durability.rounds import HARNESSES

_FEW = {
    "power": 40, "faults": 20, "full": 4, "flips": 40, "kills": 8, "app-kills": 8, "command-kills": 8,
    "rekeyings": 12, "migrations": 20,
    "fuzzed-journals": 100, "fuzzed-imports": 300,
}  # fmt: skip
_MORE_TO_FAIL = {
    "power": 60, "faults": 20, "full": 4, "flips": 60, "kills": 40, "app-kills": 40, "command-kills": 30,
    "rekeyings": 30, "migrations": 60,
    "fuzzed-journals": 100, "fuzzed-imports": 300,
}  # fmt: skip
_SAVE_NOTHING = {"fuzzed-journals", "fuzzed-imports"}
"""What is read is whole or refused; nothing is written that could be acknowledged."""


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("name", HARNESSES)
def test_nothing_acknowledged_is_lost(name: str, tmp_path: Path) -> None:
    result = HARNESSES[name].run(tmp_path, _FEW[name], 3, wrong=False)
    assert result.examples == []
    assert result.rounds == _FEW[name]
    assert result.acknowledged > 0 or name in _SAVE_NOTHING


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("name", HARNESSES)
def test_the_wrong_setting_is_noticed(name: str, tmp_path: Path) -> None:
    """A harness that cannot fail proves nothing."""
    assert HARNESSES[name].run(tmp_path, _MORE_TO_FAIL[name], 4, wrong=True).examples
