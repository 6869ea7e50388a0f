"""Brings what few days need out of the frozen app: typst, 84 MB, lies packed in 18 until the first report is made.

Runs before the app does (a runtime hook of PyInstaller). A module `a.b` that lies as `a/b.*.xz` is unpacked into a file
of the user's own that is gone from its folder as soon as it is loaded; nothing of it stays behind. What is packed is
listed in tools/shipping/trimming.py.
"""

import importlib.machinery
import lzma
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from pathlib import Path
from types import ModuleType

_HERE = Path(__file__).parent


class _Unpacked(importlib.machinery.ExtensionFileLoader):
    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        try:
            return super().create_module(spec)
        finally:
            Path(self.path).unlink()


class _Finder(MetaPathFinder):
    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002 - how Python asks
        target: ModuleType | None = None,  # noqa: ARG002 - likewise
    ) -> importlib.machinery.ModuleSpec | None:
        place = _HERE.joinpath(*fullname.split("."))
        for packed in place.parent.glob(f"{place.name}.*.xz"):
            unpacked = _unpack(packed)
            return importlib.machinery.ModuleSpec(fullname, _Unpacked(fullname, unpacked), origin=unpacked)
        return None


def _unpack(packed: Path) -> str:
    """Return the path of the unpacked module, in the first folder that takes it and lets code be run from it."""
    failure: OSError | None = None
    for folder in (os.environ.get("XDG_RUNTIME_DIR"), tempfile.gettempdir(), str(Path("~/.cache").expanduser())):
        if not folder or not Path(folder).is_dir() or os.statvfs(folder).f_flag & os.ST_NOEXEC:
            continue
        try:
            with (
                lzma.open(packed) as content,
                tempfile.NamedTemporaryFile(dir=folder, prefix="leader-journal-", suffix=".so", delete=False) as out,
            ):
                try:
                    shutil.copyfileobj(content, out, 1 << 20)
                except OSError:
                    Path(out.name).unlink()
                    raise
                return out.name
        except OSError as error:
            failure = error
    raise failure or FileNotFoundError("no folder that a module can be unpacked into")


sys.meta_path.append(_Finder())
