"""Files that are wrong in any way, as journals and as what is imported: one sentence each, and nothing altered."""

from __future__ import annotations

import io
import random
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import NoReturn
from unittest import mock

from benchmarks.durability.journal import CLOCK, PASSPHRASE, create, numbers, save
from benchmarks.durability.result import Result
from tests.storage.damages import anything
from tests.unit.exchange import incoming_samples as samples

from leader_journal.core.errors import UserError
from leader_journal.core.imports import SourceFormat
from leader_journal.core.revision import Revision
from leader_journal.exchange.archive import read_archive, write_archive
from leader_journal.exchange.incoming import jrnl, source
from leader_journal.exchange.incoming.draft import Options
from leader_journal.exchange.incoming.reading import read_entries
from leader_journal.exchange.incoming.recognise import recognised
from leader_journal.storage.journal import Journal
from leader_journal.wording.catalogue import Language, language
from leader_journal.wording.errors import sentence

_ENTRIES = 30
_LONGEST_S = 600
"""Nothing takes so long, not even on a machine under load; what does never ends."""
_NAMES = ("a.md", "2024-01.txt", "Kim.txt", "a.csv", "a.json", "a.ics", "a.zip", "a.jex", "a.diary", "a")


def run_journals(folder: Path, rounds: int, seed: int, *, wrong: bool) -> Result:
    """Open so many files that are no whole journal, or one by luck."""
    dice, result = random.Random(seed), Result()
    path = folder / "mine.ljournal"
    made = create(path)
    for number in range(_ENTRIES):
        save(made, number, 60)
    made.close()
    whole = path.read_bytes()
    with _engine_speaks_for_itself() if wrong else nullcontext():
        for number in range(rounds):
            content = anything(whole, dice)
            path.write_bytes(content)
            _note(result, f"file {number}", partial(_opened, path, content))
    return result


def run_imports(folder: Path, rounds: int, seed: int, *, wrong: bool) -> Result:
    """Read so many sources that are those of other apps, damaged, cut, or put together of several."""
    dice, result = random.Random(seed), Result()
    known = tuple(_sources().values())
    with _all_is_utf8() if wrong else nullcontext():
        for number in range(rounds):
            data, name = _spoilt(known, dice), dice.choice(_NAMES)
            _note(result, f"source {number} ({name})", partial(_read, folder / name, data))
    return result


def _note(result: Result, what: str, work: Callable[[], str | None]) -> None:
    result.rounds += 1
    signal.alarm(_LONGEST_S)
    try:
        bad = work()
    except Exception:  # noqa: BLE001 - counting what must not be is what this is for
        bad = traceback.format_exc().strip().replace("\n", " | ")[-300:]
    finally:
        signal.alarm(0)
    if bad is not None:
        result.examples.append(f"{what}: {bad}")


def _opened(path: Path, content: bytes) -> str | None:
    """Open a file as a user would; return what is wrong with how it was answered."""
    try:
        journal = Journal.open(path, PASSPHRASE, CLOCK)
    except UserError as error:
        return "a refused file was altered" if path.read_bytes() != content else _unsaid(error)
    try:
        whole = journal.check().ok
        return f"{_ENTRIES} entries were there" if whole and len(numbers(journal)) != _ENTRIES else None
    except UserError as error:
        return _unsaid(error)
    finally:
        journal.close()


def _read(path: Path, data: bytes) -> str | None:
    try:
        found = source.source_of(path, data)
        kind = recognised(found)
        if kind is SourceFormat.ARCHIVE:
            read_archive(data, path)
            return None
        plan = read_entries(found, kind, Options(today=samples.TODAY, to_local=samples.in_denmark))
    except UserError as error:
        return _unsaid(error)
    for entry in plan.entries:
        entry.text.encode()  # what cannot be encoded cannot be stored
        if entry.happened.tzinfo is None:
            return "an entry without a place in time"
    return None


def _unsaid(error: UserError) -> str | None:
    """Return what is wrong with what is said of a failure: a sentence in each language, and no other one."""
    said = []
    for spoken in Language:
        with language(spoken):
            said.append(sentence(error))
    if len(set(said)) < len(said) or any(not one.strip() or "{" in one or "\n" in one for one in said):
        return f"{type(error).__name__}: {said}"
    return None


def _sources() -> Mapping[str, bytes]:
    archive = _archive()
    texts = {name: text.encode() for name, text in vars(samples).items() if name.isupper() and isinstance(text, str)}
    more = {
        "JEX": samples.jex(samples.JOPLIN),
        "ZIP": samples.zipped({"J.json": samples.DAY_ONE, "a.md": "## 2024-01-02\nx\n"}),
        "ARCHIVE": archive,
        "MARKDOWN": b"---\ndate: 2024-01-02\npeople: [Kim, Bo]\n---\nKim said no. #roof\n- [ ] ask\n",
        "HEADINGS": "## 2024-01-02\nå\n## 3 January 2024\nb\n".encode(),
        "REDNOTEBOOK": b"1:\n  text: 'a #plan'\n2: {text: b, Ideas: {roof: null}}\n",
        "JRNL": b"[2024-01-02 10:00] Kim said no.\nmore\n[2024-01-03 11:30 PM] and again\n",
        "TABLE": "date,text,who\n2024-01-02,å,Kim\n3/1/2024,b,Bo\n".encode("latin-1"),
        "SEMICOLONS": "Dato;Tekst\n2-1-2024;å\n".encode("utf-16"),
    }
    return texts | more


def _archive() -> bytes:
    file = io.BytesIO()
    one = Revision(
        rev="r", change="c", kind="entry", subject="s", parent=None, device="d",
        saved_at=CLOCK.now(), deleted=False, payload=b'{"facts":"x"}',
    )  # fmt: skip
    write_archive(
        file, journal="j", made_at=CLOCK.now(), revisions=[one, one], erased={"e": "2026-01-01T10:00:00+01:00"}
    )
    return file.getvalue()


def _spoilt(known: tuple[bytes, ...], dice: random.Random) -> bytes:
    """Return a source that is cut, has other bytes, stands twice, or goes over into another one."""
    data = bytearray(dice.choice(known))
    for _ in range(dice.randrange(4)):
        place = dice.randrange(len(data) + 1)
        match dice.randrange(7):
            case 0:
                del data[place:]
            case 1:
                data[place:place] = dice.randbytes(dice.randrange(1, 9))
            case 2:
                data[place : place + dice.randrange(1, 40)] = b""
            case 3:
                data[place:place] = data[dice.randrange(len(data) + 1) :]
            case 4:
                data[place:] = dice.choice(known)[dice.randrange(60) :]
            case 5:
                data[place:place] = dice.choice(
                    (b"\0", b'"', b"{", b"]", b"\r", b"---\n", "“".encode(), b"\xff\xfe", b"9" * 30)
                )
            case _:
                for _byte in range(dice.randrange(1, 6)):
                    if data:
                        data[dice.randrange(len(data))] = dice.randrange(256)
        del data[60_000:]
    return bytes(data)


@contextmanager
def _engine_speaks_for_itself() -> Iterator[None]:
    """The wrong setting: what SQLite says of a file reaches the leader as it is."""
    modules = [
        module
        for name, module in sys.modules.items()
        if name.startswith("leader_journal.storage.") and hasattr(module, "in_users_world")
    ]
    patches = [mock.patch.object(module, "in_users_world", lambda error, _path: error) for module in modules]
    for patch in patches:
        patch.start()
    try:
        yield
    finally:
        for patch in patches:
            patch.stop()


@contextmanager
def _all_is_utf8() -> Iterator[None]:
    """The wrong setting: a text is taken for UTF-8, whatever it is."""
    with mock.patch.object(source, "decode_text", bytes.decode), mock.patch.object(jrnl, "decode_text", bytes.decode):
        yield


def _never_ends(_signal: int, _frame: object) -> NoReturn:
    raise TimeoutError("it did not end")


signal.signal(signal.SIGALRM, _never_ends)
