"""Names of councils: with their kind or without, in two languages, and spelt as they sound."""

import csv

import pytest

from pipelines.linkage.councils import council_of, councils_of

COUNCILS = councils_of(
    [
        ("DBY", "Derbyshire County Council"),
        ("DER", "Derby City Council"),
        ("NWC", "Newport City Council"),
        ("GLO", "Gloucester City Council"),
        ("GLS", "Gloucestershire County Council"),
        ("LEE", "Leicester City Council"),
        ("LEC", "Leicester County Council"),
        ("KTT", "Royal Borough of Kingston upon Thames"),
    ],
    other_names=[("NWC", "Casnewydd"), ("GLS", "Gloucester")],
)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("derby", "DER"),
        ("Derby UA", "DER"),
        ("DERBYSHIRE COUNTY", "DBY"),
        ("Derbyshre", "DBY"),
        ("casnewydd", "NWC"),
        ("Gloucester", "GLO"),
        ("Leicester City", "LEE"),
        ("Leicester", None),  # two are called so
        ("Kingston-upon-Thames", "KTT"),
        ("Wenbury", None),
    ],
)
def test_a_name_means_one_council_or_none(name, code):
    assert council_of(name, COUNCILS) == code


@pytest.mark.oracle
@pytest.mark.real
def test_names_as_people_wrote_them(oracle_folder, real_folder):
    path = real_folder / "place" / "registers" / "uk_local_authorities_future.csv"
    if not path.is_file():
        pytest.skip(f"no {path.name}")
    with path.open(encoding="utf-8") as file:
        register = list(csv.DictReader(file))
    code = "local-authority-code"
    named = [(row[code], row[kind]) for row in register for kind in ("official-name", "nice-name")]
    others = [(row[code], name) for row in register for name in row["alt-names"].split(",") if name]
    with (oracle_folder / "council_names.csv").open(encoding="utf-8") as file:
        variants = list(csv.DictReader(file))
    alone = [council_of(row["name"], councils_of(named)) for row in variants]
    right = [row["local_authority_code"] for row in variants]
    assert all(found in (None, code) for found, code in zip(alone, right, strict=True))
    assert sum(found is None for found in alone) <= 0.04 * len(right)  # mostly Welsh names
    with_others = councils_of(named, others)
    found = [council_of(row["name"], with_others) for row in variants]
    wrong = [
        row
        for row, code in zip(variants, found, strict=True)
        if code != row["local_authority_code"]
    ]
    assert wrong == []
