"""Ways in which a file is damaged on a disk, each from a random generator that the caller seeds."""

from __future__ import annotations

import random
from collections.abc import Callable

PAGE = 4096
Damage = Callable[[bytearray, random.Random], None]


def bit(content: bytearray, chance: random.Random) -> None:
    """One bit."""
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def page(content: bytearray, chance: random.Random) -> None:
    """A whole page, of noise or of zeros."""
    place = chance.randrange(len(content) // PAGE) * PAGE
    content[place : place + PAGE] = chance.choice((chance.randbytes(PAGE), bytes(PAGE)))


def sector(content: bytearray, chance: random.Random) -> None:
    """A sector of 512 bytes, of noise or of zeros."""
    place = chance.randrange(len(content) // 512) * 512
    content[place : place + 512] = chance.choice((chance.randbytes(512), bytes(512)))


def cut_end(content: bytearray, chance: random.Random) -> None:
    """Up to 64 KiB at the end are gone."""
    del content[len(content) - chance.randrange(1, 64 * 1024) :]


def cut_anywhere(content: bytearray, chance: random.Random) -> None:
    """The file ends somewhere."""
    del content[chance.randrange(PAGE, len(content)) :]


def swapped(content: bytearray, chance: random.Random) -> None:
    """Two pages lie in each other's place."""
    one, other = (place * PAGE for place in chance.sample(range(len(content) // PAGE), 2))
    content[one : one + PAGE], content[other : other + PAGE] = (
        content[other : other + PAGE],
        content[one : one + PAGE],
    )


def anything(whole: bytes, chance: random.Random) -> bytes:
    """Return a file that is wrong in one of many ways, or not at all."""
    content = bytearray(whole)
    match chance.randrange(7):
        case 0:
            del content[chance.randrange(len(content)) :]
        case 1:
            content = bytearray(chance.randbytes(chance.randrange(20_000)))
        case 2:
            content[:16] = chance.choice([b"SQLite format 3\0", b"Dear diary, toda", chance.randbytes(16), bytes(16)])
        case 3:
            start = chance.randrange(len(content))
            content[start : start + PAGE] = bytes(PAGE)
        case 4:
            swapped(content, chance)
        case 5:
            for _ in range(chance.randrange(1, 50)):
                content[chance.randrange(len(content))] = chance.randrange(256)
        case _:
            content += chance.randbytes(chance.randrange(1, 9000))
    return bytes(content)


KINDS: dict[str, Damage] = {
    "bit": bit,
    "page": page,
    "sector": sector,
    "cut at the end": cut_end,
    "cut anywhere": cut_anywhere,
    "pages swapped": swapped,
}
