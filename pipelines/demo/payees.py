"""Who is paid besides the providers, and for what: invented names, ledger words, sizes."""

from pipelines.demo.draw import Draw
from pipelines.demo.truths import read_table

_FIRST = """
Amberline Brockwater Cindermoor Dovesgate Elmhatch Flaxby Greywether Hollinwade Ironmere
Jackdawley Kelpstone Larchfold Millrace Nettlewick Oakapplewick Pinnockby Quernstone
Redshankle Saltwinde Teaselford Umberlow Vetchlingham Whinstowe Yarrowgate Bitternwick
Cobbleway Dunlinsea
"""

# Ledger words -> directorate, a supplier's trade, middle in pounds, VAT in per cent, weight.
_COUNCIL = {
    "Agency Staff": ("Corporate Services", "Staffing,People,Temps", 2_600, 20, 12),
    "Computer Software": ("Corporate Services", "Systems,Software,Data", 4_800, 20, 7),
    "Electricity": ("Corporate Services", "Energy,Power", 3_900, 20, 6),
    "Repairs and Maintenance": (
        "Corporate Services",
        "Building Services,Lifts,Roofing",
        2_300,
        20,
        10,
    ),
    "Highways Contractors": ("Place and Transport", "Surfacing,Civils,Kerbs", 14_500, 20, 9),
    "Home to School Transport": ("Place and Transport", "Taxis,Minicabs,Travel", 1_900, 0, 14),
    "Waste Disposal": ("Place and Transport", "Waste,Recycling", 9_800, 20, 4),
    "Residential Care Homes": ("Adult Social Care", "House Care,Lodge,Nursing Home", 4_400, 0, 16),
    "Foster Care Agencies": ("Children and Families", "Fostering,Families", 3_700, 0, 8),
    "Training": ("Corporate Services", "Training,Learning", 1_200, 20, 5),
    "Legal Fees": ("Corporate Services", "Law,Chambers", 2_800, 20, 4),
    "Equipment": ("Adult Social Care", "Mobility,Equipment", 1_500, 20, 6),
    "Catering Supplies": ("Children and Families", "Foods,Dairy", 1_100, 0, 5),
    "Consultants": ("Economy and Skills", "Advisory,Associates", 6_200, 20, 3),
    "Building Works": ("Place and Transport", "Construction,Joinery", 38_000, 20, 3),
}
_HEALTH = {
    "Hcare Srv Rec Fdtn Trust": (
        "Acute Commissioning",
        "Hospitals NHS Foundation Trust",
        240_000,
        0,
        9,
    ),
    "Continuing Care": ("Continuing Healthcare", "Nursing Home,Care Home", 31_000, 0, 22),
    "GP Services": ("Primary Care", "Surgery,Medical Centre,Practice", 42_000, 0, 26),
    "Prescribing": ("Medicines", "Pharmacy,Dispensary", 36_000, 0, 14),
    "Clinical Services Independent": ("Acute Commissioning", "Clinics,Diagnostics", 54_000, 0, 9),
    "Patient Transport": ("Urgent Care", "Ambulance Services,Transport", 33_000, 0, 5),
    "Professional Fees": ("Corporate", "Advisory,Associates", 29_000, 20, 4),
}
_FORMS = ("Limited", "Limited", "Limited", "and Sons Limited", "Group Limited", "LLP", "")
_KEEP_PLAIN = (
    "Nursing Home",
    "Surgery",
    "Medical Centre",
    "Practice",
    "Pharmacy",
    "Lodge",
    "Trust",
)


class Suppliers:
    """For a publisher: kinds of payment, each with its suppliers."""

    def __init__(self, publisher, seed):
        draw = Draw(seed, "suppliers", publisher)
        table = _HEALTH if publisher == "icb" else _COUNCIL
        self.kinds, self.weights, self.names = [], [], []
        for expense, (directorate, trades, middle, vat, weight) in table.items():
            self.kinds.append((directorate, expense, middle * 100, vat))
            self.weights.append(weight)
            self.names.append(sorted({_name(draw, trades.split(",")) for _ in range(18)}))


def _name(draw, trades):
    trade = draw.pick(trades)
    form = "" if trade.endswith(_KEEP_PLAIN) else draw.pick(_FORMS)
    return f"{draw.pick(_FIRST.split())} {trade} {form}".strip()


def standing(publisher, month):
    """What is paid each month or quarter whatever else happens: rows of `standing.csv`."""
    is_quarter = month[-2:] in ("03", "06", "09", "12")
    for row in read_table("standing"):
        if row["publisher"] == publisher and (row["when"] == "month" or is_quarter):
            yield row


REDACTED = {
    "county": ("REDACTED PERSONAL DATA", "Adult Social Care", "Direct Payments", 62_000),
    "city": ("Redacted", "Adult Social Care", "Direct Payments", 58_000),
    "icb": ("NAME WITHHELD", "Continuing Healthcare", "Personal Health Budgets", 2_700_000),
}
