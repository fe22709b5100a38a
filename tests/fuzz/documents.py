"""Mutations of OCDS documents: how their releases are wrapped, and what is broken among them."""

import copy
import gzip
import json

from tests.fuzz.mutations import Mutant, mutation

_BROKEN = (
    "{",
    "null",
    "[1, 2",
    '{"ocid": "ocds-x1tern-1"',
    "not JSON",
    "}{",
    '{"a": NaN}',
    '"text"',
    "7",
)


def _lines(releases, newline="\n"):
    return "".join(json.dumps(one, ensure_ascii=False) + newline for one in releases)


def _json(content, **more):
    return Mutant(json.dumps(content).encode(), "same", ".json", **more)


@mutation(of="releases")
def as_a_package(rng, base):
    return _json({"version": "1.1", "releases": list(base.releases)})


@mutation(of="releases")
def as_packages_in_a_list(rng, base):
    at = rng.randrange(len(base.releases) + 1)
    parts = [list(base.releases[:at]), list(base.releases[at:])]
    return _json([{"releases": part} for part in parts if part])


@mutation(of="releases")
def as_records(rng, base):
    processes = {}
    for one in base.releases:
        processes.setdefault(str(one.get("ocid")), []).append(one)
    if sum(map(len, processes.values())) != len(base.releases) or not all(
        one.get("ocid") for one in base.releases
    ):
        return Mutant(base.data, "same", base.suffix)
    return _json({"records": [{"ocid": of, "releases": found} for of, found in processes.items()]})


@mutation(of="releases")
def as_a_list(rng, base):
    return _json(list(base.releases))


@mutation(of="releases")
def as_lines_of_another_system(rng, base):
    text = _lines(base.releases, rng.choice(["\r\n", "\n\n", "\n \n"]))
    encoding = rng.choice(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
    data = text.encode(encoding)
    suffix = rng.choice([".ndjson", ".jsonl", ".json"])
    packed = rng.random() < 0.3
    return Mutant(gzip.compress(data) if packed else data, "same", suffix + ".gz" * packed)


@mutation(of="releases")
def lines_broken_between(rng, base):
    lines, count = [json.dumps(one) for one in base.releases], rng.randint(1, 6)
    for _ in range(count):
        lines.insert(rng.randrange(len(lines) + 1), rng.choice(_BROKEN))
    return Mutant("\n".join(lines).encode(), "same", ".ndjson", more=count)


@mutation(of="releases")
def bytes_that_are_no_text(rng, base):
    lines = [json.dumps(one).encode() for one in base.releases]
    at = rng.randrange(len(lines) + 1)
    lines.insert(at, b'{"ocid": "ocds-x1tern-1", "title": "Caf\xe9"}')
    return Mutant(b"\n".join(lines), "same", ".ndjson", more=1)


@mutation(of="releases")
def releases_shuffled(rng, base):
    """The first of those that bear one id counts, so that the order may tell."""
    keys = [(one.get("ocid"), one.get("id")) for one in base.releases]
    is_plain = len({str(key) for key in keys}) == len(keys)
    order = rng.sample(base.releases, len(base.releases))
    return Mutant(_lines(order).encode(), "same" if is_plain else "free", ".ndjson")


@mutation(of="releases")
def releases_taken_out(rng, base):
    gone = frozenset(rng.sample(range(len(base.releases)), len(base.releases) // 2))
    kept = [one for i, one in enumerate(base.releases) if i not in gone]
    keys = {(str(one.get("ocid")), str(one.get("id"))) for one in base.releases}
    promise = "lines" if len(keys) == len(base.releases) else "free"
    return Mutant(_lines(kept).encode(), promise, ".ndjson", gone=gone)


@mutation(of="releases")
def releases_twice(rng, base):
    """What stands twice is refused the second time, so that the payments are the same."""
    twice = rng.sample(base.releases, max(1, len(base.releases) // 3))
    return Mutant(_lines([*base.releases, *twice]).encode(), "same", ".ndjson", more=len(twice))


@mutation(of="releases")
def parts_of_another_type(rng, base):
    """Anywhere in a release: a text for a list, a number for an object, half a character."""
    found = json.loads(json.dumps(base.releases))
    odd = [
        "",
        "12,5",
        "1e400",
        10**30,
        -1,
        None,
        True,
        [],
        {},
        [None],
        [[]],
        "\ud800",
        "\x00",
        1e308,
    ]
    for _ in range(rng.choice([1, 5, 40])):
        value = rng.choice(found)
        for _ in range(rng.randint(1, 6)):
            keys = list(value) if isinstance(value, dict) else range(len(value))
            if not keys:
                break
            key = rng.choice(list(keys))
            if not isinstance(value[key], (dict, list)) or rng.random() < 0.2:
                value[key] = copy.deepcopy(rng.choice(odd))
                break
            value = value[key]
    return Mutant("\n".join(map(json.dumps, found)).encode(), "free", ".ndjson")
