"""What stands below a heading of a person lands nowhere."""

from pipelines.build.rejects import _not_landed
from pipelines.config import read_data_folder
from tests.build.folders import write
from tests.sources.odd import LINES, text
from tests.sources.staged import stage

REGISTER = text(
    (
        "Contract Title",
        "Supplier",
        "Start Date",
        "End Date",
        "Buyer Organisation",
        "Client",
        "Client Group",
    ),
    *(
        (f"Care {n}", "Gannet Ltd", "01/04/2022", "31/03/2026", "Marrow Council", "Zed", "Adults")
        for n in range(6)
    ),
)
SPEND = text(
    ("Date", "Supplier", "Amount", "Buyer", "GP Code", "Client", "Foster Carer"),
    *((*line, "Zed Whelk", "P81001", "Zed Whelk", "Zed Whelk") for line in LINES),
)
REFUSED = text(
    ("Month", "Supplier", "Amount", "Client", "Type"),
    *(
        ("01/05/2024", "Mrs Zoe Whelk 9990000018", "10.50", "Zed Zeal", kind)
        for kind in ("Foster Carer", "Tenant", "Pupil")
    ),
)


def test_what_stands_below_such_a_heading_lands_nowhere(tmp_path):
    _, _, engine = stage(tmp_path, {"a/register.csv": REGISTER, "b/spend.csv": SPEND})
    with engine:
        bought = engine.run("select distinct body_name, other_columns from raw_contracts")
        paid = engine.run("select distinct other_columns from raw_spend")
    assert bought == [("Marrow Council", {"Client Group": "Adults"})]
    assert paid == [({"GP Code": "P81001"},)]


def test_a_refused_line_is_written_without_persons_and_with_what_was_paid_for(tmp_path):
    """“Foster Carer” in a record is what was paid for, no heading."""
    folder = read_data_folder(write(tmp_path, {"a.csv": REFUSED, "sources.toml": ""}))
    written = "\n".join(said for _, said in _not_landed(folder, "a.csv", None, "spend"))
    assert "Mrs Zoe Whelk; 10.50; Foster Carer" in written and "Pupil" in written
    assert "Zed" not in written and "9990000018" not in written
