"""An environment that is made for one build and holds the locked versions and nothing else."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import venv
from pathlib import Path


class Lacking(Exception):
    """A program that a build needs is not here; the message says which and where it comes from."""


class Workshop:
    """Where a build happens: a checkout, a folder to be thrown away, and a Python of its own."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        self.folder = folder
        self._venv = folder / "venv"
        scripts = self._venv / ("Scripts" if os.name == "nt" else "bin")
        self.python = scripts / ("python.exe" if os.name == "nt" else "python")

    @property
    def version(self) -> str:
        """Return the version of the app, as its source says it."""
        module = ast.parse((self.root / "src/leader_journal/__init__.py").read_text(encoding="utf-8"))
        assigned = {
            target.id: node.value
            for node in module.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        return str(ast.literal_eval(assigned["__version__"]))

    def furnish(self, *, freezing: bool) -> None:
        """Make the environment and install the locked versions."""
        venv.create(self._venv, with_pip=True)
        locks = [self.root / "requirements.lock"]
        if freezing:
            locks.append(self.root / "packaging/frozen/requirements.lock")
        for lock in locks:
            self._pip("--only-binary", ":all:", "--require-hashes", "-r", str(lock))

    def build_wheel(self, into: Path) -> tuple[Path, Path]:
        """Build the wheel and the source archive; return their paths."""
        made = {}
        for hook, suffix in (("build_sdist", ".tar.gz"), ("build_wheel", ".whl")):
            script = f"from hatchling.build import {hook} as build; print(build({str(into)!r}))"
            name = self.run("-c", script, cwd=self.root).strip().rpartition("\n")[2]
            assert name.endswith(suffix), name
            made[suffix] = into / name
        return made[".whl"], made[".tar.gz"]

    def install(self, wheel: Path) -> None:
        """Install the wheel itself; what it needs is there."""
        self._pip("--no-index", str(wheel))

    def run(self, *arguments: str, cwd: Path | None = None) -> str:
        """Run the environment's Python and return what it printed; its complaints go where ours go."""
        environment = {**os.environ, "PYTHONNOUSERSITE": "1", "QT_QPA_PLATFORM": "offscreen"}
        command = [str(self.python), "-P", *arguments]
        done = subprocess.run(command, cwd=cwd, env=environment, stdout=subprocess.PIPE, text=True, check=True)
        return done.stdout

    def _pip(self, *arguments: str) -> None:
        quietly = ("--quiet", "--disable-pip-version-check", "--no-input")
        self.run("-m", "pip", "install", *quietly, "--no-deps", *arguments)


def program(name: str, package: str) -> str:
    """Return the path of a program, or raise Lacking."""
    found = shutil.which(name)
    if found is None:
        raise Lacking(f"{name} is not installed here. It comes with the package {package}.")
    return found
