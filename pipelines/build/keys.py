"""The key that hides respondents: where it comes from, and that it is the one of before."""

import hashlib
import os
from functools import lru_cache
from pathlib import Path

from pipelines.errors import ConfigError, KeyChangedError

VARIABLE = "WIDER_STAGE_KEY_FILE"
_SHORTEST = 16
# For invented people only: whoever reads this can find an invented person again.
_DEMO_KEY = b"wider stage: the people of this folder are invented"
_TABLE = "meta_key"


def read_key(folder):
    """The key for a data folder's respondents.

    Raises
    ------
    ConfigError
        If no file is named, it lies in the data folder, or holds too little.
    """
    if folder.is_synthetic:
        return _DEMO_KEY
    named = os.environ.get(VARIABLE)
    if not named:
        raise ConfigError(
            VARIABLE,
            "is not set, and this folder holds answers of people",
            "Set it to a file outside the data folder that holds 32 random bytes or more.",
        )
    path = Path(named).resolve()
    if path.is_relative_to(folder.root.resolve()):
        raise ConfigError(
            VARIABLE,
            "names a file in the data folder, where it would travel with what it protects",
            "Keep the key elsewhere.",
        )
    try:
        key = path.read_bytes().strip()
    except OSError as error:
        raise ConfigError(VARIABLE, "names a file that cannot be read", "Check it.") from error
    if len(key) < _SHORTEST:
        raise ConfigError(
            VARIABLE,
            f"names a file of {len(key)} bytes",
            "Put 32 random bytes or more into it; a short key can be guessed.",
        )
    return key


def keyed_hash(key, *parts):
    """What stands for a person: without the key nobody can tell whose it is.

    The HMAC-SHA256 of the parts (RFC 2104).
    """
    *first, last = parts
    return keyed_hashes(key, *first)(last)


def keyed_hashes(key, *first):
    """What makes `keyed_hash` of many texts that come behind the same parts.

    What rests on the key and on those parts alone is made once.
    """
    inner, outer = (state.copy() for state in _keyed(key))
    inner.update("".join(part + "\x1f" for part in first).encode())

    def of(last):
        inside, outside = inner.copy(), outer.copy()
        inside.update(last.encode())
        outside.update(inside.digest())
        return outside.hexdigest()[:32]

    return of


@lru_cache(maxsize=1)
def _keyed(key):
    block = hashlib.sha256().block_size
    whole = (hashlib.sha256(key).digest() if len(key) > block else key).ljust(block, b"\0")
    return tuple(hashlib.sha256(bytes(byte ^ pad for byte in whole)) for pad in (0x36, 0x5C))


def fingerprint(key):
    """Tells two keys apart and says nothing of either."""
    return keyed_hash(key, "the fingerprint of the key")[:16]


def known_fingerprint(engine):
    """The fingerprint that a warehouse was left with, or None."""
    if _TABLE not in engine.tables():
        return None
    return engine.one(f"select max(fingerprint) from {_TABLE}")


def require_same(before, now):
    """Stop where the key has changed: each person would count as another one.

    Raises
    ------
    KeyChangedError
    """
    if before and now and before != now:
        raise KeyChangedError(
            VARIABLE,
            "is another key than that of the last build, so nobody would be known again",
            "Set it to the old key. If that is lost, build into a new folder with --output.",
        )


def keep_fingerprint(engine, value):
    """Leave the fingerprint in the warehouse."""
    if value:
        engine.run(f"create or replace table {_TABLE} (fingerprint varchar)")
        engine.run(f"insert into {_TABLE} values (?)", [value])
