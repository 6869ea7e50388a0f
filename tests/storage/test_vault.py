"""From passphrase to key."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal.core.errors import PassphraseTooShort
from leader_journal.core.recovery import KEY_BYTES
from leader_journal.storage import vault

CHEAP = vault.Profile(passes=1, memory=8192)
SALT = bytes(range(1, 17))


@pytest.fixture
def real_profiles(monkeypatch: pytest.MonkeyPatch) -> tuple[vault.Profile, ...]:
    monkeypatch.undo()
    return vault.PROFILES


def test_new_journals_cost_three_passes_over_128_mib(real_profiles: tuple[vault.Profile, ...]) -> None:
    assert (real_profiles[0].passes, real_profiles[0].memory) == (3, 128 * 1024 * 1024)


def test_the_real_profile_is_argon2id_as_others_compute_it(real_profiles: tuple[vault.Profile, ...]) -> None:
    # computed once by the reference implementation through argon2-cffi (type ID, t=3, m=131072 KiB, p=1)
    expected = "17fd97cd1588e78d64700c5a8bb8ab774c32c042d6e379852570031202839ebd"
    assert vault.derive("correct horse battery", SALT, real_profiles[0]).hex() == expected


@given(st.text(min_size=1, max_size=30))
def test_the_same_passphrase_gives_the_same_key_another_salt_another(passphrase: str) -> None:
    key = vault.derive(passphrase, SALT, CHEAP)
    assert len(key) == KEY_BYTES
    assert key == vault.derive(passphrase, SALT, CHEAP)
    assert key != vault.derive(passphrase, SALT[::-1], CHEAP)
    assert key != vault.derive(passphrase + "x", SALT, CHEAP)


def test_letters_typed_on_another_keyboard_are_the_same_letters() -> None:
    composed, decomposed = "bl\u00e5b\u00e6rgr\u00f8d", "bla\u030ab\u00e6rgr\u00f8d"
    assert composed != decomposed
    assert vault.derive(composed, SALT, CHEAP) == vault.derive(decomposed, SALT, CHEAP)


def test_a_new_passphrase_has_eight_letters_once_normalised() -> None:
    vault.check_length("12345678")
    with pytest.raises(PassphraseTooShort) as caught:
        vault.check_length("1234567")
    assert caught.value.minimum == 8
    with pytest.raises(PassphraseTooShort):
        vault.check_length("a\u030a" * 7)  # 14 code points, 7 letters


@pytest.mark.parametrize(
    "header",
    [b"", b"fifteen letters", vault.PLAIN_HEADER, b"Dear diary, toda", b"date,text,mood\r\n"],
)
def test_some_files_cannot_be_a_journal(header: bytes) -> None:
    assert vault.is_foreign(header)


def test_a_salt_is_new_every_time_and_never_taken_for_another_file() -> None:
    salts = {vault.new_salt() for _ in range(200)}
    assert len(salts) == 200
    assert not any(vault.is_foreign(salt) for salt in salts)


def test_the_salt_is_the_first_sixteen_bytes(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(SALT + b"the rest")
    assert vault.read_salt(path) == SALT


def test_a_wiped_key_holds_nothing() -> None:
    key = vault.derive("correct horse", SALT, CHEAP)
    vault.wipe(key)
    assert key == bytearray(KEY_BYTES)
