"""A service that holds anything of the journal lets go of it once something is erased (docs/decisions/0087)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import leader_journal

_SERVICES = Path(leader_journal.__path__[0]) / "services"
_LETS_GO = {"after_erasing", "after_each"}
"""What is held until the next write is let go of by an erasure as well, which is one."""
_OF_THEIR_OWN = {
    "ExportService": "ways out, by their formats",
    "NoteSealer": "when notes were begun, by the names of their sealed files",
    "ReminderService": "moments",
    "TwoMachines": "of which files of other machines nothing new was found, and what opens them",
    "Writes": "calls the others, and empties its own stacks in erase",
}
"""Who holds something and does not say so, and why."""


def _services() -> Iterator[tuple[str, ast.ClassDef]]:
    for file in sorted(_SERVICES.rglob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and _is_given_the_journal(node):
                yield node.name, node


def _is_given_the_journal(service: ast.ClassDef) -> bool:
    """Whether it lives as long as the journal is open: it is given what writes, or the journal itself."""
    made = next((one for one in service.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"), None)
    asked = {argument.arg for argument in made.args.args} if made is not None else set()
    return bool(asked & {"journal", "writes"})


def _holds(service: ast.ClassDef) -> set[str]:
    """Return the attributes that come after it was made, and those that grow: dictionaries, lists, sets, memories."""
    found = set[str]()
    for method in (one for one in service.body if isinstance(one, ast.FunctionDef)):
        kept = {getattr(one, "id", getattr(one, "attr", "")) for one in method.decorator_list}
        if kept & {"cached_property", "cache", "lru_cache"}:
            found.add(method.name)
        for node in ast.walk(method):
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            value = getattr(node, "value", None)
            for target in targets:
                name = _own(target)
                grows = isinstance(value, ast.Dict | ast.List | ast.Set) or _makes_a_collection(value)
                if name and (method.name != "__init__" or grows):
                    found.add(name)
    return found


def _own(target: ast.AST | None) -> str:
    """Return the name of `self.name` or `self.name[...]`."""
    if isinstance(target, ast.Subscript):
        target = target.value
    is_own = isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self"
    return target.attr if is_own and isinstance(target, ast.Attribute) else ""


def _makes_a_collection(value: ast.AST | None) -> bool:
    made = value.func if isinstance(value, ast.Call) else None
    made = made.value if isinstance(made, ast.Subscript) else made
    return isinstance(made, ast.Name) and made.id in {"dict", "list", "set", "Counter", "deque", "lru_cache"}


def _lets_go(service: ast.ClassDef) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr in _LETS_GO for node in ast.walk(service))


def test_who_holds_something_of_the_journal_lets_go_of_it_once_something_is_erased() -> None:
    holding = {name: sorted(_holds(service)) for name, service in _services() if _holds(service)}
    assert {"PeopleService", "ProgressService", "PaperService", "OneOnOneNotes"} <= holding.keys()
    telling = {name for name, service in _services() if _lets_go(service)}
    assert {name: held for name, held in holding.items() if name not in telling} == {
        name: holding.get(name) for name in _OF_THEIR_OWN
    }
