"""Leaves a wish with the running app, and waits until it is heard (docs/decisions/0023).

As in `first_steps` nothing is imported that a second start would have to wait for.
"""

from __future__ import annotations

import os
import time

from leader_journal.first_steps import lock_file

WISH_SUFFIX = ".wish"
RUNNING = "running"
"""What the running app holds the lock of (`storage.lock`), in the folder where starts meet."""
NEW_ENTRY = b'{"wish": "new_entry", "journal": null}'
"""The wish for a new entry, as `second_start.Request` is written."""
PATIENCE_S = 5.0
_LOOK_AGAIN_S = 0.005


def asked_for_new_entry(folder: str) -> bool:
    """Leave the wish for a new entry with the running app; False where there is none, or it does not answer."""
    try:
        return is_private(folder) and _somebody_runs(folder) and leave(folder, NEW_ENTRY)
    except OSError:
        return False


def leave(folder: str, wish: bytes, *, patience: float = PATIENCE_S) -> bool:
    """Leave a wish; False when it was not taken within `patience` seconds. Raises OSError."""
    begun = os.path.join(folder, f"later-{os.urandom(8).hex()}")
    whole = begun + WISH_SUFFIX
    handle = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(wish)
        os.replace(begun, whole)
    except OSError:  # no room, say
        if os.path.exists(begun):
            os.unlink(begun)
        raise
    until = time.monotonic() + patience
    while os.path.exists(whole):
        if time.monotonic() >= until:
            return not take_away(whole)
        time.sleep(_LOOK_AGAIN_S)
    return True


def take_away(wish: str) -> bool:
    """Remove a wish; False when somebody else did."""
    try:
        os.unlink(wish)
    except OSError:
        return False
    return True


def is_private(folder: str) -> bool:
    """Whether only this user can leave a wish here. Raises OSError where there is no such folder."""
    if os.name != "posix":
        return True  # it lies in the user's own profile
    found = os.stat(folder)
    return found.st_uid == os.geteuid() and not found.st_mode & 0o022


def _somebody_runs(folder: str) -> bool:
    """Whether an app holds the lock of the one that runs. Raises OSError where none ever did."""
    handle = os.open(os.path.join(folder, f"{RUNNING}.lock"), os.O_RDWR)
    try:
        lock_file(handle)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False
