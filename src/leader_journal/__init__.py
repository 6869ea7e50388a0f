"""Leader Journal: a private, local desktop journal for one leader."""

from __future__ import annotations

TYPE_CHECKING = False  # as type checkers know it: `typing` takes as long to load as a second start has to live
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

__version__ = "0.1.0"


def load(*modules: str) -> None:
    """Load modules before somebody waits for them. Raises ImportError."""
    from importlib import import_module

    for module in modules:
        import_module(module)


def loading(package: str) -> Callable[[str], ModuleType]:
    """Return what looks up an attribute of a package: a module of it, loaded when it is named.

    Then `cli.searching.search` in a table costs nothing. Such a package says under `TYPE_CHECKING` what there is in it.
    """

    def look_up(name: str) -> ModuleType:
        from importlib import import_module

        wanted = f"{package}.{name}"
        try:
            return import_module(wanted)
        except ModuleNotFoundError as error:
            if error.name != wanted:  # the module is there, and lacks another
                raise
            raise AttributeError(name) from None

    return look_up
