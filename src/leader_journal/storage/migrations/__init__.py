"""Which schema this app writes. The steps that led to it are loaded for a new file and for an older one (`steps`)."""

from __future__ import annotations

LATEST = 9
"""The version of the schema, kept in the file as `PRAGMA user_version`: how many steps there are."""

TABLES_SINCE = 7
"""Since which version every table and every row is as `LATEST` has it: later steps made indexes alone. A copy of a file
that is only read is read as it is from there on, and brought up to `LATEST` before.
"""

APPLICATION_ID = 0x4C4A726E
"""`LJrn`: kept in the file as `PRAGMA application_id`."""
