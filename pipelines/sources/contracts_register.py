"""Registers of contracts: one line per contract in force or lately ended."""

import re

from pipelines.sources import _contract_registers
from pipelines.sources._plan import Layout

_NO_VALUE = (
    "id|no|number|ref|reference|code|type|band|banding|range|currency|category|class|remaining"
    "|to date|actual|invoiced|paid|savings?|saved|social|added|unit|units|rates?|threshold|limit"
    "|date|day|days|min|minimum|lower|tax|percent|percentage|retention|variations?|rateable"
    "|reason|score|turnover|insurance|insured|liability|indemnity|bond|guarantees?|claims?|assets?"
    "|quarter|quarterly|months?|termly|hour|hours|hourly|day rate|year [0-9]+|[0-9]{2,4}|lots?"
    "|kpis?|deductions?|penalt(y|ies)|bids?|employees|length|duration|call offs?|calloffs?"
    "|weighting|split|review|money|cent(re|er)s?|element|orders?|invoices|payments?|spent|budget"
    "|forecast|increase|uplift|difference|change|sub|subcontract(s|ed|ors?)?"
    "|status|source|basis"
    r"|(?<!ex )(?<!exc )(?<!excl )(?<!excluding )(?<!inc )(?<!incl )(?<!including )(?<!net of )"
    r"(?<!exclusive of )(?<!inclusive of )"
    "(vat|extensions?)"
)
# Of a contract's worth a part, a plan, somebody else's, or nobody's.
_NOT_IN_ALL = (
    "average|avg|mean|rebates?|income|budgeted|benefits?|carbon|emissions?|smes?|vcses?"
    "|previous|prior|old|expired|first|last"
)
_A_YEAR = "annual|annually|yearly|per annum|p a|pa|per year|a year|each year"
# How long a contract runs, as its value may say: “over 48 months”, “for the 3 year term”. Those of
# one year, or of the next or last ones, are not all of it.
_LENGTH = r"(?!1 |12 m)[0-9]{1,2} (years?|yrs?|months?|mths?)"
_RUNS = "term|period|duration|length|life|lifetime"
_PART = r"^(?!.*\b(first|last|next|previous|past|prior|in|per|each|every|remaining)\b)"
_TERM = re.compile(
    rf"{_PART}(?P<before>.*?)(\b(over|across|for|during|throughout) ((the|a|its|full|whole|entire"
    rf"|initial|total|agreed|maximum|max|contract|agreement|framework|{_LENGTH}) )*"
    rf"({_LENGTH}|{_RUNS})( of( the)? (contract|agreement|framework))?( (months|years))?"
    rf"|\b{_LENGTH}( ({_RUNS}))?|\b(full|whole|entire) ({_RUNS}))\b"
)
_OPTIONS = re.compile(
    r"\b(inc|incl|including|includes|inclusive of|with|ex|exc|excl|excluding|excludes|without)"
    r"( (any|all|the|possible|potential|allowed|available|optional|permitted|agreed|contract|vat"
    r"|and))*"
    r" (extensions?|exts?|options?)( (options?|periods?|years?))?\b"
)
LAYOUTS = [
    Layout(
        kind="contracts_register",
        name="contracts_register",
        raw_table="raw_contracts",
        required=(("title",), ("supplier_name",), ("start_date", "end_date", "expiry_date")),
        constants=("as_at",),
        # The postcode of a sole trader is a home address; a contact is an officer.
        personal=("supplier_postcode", _contract_registers.PERSONAL, _contract_registers.PACKED),
        body_column="body_name",
        values={
            "supplier_name": "name",
            "start_date": "date",
            "end_date": "date",
            "expiry_date": "date",
            "annual_value": "amount",
            "total_value": "amount",
        },
        words={
            "title": (
                re.compile(
                    r"\b(contract|agreement|project|tender|procurement|framework)s?"
                    r" (titles?|names?|subject)\b"
                ),
                re.compile(r"\b(id|no|number|ref|reference|code|supplier|officer|manager|lead)\b"),
            ),
            "supplier_name": (
                re.compile(r"\b(suppliers?|contractors?)\b"),
                re.compile(
                    r"\b(surname|forename|first|last|account|manager|contact|id|no|number|ref|type"
                    r"|reference|code|postcode|address|category|size|sme|end|start|date|sub"
                    r"|subcontractors?|liaison|representative|lead|officer|e ?mail|phone|telephone"
                    r"|status|rating|performance|review|role)\b"
                ),
            ),
            "annual_value": (
                re.compile(
                    rf"^(?=.*\b({_A_YEAR})\b)(?=.*\b(values?|costs?|amount|spend|sum|price)\b)"
                ),
                re.compile(rf"\b({_NO_VALUE})\b"),
            ),
            "total_value": (
                re.compile(
                    r"^(?=.*\b(values?|worth|whole life costs?|contract (costs?|sum))\b)"
                    r"(?=.*\b(contracts?|total|estimated|awards?|awarded|life|lifetime)\b)"
                    r"|^(?=.*\b(values?|worth|costs?|price|(total|estimated|expected) .*spend)\b)"
                    r"(?=.* in all\b)"
                ),
                re.compile(rf"\b({_NO_VALUE}|{_NOT_IN_ALL}|{_A_YEAR}|per|monthly|weekly|daily)\b"),
            ),
        },
        better={"total_value": re.compile(r"\b(total|contracts?|whole|life|lifetime|values?)\b")},
        phrases=((_TERM, r"\g<before> in all "), (_OPTIONS, " in all ")),
        varied={
            "title": re.compile(
                r"(brief |contract |service |agreement )?(name )?descriptions?( of .*)?"
                r"|subject( matter)?( of .*)?|goods( and| or)*( services)?( provided)?"
                r"|services?( provided)?|contracts?|agreements?|projects?|requirements?|works"
            ),
            "supplier_name": re.compile(
                r"((name of|awarded|appointed|successful|main|service) )*"
                r"(providers?|vendors?|compan(y|ies)|organisations?|firms?|bidders?|tenderers?)"
                r"( s)?( names?)?( awarded)?"
            ),
        },
        told_by=re.compile(r"\b(contracts?|contractors?|agreements?|tenders?|procurement)\b"),
        reshape=_contract_registers.complete,
        # A line with a day of payment and an amount is one, whatever it says of its contract.
        yields_to=("spend",),
    )
]
