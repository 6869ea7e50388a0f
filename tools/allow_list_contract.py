"""A contract for import-linter: a package knows itself, Python's own library, and what is listed; nothing else.

import-linter can forbid what is listed. Whoever writes a new package then has to think of every list that it belongs
into; here it is forbidden until somebody allows it.
"""

from __future__ import annotations

import sys
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class AllowListContract(Contract):
    """Settings: `source`, the package, and `allowed`, the packages and modules that it may import directly."""

    source = fields.ModuleField()
    allowed = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002 - import-linter calls it so
        """Find every import of something that is not allowed."""
        source = str(self.source)
        if source not in graph.modules:
            raise ValueError(f"{self.name}: there is no {source}")
        allowed = (source, *cast("set[str]", self.allowed))
        found = [
            f"{importer} -> {imported} (line {detail['line_number']})"
            for importer in sorted({source} | graph.find_descendants(source))
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if not _is_in(imported, allowed) and imported.partition(".")[0] not in sys.stdlib_module_names
            for detail in graph.get_import_details(importer=importer, imported=imported)
        ]
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Say which imports there are too many."""
        for line in check.metadata["found"]:
            output.print_error(line)


def _is_in(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == package or module.startswith(package + ".") for package in packages)
