"""The command line. A command's module is loaded when it is run: `cli.searching` of the table of commands is enough."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


def __getattr__(name: str) -> ModuleType:
    """Return a module of this package, loaded now."""
    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError:
        raise AttributeError(name) from None
