"""Where somebody's words stand in the running app: in what Python holds, and in what Qt shows, tells or would undo."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import partial
from types import CellType, CodeType, FrameType, GeneratorType, ModuleType

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QTextDocument, QUndoStack
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_SHOWN, _FAR = 12, 4
"""Of how many it is said what holds them, and how far that is followed: each step looks at all there is."""
_NO_HOLDERS = (CodeType, FrameType, GeneratorType, ModuleType)
"""What a source says and what a test holds in its own lines is nothing that the app keeps."""
_ROLES = (*range(14), *range(Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 12))
_TOLD = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def words_left(marker: str) -> list[str]:
    """Return where a word stands, in whatever case, each kind of place once; what an undo would bring back as well.

    All that is undone for it stays undone: nothing is to be asked of these widgets any more.
    """
    marker = marker.lower()
    return sorted({*_in_python(marker), *_in_qt(marker)})


def _in_python(marker: str) -> list[str]:
    """Return what holds a string with the word: in an attribute, a list, a closure, or the memory of a function."""
    gc.unfreeze()
    while gc.collect():  # a widget holds its children where Python does not see it: they come apart one pass later
        pass
    found = list[object]()
    for one in gc.get_objects():  # in a loop: what a comprehension knows is held by a cell, which would be found
        if not isinstance(one, _NO_HOLDERS) and _holds(one, marker):
            found.append(one)
    return [_described(one, found) for one in found[:_SHOWN]] + [_named(one) for one in found[_SHOWN:]]


def _holds(holder: object, marker: str) -> bool:
    return any(map(partial(_says, marker=marker), _strings(holder)))


def _says(words: str, marker: str) -> bool:
    return marker in words


def _strings(holder: object) -> Iterator[str]:
    """Yield the strings in an object, and in what it holds that the collector does not know by itself."""
    for held in gc.get_referents(holder):
        if isinstance(held, str):
            yield held.lower()
        elif isinstance(held, bytes | bytearray):
            yield held.lower().decode("utf-8", "replace")
        elif not gc.is_tracked(held) and not isinstance(held, (int, float, type, *_NO_HOLDERS)):
            yield from _strings(held)


def _described(holder: object, found: list[object]) -> str:
    """Say what it is, and what holds it."""
    way: list[object] = [holder]
    while len(way) < _FAR:
        above = [one for one in gc.get_referrers(way[-1]) if one is not found and one is not way and _may_hold(one)]
        if not above:
            break
        way.append(min(above, key=lambda one: isinstance(one, (dict, list, tuple, CellType))))
    return " in ".join(map(_named, way))


def _may_hold(one: object) -> bool:
    """Whether it is none of what looks for it here."""
    return not isinstance(one, (FrameType, GeneratorType, CellType, type(iter([]))))


def _named(holder: object) -> str:
    kind = type(holder)
    name = f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(holder, dict) and "__name__" in holder:
        return f"{holder['__name__']}"
    if hasattr(holder, "__wrapped__"):
        return f"memory of {holder.__wrapped__}"
    if callable(holder) and hasattr(holder, "__qualname__"):
        return f"{holder.__module__}.{holder.__qualname__}"
    return name


def _in_qt(marker: str) -> Iterator[str]:
    app = QApplication.instance()
    assert app is not None
    roots: list[QObject] = [app, *QApplication.allWidgets()]
    objects = {id(one): one for root in roots for one in (root, *root.findChildren(QObject))}
    for one in list(objects.values()):
        for where, words in _said(one):
            if marker in words.lower():
                yield f"Qt: {type(one).__module__}.{type(one).__name__} {where} < {type(one.parent()).__name__}"


def _said(one: QObject) -> Iterator[tuple[str, str]]:
    meta = one.metaObject()
    for number in range(meta.propertyCount()):
        value = meta.property(number).read(one)
        if isinstance(value, str | list):
            yield str(meta.property(number).name()), str(value)
    match one:
        case QWidget():
            yield from _of_widget(one)
        case QAbstractItemModel():
            yield "model", "\n".join(_cells(one, QModelIndex()))
        case QTextDocument():
            yield from _document(one)
        case QUndoStack():
            yield "undo", one.undoText()
        case QCompleter() if one.model() is not None:
            yield "model", "\n".join(_cells(one.model(), QModelIndex()))


def _of_widget(one: QWidget) -> Iterator[tuple[str, str]]:
    yield "actions", "\n".join(f"{action.text()} {action.toolTip()}" for action in one.actions())
    told = QAccessible.queryAccessibleInterface(one)
    if told is not None:
        yield "told", "\n".join(map(told.text, _TOLD))
    match one:
        case QComboBox():
            yield "model", "\n".join(_cells(one.model(), QModelIndex()))
        case QTextEdit() | QPlainTextEdit():
            yield from _document(one.document())
        case QLineEdit():
            yield from _line(one)


def _line(line: QLineEdit) -> Iterator[tuple[str, str]]:
    while line.isUndoAvailable():
        line.undo()
        yield "undo", line.text()
    while line.isRedoAvailable():
        line.redo()
        yield "redo", line.text()


def _document(document: QTextDocument) -> Iterator[tuple[str, str]]:
    yield "text", document.toPlainText()
    while document.isUndoAvailable():
        document.undo()
        yield "undo", document.toPlainText()
    while document.isRedoAvailable():
        document.redo()
        yield "redo", document.toPlainText()


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    flat = isinstance(model, QAbstractListModel)
    for row in range(model.rowCount(parent)):
        for column in range(1 if flat else model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield from (str(value) for role in _ROLES if (value := model.data(index, role)) is not None)
            if not flat and model.hasChildren(index):
                yield from _cells(model, index)
