#!/bin/sh
# jrnl 4.6 changes what was typed: the first full stop followed by a blank ends the title, that of an abbreviation too, and the file is written
# with a line break there, in the middle of the sentence. Its exports then disagree: JSON keeps two parts, XML joins
# them by a blank, and so joins a line break that the writer did make. So neither a text file nor an export tells
# which line breaks were the writer's, and the same entry has a different text in each.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check jrnl==4.6 2>/dev/null
mkdir -p "$folder/home/.config/jrnl"
export HOME="$folder/home" XDG_CONFIG_HOME="$folder/home/.config"
printf "journals: {default: %s}\nversion: v4.6\neditor: ''\nencrypt: false\ntagsymbols: '@'\ndefault_hour: 9\ndefault_minute: 0\nhighlight: false\nlinewrap: 79\ntimeformat: '%s'\n" \
  "$folder/journal.txt" '%Y-%m-%d %H:%M' > "$HOME/.config/jrnl/jrnl.yaml"
touch "$folder/journal.txt"
jrnl() { "$folder/venv/bin/jrnl" "$@" 2>/dev/null; }
jrnl "2026-09-03 14:00: We spoke for approx. 20 minutes about the plan."
jrnl "2026-09-04 14:00: She had a doubt
I answered with a question."
echo "the file:"; cat "$folder/journal.txt"
echo "as XML:"; jrnl --format xml | tee "$folder/out.xml"
grep -qx '\[2026-09-03 14:00\] We spoke for approx\.' "$folder/journal.txt" \
  && grep -qx '20 minutes about the plan\.' "$folder/journal.txt" \
  && grep -q '>She had a doubt I answered with a question\.<' "$folder/out.xml"
