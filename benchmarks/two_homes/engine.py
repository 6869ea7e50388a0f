"""A Syncthing process of one home: loopback addresses only, no discovery, no relays, no port mapping, no reports."""

from __future__ import annotations

import os
import re
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

KEY = "two-homes"
_FOLDER = "carried"


@dataclass
class Engine:
    """One process, and where its home, its folder and its two ports are."""

    home: Path
    folder: Path
    port: int
    gui: int
    id: str = ""
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def prepare(self) -> None:
        """Make its keys and its configuration."""
        self._run("generate", f"--home={self.home}", "--no-default-folder", "--skip-port-probing")
        self.id = self._run(f"--home={self.home}", "--device-id").strip()
        self.folder.mkdir()

    def know(self, other: Engine) -> None:
        """Write the configuration: itself, the other, and the folder that both share."""
        devices = "".join(
            f'<device id="{one.id}" name="{one.home.name}" compression="never" introducer="false">'
            f"<address>tcp://127.0.0.1:{one.port}</address></device>"
            for one in (self, other)
        )
        # without maxConflicts a losing copy goes without a word
        folder = (
            f'<folder id="{_FOLDER}" label="" path="{self.folder}" type="sendreceive" rescanIntervalS="10"'
            ' fsWatcherEnabled="true" fsWatcherDelayS="1" ignorePerms="true" autoNormalize="true">'
            f'<device id="{self.id}"/><device id="{other.id}"/><maxConflicts>20</maxConflicts>'
            '<minDiskFree unit="">0</minDiskFree></folder>'
        )
        options = (
            f"<options><listenAddress>tcp://127.0.0.1:{self.port}</listenAddress>"
            "<globalAnnounceEnabled>false</globalAnnounceEnabled><localAnnounceEnabled>false</localAnnounceEnabled>"
            "<relaysEnabled>false</relaysEnabled><natEnabled>false</natEnabled><startBrowser>false</startBrowser>"
            "<reconnectionIntervalS>2</reconnectionIntervalS><urAccepted>-1</urAccepted>"
            "<crashReportingEnabled>false</crashReportingEnabled><autoUpgradeIntervalH>0</autoUpgradeIntervalH>"
            "<stunKeepaliveStartS>0</stunKeepaliveStartS></options>"
        )
        gui = f'<gui enabled="true" tls="false"><address>127.0.0.1:{self.gui}</address><apikey>{KEY}</apikey></gui>'
        config = self.home / "config.xml"
        found = re.search(r'<configuration version="\d+">', config.read_text(encoding="utf-8"))
        assert found is not None
        config.write_text(f"{found[0]}{folder}{devices}{gui}{options}</configuration>", encoding="utf-8")

    def start(self) -> None:
        """Start it, and wait until it answers.

        As the process that does the work: else it is a child of one that watches, and a kill would leave it running.
        """
        with (self.home / "out.txt").open("ab") as out:
            self.process = subprocess.Popen(
                ["syncthing", "serve", f"--home={self.home}", "--no-browser", "--no-restart", "--no-upgrade"],
                stdout=out,
                stderr=out,
                env=os.environ | {"STNODEFAULTFOLDER": "1", "STNOUPGRADE": "1", "STMONITORED": "yes"},
            )
        for _attempt in range(300):
            with suppress(OSError):
                self.ask("GET", "system/ping")
                return
            time.sleep(0.1)
        raise RuntimeError("Syncthing does not answer")

    def kill(self) -> None:
        """End it without a word, as a power cut would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    @property
    def lives(self) -> bool:
        """Whether it runs: it was not killed, and did not end by itself."""
        return self.process is not None and self.process.poll() is None

    def standing(self) -> Iterator[str]:
        """Say what it says of its connections and its folder, and what it wrote last."""
        yield f"runs: {self.lives}"
        for what in ("system/connections", f"db/status?folder={_FOLDER}", f"folder/errors?folder={_FOLDER}"):
            with suppress(OSError):
                yield f"{what}: {self.ask('GET', what).decode(errors='replace')}"
        yield from (self.home / "out.txt").read_text(encoding="utf-8", errors="replace").splitlines()[-20:]

    @contextmanager
    def paused(self, other: Engine) -> Iterator[None]:
        """Let the two not speak to each other."""
        self.ask("POST", f"system/pause?device={other.id}")
        try:
            yield
        finally:
            self.resume(other)

    def resume(self, other: Engine) -> None:
        """Let the two speak to each other: at the end, too, for an engine under load may not have heard of it before.

        Raises OSError.
        """
        self.ask("POST", f"system/resume?device={other.id}")

    def rescan(self) -> None:
        """Look at the folder now."""
        with suppress(OSError):
            self.ask("POST", f"db/scan?folder={_FOLDER}")

    def ask(self, method: str, what: str) -> bytes:
        """Ask its own interface. Raises OSError."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.gui}/rest/{what}", method=method, headers={"X-API-Key": KEY}
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=20) as answer:
            return bytes(answer.read())

    def _run(self, *words: str) -> str:
        ran = subprocess.run(["syncthing", *words], capture_output=True, text=True, check=False, timeout=120)
        if ran.returncode:
            raise RuntimeError(ran.stderr or ran.stdout)
        return ran.stdout
