"""Spelling everywhere: every field in which sentences are written is looked at from when the caret first is in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from leader_journal.core.changes import Changes, Topic
from leader_journal.ui.context import UiContext
from leader_journal.ui.people.mention_line import MentionLine
from leader_journal.ui.spelling.fields import field_of
from leader_journal.ui.spelling.process import SpellingProcess
from leader_journal.ui.spelling.spelled import Sources, Spelled, Wrong
from leader_journal.ui.toolkit.menus import pop_up
from leader_journal.ui.toolkit.writing_field import WritingField
from leader_journal.wording.catalogue import _


class SpellCheck(QObject):
    """One for an open journal. `stop` ends the process that was told of words."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._service = context.services.spelling
        self._process = SpellingProcess(self)
        self._process.gave_up.connect(self._gave_up)
        self._known: Callable[[str], bool] | None = None
        self._sources = Sources(
            process=self._process,
            known=self._known_words,
            splits=self._wants_splits,
            colour=partial(context.theme.color, "missed_text"),
            left=set(),
        )
        self._stopped = False
        context.bus.changed.connect(self._changed)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    def begin(self) -> None:
        """Look for dictionaries, which lie on the disk, and at the field that has the caret already."""
        if not self._stopped:
            self._process.use(self._service.dictionaries())
            self._focus_changed(None, QApplication.focusWidget())

    def stop(self) -> None:
        """Forget every word, and look at none any more."""
        self._stopped = True
        self._context.bus.changed.disconnect(self._changed)
        self._process.use(())
        self._process.stop()
        self._sources.left.clear()

    def next(self) -> None:
        """Go on to the next word that is underlined in the field in front, and offer what may have been meant."""
        widget = QApplication.focusWidget()
        spelled = _spelled(widget)
        if not isinstance(widget, WritingField | MentionLine) or field_of(widget) is None:
            return
        if lacking := self._lacking():
            self._context.messages.tell(lacking)
            return
        if spelled is None:
            return
        wrong = spelled.after(spelled.field.caret())
        if wrong is None:
            self._context.messages.tell(_("Nothing is underlined here"))
            return
        point = spelled.field.select(wrong.start, wrong.end)
        self._offer(spelled, wrong, spelled.field.menu(QPoint()), point)

    def _lacking(self) -> str:
        """Return why nothing is looked at, or nothing where it is."""
        if self._process.useful:
            return ""
        service = self._service
        if service.dictionaries():
            return _("Spelling has stopped; it is back when you unlock")
        if not service.can_look:
            return _("Spelling cannot be checked on this kind of computer")
        if any(map(service.has, service.languages)):
            return _("Spelling is turned off in Settings")
        return _("This computer has no dictionary: Settings say how to get one")

    def _gave_up(self) -> None:
        self._context.messages.tell(self._lacking())

    def menu_wanted(self, spelled: Spelled, event: QContextMenuEvent) -> bool:
        """Show the menu of the word at the pointer, or at the caret; False where none is underlined there."""
        field = spelled.field
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        wrong = spelled.near(field.caret() if by_key else field.at(event.pos()))
        if wrong is None:
            return False
        self._offer(spelled, wrong, field.menu(event.pos()), event.globalPos())
        return True

    def _offer(self, spelled: Spelled, wrong: Wrong, menu: QMenu, point: QPoint) -> None:
        """Show the field's menu with what may have been meant above."""
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        own = menu.actions()[0]
        looking = _put(menu, own, _("Looking for suggestions …"), None)
        _put(menu, own, _("Two words: leave them") if wrong.joined else _("Add to my words"), partial(self._add, wrong))
        _put(menu, own, _("Leave it until the journal locks"), partial(self._leave, spelled, wrong))
        menu.insertSeparator(own)

        def show(suggested: tuple[str, ...]) -> None:
            offers = [_put(menu, looking, word, partial(self._replace, spelled, wrong, word)) for word in suggested]
            looking.setText(self._lacking() or _("No suggestion"))
            looking.setVisible(not offers)
            if offers and menu.isVisible():
                menu.setActiveAction(offers[0])

        pop_up(menu, point)  # before its offers, of which only a menu that is shown makes one active
        if wrong.joined:
            show((wrong.joined,))
        else:
            self._process.suggest(wrong.words, spelled.around(wrong), partial(_while_it_lives, menu, show))

    def _replace(self, spelled: Spelled, wrong: Wrong, word: str) -> None:
        field = spelled.field
        if field.text()[wrong.start : wrong.end] == wrong.words:  # else somebody wrote on meanwhile
            field.replace(wrong.start, wrong.end, word)

    def _add(self, wrong: Wrong) -> None:
        said = _("“{word}” is one of your words now").format(word=wrong.words)
        self._context.run(partial(self._service.add_word, wrong.words), said)

    def _leave(self, spelled: Spelled, wrong: Wrong) -> None:
        self._sources.left.add(wrong.words)
        spelled.show()

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isinstance(new, WritingField | MentionLine) or _spelled(new) is not None:
            return
        field = field_of(new)
        if field is None or not self._process.useful:
            return
        new.set_help(_Help(Spelled(new, field, self._sources), self))

    def _known_words(self) -> Callable[[str], bool]:
        if self._known is None:
            self._known = self._service.known()
        return self._known

    def _wants_splits(self) -> bool:
        return self._service.looks_for_splits

    def _changed(self, changes: Changes) -> None:
        """Somebody has a name, or a word is right, from now on; or other dictionaries are looked into."""
        if not changes.everything and not {Topic.SETTINGS, Topic.PEOPLE} & set(changes.topics):
            return
        self._known = None
        self._process.use(self._service.dictionaries())
        for window in QApplication.topLevelWidgets():
            for spelled in window.findChildren(Spelled):
                spelled.forget()


class _Help:
    """What a field asks of the one that looks at it."""

    def __init__(self, spelled: Spelled, check: SpellCheck) -> None:
        self._spelled = spelled
        self._check = check

    def takes_menu(self, event: QContextMenuEvent) -> bool:
        return self._check.menu_wanted(self._spelled, event)

    def left(self) -> None:
        self._spelled.show()


def _spelled(widget: QWidget | None) -> Spelled | None:
    if widget is None:
        return None
    return widget.findChild(Spelled, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _put(menu: QMenu, before: QAction, words: str, act: Callable[[], object] | None) -> QAction:
    """Put words into a menu, which do something or only stand there."""
    action = QAction(words.replace("&", "&&"), menu)
    action.setEnabled(act is not None)
    if act is not None:
        action.triggered.connect(act)
    menu.insertAction(before, action)
    return action


def _while_it_lives(menu: QMenu, show: Callable[[tuple[str, ...]], None], suggested: tuple[str, ...]) -> None:
    from shiboken6 import isValid

    if isValid(menu):
        show(suggested)
