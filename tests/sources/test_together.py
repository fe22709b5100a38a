"""A file that is inspected beside others is told as it is alone: many tests rest on that."""

from dataclasses import replace

import pytest

from pipelines.build.inspect import inspect
from pipelines.config import read_data_folder
from tests.build.folders import write
from tests.sources.conftest import together

HEADS = "Date,Supplier,Amount\n"
PAID = "".join(f"{n + 1:02}/05/2023,Gannet {n % 4} Ltd,{n + 1}.50\n" for n in range(24))
REGISTER = "Contract title,Supplier,Start date,End date,Contract value\n"
FILES = {
    "payments": ("spend/may.csv", HEADS + PAID),
    "most of them elsewhere": ("spend/2023.csv", HEADS + PAID[: len(PAID) // 2]),
    "the same under another heading": ("spend/may.csv", "Paid on,Payee,Value\n" + PAID),
    "lines twice": ("spend/may.csv", HEADS + PAID + PAID),
    "a total that is none": ("may.csv", f"{HEADS}{PAID},Total,99.00\n"),
    "pence": ("spend/may.csv", "Date,Supplier,Amount (pence)\n" + PAID),
    "periods without a year": ("a/spend.csv", "Period,Supplier,Amount\n" + "P02,A Ltd,1\n" * 9),
    "contracts": ("a/register.csv", REGISTER + "Care,Gannet Ltd,01/04/2022,TBC,up to £9k\n" * 6),
    "nothing that is known": ("notes.csv", "a,b\n1,2\n"),
    "no text": ("may.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)),
}


@pytest.fixture(scope="module")
def beside(tmp_path_factory):
    return together(FILES.values(), tmp_path_factory.mktemp("beside"))


@pytest.mark.parametrize("case", FILES)
def test_a_file_is_told_beside_others_as_it_is_alone(tmp_path, beside, case):
    name, content = FILES[case]
    (alone,) = inspect(read_data_folder(write(tmp_path, {name: content})))
    found = beside[name, content]
    place = {key: getattr(found, key) for key in ("publisher_id", "source")}
    assert alone.source == name and found.source.endswith(name.rpartition("/")[2])
    choices = tuple(one.replace(found.source, alone.source) for one in found.choices)
    assert replace(found, choices=choices) == replace(alone, **place)


def test_equal_files_are_not_told_of_each_other(tmp_path):
    named = [("spend/may.csv", HEADS + PAID), ("spend/2023.csv", HEADS + PAID)]
    found = together(named, tmp_path)
    assert [*found] == named[:1]
    assert found[named[0]].odd == ()
