"""Payments in three publishers' layouts, with the faults that truths plant."""

from calendar import month_abbr

from pipelines.demo.files import csv_text, money

_COUNTY_OLD = (
    "Authority Name,Date of Payment,SAP Document Number,Gross,VAT,Net,Supplier Name,Directorate,"
    "G/L Description"
)
_COUNTY_NEW = (
    "Authority Name,Date of Payment,DocumentNo,Gross,VAT,Net,Vendor Name,Service Area,"
    "GL Description,Capital or Revenue"
)
_CITY = (
    "Body Name,Service Label,Organisational Unit,Expenditure Category,Detailed expenditure type,"
    "Date,Transaction number,Net Amount,Irrecoverable VAT,Capital or Revenue,Supplier name"
)
_ICB = "Department Family,Entity,Date,Expense Type,Expense Area,Supplier,Transaction Number,Amount"
_MANGLED_MARK = "\ufeff".encode().decode("cp1252")


def write_spend(folder, publisher, ledger, planted):
    """Write a publisher's months, each in a file; one of them twice where that is planted."""
    twice = planted["published_twice"]
    faults = {}
    for fault in planted.many("fault"):
        faults.setdefault((fault["publisher"], fault["month"]), []).append(fault["what"])
    key = publisher["key"]
    for month in ledger.covered():
        lines = ledger.month(month)
        heading, rows = _LAYOUTS[key](publisher["name"], month, lines)
        text, encoding = _with_faults(heading, rows, lines, key, faults.get((key, month), ()))
        names = [f"{month}.csv"]
        if (key, month) == (twice.get("publisher"), twice.get("month")):
            names.append(f"spend-over-500-{month}-final.csv")
        for name in names:
            folder.text(f"spend/{publisher['folder']}/{name}", text, encoding=encoding)


def _county(name, month, lines):
    new = month >= "2024-04"
    rows = []
    for line in lines:
        vat = line.amount * line.vat // 100
        row = [name, f"{month}-{line.day:02d}", line.number, money(line.amount + vat), money(vat)]
        row += [money(line.amount), line.payee, line.directorate, line.expense]
        rows.append([*row, "Capital" if line.capital else "Revenue"] if new else row)
    return (_COUNTY_NEW if new else _COUNTY_OLD), rows


_CATEGORIES = {
    "Grants to Voluntary Organisations": "Grants and subscriptions",
    "Precepts": "Precepts and levies",
    "Levies": "Precepts and levies",
    "Loan Interest": "Capital financing: loan interest",
    "Debt Management": "Capital financing: debt management",
    "Internal Recharges": "Internal recharges",
}


def _city(name, month, lines):
    year, number = month.split("-")
    rows = []
    for line in lines:
        category = _CATEGORIES.get(line.expense, "Third party payments")
        if line.expense in ("Agency Staff", "PAYE and NI", "Employer Contributions"):
            category = "Employees"
        unit = f"{line.directorate} Operations"
        rows.append(
            [name, line.directorate, unit, category, line.expense]
            + [f"{line.day:02d}/{number}/{year}", line.number]
            + [money(line.amount, commas=True, pound=True)]
            + ["", "Capital" if line.capital else "Revenue", line.payee]
        )
    return _CITY, rows


def _icb(name, month, lines):
    year, number = month.split("-")
    rows = []
    for line in lines:
        amount = money(abs(line.amount), commas=True)
        day = f"{line.day:02d}-{month_abbr[int(number)]}-{year[2:]}"
        rows.append(
            ["Department of Health and Social Care", name, day, line.expense, line.directorate]
            + [line.payee, line.number, f"({amount})" if line.amount < 0 else amount]
        )
    return _ICB, rows


_LAYOUTS = {"county": _county, "city": _city, "icb": _icb}


def _with_faults(heading, rows, lines, publisher, faults):
    """The text of a file and its encoding."""
    encoding = "utf-8"
    heading, rows = heading.split(","), [list(row) for row in rows]
    half = len(rows) // 2
    if "thousands_commas" in faults:
        _comma(rows, lines)
    if "second_heading" in faults:
        under = ["Gross", "VAT", "Net"]
        rows.insert(0, ["", "", "", *under, *[""] * (len(heading) - 6)])
        heading[3:6] = ["Amount", "", ""]
    if "repeated_heading" in faults:
        rows.insert(half, heading)
    if "blank_rows" in faults:
        for place in (half, 3 * half // 2, 3 * half // 2):
            rows.insert(place, [""] * len(heading))
    if "total_row" in faults:
        rows.append(_total(publisher, len(heading), lines))
    if "cp1252" in faults:
        encoding = "cp1252"
        rows[half][-1] = "Café Larkspur"
    text = csv_text(heading, rows)
    if "title_rows" in faults:
        text = "Expenditure over 25000 pounds\nPublished for transparency\n" + text
    if "mangled_mark" in faults:
        text = _MANGLED_MARK + text
    return text, encoding


def _comma(rows, lines):
    for row, line in zip(rows, lines, strict=True):
        vat = line.amount * line.vat // 100
        row[3:6] = [money(part, commas=True) for part in (line.amount + vat, vat, line.amount)]


def _total(publisher, width, lines):
    net = sum(line.amount for line in lines)
    row = [""] * width
    if publisher == "icb":
        row[-1] = money(net, commas=True)
    else:
        vat = sum(line.amount * line.vat // 100 for line in lines)
        row[3:6] = [money(net + vat), money(vat), money(net)]
    return row
