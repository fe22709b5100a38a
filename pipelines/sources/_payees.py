"""Who was paid, under a heading that may name others as well: “Account Name”, “Client”, “Firm”.

A ledger names its own accounts so, and a register of customers those who pay. The heading counts
where the table says by another that money was spent, and where what stands below it differs, looks
like names of companies or persons, and does so more than what stands below any other heading.
"""

import re

from pipelines.sources import _persons, _values
from pipelines.sources._headings import normalise

_OF = r"(name of |names of |the )*"
_MAY_BE_PAID = re.compile(
    rf"{_OF}((bank )?account|clients?|firms?|compan(y|ies)|trader|trading partner"
    r"|business(es)?|partner|seller|retailer|shop|store|outlet|agency|consultant|consultancy|landlord|practice"
    r"|care home|home|school|nursery|legal|alpha|long|full|short|external (party|organisation|body)"
    r"|bod(y|ies)|individual|person|party|who|whom|counterparty|remittance)"
    r"(( or| and)? (organisation|company|individual|person|body|firm))*( s)?( names?)?( 1)?"
    r"|organisation( or| and)? (individual|person|company)|persons?( or| and)? organisation"
)
# That money went: of what is asked for, or owed, nothing of the kind is said.
_WENT = re.compile(
    r"\b(payments?|pmt|paying|bacs|cheques?|chq|remittance)\b"
    r"(?! (methods?|types?|terms|status|plan|due|received)\b)"
)
_PAID = re.compile(r"\bpaid\b")  # by whom, where nobody is said to pay?
_SPENT = re.compile(
    r"\b(expenditure|expenses?|spend|spent|purchas(e|es|ed|ing)|procurement|cost cent(re|er)s?"
    r"|directorate|irrecoverable|service (area|label|division)|subjective|cipfa|proclass)\b"
)
_MAY_OWE = re.compile(
    r"(name of )?((bank )?accounts?|clients?|business(es)?|counterparty|party|person|individual)\b"
)
_COMING_IN = re.compile(
    r"\b(receipts?|received|income|refunds?|credit amounts?|account closed|fees?|fines?|rents?|hire"
    r"|hirers?|licen[cs]es?|permits?|penalt(y|ies)|tenan(ts?|cy)|stalls?|pitch(es)?|bookings?)\b"
)
_SPENDING = re.compile(
    r"spen[dt]|expenditure|payments?[-_ ]*(over|to|made)|suppliers?|creditors"
    r"|over[-_ ]*£?\d{3}|p(urchase|rocurement)?[-_ ]?cards?",
    re.IGNORECASE,
)
OTHER_MONEY = re.compile(
    r"(?<![a-z])(grants?|rates|salar(y|ies)|allowances?|income|receipts?|budgets?|forecasts?"
    r"|contracts?|tenders?|payroll|refunds?|debt(or)?s?|sales)(?![a-z])",
    re.IGNORECASE,
)
_MAY_COME_IN = re.compile(
    r"(?<![a-z])(licen[cs](es?|ing)|permits?|rents?|rentals?|leases?|fines?|penalt(y|ies)|fees?"
    r"|charges?|hire|hirers?|lettings?|bookings?|meals?|tickets?|parking|subscriptions?|donations?"
    r"|deposits?|stalls?|stallholders?|pitch(es)?|markets?|council[-_ ]*tax|tenan(ts?|cy|cies)"
    r"|customers?|members?|membership|registrations?|levy|levies|invoices[-_ ]*raised|received"
    r"|collected|collections?|contributions?|cil|s106|section[-_ ]*106"
    r"|trade[-_ ]*waste)(?![a-z])",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(ltd|limited|plc|llp|lp|cic|cio|inc|gmbh|corporation|company|co|sons|bros|brothers"
    r"|council|trust|university|college|academy|nhs|charity|association|foundation|solicitors"
    r"|society|partners|partnership|hmrc|cyf|uk)\b",
    re.IGNORECASE,
)
# What only a company's name ends with: ledgers have accounts of trusts, councils and the NHS.
_IS_COMPANY = re.compile(
    r"\b(ltd|limited|plc|llp|llc|lp|cic|cio|inc|gmbh|bv|corporation|corp|co|cyf|sons|bros|brothers"
    r"|partners)\b\W*($|\(|t/?a\b|trading as\b)",
    re.IGNORECASE,
)
_MAY_SPEND = re.compile(rf"{_OF}(clients?|agency|care home|home|school|nursery)\b")
_COMPANIES, _MOSTLY = 0.3, 0.5  # of the names, where others may be meant: where they may pay
_MAY_PAY = re.compile(r"(name of )?(organisations?|compan(y|ies))( names?)?")
_PLAINLY = 0.5  # of the names, where no heading says that they are any
_PURPOSE = "purpose"
# What something was paid for; in some ledgers, whom.
_DESCRIBES = re.compile(
    r"(payment |transaction |invoice |line )?(description|desc|narrative|narration|details?"
    r"|particulars)( of (payment|transaction))?( 1)?"
)
LOOKS_PAID = "what stands below it looks like names of those paid"
_DIFFERENT = 4  # names, where one and the same may be that of who pays
_ARE_NAMES, _LOOK_LIKE_IT = 0.9, 0.25
# “Gannet Ltd (10234)” and “C0045: Gannet Ltd”, not “Studio 24”.
_NUMBERED = re.compile(
    r"\W*[a-z]{0,3}\d{3,}\W+[a-z].*|.*[a-z].*\W[a-z]{0,3}\d{3,}\W*", re.IGNORECASE
)


def may_pay(heading):
    """Whether a heading may name the body that pays.

    Parameters
    ----------
    heading : str
    """
    return bool(_MAY_PAY.fullmatch(normalise(heading)))


def are_of_who_pays(heading, values):
    """Whether a heading that may name who pays has few names below it.

    Parameters
    ----------
    heading : str
    values : list of str
    """
    return may_pay(heading) and len(set(values)) < _DIFFERENT


def is_of_spending(said):
    """Whether what names a table says that money was spent.

    Parameters
    ----------
    said : str
    """
    return bool(_SPENDING.search(said)) and not OTHER_MONEY.search(said)


def _is_of_other_money(said):
    """Whether what names a table says that money may have come in, or that it was no spending."""
    return bool(
        OTHER_MONEY.search(said) or (_MAY_COME_IN.search(said) and not _SPENDING.search(said))
    )


def under_another_heading(match, values_of, said, *, is_told=False):
    """(position, what to note) of the column that names the payees of a table, or None.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    values_of : callable
        What the first records say in the column at a position.
    said : str
        What names the table: its file, its sheet, its titles.
    is_told : bool
        Whether the table's name says that money was spent.
    """
    words = [normalise(cell) for cell in match.cells]
    is_spent = is_told or any(map(_SPENT.search, words))
    if any(map(_COMING_IN.search, words)) or _is_of_other_money(said):
        return None
    has_gone = any(map(_WENT.search, words))
    free = [i for i, column in enumerate(match.columns) if column is None and words[i]]
    who_pays = {i for i in free if may_pay(words[i])}
    is_said_who_pays = who_pays or match.layout.body_column in match.columns
    has_gone = has_gone or (is_said_who_pays and any(map(_PAID.search, words)))
    if not (is_spent or has_gone):
        return None
    shares = {i: _looks_paid(values_of(i)) for i in free if i not in who_pays or len(free) == 1}
    found = [
        i for i in shares
        if shares[i] and _MAY_BE_PAID.fullmatch(words[i])
        and (is_spent or not _MAY_OWE.match(words[i]))
        and (is_said_who_pays or len(set(values_of(i))) >= _DIFFERENT)
        and _are_companies(words[i], values_of(i))
    ]  # fmt: skip
    if not found and is_spent:
        return _under_no_heading(match, values_of, words)
    if len(found) != 1:
        return None
    (at,) = found
    if not _is_most_named(at, shares, values_of):
        return None
    how = LOOKS_PAID
    if not is_spent:
        went = next(i for i, one in enumerate(words) if _WENT.search(one) or _PAID.search(one))
        how += f"; that money went out is said by “{match.cells[went].strip()}” alone"
    return at, how


def _under_no_heading(match, values_of, words):
    """The same under a blank heading, or one of what was paid for, of plain names of companies."""
    free = [i for i, column in enumerate(match.columns) if column in (None, _PURPOSE)]
    shares = {i: _looks_paid(values_of(i)) for i in free}
    found = [
        i for i in free
        if shares[i] >= _PLAINLY and (not words[i] or _DESCRIBES.fullmatch(words[i]))
        and len(set(values_of(i))) >= _DIFFERENT and _are_companies(words[i], values_of(i))
    ]  # fmt: skip
    if len(found) != 1 or not _is_most_named(*found, shares, values_of):
        return None
    return found[0], LOOKS_PAID


def _is_most_named(at, shares, values_of):
    """Whether under no other heading stand as many names, or names that look as much like it."""
    several = {i: len(set(values_of(i))) for i in shares if shares[i]}
    return not any(shares[i] >= shares[at] or several[i] > several[at] for i in several if i != at)


def tell_numbers(match, values):
    """Note that names hold numbers, where nearly all do: with two numbers one payee is two.

    Parameters
    ----------
    match : a row of headings as one layout reads it
    values : list of str
        What the first records say of who was paid.
    """
    if len(values) < _DIFFERENT or not _NUMBERED.fullmatch(values[0]):
        return
    if sum(map(bool, map(_NUMBERED.fullmatch, values))) >= _ARE_NAMES * len(values):
        heading = match.cells[match.columns.index("payee_name")].strip()
        match.notes.append(
            f"“{heading}” holds names with numbers: a payee with several numbers stands as several"
        )


def _are_companies(heading, values):
    """Whether enough names are plainly of companies, for a heading that may name others."""
    names = set(values)
    least = _MOSTLY if _MAY_SPEND.match(heading) else _COMPANIES
    return sum(bool(_IS_COMPANY.search(name)) for name in names) >= least * len(names)


def _looks_paid(values):
    """The share of names that look like a company's or a person's; 0 where few do."""
    if len(values) < 5 or sum(map(_values.is_name, values)) < _ARE_NAMES * len(values):
        return 0
    names = set(values)
    share = sum(map(_looks_like_one, names)) / len(names)
    return share if share >= _LOOK_LIKE_IT else 0


def _looks_like_one(name):
    return bool(_COMPANY.search(name) or _persons.is_person(name))
