"""Which schema this app writes. The steps that led to it are loaded for a new file and for an older one (`steps`)."""

from __future__ import annotations

LATEST = 9
"""The version of the schema, kept in the file as `PRAGMA user_version`: how many steps there are."""

READABLE_SINCE = 8
"""Since which version every table, every row and every index that a statement names (`INDEXED BY`) is there as `LATEST`
has it: later steps made indexes alone. A copy that is only read is read as it is from there on, else brought up before.
"""

APPLICATION_ID = 0x4C4A726E
"""`LJrn`: kept in the file as `PRAGMA application_id`."""
