"""When a file was published, in its name or its title, is not the month of its payments."""

import pytest

from tests.sources.odd import LINES, MAY, POUNDS, stage_all, text

DAYLESS = text(("Supplier", "Amount", "Service"), *((*line[1:], "Care") for line in LINES))
OF_MAY = (
    "Published 14-06-2024 Payments May 2024", "published-12-jun-2024-payments-may-2024",
    "Payments_extracted_20240612_May_2024", "Uploaded 2024-06-10 spend May 2024",
    "Report printed 03-06-2024 for May 2024", "Published 2024 - Spend May 2024",
    "Re-published June 2024 - spend May 2024", "Extracted 05062024 Payments May 2024",
    "released 01.06.24 May 2024 spend", "12062024_published_payments_may_2024",
    "Published 14 June 2024 Payments May 2024", "Published 14th June - payments May 2024",
    "Published June 14, 2024 - payments May 2024", "Published 140624 payments May 2024",
    "Published in June 2024 spend 2024-05", "Spend (published 10 June 2024) May 2024",
    "Published June 2024, spend 2024-25 May", "Payments May 2024 uploaded 12 06 2024",
    "payments_may_2024_published_2024-06-12", "Spend May 2024 published June 2024 next July 2024",
    "Spend May 2024 published June 2024 (2024-07 format)",
)  # fmt: skip
# A title that begins with “Published” and no day is only of that.
OF_MAY_BY_NAME = (
    "Published 500 Spend May 2024", "Published 25k spend May 2024", "Published Spend May 2024",
)  # fmt: skip
OF_NO_MONTH = (
    "Spend published May 2024", "Published May 2024", "Spend published 14 May 2024",
    "Spend published 5th of May 2024", "Spend published May 2024, updated July 2024",
    "Spend published May 2024 - next publication July 2024", "Spend 2024-25 published May 2024",
    "Spend published 14 June - July 2024", "Spend published 14 May 2024 for the July 2024 meeting",
    "Spend published 2024-05", "Spend published 05-2024", "Spend published 20240514",
    "Payments published: May 2024", "Payments_published_May_24",
)  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    files = {
        f"name {name}": (f"{name}.csv", DAYLESS) for name in OF_MAY + OF_MAY_BY_NAME + OF_NO_MONTH
    }
    for title in OF_MAY + OF_NO_MONTH:
        files[f"title {title}"] = ("spend.csv", f'"{title}"\n{DAYLESS}')
    files["two titles"] = (
        "spend.csv", f"Published 14 June 2024\nPayments for May 2024\n{DAYLESS}")  # fmt: skip
    return stage_all(tmp_path_factory.mktemp("known"), files)


@pytest.mark.parametrize("name", OF_MAY)
def test_the_month_beside_a_day_of_publication_counts(found, name):
    for one in (found[f"name {name}"], found[f"title {name}"]):
        assert (one.reason, one.months, one.pounds) == ("", MAY, POUNDS)


@pytest.mark.parametrize("name", OF_MAY_BY_NAME)
def test_what_stands_behind_published_and_is_no_day_hides_no_month(found, name):
    one = found[f"name {name}"]
    assert (one.reason, one.months, one.pounds) == ("", MAY, POUNDS)


@pytest.mark.parametrize("name", OF_NO_MONTH)
def test_when_it_was_published_is_no_month_of_payments(found, name):
    for one in (found[f"name {name}"], found[f"title {name}"]):
        assert not one.payments
        assert one.reason


def test_a_title_of_its_payments_stands_below_that_of_its_publication(found):
    assert (found["two titles"].months, found["two titles"].pounds) == (MAY, POUNDS)
