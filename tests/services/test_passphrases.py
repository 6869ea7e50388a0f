"""The passphrase is changed: from then on the new one opens the journal and no other, and nothing else is different."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_journal import paths
from leader_journal.composition import Services
from leader_journal.core import errors
from leader_journal.core.clock import FixedClock
from leader_journal.core.passphrases import MIN_PASSPHRASE
from leader_journal.core.records import Entry
from leader_journal.core.strength import Strength
from leader_journal.services.journals import SAMPLE_PASSPHRASE, JournalFiles
from leader_journal.services.strength import PROPOSED_WORDS, check_passphrase, estimated, propose
from leader_journal.storage import rekeying, vault
from leader_journal.storage.backups.copies import Copies
from leader_journal.storage.journal import Journal
from leader_journal.storage.known_salts import known_salts
from leader_journal.wording.catalogue import Language

OLD, NEW = "quiet river, small boat", "other hill, tall ladder"


@pytest.fixture(autouse=True)
def _data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path / "data")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "it's 100% mine? #1 æ"  # whatever a name holds, it is a name
    folder.mkdir()
    return folder / "mine.ljournal"


@pytest.fixture
def services(path: Path, clock: FixedClock) -> Iterator[Services]:
    journal = Journal.create(path, OLD, clock)
    yield Services(journal, clock)
    journal.close()


def put(services: Services, facts: str) -> str | None:
    now = services.clock.now()
    with services.writes.change() as writer:
        writer.put(Entry(id=services.journal.ids.new(), happened=now, written=now, facts=facts))
    return writer.changes.change


def opens(path: Path, passphrase: str, clock: FixedClock) -> list[str] | None:
    """Return what is in the journal, as somebody who comes later finds it; None where the passphrase does not fit."""
    try:
        journal = Journal.open(path, passphrase, clock)
    except errors.WrongPassphrase:
        return None
    try:
        assert journal.check().ok
        return [entry.facts for entry in journal.entries.all()]
    finally:
        journal.close()


def test_the_new_passphrase_opens_it_and_the_old_one_does_not(
    services: Services, path: Path, clock: FixedClock
) -> None:
    put(services, "before")
    services.passphrases.change(NEW)
    put(services, "after")
    assert services.journal.check().ok
    assert (services.passphrases.is_current(NEW), services.passphrases.is_current(OLD)) == (True, False)
    services.journal.close()
    assert opens(path, OLD, clock) is None
    assert opens(path, NEW, clock) == ["before", "after"]
    assert path.stat().st_mode & 0o077 == 0
    assert sorted(one.name for one in path.parent.iterdir()) == ["backups", "mine.ljournal"]


def test_a_backup_of_before_is_there_and_needs_the_old_one(services: Services, path: Path) -> None:
    put(services, "before")
    services.passphrases.change(NEW)
    (backup,) = services.backups.list()
    assert "before a new passphrase" in backup.path.name
    with services.backups.copies() as copies:
        assert copies.look(backup).needs
    with Copies() as copies:
        assert copies.try_passphrase(backup.path, OLD)
        assert copies.look(backup).facts is not None


def test_of_a_journal_without_a_word_no_backup_is_made(services: Services) -> None:
    services.passphrases.change(NEW)
    assert services.backups.list() == ()


def test_what_was_saved_while_the_copy_was_made_is_in_the_journal(
    services: Services, path: Path, clock: FixedClock
) -> None:
    put(services, "before")
    prepared = services.passphrases.prepare(NEW)
    put(services, "meanwhile")
    services.passphrases.take(prepared)
    services.journal.close()
    assert opens(path, NEW, clock) == ["before", "meanwhile"]


def test_undo_reaches_back_behind_the_change(services: Services) -> None:
    change = put(services, "before")
    services.passphrases.change(NEW)
    assert change is not None
    services.journal.undo(change)
    assert list(services.journal.entries.all()) == []


def test_the_same_passphrase_makes_another_key(services: Services) -> None:
    """Who lost the recovery sheet can make it worthless without learning a new passphrase."""
    before = services.journal.keys.letters
    services.passphrases.change(OLD)
    assert services.journal.keys.letters != before
    assert services.passphrases.is_current(OLD)


def test_the_new_salt_is_kept_a_second_time(services: Services, path: Path, clock: FixedClock) -> None:
    put(services, "before")
    services.passphrases.change(NEW)
    assert services.journal.salt in known_salts()
    services.journal.close()
    damaged = bytearray(path.read_bytes())
    damaged[3] ^= 4
    path.write_bytes(damaged)
    assert opens(path, NEW, clock) == ["before"]


def test_a_link_to_the_journal_stays_one(tmp_path: Path, clock: FixedClock) -> None:
    real, link = tmp_path / "real.ljournal", tmp_path / "link.ljournal"
    Journal.create(real, OLD, clock).close()
    link.symlink_to(real)
    journal = Journal.open(link, OLD, clock)
    Services(journal, clock).passphrases.change(NEW)
    journal.close()
    assert link.is_symlink()
    assert opens(real, NEW, clock) == []


@pytest.mark.parametrize("step", ["vacuum", "stamp", "check", "rename", "log"])
def test_where_a_step_fails_the_old_passphrase_opens_it_and_nothing_is_left(
    services: Services, path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise OSError(5, "Input/output error")

    put(services, "before")
    match step:
        case "vacuum":
            monkeypatch.setattr(rekeying, "_named", fail)
        case "stamp":
            monkeypatch.setattr(rekeying, "begin_own_log", fail)
        case "check":
            monkeypatch.setattr(rekeying, "verify_backup", fail)
        case "rename":
            monkeypatch.setattr(Path, "replace", fail)
        case _:
            monkeypatch.setattr(rekeying, "has_log", lambda _path: True)
    if step == "rename":  # the backup is renamed as well: it is not what is tried here
        monkeypatch.setattr(services.passphrases._backups, "before", lambda *_arguments: None)
    with pytest.raises(errors.DiskTrouble):
        services.passphrases.change(NEW)
    monkeypatch.undo()
    monkeypatch.setattr(vault, "PROFILES", (vault.Profile(passes=1, memory=8192),))
    put(services, "it can be used on")
    services.journal.close()
    assert opens(path, NEW, clock) is None
    assert opens(path, OLD, clock) == ["before", "it can be used on"]
    assert {one.name for one in path.parent.iterdir()} <= {"backups", "mine.ljournal"}


def test_it_can_be_cancelled_at_every_report(services: Services, path: Path, clock: FixedClock) -> None:
    for number in range(200):
        put(services, f"{number} " + "words " * 400)

    def cancel(_share: float) -> None:
        raise errors.Cancelled

    with pytest.raises(errors.Cancelled):
        services.passphrases.change(NEW, cancel)
    services.journal.close()
    assert opens(path, OLD, clock) is not None
    assert {one.name for one in path.parent.iterdir()} <= {"backups", "mine.ljournal"}


def test_what_a_killed_change_left_is_swept_at_the_next_opening(
    services: Services, path: Path, clock: FixedClock
) -> None:
    part = path.parent / ".mine.ljournal.part"
    services.passphrases.prepare(NEW)
    copy = part.read_bytes()
    services.journal.close()
    assert not part.exists()  # whoever closes it in order leaves nothing
    part.write_bytes(copy)
    assert opens(path, OLD, clock) == []
    assert not part.exists()


def test_a_journal_that_is_open_for_reading_keeps_its_passphrase(
    services: Services, path: Path, clock: FixedClock
) -> None:
    services.journal.close()
    journal = Journal.open_reading(path, OLD, clock)
    with pytest.raises(errors.ReadingOnly):
        Services(journal, clock).passphrases.change(NEW)
    journal.close()
    assert opens(path, OLD, clock) == []


def test_a_job_that_reads_is_waited_for(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    put(services, "before")
    prepared = services.passphrases.prepare(NEW)
    monkeypatch.setattr("leader_journal.storage.file.PATIENCE_SECONDS", 0.01)
    with services.journal.reader() as reader, pytest.raises(errors.Cancelled):
        services.passphrases.take(prepared)
    assert reader is not None
    assert services.passphrases.is_current(OLD)
    services.passphrases.change(NEW)
    with services.journal.reader() as reader:
        assert [entry.facts for entry in reader.entries.all()] == ["before"]


def test_nothing_but_the_file_that_is_open_is_replaced(services: Services, path: Path) -> None:
    prepared = services.passphrases.prepare(NEW)
    path.rename(path.with_name("elsewhere.ljournal"))
    path.write_text("somebody else's")
    with pytest.raises(errors.JournalMoved):
        services.passphrases.take(prepared)
    assert path.read_text() == "somebody else's"


# strength


@pytest.mark.parametrize(
    "easy",
    [
        "password", "P@ssw0rd", "12345678", "qwertyui", "letmein1", "iloveyou", "adgangskode", "Adgangskode1",
        "aaaaaaaa", "a" * 500, "abababab", "abcabcabcabc", "hejhejhejhej", "æøåæøåæøå", "ab cd " * 50, "1" * 20,
        "kodeord123", "sommer2026", "kærlighed", "kaerlighed", "rødgrødmedfløde", "roedgroedmedfloede",
        "Hansen1975", "01011980",
        SAMPLE_PASSPHRASE, "Sample Journal", "samplejournal", "SAMPLE-JOURNAL", "abcdefgh",
    ],
)  # fmt: skip
def test_what_is_guessed_at_once_is_refused(easy: str, tmp_path: Path, clock: FixedClock) -> None:
    assert estimated(easy) is Strength.GUESSED
    with pytest.raises(errors.PassphraseTooGuessable):
        check_passphrase(easy)
    with pytest.raises(errors.PassphraseTooGuessable):
        JournalFiles(clock).create(tmp_path / "new" / "mine.ljournal", easy)
    assert list(tmp_path.iterdir()) == []


def test_a_refused_passphrase_changes_nothing(services: Services) -> None:
    put(services, "before")
    for refused in ("adgangskode", "short"):
        with pytest.raises(errors.UserError):
            services.passphrases.change(refused)
    assert services.passphrases.is_current(OLD)
    assert services.backups.list() == ()


def test_the_name_of_the_journal_is_known_to_who_guesses() -> None:
    assert estimated("vinterhalen") is not Strength.GUESSED
    assert estimated("vinterhalen", ("vinterhalen",)) is Strength.GUESSED


@pytest.mark.parametrize("good", ["fire caféer bor her", OLD, NEW, "correct horse battery staple"])
def test_four_words_are_strong(good: str) -> None:
    assert estimated(good) is Strength.STRONG


@pytest.mark.parametrize("language", Language)
def test_four_words_are_proposed_that_are_strong_and_others_each_time(language: Language) -> None:
    proposed = [propose(language) for _number in range(40)]
    assert len(set(proposed)) == len(proposed)
    for one in proposed:
        assert len(one.split(" ")) == PROPOSED_WORDS
        assert len(one) >= MIN_PASSPHRASE
        assert estimated(one) >= Strength.FAIR


@pytest.mark.parametrize("language", Language)
def test_the_words_are_many_distinct_and_easy_to_type(language: Language) -> None:
    lines = (paths.resources() / "passphrases" / f"words.{language.value}.txt").read_text("utf-8").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    assert len(words) == len(set(words)) >= 2048  # four of them are 2 to the power of 44 or more
    assert all(word.replace("-", "").isalpha() and word == word.casefold() and len(word) >= 3 for word in words)


@given(st.text(max_size=300))
def test_every_text_has_a_strength(text: str) -> None:
    assert estimated(text) in Strength


def test_progress_is_reported(services: Services) -> None:
    for number in range(200):
        put(services, f"{number} " + "words " * 400)
    shares: list[float] = []
    report: Callable[[float], None] = shares.append
    services.passphrases.change(NEW, report)
    assert shares
    assert all(0 <= share <= 1 for share in shares)
    print(shares[:5], len(shares), shares[-3:])
    assert shares == sorted(shares)


def test_how_far_a_change_of_the_passphrase_is_is_told_through_both_halves(services: Services) -> None:
    shares: list[float] = []
    services.passphrases.change(NEW, shares.append)
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.5, 1.0), "the backup is half of it"


def test_a_short_one_is_judged_by_how_it_is_guessed_while_it_is_typed() -> None:
    """It is refused for its length; "guessed" would be said of what only is not finished yet."""
    assert estimated("zq7#kw9") is not Strength.GUESSED
    assert estimated("zq7#" * 2) is Strength.GUESSED, "the same again and again is no longer than once"
