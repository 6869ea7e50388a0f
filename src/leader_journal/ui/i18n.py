"""The language of the interface: the catalogue, Qt's own sentences, dates and numbers, changed while running."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from leader_journal.wording.catalogue import Language, current_language, use_language

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale, QTranslator

_LOCALES = {Language.ENGLISH: ("en_GB", None), Language.DANISH: ("da_DK", "qtbase_da")}


class Interpreter(QObject):
    """Makes the whole interface speak one language; every widget then hears `QEvent.LanguageChange`."""

    changed = Signal(object)
    """The new Language, after the catalogue speaks it and before the widgets hear of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._of_qt: QTranslator | None = None
        self._settled = False

    def begin(self, language: Language) -> None:
        """Speak this language in the app's own sentences: all that the first screen needs. `settle` does the rest."""
        use_language(language)
        self._settled = False

    def settle(self) -> None:
        """Speak it in Qt's sentences, dates and numbers, too."""
        if self._settled:
            return
        from PySide6.QtCore import QLocale  # its enums take a moment to make, which the first screen need not wait for

        self._settled = True
        spoken = current_language()
        QLocale.setDefault(locale(spoken))
        self._translate_qt(_LOCALES[spoken][1])

    def speak(self, language: Language) -> None:
        """Speak this language from now on, in the app's sentences, Qt's own, dates and numbers."""
        self.begin(language)
        self.settle()
        self.changed.emit(language)
        app = QCoreApplication.instance()
        if app is not None:  # installing a translator posts the event only when there is one to install
            QCoreApplication.sendEvent(app, QEvent(QEvent.Type.LanguageChange))

    def _translate_qt(self, name: str | None) -> None:
        if self._of_qt is not None:
            QCoreApplication.removeTranslator(self._of_qt)
            self._of_qt = None
        if name is None:
            return
        from PySide6.QtCore import QLibraryInfo, QTranslator

        translator = QTranslator(self)
        if not translator.load(name, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            raise FileNotFoundError(name)
        QCoreApplication.installTranslator(translator)
        self._of_qt = translator


def locale(language: Language | None = None) -> QLocale:
    """Return the locale for dates, numbers and a screen reader's voice: British English or Danish."""
    from PySide6.QtCore import QLocale

    return QLocale(_LOCALES[language or current_language()][0])


_ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


def keys_shown(keys: str) -> str:
    """Return a shortcut as a hint shows it: `Ctrl+Enter` as "Ctrl Enter", in the platform's and language's words."""
    from PySide6.QtGui import QKeySequence

    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    arrow = _ARROWS.get(keys.rpartition("+")[2])
    if arrow is not None:
        native = native[: native.rfind("+") + 1] + arrow
    *held, last = native[:-1].split("+") if native.endswith("+") else native.split("+")
    return " ".join([*held, last or "+"])
