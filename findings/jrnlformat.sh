#!/bin/sh
# jrnl 4.6: when `timeformat` is changed from a day-first one (03/09/2026) to another, headings of old entries no longer fit and are
# read month-first, each by itself: a day up to 12 changes places with its month, a later one stays right. The next new entry
# writes the whole file with what was read: from then on nothing in it tells which dates are true. Seen: 3 September became
# 9 March for good, 14 September stayed. Who reads a jrnl file cannot trust an ISO heading more than the journal's history.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check jrnl==4.6 2>/dev/null
mkdir -p "$folder/home/.config/jrnl"
export HOME="$folder/home" XDG_CONFIG_HOME="$folder/home/.config"
configure() {
  printf "journals: {default: %s}\nversion: v4.6\neditor: ''\nencrypt: false\ntagsymbols: '@'\ndefault_hour: 9\ndefault_minute: 0\nhighlight: false\nlinewrap: 79\ntimeformat: '%s'\n" \
    "$folder/journal.txt" "$1" > "$HOME/.config/jrnl/jrnl.yaml"
}
touch "$folder/journal.txt"
configure '%d/%m/%Y %H:%M'
"$folder/venv/bin/jrnl" "2026-09-03 14:00: A doubt was told." 2>/dev/null
"$folder/venv/bin/jrnl" "2026-09-14 09:00: A question was asked." 2>/dev/null
echo "written day-first:"; cat "$folder/journal.txt"
configure '%Y-%m-%d %H:%M'
"$folder/venv/bin/jrnl" "2026-10-20 08:00: A new entry." 2>/dev/null
echo "after timeformat was changed and one entry added:"; cat "$folder/journal.txt"
grep -q '^\[2026-03-09 14:00\] A doubt' "$folder/journal.txt" && grep -q '^\[2026-09-14 09:00\] A question' "$folder/journal.txt"
