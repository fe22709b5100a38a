"""Who is there: publishers with their ways of writing, suppliers under many names, chance.

Everything is invented and follows from the seed and the scale alone.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

SEED = 20260331
FILES, MONTHS = 360, 36  # spend files at every scale: ten publishers, three years of months
FIRST_YEAR, FIRST_MONTH = 2022, 4
COUNTY, ICB, REGION, COUNTRY = "X10000001", "X54000001", "X12000001", "X92000001"

_WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
_FIRST, _SECOND = _WORDS["first"].split(), _WORDS["second"].split()
_TRADES = (
    *("Homecare", "Care", "Nursing Home", "Support", "Recovery Network", "Housing", "Lettings"),
    *("Learning", "Training", "Minicabs", "Coaches", "Transport", "Catering", "Dairy", "Cleaning"),
    *("Roofing", "Builders", "Civil Engineering", "Surfacing", "Plumbing", "Electrical", "Paving"),
    *("Landscapes", "Waste Services", "Recycling", "Legal", "Consulting", "Software", "Systems"),
    *("Networks", "Print", "Stationery", "Furniture", "Fire and Safety", "Security", "Scaffolding"),
    *("Fostering", "Children's Homes", "Youth Projects", "Advocacy", "Interpreting", "Arts"),
    *("Music", "Leisure", "Sports", "Parks", "Trees", "Pest Control", "Laundry", "Pharmacy"),
    *("Diagnostics", "Opticians", "Day Opportunities", "Respite", "Carers", "Refuge", "Energy"),
    *("Water", "Telecoms", "Media", "Research"),
)
_ENDINGS = ("Limited", "Ltd", "Ltd.", "LIMITED", "PLC", "CIC", "LLP", "Trust", "Society", "")
_ENDING_CHANCE = (0.42, 0.2, 0.04, 0.04, 0.05, 0.06, 0.04, 0.05, 0.03, 0.07)


def stream(*subject):
    """A stream of chance of its own for one subject, named by whole numbers."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([SEED, *subject])))


@dataclass(frozen=True)
class Publisher:
    """A council and its way of writing a spend file.

    `columns` are (heading, field) pairs; `dates` and `amounts` name a form of `spend.py`; `mess`
    says what stands in a file beside its payments: title, total, blank, ragged.
    """

    number: int
    town: str
    columns: tuple
    dates: str = "%d/%m/%Y"
    amounts: str = "plain"
    encoding: str = "utf-8"
    delimiter: str = ","
    mess: tuple = ()
    size: float = 1.0

    @property
    def name(self):
        """As it stands in its body column and in `sources.toml`."""
        return f"{self.town} Council"

    @property
    def folder(self):
        """Its folder of files."""
        return self.town.lower()

    @property
    def publisher_id(self):
        """An org-id of the invented kind."""
        return f"GB-LAE-X{self.number:02d}"

    @property
    def place_id(self):
        """The district that it is the council of; six of the ten lie in a county."""
        return f"X0{7 if self.number < 6 else 6}{self.number + 1:06d}"


_LGA = (
    *(("Body Name", "body"), ("Service Label", "directorate"), ("Organisational Unit", "unit")),
    *(("Expenditure Category", "category"), ("Detailed expenditure type", "expense")),
    *(("Date", "date"), ("Transaction number", "number"), ("Net Amount", "amount")),
    *(("Irrecoverable VAT", "none"), ("Capital or Revenue", "capital"), ("Supplier name", "payee")),
)
_LEDGER = (
    *(("Authority Name", "body"), ("Date of Payment", "date"), ("DocumentNo", "number")),
    *(("Gross", "gross"), ("VAT", "vat"), ("Net", "amount"), ("Vendor Name", "payee")),
    *(("Service Area", "directorate"), ("GL Description", "expense")),
    ("Capital or Revenue", "capital"),
)
_SHORT = (
    *(("Directorate", "directorate"), ("Expense Type", "expense"), ("Date Paid", "date")),
    *(("Supplier", "payee"), ("Trans Ref No", "number"), ("Amount", "amount")),
)
_WIDE = (
    *(("Organisation Name", "body"), ("Supplier ID", "supplier"), ("Supplier Name", "payee")),
    *(("Payment Date", "date"), ("Document Number", "number"), ("Amount in Sterling", "amount")),
    *(("Directorate", "directorate"), ("Expense Description", "expense"), ("Cost Code", "unit")),
    *(("Capital or Revenue", "capital"), ("Supplier Postcode", "postcode"), ("Batch", "none")),
)

PUBLISHERS = (
    Publisher(0, "Aldermouth", _LGA, size=1.6),
    Publisher(1, "Brackwold", _LGA, "%Y-%m-%d", size=1.2),
    Publisher(2, "Cinderby", _LEDGER, "%Y-%m-%d"),
    Publisher(3, "Dunfold", _LEDGER, "%d-%b-%y", size=0.7),
    Publisher(4, "Elmsea", _SHORT, size=0.5),
    Publisher(5, "Fallowick", _WIDE, "%d/%m/%Y %H:%M:%S", size=1.3),
    Publisher(6, "Gorsehaven", _LGA, amounts="comma", mess=("title",), size=0.9),
    Publisher(7, "Hollinmere", _SHORT, "%d-%b-%y", amounts="pound", encoding="cp1252"),
    Publisher(8, "Ivyholme", _WIDE, amounts="bracket", mess=("total", "blank"), size=0.8),
    Publisher(9, "Junipergate", _LEDGER, "%d %B %Y", "minus behind", mess=("title", "total")),
)  # fmt: skip


def months():
    """(year, month) of each of the files of one publisher."""
    start = FIRST_YEAR * 12 + FIRST_MONTH - 1
    return [divmod(index, 12) for index in range(start, start + MONTHS)]


def supplier_names(scale):
    """The name under which each supplier is on the register of companies, one per supplier.

    Returns
    -------
    ndarray of str, shape (20,000 × scale,)
    """
    count = max(round(20_000 * scale), 200)
    pair = np.arange(count) % (len(_FIRST) * len(_SECOND))
    # Each round of the pairs takes another trade, so that no two suppliers share a name.
    trade = (pair * 7 + np.arange(count) // (len(_FIRST) * len(_SECOND))) % len(_TRADES)
    ending = stream(1).choice(len(_ENDINGS), count, p=_ENDING_CHANCE)
    words = [
        f"{_FIRST[p % len(_FIRST)]}{_SECOND[p // len(_FIRST)]} {_TRADES[t]} {_ENDINGS[e]}".strip()
        for p, t, e in zip(pair, trade, ending, strict=True)
    ]
    return np.array(words)


def spellings(names):
    """How ledgers spell each name: as registered, in capitals, with another ending, with THE or &.

    Returns
    -------
    list of ndarray of str
        Spellings of one supplier stand at one index.
    """
    swapped = [
        name[:-7] + "Ltd" if name.endswith("Limited")
        else name[:-3] + "Limited" if name.endswith("Ltd") else name.replace(" and ", " & ")
        for name in names
    ]  # fmt: skip
    capitals = np.char.upper(names)
    article = np.char.add("The ", names)
    return [names, capitals, np.array(swapped), np.char.upper(np.array(swapped)), article]


def company_number(index):
    """A company number of eight characters that no register gives out."""
    return f"X{9_000_000 + index}"


def drawn_suppliers(draw, count, among):
    """Indices of suppliers: a few are paid very often, most seldom."""
    return np.minimum((draw.power(0.35, count) * among).astype(np.int64), among - 1)
