"""What the app may know before a journal is unlocked, and nothing private: look, language, window, recent journals.

One field is one setting. The file is JSON, replaced atomically. A file that cannot be understood, or that a newer
version wrote, is set aside under another name, never changed, and the app starts with the defaults.

It is read before the first screen is painted, so by the standard library alone (docs/decisions/0053).
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from typing import Any, TypedDict, Unpack

SMALLEST_TEXT_PERCENT, LARGEST_TEXT_PERCENT = 80, 200
RECENT_JOURNALS = 8
"""As many as the unlock screen lists."""

_FORMAT = 1
_THEMES = frozenset({"light", "dark", "system"})
_LANGUAGES = frozenset({"en", "da", "system"})
_ANIMATIONS = frozenset({"on", "off", "system"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFolder:
    """The folder by which a journal is on other machines too, and what this one is called there.

    `met` holds the others: what names each, what it is called, and when it was last merged with (ISO). `backed_up` is
    the day on which a backup was made before a merge last, `written` when this machine's snapshot was, both ISO.
    """

    folder: str
    device: str
    name: str
    met: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    backed_up: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices of one person on one computer. Raises ValueError for a value outside what a setting allows."""

    theme: str = "system"
    """"light", "dark" or "system"."""
    language: str = "system"
    """"en", "da" or "system"."""
    text_percent: int = 100
    """Text size, 80 to 200."""
    animation: str = "system"
    """"on", "off" or "system": whether folding and messages move."""
    window_geometry: str = ""
    """Size and place of the main window, as the toolkit packs them, in Base64; empty before the first close."""
    splitter_sizes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """The widths of the panes of a page, in pixels, by the page's name."""
    window_sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """The sizes of dialogs and of the capture window at 100 % of text, in pixels, by name; those that were changed."""
    recent_journals: tuple[str, ...] = ()
    """Absolute paths, the last opened first."""
    backup_folder: str = ""
    """A second folder for backups, on a stick or a share; empty: none."""
    backup_folder_seen: str = ""
    """The day on which a backup was last copied there, or on which it was chosen, ISO."""
    remembered: Mapping[str, str] = field(default_factory=dict)
    """Journals that open by themselves on this computer: their paths, and the names of their keys in the keyring."""
    shared_folders: Mapping[str, SharedFolder] = field(default_factory=dict)
    """Journals that are on two machines, by what names each of them everywhere."""
    synced_said: tuple[str, ...] = ()
    """Journals of which it was said that they lie in a folder that a program carries: paths."""
    lock_after_minutes: int = 10
    """Minutes without a key or a click before the journal locks; 0 means never."""

    lock_on_sleep: bool = True
    """Whether the journal locks when the computer is about to sleep."""
    lock_on_screen_lock: bool = True
    """Whether it locks when the screen is locked or another user takes over."""
    global_key: bool = False
    """Whether the desktop is asked for a key that starts a new entry from any app."""
    hide_when_left: bool = False
    """Whether the pages are hidden, without locking, as soon as another app is in front."""
    out_of_pictures: bool = True
    """Whether windows are kept out of screenshots and screen sharing, where the system can do that."""

    def __post_init__(self) -> None:
        """Refuse what no version of the app would have written."""
        if self.theme not in _THEMES:
            raise ValueError("theme")
        if self.language not in _LANGUAGES:
            raise ValueError("language")
        if self.animation not in _ANIMATIONS:
            raise ValueError("animation")
        if not SMALLEST_TEXT_PERCENT <= self.text_percent <= LARGEST_TEXT_PERCENT:
            raise ValueError("text_percent")
        if any(size <= 0 for sizes in self.window_sizes.values() for size in sizes):
            raise ValueError("window_sizes")
        if self.lock_after_minutes < 0:
            raise ValueError("lock_after_minutes")


class SettingsChanges(TypedDict, total=False):
    """The settings that `SettingsStore.update` changes: the fields of `Settings`, each optional."""

    theme: str
    language: str
    text_percent: int
    animation: str
    window_geometry: str
    splitter_sizes: Mapping[str, tuple[int, ...]]
    window_sizes: Mapping[str, tuple[int, int]]
    recent_journals: tuple[str, ...]
    backup_folder: str
    backup_folder_seen: str
    remembered: Mapping[str, str]
    shared_folders: Mapping[str, SharedFolder]
    synced_said: tuple[str, ...]
    lock_after_minutes: int
    lock_on_sleep: bool
    lock_on_screen_lock: bool
    global_key: bool
    hide_when_left: bool
    out_of_pictures: bool


class SettingsStore:
    """Keeps the settings in one file; what is in use now is `current`.

    A preference is not worth stopping for: where the file cannot be read or written, the app goes on with what it has
    in memory, and the log says so.
    """

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self._path = folder / "settings.json"
        self._read_only = read_only
        self._current = self._load()
        self._listeners: list[Callable[[Settings, Settings], None]] = []

    @property
    def current(self) -> Settings:
        return self._current

    @property
    def path(self) -> Path:
        """The file they are kept in."""
        return self._path

    def update(self, **changes: Unpack[SettingsChanges]) -> Settings:
        """Change settings, save them, and return all; raises ValueError, changing nothing, for a value not allowed."""
        changed = replace(self._current, **changes)
        before = self._current
        if changed != before:
            self._current = changed
            self._save()
            for heard in tuple(self._listeners):
                heard(before, changed)
        return self._current

    def listen(self, heard: Callable[[Settings, Settings], None]) -> Callable[[], None]:
        """Call `heard` with what was set and what is set, after every change from now on; return what ends that."""
        self._listeners.append(heard)
        return partial(self._listeners.remove, heard)

    def add_recent(self, path: Path) -> None:
        """Put a journal first among the recent ones."""
        this = str(path.absolute())
        others = tuple(known for known in self._current.recent_journals if known != this)
        self.update(recent_journals=(this, *others)[:RECENT_JOURNALS])

    def recent_journals(self) -> tuple[Path, ...]:
        """Return the recent journals, the last opened first; a file may be gone."""
        return tuple(Path(known) for known in self._current.recent_journals)

    def second_folder(self) -> Path | None:
        """Return the second folder for backups, whether or not it is in reach; None where none is chosen."""
        return Path(self._current.backup_folder) if self._current.backup_folder else None

    def shared_folder(self, journal: str) -> SharedFolder | None:
        """Return the folder by which a journal is on other machines too, by the journal's id; None where none is."""
        return self._current.shared_folders.get(journal)

    def share(self, journal: str, shared: SharedFolder | None) -> None:
        """Choose that folder, or None for no longer."""
        others = {known: one for known, one in self._current.shared_folders.items() if known != journal}
        self.update(shared_folders=others if shared is None else {**others, journal: shared})

    def _load(self) -> Settings:
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return Settings()
        except OSError as error:
            _warn("the settings cannot be read (%s)", error.strerror)
            return Settings()
        try:
            return _read(json.loads(content))
        except (ValueError, RecursionError):  # no JSON at all, or not of this version
            self._set_aside(content)
            return Settings()

    def _set_aside(self, content: bytes) -> None:
        if self._read_only:
            return
        number = 1
        while (kept := self._path.with_name(f"settings.set-aside-{number}.json")).exists():
            if kept.read_bytes() == content:
                return
            number += 1
        try:
            _write(kept, content)
        except OSError as error:
            _warn("the settings cannot be set aside (%s)", error.strerror)

    def _save(self) -> None:
        if self._read_only:
            return
        text = json.dumps({"format": _FORMAT, "settings": asdict(self._current)}, ensure_ascii=False, indent=2)
        try:
            _write(self._path, text.encode("utf-8", "surrogatepass") + b"\n")  # a path may be no text
        except OSError as error:
            _warn("the settings cannot be saved (%s)", error.strerror)


def _read(file: Any) -> Settings:
    """Return the settings in a file that was read as JSON; what this version does not know is passed over.

    Raises ValueError where it is no file of ours, or where a value is not what its setting takes.
    """
    if not isinstance(file, dict) or file.get("format") != _FORMAT or not isinstance(file.get("settings"), dict):
        raise ValueError("format")
    found: dict[str, Any] = file["settings"]
    return Settings(**{name: read(found[name]) for name, read in _READERS.items() if name in found})


def _exactly(kind: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not kind:  # True is an int, but no number of minutes
            raise ValueError(kind.__name__)
        return value

    return read


def _all_of(read: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda values: tuple(map(read, _a_list(values)))


def _by_name(read: Callable[[Any], Any]) -> Callable[[Any], dict[str, Any]]:
    return lambda values: {name: read(value) for name, value in _a_table(values).items()}


def _pair(read: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, Any]]:
    def both(value: Any) -> tuple[Any, Any]:
        first, second = _a_list(value)  # ValueError where it is no pair
        return read(first), read(second)

    return both


def _shared(value: Any) -> SharedFolder:
    """Return what is known of the folder that machines share; what this version does not know is passed over."""
    found = _a_table(value)
    try:
        texts = {name: _text(found[name]) for name in ("folder", "device", "name")}
    except KeyError:
        raise ValueError("shared_folders") from None
    later = {name: _text(found[name]) for name in ("backed_up", "written") if name in found}
    return SharedFolder(**texts, **later, met=_by_name(_pair(_text))(found.get("met", {})))


def _animation(value: Any) -> str:
    """Return the choice; it was a switch once, and one that nobody had touched was on."""
    if isinstance(value, bool):
        return "system" if value else "off"
    chosen: str = _text(value)
    return chosen


_text, _number, _a_list, _a_table = map(_exactly, (str, int, list, dict))
_READERS: Mapping[str, Callable[[Any], Any]] = {
    **{one.name: _exactly(type(one.default)) for one in fields(Settings) if type(one.default) in (str, int, bool)},
    "animation": _animation,
    "splitter_sizes": _by_name(_all_of(_number)),
    "window_sizes": _by_name(_pair(_number)),
    "recent_journals": _all_of(_text),
    "remembered": _by_name(_text),
    "shared_folders": _by_name(_shared),
    "synced_said": _all_of(_text),
}
"""How each setting is read: of one that is a text, a number or a switch its default says so."""


def _warn(sentence: str, reason: str | None) -> None:
    import logging  # not before the lock screen

    logging.getLogger(__name__).warning(sentence, reason)


def _write(path: Path, content: bytes) -> None:
    """Replace a file so that a power cut leaves the old one or the new one, readable by its owner only."""
    import tempfile  # not before the lock screen

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
