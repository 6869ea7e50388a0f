#!/bin/sh
# jrnl 4.2.1: what `--format yaml` writes is no YAML. Titles stand bare, so that one with a colon is a mapping inside a mapping, and
# the text is indented by tabs, which YAML forbids. Seen: PyYAML refuses both files. Who reads them needs the form, not a loader.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check jrnl==4.2.1 PyYAML==6.0.3 2>/dev/null
mkdir -p "$folder/home/.config/jrnl" "$folder/pages"
export HOME="$folder/home" XDG_CONFIG_HOME="$folder/home/.config"
cat > "$HOME/.config/jrnl/jrnl.yaml" <<CONFIG
colors: {body: none, date: none, tags: none, title: none}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: '|'
journals: {default: {journal: $folder/journal.txt}}
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '%Y-%m-%d %H:%M'
version: v4.2.1
CONFIG
printf '[2026-03-14 09:30] Anna: asked.\n\n[2026-03-15 22:00] A doubt.\nShe was unsure.\n' > "$folder/journal.txt"
"$folder/venv/bin/jrnl" --format yaml --file "$folder/pages" > /dev/null 2>&1
"$folder/venv/bin/python" - "$folder/pages" <<'PYTHON'
import sys
from pathlib import Path

import yaml

refused = 0
for page in sorted(Path(sys.argv[1]).iterdir()):
    text = page.read_text("utf-8")
    print(text)
    try:
        yaml.safe_load(text.removeprefix("---\n").removesuffix("..."))
    except yaml.YAMLError as error:
        refused += 1
        print("PyYAML", yaml.__version__, "refuses it:", getattr(error, "problem", error))
sys.exit(0 if refused == 2 else 1)
PYTHON
