"""What Qt warns of: which part of it, once, and never a word of what it is about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLoggingCategory, qCWarning, qInstallMessageHandler, qWarning

from leader_journal.ui import qt_messages


@pytest.fixture
def _other_handler() -> Iterator[None]:
    """Whoever took messages before takes them afterwards."""
    before = qInstallMessageHandler(None)
    yield
    qInstallMessageHandler(before)


@pytest.mark.usefixtures("_other_handler")
def test_the_part_is_said_once_and_no_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_LOGGING_RULES", raising=False)
    qt_messages.report_without_words()
    category = QLoggingCategory("qt.accessibility.atspi")  # type: ignore[arg-type] # its stub asks for bytes
    for _again in range(2):
        qCWarning(category, "name='Maria was late'")  # type: ignore[arg-type] # its stub asks for bytes, which it takes not
        qWarning("Maria was late")

    assert capsys.readouterr().err == "Qt warned: qt.accessibility.atspi\nQt warned: default\n"


@pytest.mark.usefixtures("_other_handler")
def test_who_asks_for_what_qt_says_gets_it_from_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_LOGGING_RULES", "*.debug=true")
    qt_messages.report_without_words()

    assert qInstallMessageHandler(None) is None
