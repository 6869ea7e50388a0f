"""What stands for a library that takes long to load does the same."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl import bindings

from leader_journal.storage import sodium


@given(st.binary(max_size=80), st.binary(min_size=16, max_size=16), st.integers(1, 3))
def test_a_key_is_that_of_pynacl(secret: bytes, salt: bytes, passes: int) -> None:
    known = bindings.crypto_pwhash_alg(32, secret, salt, passes, 8192, bindings.crypto_pwhash_ALG_ARGON2ID13)
    key = sodium.argon2id(32, secret, salt, passes, 8192)

    assert isinstance(key, bytearray)
    assert key == known


def test_a_key_that_cannot_be_had_is_no_key() -> None:
    with pytest.raises(sodium.SodiumFailed):
        sodium.argon2id(32, b"secret", bytes(16), 1, 1024)  # less memory than Argon2 takes
    with pytest.raises(ValueError, match="15"):
        sodium.argon2id(32, b"secret", bytes(15), 1, 8192)


@given(st.binary(min_size=32, max_size=32))
def test_a_public_half_is_that_of_pynacl(private: bytes) -> None:
    assert sodium.public_half(private) == bindings.crypto_scalarmult_base(private)


_VALUES = """
import sys
from leader_journal.cli.lean import load_values
load_values()
print([name for name in ("typing_extensions", "inspect") if name in sys.modules])
import typing_extensions
import msgspec
from typing import Annotated
class Bounded(msgspec.Struct):
    one: Annotated[int, msgspec.Meta(gt=0)]
    other: "tuple[str, ...] | None" = None
print(msgspec.json.decode(b'{"one": 1, "other": ["a"]}', type=Bounded))
"""
_SILENT = """
import sys
from leader_journal import log
log.report_without_words()
log.be_silent()
print("logging" in sys.modules, any("Await" in type(one).__name__ for one in sys.meta_path))
import logging
import logging.handlers
logging.getLogger("library").warning("what somebody wrote")
print(logging.raiseExceptions, len(logging.getLogger().handlers), len(sys.meta_path))
log.be_silent()
print(len(logging.getLogger().handlers))
"""


def _said(script: str) -> tuple[list[str], str]:
    environment = {**os.environ, "PYTHONWARNINGS": "error"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    return done.stdout.splitlines(), done.stderr


def test_values_are_loaded_without_what_typing_has() -> None:
    assert _said(_VALUES) == (["[]", "Bounded(one=1, other=('a',))"], "")


def test_a_library_that_logs_is_silent_from_its_first_word_on() -> None:
    said, complaints = _said(_SILENT)

    assert said[0] == "False True"
    assert said[1].split()[:2] == ["False", "1"]
    assert said[2] == "2"
    assert complaints == ""
