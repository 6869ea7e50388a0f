#!/bin/sh
# typst 0.15.2 under PDF/UA-1: one letter that no font at hand can show fails the whole document; without the standard
# it is an empty box that is read back as NUL. One emoji in one note of a thousand costs the report.
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

source = '#set document(title: "Notes")\n#set text(lang: "en", font: "Libertinus Serif")\nWell done \U0001f389 Kim.'.encode()
try:
    typst.compile(source, ignore_system_fonts=True, pdf_standards=["ua-1"])
    refused = ""
except typst.TypstError as error:
    refused = str(error)
plain = typst.compile(source, ignore_system_fonts=True)
read = " ".join(pypdf.PdfReader(io.BytesIO(plain)).pages[0].extract_text().split())
print("typst", metadata.version("typst"), "with ua-1:", refused or "compiled")
print("without it the same text compiles and is read back as", repr(read))
holds = "could not be displayed" in refused and "Kim" in read and "\U0001f389" not in read
sys.exit(0 if holds else 1)
PYTHON
