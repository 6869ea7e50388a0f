"""Says how `logging` behaves without loading it: it takes longer than a list, and most commands log nothing.

Whoever loads it, a library too, gets it as it was said.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_NAME = "logging"
Act = Callable[[ModuleType], None]
_acts: list[Act] = []


def as_soon_as_it_is_there(act: Act) -> None:
    """Do something with `logging`: now where it is loaded, else right after it is, before anybody can log."""
    loaded = sys.modules.get(_NAME)
    if loaded is not None:
        act(loaded)
        return
    _acts.append(act)
    if _AWAITS not in sys.meta_path:
        sys.meta_path.insert(0, _AWAITS)


class _Awaiting:
    """Looks for nothing itself: it only sees `logging` come."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != _NAME or self not in sys.meta_path:
            return None
        sys.meta_path.remove(self)
        for finder in sys.meta_path:
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                spec.loader = _ThenActing(spec.loader)  # type: ignore[assignment]  # does all that one does
                return spec
        return None


_AWAITS: Any = _Awaiting()
"""Any: a finder need have no more than `find_spec`."""


class _ThenActing:
    """Loads as another loader does, and then does what was asked for."""

    def __init__(self, loader: Any) -> None:
        self._loader = loader

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loader, name)

    def exec_module(self, module: ModuleType) -> None:
        self._loader.exec_module(module)
        while _acts:
            _acts.pop(0)(module)
