"""A real clipboard manager, CopyQ, gets nothing of what is copied in the app into its history."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.e2e.desk import Desk
from tests.e2e.screen import Screen, until

pytestmark = pytest.mark.window
SENTENCE = "quittengelee is nobody else's"
CONTROL = "what another program copied"
_LOOKS_WITHIN_S = 1.0


class Collector:
    """CopyQ on the virtual screen, which keeps both what is copied and what the mouse selects."""

    def __init__(self, screen: Screen, home: Path) -> None:
        folders = {f"XDG_{name}": str(home / name.lower()) for name in ("CONFIG_HOME", "DATA_HOME", "CACHE_HOME")}
        for folder in folders.values():
            Path(folder).mkdir(parents=True)
        self._environment = {**screen.environment, **folders, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
        self._server = subprocess.Popen(
            ["copyq"], env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until(lambda: self.says("config", "check_clipboard") == "true", "the clipboard manager runs")
        self.says("config", "check_selection", "true")

    def says(self, *words: str) -> str:
        """Return what it answers to a command."""
        done = subprocess.run(["copyq", *words], env=self._environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def history(self) -> list[str]:
        """Return all it keeps."""
        return [self.says("read", str(number)) for number in range(int(self.says("size") or 0))]

    def copy(self, words: str) -> None:
        """Copy as another program would, and wait until it is kept; before that, give it time for what is there."""
        time.sleep(_LOOKS_WITHIN_S)

        def kept() -> bool:
            command = ["xclip", "-quiet", "-loops", "0", "-selection", "clipboard"]
            with subprocess.Popen(
                command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, env=self._environment
            ) as other:
                assert other.stdin is not None
                other.stdin.write(words.encode())
                other.stdin.close()
                time.sleep(_LOOKS_WITHIN_S)
                other.terminate()
            return words in self.history()

        until(kept, "what others copy is kept")

    def close(self) -> None:
        """End it."""
        self.says("exit")
        self._server.wait(15)


@pytest.fixture
def collector(screen: Screen, tmp_path: Path) -> Iterator[Collector]:
    home = tmp_path / "copyq"
    home.mkdir(mode=0o700)
    collector = Collector(screen, home)
    yield collector
    collector.close()


def test_no_history_keeps_the_sentence(opened: Desk, collector: Collector) -> None:
    """From the line that is written on, by key; the mouse's selection; a field of one line; then the end of the app."""
    screen = opened.screen
    collector.copy(CONTROL)
    capture = opened.capture()
    screen.type(f"1{SENTENCE}")
    screen.press("ctrl+a", "ctrl+c", "shift+Home", "ctrl+x", "ctrl+v")
    collector.copy(CONTROL + " again")
    opened.save(capture)
    screen.press("ctrl+f")
    screen.type(SENTENCE)
    screen.press("ctrl+a", "ctrl+c")
    collector.copy(CONTROL + " once more")
    screen.press("ctrl+a", "ctrl+c")
    opened.quit()
    collector.copy(CONTROL + " at last")
    kept = collector.history()
    assert [words for words in kept if "quittengelee" in words] == []
    assert CONTROL in kept
