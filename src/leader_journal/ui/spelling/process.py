"""The process that holds the dictionaries, as the interface sees it: questions out, answers in, nothing waits."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, QProcess, Signal

from leader_journal.services.spelling import Dictionary
from leader_journal.spelling import PROCESS
from leader_journal.ui.this_program import command

_TRIES = 3
"""So often the process is started again after it broke: by a dictionary that breaks it, it would break for ever."""
_logger = logging.getLogger(__name__)


class Judged(Struct, frozen=True):
    """What is wrong in a text, by letters: words that no dictionary has, and neighbours that may be one word."""

    unknown: tuple[tuple[int, int], ...]
    splits: tuple[tuple[int, int, str], ...]


class SpellingProcess(QObject):
    """Started at the first question. It has been told of words, so `stop` ends it, and does not ask it to."""

    gave_up = Signal()
    """It broke again and again, and is not started any more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._dictionaries: tuple[Dictionary, ...] = ()
        self._tries = 0
        self._number = 0
        self._waiting: dict[int, tuple[Callable[[dict[str, Any]], None], Callable[[], None]]] = {}
        """What to do with each answer, and what to do where it never comes."""

    def use(self, dictionaries: Sequence[Dictionary]) -> None:
        """Look into these from now on."""
        if tuple(dictionaries) != self._dictionaries:
            self._dictionaries = tuple(dictionaries)
            self._tries = 0
            if self._process is not None:
                self._load(self._process)

    @property
    def useful(self) -> bool:
        """Whether there is any dictionary, and none that breaks the process again and again."""
        return bool(self._dictionaries) and self._tries <= _TRIES

    @property
    def asked(self) -> int:
        """How many questions were put."""
        return self._number

    def check(self, text: str, *, splits: bool, done: Callable[[Judged], None], lost: Callable[[], None]) -> None:
        """Ask about a text; the answer comes later, or is lost where the process breaks."""

        def read(answer: dict[str, Any]) -> None:
            unknown = tuple((start, end) for start, end in answer["unknown"])
            done(Judged(unknown, tuple((start, end, joined) for start, end, joined in answer["splits"])))

        self._ask({"text": text, "splits": splits}, read, lost)

    def suggest(self, word: str, text: str, done: Callable[[tuple[str, ...]], None]) -> None:
        """Ask what may have been meant in a text; nothing is suggested where the process breaks."""
        wish = {"suggest": word, "text": text}
        self._ask(wish, lambda answer: done(tuple(answer["suggestions"])), lambda: done(()))

    def stop(self) -> None:
        """End the process, and with it every word that it was told."""
        process, self._process = self._process, None
        self._waiting.clear()
        if process is not None:
            process.finished.disconnect(self._ended)
            process.errorOccurred.disconnect(self._failed)
            process.readyReadStandardOutput.disconnect(self._read)
            process.kill()
            process.waitForFinished()
            process.deleteLater()

    def _ask(self, wish: dict[str, Any], read: Callable[[dict[str, Any]], None], lost: Callable[[], None]) -> None:
        if not self.useful:
            lost()
            return
        process = self._started()
        self._number += 1
        self._waiting[self._number] = (read, lost)
        self._tell(process, {"number": self._number, **wish})

    def _started(self) -> QProcess:
        if self._process is None:
            program, first = command()
            self._process = QProcess(self)
            self._process.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)
            self._process.setStandardErrorFile(QProcess.nullDevice())
            self._process.finished.connect(self._ended)
            self._process.errorOccurred.connect(self._failed)
            self._process.readyReadStandardOutput.connect(self._read)
            self._process.start(program, [*first, PROCESS])
            self._load(self._process)
        return self._process

    def _load(self, process: QProcess) -> None:
        self._tell(process, {"load": [(one.language, str(one.folder), one.name) for one in self._dictionaries]})

    def _tell(self, process: QProcess, wish: dict[str, Any]) -> None:
        process.write(json.dumps(wish).encode() + b"\n")

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            answer = json.loads(bytes(self._process.readLine().data()))
            if (waits := self._waiting.pop(answer["number"], None)) is not None:
                waits[0](answer)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # else it has ended as well
            self._ended()

    def _ended(self) -> None:
        """It broke, or could not begin. What was asked has no answer, and the next question starts it again."""
        self._tries += 1
        _logger.warning("the spelling process ended by itself (%d)", self._tries)
        process, self._process = self._process, None
        waiting, self._waiting = self._waiting, {}
        if process is not None:
            process.deleteLater()
        for _read, lost in waiting.values():
            lost()
        if self._tries == _TRIES + 1:
            self.gave_up.emit()
