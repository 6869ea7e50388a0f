"""A package whose modules are loaded when they are named: `cli.searching.search` in a table costs nothing.

Such a package says under `TYPE_CHECKING` what there is in it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType


def loading(package: str) -> Callable[[str], ModuleType]:
    """Return what looks up an attribute of a package: a module of it, loaded now."""

    def load(name: str) -> ModuleType:
        wanted = f"{package}.{name}"
        try:
            return import_module(wanted)
        except ModuleNotFoundError as error:
            if error.name != wanted:  # the module is there, and lacks another
                raise
            raise AttributeError(name) from None

    return load
