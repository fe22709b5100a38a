"""What hides respondents: a keyed hash as the standard has it."""

import hashlib
import hmac

import pytest

from pipelines.build.keys import keyed_hash


@pytest.mark.parametrize("key", [b"k" * 16, b"k" * 64, b"k" * 65, bytes(range(256))])
def test_a_keyed_hash_is_an_hmac_whatever_the_length_of_the_key(key):
    for who in ("P1", "Ağ 7", ""):
        said = hmac.new(key, f"small\x1f{who}".encode(), hashlib.sha256).hexdigest()
        assert keyed_hash(key, "small", who) == said[:32]
