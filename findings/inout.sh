#!/bin/sh
# jrnl 4.6: what its encrypted files are, and what a front matter's time of day becomes in the usual YAML loader.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check jrnl==4.6 PyYAML==6.0.3
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.metadata as metadata
import sys

import yaml
from cryptography.fernet import Fernet, InvalidToken
from jrnl.encryption.Jrnlv3Encryption import Jrnlv3Encryption

box = Jrnlv3Encryption("journal", {})
box.password = "quiet river"
written = box._encrypt("[2026-09-01 14:03] A line.\n")
key = Fernet.generate_key()
try:
    Fernet(key).decrypt(written)
    bare_token = True
except InvalidToken:
    bare_token = False
print("jrnl", metadata.version("jrnl"), "begins an encrypted journal with", written[:6], "and a salt of its own;")
print("up to 4.5 the file was a Fernet token alone, with one salt for everybody: a reader needs both ways.")
read = yaml.safe_load("afternoon: 14:30\nmorning: 09:30\n")
print("PyYAML", metadata.version("PyYAML"), "safe_load reads 14:30 as", read["afternoon"], "and 09:30 as", repr(read["morning"]))
holds = written.startswith(b"JRNLv3") and not bare_token and read == {"afternoon": 870, "morning": "09:30"}
sys.exit(0 if holds else 1)
PYTHON
