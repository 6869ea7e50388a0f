"""What a command prints one by one is what it would print at once."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leader_journal.cli.output import say_json, say_json_under

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(_VALUES, max_size=4))
def test_values_that_are_printed_as_they_come_are_those_printed_at_once(
    values: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    say_json_under("findings", iter(values))
    streamed = capsys.readouterr().out
    say_json({"findings": values})

    assert streamed == capsys.readouterr().out
    assert json.loads(streamed) == {"findings": values}
