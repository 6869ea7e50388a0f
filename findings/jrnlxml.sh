#!/bin/sh
# jrnl 4.6: its export as XML has no line break between a title and its body, where the exports as JSON and Markdown do.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check jrnl==4.6 2>/dev/null
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata as metadata
import sys
from datetime import datetime

from jrnl.journals import Journal
from jrnl.plugins.json_exporter import JSONExporter
from jrnl.plugins.xml_exporter import XMLExporter

journal = Journal("default", tagsymbols="@#", timeformat="%Y-%m-%d %H:%M", highlight=False)
journal.entries = journal._parse("[2026-03-02 14:03] Kim came.\nHe asked.\n\nThen he left.\n")
xml, json = XMLExporter.export_journal(journal), JSONExporter.export_journal(journal)
line = next(part for part in xml.splitlines() if "Kim came." in part)
print("jrnl", metadata.version("jrnl"), "writes", repr(line.strip()), "as XML:")
print("title and body are one line, and where the first ends is told by its JSON alone: XML cannot be brought back whole.")
sys.exit(0 if "Kim came. He asked." in line and '"title": "Kim came."' in json else 1)
PYTHON
