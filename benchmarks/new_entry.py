"""Child: a new entry, from the key or the command to its line painted with the caret, and what is typed meanwhile.

`leader-journal --new` is a process that leaves its wish with the running app; its floor is a process that does nothing,
and an empty dialog. Ctrl+N is in the app alone; its floor is that dialog. By the clock, as a person waits for it: a
while after the window was closed, and right after it. The line comes first and the rest of the form a turn later, so
that is measured as well: what is put off is not gone.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.children import answer
from benchmarks.painting import Painted, settle
from benchmarks.window import OpenApp, open_app
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from leader_journal import paths
from leader_journal.second_start import become_first
from leader_journal.ui.desktop.later_starts import LaterStarts
from leader_journal.ui.people.facts_field import FactsField
from leader_journal.ui.toolkit.buttons import PrimaryButton
from leader_journal.ui.window.second_journal import answer as answer_later_start

_READY_S = 2.2
"""After which the next window is made ahead."""
_TYPED = "what is typed"
_NOTHING = (sys.executable, "-c", "pass")
_NEW = (sys.executable, "-m", "leader_journal", "--new")


def main(journal: Path, rounds: int) -> None:
    """Measure, in turns."""
    app = open_app(journal)
    place = paths.runtime_folder() / "starts"
    first = become_first(place)
    assert first is not None, "another app runs in this home"
    later = LaterStarts(place)
    later.requested.connect(partial(answer_later_start, app.window))
    found: dict[str, list[float]] = {name: [] for name in ("dialog", "process", "unready", "ready", "whole", "started")}
    for _round in range(rounds):
        settle(_READY_S)
        found["dialog"].append(_dialog(app))
        found["process"].append(_process(_NOTHING) + found["dialog"][-1])
        found["ready"].append(_to_line(app, partial(_bring_up, app)))
        found["unready"].append(_to_line(app, partial(_bring_up, app)))
        settle(_READY_S)
        found["whole"].append(_to_line(app, partial(_bring_up, app), PrimaryButton))
        settle(_READY_S)
        found["started"].append(_to_line(app, partial(subprocess.Popen, _NEW), asleep=True))
    kept = _typed_meanwhile(app)
    answer(kept=kept, **{name: median(taken) for name, taken in found.items()})
    first.release()
    app.close()


def _to_line(
    app: OpenApp, act: Callable[[], object], last: type[QWidget] | None = None, *, asleep: bool = False
) -> float:
    """Return how long it takes until the line that has the focus is painted; then close, with nothing written.

    With `last` until that is painted, which stands at the end of the form.
    """
    capture = app.workspace.capture

    painted, bring_up = Painted(), capture.bring_up

    def noted() -> None:
        bring_up()
        assert capture.open is not None
        line = capture.open.focusWidget()
        assert isinstance(line, FactsField)
        painted.watch(line.viewport() if last is None else capture.open.findChildren(last)[-1])

    vars(capture)["bring_up"] = noted
    took = painted.wait(act, asleep=asleep)
    vars(capture)["bring_up"] = bring_up
    assert capture.open is not None
    capture.open.close()
    return took


def _bring_up(app: OpenApp) -> None:
    app.workspace.capture.bring_up()


def _dialog(app: OpenApp) -> float:
    dialog = QDialog(app.window)
    line = QLineEdit(dialog)
    QVBoxLayout(dialog).addWidget(line)
    took = Painted(line).wait(dialog.show)
    dialog.close()
    dialog.deleteLater()
    return took


def _process(command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True)
    return (time.perf_counter() - began) * 1e3


def _typed_meanwhile(app: OpenApp) -> bool:
    """Whether all stands in the line that was typed in the window before, while the new one was not yet there."""
    app.workspace.capture.bring_up()
    QTest.keyClicks(app.window, _TYPED)
    window = app.workspace.capture.open
    assert window is not None
    settle()
    kept = window.form.captured().facts == _TYPED
    window.form.clear()
    window.close()
    return kept


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
