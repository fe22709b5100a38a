"""Mutations of JSON documents that hold records: features, hexagons, codes, descriptions."""

import copy
import json

from tests.fuzz.mutations import Mutant, mutation

_ODD = ("", "12,5", "1e400", 10**30, -1, None, True, [], {}, [None], [[]], "\ud800", "\x00", 1e308,
        float("nan"), "x" * 70_000)  # fmt: skip


def _mutant(base, records, promise, **more):
    text = json.dumps(base.holder(records), ensure_ascii=False)
    return Mutant(text.encode(), promise, base.suffix, **more)


def _is_object(base):
    return not isinstance(base.records[0], dict)


def _value(record):
    return record[1] if isinstance(record, tuple) else record


def _with_value(record, value):
    return (record[0], value) if isinstance(record, tuple) else value


@mutation(of="records")
def a_document_saved_otherwise(rng, base):
    text = json.dumps(base.holder(base.records), ensure_ascii=rng.random() < 0.5,
                      indent=rng.choice([None, 0, 2, "\t"]))  # fmt: skip
    text = text.replace("\n", rng.choice(["\n", "\r\n", "\r", "\n\n"]))
    encoding = rng.choice(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
    return Mutant((text + rng.choice(["", "\n", " \r\n"])).encode(encoding), "same", base.suffix)


@mutation(of="records")
def records_in_another_order(rng, base):
    return _mutant(base, rng.sample(base.records, len(base.records)), "same")


@mutation(of="records")
def keys_in_another_order(rng, base):
    def turned(value):
        if not isinstance(value, dict):
            return value
        return {key: turned(one) for key, one in reversed(value.items())}

    return _mutant(base, [_with_value(one, turned(_value(one))) for one in base.records], "same")


@mutation(of="records")
def some_records_taken_out(rng, base):
    if _is_one_alone(base):
        return _mutant(base, base.records, "same")
    count = rng.randint(0, len(base.records) // 2)
    gone = frozenset(rng.sample(range(len(base.records)), count))
    kept = [one for i, one in enumerate(base.records) if i not in gone]
    return _mutant(base, kept, "lines", gone=gone)


@mutation(of="records")
def some_records_twice(rng, base):
    if _is_object(base):
        return _mutant(base, base.records, "same")
    twice = tuple(rng.sample(range(len(base.records)), max(1, len(base.records) // 3)))
    return _mutant(base, [*base.records, *(base.records[i] for i in twice)], "lines", twice=twice)


def _is_one_alone(base):
    """Whether what was taken for records are parts of one description."""
    return _is_object(base) and len(base.records) < 3


@mutation(of="records")
def what_is_no_record_between(rng, base):
    if _is_one_alone(base):
        return _mutant(base, base.records, "same")
    records, count = list(base.records), rng.randint(1, 4)
    for number in range(count):
        odd = rng.choice([None, 7, "text", [], [1, 2], True])
        record = (f"odd {number}", odd) if _is_object(base) else odd
        records.insert(rng.randrange(len(records) + 1), record)
    return _mutant(base, records, "same", more=count)


@mutation(of="records")
def records_that_say_nothing(rng, base):
    if _is_one_alone(base):
        return _mutant(base, base.records, "same")
    records, count = list(base.records), rng.randint(1, 4)
    for number in range(count):
        record = (f"odd {number}", {}) if _is_object(base) else {}
        records.insert(rng.randrange(len(records) + 1), record)
    return _mutant(base, records, "same", more=count)


@mutation(of="records")
def a_property_called_otherwise(rng, base):
    """In every record, as after an edition that renames it."""
    first = rng.choice(base.records)
    inner = _value(first)
    inner = inner.get("properties") if isinstance(inner, dict) and "properties" in inner else inner
    if not isinstance(inner, dict) or not inner:
        return _mutant(base, base.records, "same")
    name = rng.choice(list(inner))
    other = rng.choice([name.upper(), name.lower(), name + "_new", f" {name} ", "x", ""])
    records = copy.deepcopy(list(base.records))
    for one in records:
        value = _value(one)
        value = value.get("properties", value) if isinstance(value, dict) else {}
        if isinstance(value, dict) and name in value:
            value[other] = value.pop(name)
    return _mutant(base, records, "told")


@mutation(of="records")
def a_property_more(rng, base):
    records = copy.deepcopy(list(base.records))
    for one in records:
        value = _value(one)
        if isinstance(value, dict):
            value.get("properties", value)["note, added"] = rng.choice(["", None, 3, [1], {"a": 2}])
    return _mutant(base, records, "same")


@mutation(of="records")
def the_document_in_another(rng, base):
    content = base.holder(base.records)
    return Mutant(json.dumps(rng.choice([[content], {"data": content}, {"result": [content]},
                                         [content, content]])).encode(),
                  "same", base.suffix)  # fmt: skip


@mutation(of="records")
def records_a_line_each(rng, base):
    text = "".join(json.dumps(_value(one)) + "\n" for one in base.records)
    return Mutant(text.encode(), "same", rng.choice([base.suffix, ".ndjson", ".geojsonl"]))


@mutation(of="records")
def values_of_another_type(rng, base):
    """Anywhere: a text for a list, a number for an object, half a character."""
    found = json.loads(json.dumps(base.holder(base.records)))
    for _ in range(rng.choice([1, 5, 40])):
        value = found
        for _ in range(rng.randint(1, 8)):
            keys = list(value) if isinstance(value, dict) else range(len(value))
            if not keys:
                break
            key = rng.choice(list(keys))
            if not isinstance(value[key], (dict, list)) or rng.random() < 0.2:
                value[key] = copy.deepcopy(rng.choice(_ODD))
                break
            value = value[key]
    return Mutant(json.dumps(found).encode(), "free", base.suffix)


@mutation(of="records")
def deep_or_endless(rng, base):
    text = json.dumps(base.holder(base.records))
    odd = rng.choice(["[" * 100_000, '{"a":' * 5_000 + "1" + "}" * 5_000, "9" * 5_000, "NaN",
                      '"\\ud800"', "-", "1e999", "[" * 900 + "]" * 900])  # fmt: skip
    at = text.index(":") + 1 if rng.random() < 0.5 else len(text) - 1
    return Mutant((text[:at] + odd + "," * rng.randint(0, 1) + text[at:]).encode(), "free",
                  base.suffix)  # fmt: skip
