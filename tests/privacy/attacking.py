"""A small data folder whose providers bear names that an attacker would choose.

Each stands in the payments, the register, the list of providers and the accounts. All are plainly
organisations by their numbers, so that all are shown.
"""

from tests.build.folders import copy_sample, write

BODY = "Brackwater Metropolitan Council"
SCRIPT = "<script>window.attacked = 'script'</script> Homecare Limited"
IMAGE = "<img src=x onerror=\"window.attacked = 'image'\"> **Bold** [link](javascript:0) Limited"
FORMULA = "=cmd() Homecare Limited"
LONG = f"Gannet {'Homecare and ' * 37}Support Limited"
TURNED = "Tern \u202eexe.eracemoh\u202c\u200f Limited"
NAMES = (SCRIPT, IMAGE, FORMULA, LONG, TURNED)
# Paid, and in no register: they stand among what no contract explains.
ORPHANS = (
    "<script>window.attacked = 'orphan'</script> Catering Limited",
    "=cmd() Catering Limited",
)
SERVICE = "Help at home for adults"
TITLES = (
    "<script>window.attacked = 'title'</script> Respite",
    "=cmd() ![gone](http://attacked.invalid/x.png) Respite",
    "Respite\x1b[31m \u202eetipser\u202c with control characters",
    "W" * 10_000,
)
QUOTES = (
    "<img src=x onerror=\"window.attacked = 'quote'\"> I sing.",
    "=HYPERLINK(0) **loud** ![gone](http://attacked.invalid/y.png)",
    "\u202e.sdrawkcab gnis I\u202c And on.",
    "I sing " * 1_400,
)
# A file may be called anything that its disk allows.
FILES = (
    "spend/brackwater/<img src=x onerror=window.attacked=1>.csv",
    "spend/brackwater/=cmd() \x1b[31mred\u202efdp.csv",
)

SOURCES = f"""
title = "Attacked"
is_synthetic = true

[[publisher]]
publisher_id = "GB-LAE-XBW"
name = "{BODY}"
place_id = "X08000001"

[[source]]
files = ["contracts/register.csv"]
as_at = 2024-03-31
"""


def attack(root):
    """Write the folder; returns it."""
    copy_sample(root, "place/lookup_lsoa21_ward24_ltla24.csv", "place/lookup_ltla24_region24.csv")
    return write(
        root,
        {
            "sources.toml": SOURCES,
            "spend/brackwater/2023-05.csv": _spend(5),
            "spend/brackwater/2023-06.csv": _spend(6),
            "contracts/register.csv": _register(),
            "providers/providers.csv": _providers(),
            "costs/service_costs.csv": _costs(),
            "voices/voices.csv": _voices(),
        }
        | {name: _spend(7 + number) for number, name in enumerate(FILES)},
    )


def _table(*rows):
    return "".join(
        ",".join('"' + str(cell).replace('"', '""') + '"' for cell in row) + "\n" for row in rows
    )


def provider_id(number):
    """The id of the provider of that place in `NAMES`."""
    return f"GB-COH-0990000{number}"


def _spend(month):
    return _table(
        ("Authority Name", "Date of Payment", "DocumentNo", "Net", "Vendor Name", "Service Area",
         "GL Description"),
        *(
            (BODY, f"2023-{month:02d}-{number + 2:02d}", f"16001{month}{number}",
             f"{1200 + number}.00", name, "Adults", "Home care")
            for number, name in enumerate(NAMES + ORPHANS)
        ),
    )  # fmt: skip


def _register():
    return _table(
        ("Purchasing Body", "Contract Reference", "Contract Title", "Contract Description",
         "Supplier Company Name", "Company Number", "Annual Value", "Start Date", "End Date"),
        *(
            (BODY, f"{name[:12]}{number}", f"Home care by {name}", "Home care", name,
             f"0990000{number}", "900.00", "2023-04-01", "2025-03-31")
            for number, name in enumerate(NAMES)
        ),
        *(
            (BODY, f"T{number}", title, "Respite", NAMES[0], "09900000", "900.00", "2023-04-01",
             "2025-03-31")
            for number, title in enumerate(TITLES)
        ),
    )  # fmt: skip


def _voices():
    return _table(
        ("quote id", "survey", "said on", "place id", "theme", "quote", "consent",
         "consent given on"),
        *(
            (f"V{number}", "attacked", f"2024-05-{number + 1:02d}", "X05000001", words, words,
             "public", "2024-05-03")
            for number, words in enumerate(QUOTES)
        ),
    )  # fmt: skip


def _providers():
    return _table(
        ("provider id", "provider name", "provider kind", "kind basis", "home area", "services"),
        *(
            (provider_id(number), name, "company", "register", name, "home_care")
            for number, name in enumerate(NAMES)
        ),
    )  # fmt: skip


def _costs():
    return _table(
        ("financial year", "publisher", "service id", "provider id", "provider name",
         "agreement reference", "outturn gbp", "overhead gbp", "people helped", "cost basis"),
        *(
            ("2023-24", BODY, "home_care", provider_id(number), name, f"R{number}",
             f"{90000 + 9000 * number}.00", "10000.00", 20 + number, name)
            for number, name in enumerate(NAMES)
        ),
    )  # fmt: skip
