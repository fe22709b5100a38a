"""Which council a name means, on a list of councils only: there `Brent` needs no more words.

Names of councils are written with and without what kind of council it is, in two languages, and
spelt as they sound. A key takes the kind away; a name is resolved where only one council has its
key, else where the kind tells them apart, else where one letter does.
"""

import re
import unicodedata
from dataclasses import dataclass

_KIND = re.compile(
    r"\b(LONDON BORO|METROPOLITAN|METROPOLITAIN|BOROUGH|BORO|COUNTY|DISTRICT|CITY|ROYAL|COUNCIL|"
    r"UNITARY AUTHORITY|UA|ISLANDS?|MDC|MBC|LB|CC|BC|DC|OF|THE|COMBINED AUTHORITY|CA)\b"
)
_LEVEL = {"COUNTY": "county", "CITY": "city", "DISTRICT": "district", "BOROUGH": "borough"}


@dataclass(frozen=True)
class Councils:
    """A list of councils: codes by plain key, and by key and kind."""

    by_key: dict[str, frozenset[str]]
    by_kind: dict[tuple[str, str], frozenset[str]]
    keys: tuple[str, ...]


def council_key(name):
    """The name without signs, accents and words for the kind of council."""
    plain = _plain(name)
    key = " ".join(_KIND.sub(" ", plain).split())
    return (key or plain).replace(" ", "")


def councils_of(rows, other_names=()):
    """The list, from pairs of code and name; other names count where no council is called so."""
    by_key, by_kind = {}, {}
    rows = list(rows)
    called = {council_key(name) for _, name in rows}
    rows += [(code, name) for code, name in other_names if council_key(name) not in called]
    for code, name in rows:
        key = council_key(name)
        by_key.setdefault(key, set()).add(code)
        for kind in _kinds(name):
            by_kind.setdefault((key, kind), set()).add(code)
    return Councils(
        {key: frozenset(codes) for key, codes in by_key.items()},
        {key: frozenset(codes) for key, codes in by_kind.items()},
        tuple(sorted(by_key)),
    )


def council_of(name, councils):
    """The code of the council that a name means; None where none or several could be meant."""
    key = council_key(name)
    found = councils.by_key.get(key) or _one_letter_off(key, councils)
    if len(found) > 1:
        for kind in _kinds(name):
            narrowed = found & councils.by_kind.get((key, kind), frozenset())
            found = narrowed or found
    return next(iter(found)) if len(found) == 1 else None


def _plain(name):
    # A sign that was read wrongly stands for one letter: it is left out, and one letter may differ.
    text = re.sub("\u00ef[\u0080-\u00bf]{1,2}\u00a0?", "\ufffd", name)
    text = re.sub(r"(?<=\w)\ufffd(?= ?and\b)", " ", text)
    text = unicodedata.normalize("NFKD", text.upper().replace("&", " AND "))
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    text = re.sub(r"[^\x00-\x7F]+", "", text)
    return " ".join(re.findall(r"[A-Z0-9]+", text))


def _kinds(name):
    words = set(_plain(name).split())
    found = [kind for word, kind in _LEVEL.items() if word in words]
    if {"COMBINED", "CA"} & words:
        found.append("combined")
    return found or ["none"]


def _one_letter_off(key, councils):
    if len(key) < 6:
        return frozenset()
    near = [other for other in councils.keys if _is_one_off(key, other)]
    return councils.by_key[near[0]] if len(near) == 1 else frozenset()


def _is_one_off(one, other):
    if abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return len(one) != len(other)
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:]
