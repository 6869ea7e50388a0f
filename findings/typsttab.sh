#!/bin/sh
# typst 0.15.2: a tab in a string that comes as data is set as nothing at all, so that the words beside it become one, seen
# and read back; in the markup of typst itself the same tab is a space.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check typst==0.15.2 pypdf==7.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata as metadata
import io
import sys

import pypdf
import typst


def read(source: str) -> str:
    pdf = typst.compile(source.encode(), sys_inputs={"data": "Kim\tBo"}, ignore_system_fonts=True)
    return pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().strip()


as_data, as_markup = read("#sys.inputs.data"), read("Kim\tBo")
print("typst", metadata.version("typst"), "reads back a tab in data as", repr(as_data), "and in markup as", repr(as_markup))
sys.exit(0 if as_data == "KimBo" and as_markup == "Kim Bo" else 1)
PYTHON
