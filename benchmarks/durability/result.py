"""What a harness answers."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Result:
    """How many rounds were run, how many changes were acknowledged in them, and what went wrong."""

    rounds: int = 0
    acknowledged: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def bad(self) -> int:
        """Return in how many places something was lost or wrong."""
        return len(self.examples)
