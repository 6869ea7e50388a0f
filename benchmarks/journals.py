"""The journals that are measured: large, varied, encrypted, made by the command line."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from benchmarks.children import Home

PASSPHRASE = "benchmark passphrase"


def journal_of(entries: int, folder: Path, home: Home) -> Path:
    """Return a journal with so many entries, made now unless the folder holds it already."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"sample-{entries}.ljournal"
    if not path.exists():
        began = time.monotonic()
        words = ["sample", str(path), "--entries", str(entries), "--passphrase-file", "-"]
        command = [sys.executable, "-m", "leader_journal", *words]
        subprocess.run(
            command, env=home.environment, input=PASSPHRASE, stdout=subprocess.DEVNULL, text=True, check=True
        )
        print(f"(made {entries:,} entries in {time.monotonic() - began:.0f} s, {path.stat().st_size / 1e6:.0f} MB)")
    return path
