"""What makes the packages: a library that was stripped is kept only if it can be loaded, and all weight is counted."""

from __future__ import annotations

import struct
from collections import Counter
from pathlib import Path

import pytest
from tools.shipping import trimming, weighing

_PART = struct.Struct("<IIQQQQQQ")


def _library(path: Path, offset: int, address: int) -> Path:
    """Write the beginning of a library with one part that is loaded from `offset` to `address`."""
    header = bytearray(64)
    header[:4] = b"\x7fELF"
    struct.pack_into("<Q", header, 32, 64)
    struct.pack_into("<HH", header, 54, _PART.size, 1)
    path.write_bytes(bytes(header) + _PART.pack(1, 5, offset, address, 0, 8, 8, 4096))
    return path


@pytest.mark.parametrize(("offset", "loads"), [(0x2000, True), (0x2100, False)])
def test_a_part_that_fits_no_page_is_seen(tmp_path: Path, offset: int, *, loads: bool) -> None:
    assert trimming.can_be_loaded(_library(tmp_path / "lib.so", offset, 0x402000)) is loads


def test_all_weight_is_in_the_table(tmp_path: Path) -> None:
    for name, size in (("leader-journal", 10), ("_internal/numpy/a.so", 2_000_000), ("_internal/libz.so.1", 7)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * size)

    weights = weighing.weigh(tmp_path)

    assert weights == Counter(
        {"the program, with Python code packed into it": 10, "numpy": 2_000_000, "libraries of the system": 7}
    )
    assert "| numpy | 2.0 |" in weighing.table({"now": weights})


def test_a_library_is_told_from_a_module() -> None:
    """Only what others ask for may go when nobody does."""
    inside = Path(trimming.INSIDE)
    libraries = [inside / "libz.so.1", inside / "PySide6/Qt/lib/libQt6Gui.so.6", inside / "pillow.libs/libtiff.so.6"]
    modules = [
        inside / "libpython3.11.so.1.0",
        inside / "PySide6/Qt/plugins/tls/libqtls.so",
        inside / "numpy/_core/m.so",
    ]

    assert [path for path in libraries + modules if trimming.is_library(path)] == libraries
