"""48 months of payments by three publishers, before they are put into files."""

from calendar import monthrange
from dataclasses import dataclass, replace

from pipelines.demo.draw import Draw, share
from pipelines.demo.files import pence
from pipelines.demo.payees import REDACTED, Suppliers, standing

MONTHS = tuple(f"{2022 + (m + 3) // 12}-{(m + 3) % 12 + 1:02d}" for m in range(48))
_LINES = {"county": 712, "city": 408, "icb": 152}
_FIRST_NUMBER = {"county": 5_100_000_000, "icb": 32_000_000}


@dataclass(frozen=True)
class Payment:
    """One line of a spend file. Money in pence, net of VAT that can be had back."""

    day: int
    payee: str
    amount: int
    directorate: str
    expense: str
    vat: int = 0
    capital: bool = False
    number: str = ""


class Ledger:
    """All payments of one publisher."""

    def __init__(self, publisher, agreements, world, planted, seed, scale):
        self.publisher, self.planted, self.seed, self.scale = publisher, planted, seed, scale
        self.agreements = [a for a in agreements if a.publisher == publisher]
        self.services = {s["id"]: s for s in world["service"]}
        self.suppliers = Suppliers(publisher, seed)
        self.spellings = planted["five_spellings"]

    def month(self, month):
        """The payments of a month in the order of their dates, numbered."""
        draw = Draw(self.seed, "spend", self.publisher, month)
        lines = [*self._agreed(month, draw), *self._standing(month), *self._transfers(month)]
        wanted = _LINES[self.publisher] * self.scale - len(lines)
        lines += [*self._withheld(wanted // 14, draw), *self._general(wanted * 13 // 14, draw)]
        lines.sort(key=lambda line: (line.day, line.payee, line.amount, line.expense))
        numbered = [
            replace(line, number=self._number(month, position))
            for position, line in enumerate(lines)
        ]
        return self._duplicated(month, self._mistyped(month, numbered))

    def covered(self):
        """The months that are published."""
        missing = self.planted["missing_months"].get(self.publisher, ())
        return [month for month in MONTHS if month not in missing]

    def _number(self, month, position):
        if self.publisher == "city":
            return f"{month[2:4]}{month[5:]}-{position + 1:05d}"
        first = _FIRST_NUMBER[self.publisher]
        return str(first + MONTHS.index(month) * 10_000 * self.scale + position)

    def _agreed(self, month, draw):
        """Invoices under agreements, paid to providers as their names are spelled."""
        for agreement in self.agreements:
            if not agreement.paid_in(month):
                continue
            service = self.services[agreement.service]
            expense = "Grants to Voluntary Organisations" if agreement.route == "grant" else None
            due = agreement.fixed_monthly or agreement.annual // 12 * draw.between(93, 107) // 100
            parts = 1 if due < 500_000 else 2 if due < 2_000_000 else 3
            for amount in share(due, parts):
                yield Payment(
                    draw.between(1, monthrange(int(month[:4]), int(month[5:]))[1]),
                    self._spelled(agreement.provider, draw),
                    amount,
                    service["directorate"],
                    expense or ("Building Works" if agreement.capital else service["expense"]),
                    vat=20 if agreement.capital else 0,
                    capital=agreement.capital,
                )

    def _spelled(self, provider, draw):
        if provider["provider_key"] == self.spellings.get("provider"):
            return draw.pick(self.spellings["spellings"])
        if self.publisher == "icb":
            return provider["name"].upper()
        return (
            provider["name"].replace("Limited", "Ltd")
            if self.publisher == "city"
            else provider["name"]
        )

    def _standing(self, month):
        for row in standing(self.publisher, month):
            amount = pence(float(row["amount"]))
            yield Payment(15, row["payee"], amount, row["directorate"], row["expense"])

    def _transfers(self, month):
        """The same every month, so that what counts twice is known to the penny."""
        for transfer in self.planted.many("transfer"):
            if transfer["payer"] == self.publisher:
                words = "Better Care Fund" if self.publisher == "icb" else "Section 75 Pooled Fund"
                amount = pence(transfer["monthly"])
                yield Payment(20, transfer["payee_name"], amount, "Joint Commissioning", words)

    def _withheld(self, count, draw):
        payee, directorate, expense, middle = REDACTED[self.publisher]
        amounts, days = draw.sizes(middle, count), draw.between(1, 28, count)
        for amount, day in zip(amounts.tolist(), days.tolist(), strict=True):
            yield Payment(day, payee, amount + 50_000, directorate, expense)

    def _general(self, count, draw):
        """Everything else; one line in seventy is a credit, some building work is capital."""
        kinds = draw.weighted(self.suppliers.weights, count).tolist()
        who, credit = draw.below(1 << 20, count).tolist(), draw.happens(14_000, count).tolist()
        capital = draw.happens(400_000, count).tolist()
        days = draw.between(1, 28, count).tolist()
        middles = [self.suppliers.kinds[kind][2] for kind in kinds]
        amounts = draw.sizes(middles, count).tolist()
        floor = 2_500_000 if self.publisher == "icb" else 50_000
        for i, kind in enumerate(kinds):
            directorate, expense, _, vat = self.suppliers.kinds[kind]
            names = self.suppliers.names[kind]
            amount = max(amounts[i], floor + amounts[i] % 997)
            payee = names[who[i] % len(names)]
            yield Payment(
                days[i],
                payee.upper() if self.publisher == "icb" else payee,
                -amount if credit[i] else amount,
                directorate,
                expense,
                vat=vat,
                capital=capital[i] and expense in ("Building Works", "Highways Contractors"),
            )

    def _mistyped(self, month, lines):
        truth = self.planted["mistyped_amount"]
        if (self.publisher, month) != (truth.get("publisher"), truth.get("month")):
            return lines
        return [
            *lines,
            Payment(
                28,
                "Keys and Kettles",
                pence(truth["written"]),
                "Housing and Communities",
                "Housing Support",
                number=truth["transaction_number"],
            ),
        ]

    def _duplicated(self, month, lines):
        truth = self.planted["exact_duplicates"]
        if (self.publisher, month) != (truth.get("publisher"), truth.get("month")):
            return lines
        step = len(lines) // truth["lines"]
        twice = {n * step for n in range(truth["lines"])}
        return [
            line
            for n, line in enumerate(lines)
            for line in ([line, line] if n in twice else [line])
        ]
