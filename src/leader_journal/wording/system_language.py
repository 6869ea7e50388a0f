"""Which language to speak: that of the settings, else the system's, known without Qt."""

from __future__ import annotations

from collections.abc import Mapping

from leader_journal.wording.catalogue import Language

_NAMES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which POSIX asks them; the first that says something counts."""

_DANISH = ("da", "danish", "fo", "faroese")
"""ISO codes, and the names that Windows uses."""


def spoken_language(chosen: str, environment: Mapping[str, str]) -> Language:
    """Return the language of the settings; "system" means Danish on a Danish or Faroese system, else English."""
    if chosen in set(Language):
        return Language(chosen)
    said = next((environment[name] for name in _NAMES if environment.get(name)), None)
    if said is None:
        import locale  # where the environment says nothing

        said = locale.getlocale()[0] or ""
    word = said.split(".")[0].replace("-", "_").split("_")[0].lower()
    return Language.DANISH if word in _DANISH else Language.ENGLISH
