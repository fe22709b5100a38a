"""What is read of a release: the parts named here and nothing else.

So contact points, addresses, documents and descriptions never land, whoever adds a field next.
Texts in which an officer may have left an address or a telephone number are cleaned of it.
"""

import re

TEXT, WORDS, NUMBER, FLAG = "text", "words", "number", "flag"

_E_MAIL = re.compile(r"[^\s<>()\[\],;:\"']+@[^\s<>()\[\],;:\"']+")
_TELEPHONE = re.compile(r"(?<![\w.])(?:\+\s?44|0044|0)[\s().-]*(?:\d[\s().-]{0,3}){9,10}(?!\w)")

_REFERENCE = {"id": TEXT, "name": WORDS}
_IDENTIFIER = {"scheme": TEXT, "id": TEXT}
_CLASSIFICATION = {"scheme": TEXT, "id": TEXT, "description": WORDS}
_PERIOD = {"startDate": TEXT, "endDate": TEXT}
_VALUE = {"amount": NUMBER, "currency": TEXT, "amountGross": NUMBER}
_AMENDMENT = {
    "id": TEXT,
    "date": TEXT,
    "rationale": WORDS,
    "rationaleClassifications": [_CLASSIFICATION],
    "hasRenewal": FLAG,
    "period": _PERIOD,
    "value": _VALUE,
    "suppliersAdded": [_REFERENCE],
    "suppliersRemoved": [_REFERENCE],
}
_IMPLEMENTATION = {
    "metrics": [
        {
            "id": TEXT,
            "title": WORDS,
            "observations": [
                {"id": TEXT, "period": _PERIOD, "measureClassification": _CLASSIFICATION}
            ],
        }
    ],
    "performanceFailures": [
        {
            "id": TEXT,
            "category": TEXT,
            "requirement": WORDS,
            "description": WORDS,
            "decisionDate": TEXT,
            "penaltyDate": TEXT,
            "penaltyType": TEXT,
            "penaltyValue": _VALUE,
            "partialTermination": FLAG,
            "suppliers": [_REFERENCE],
        }
    ],
}
RELEASE = {
    "ocid": TEXT,
    "id": TEXT,
    "date": TEXT,
    "tag": [TEXT],
    "parties": [
        {
            **_REFERENCE,
            "roles": [TEXT],
            "identifier": _IDENTIFIER,
            "additionalIdentifiers": [_IDENTIFIER],
            "details": {"scale": TEXT, "vcse": FLAG},
        }
    ],
    "buyer": _REFERENCE,
    "tender": {
        "id": TEXT,
        "title": WORDS,
        "status": TEXT,
        "value": _VALUE,
        "classification": _IDENTIFIER,
        "items": [
            {
                "id": TEXT,
                "classification": _IDENTIFIER,
                "additionalClassifications": [_IDENTIFIER],
            }
        ],
        "procurementMethod": TEXT,
        "procurementMethodDetails": WORDS,
        "contractPeriod": _PERIOD,
        "lots": [{"id": TEXT, "contractPeriod": _PERIOD}],
    },
    "bids": {
        "statistics": [{"id": TEXT, "measure": TEXT, "value": NUMBER, "relatedLot": TEXT}],
    },
    "awards": [
        {
            "id": TEXT,
            "title": WORDS,
            "status": TEXT,
            "value": _VALUE,
            "suppliers": [_REFERENCE],
            "contractPeriod": _PERIOD,
        }
    ],
    "contracts": [
        {
            "id": TEXT,
            "awardID": TEXT,
            "title": WORDS,
            "status": TEXT,
            "value": _VALUE,
            "period": _PERIOD,
            "suppliers": [_REFERENCE],
            "noAgreedMetricsRationale": WORDS,
            "terminationRationaleClassification": _CLASSIFICATION,
            "terminationRationaleClassifications": [_CLASSIFICATION],
            "amendments": [_AMENDMENT],
            "proposedAmendments": [_AMENDMENT],
            "implementation": _IMPLEMENTATION,
        }
    ],
}


def without_addresses(text):
    """Text with every e-mail address and United Kingdom telephone number taken out."""
    return _TELEPHONE.sub("[telephone removed]", without_e_mails(text))


def without_e_mails(text):
    """Text with every e-mail address taken out."""
    return _E_MAIL.sub("[e-mail removed]", text) if "@" in text else text


def prune(release):
    """A release cut down to what is read of it.

    Parameters
    ----------
    release : dict

    Returns
    -------
    pruned : dict
        Every part of the type that the standard gives it. A part that is null stays null: in a
        later release that takes away what an earlier one said.
    wrong : list of str
        Where a part has another type, such as "buyer is text, not an object"; it is left out.
    """
    wrong = []
    return _read(release, RELEASE, (), wrong), wrong


def _read(value, shape, path, wrong):
    if value is None:
        return None
    if isinstance(shape, dict) and isinstance(value, dict):
        kept = {}
        for key, part in shape.items():
            if key in value:
                one = _read(value[key], part, (*path, key), wrong)
                if one is not None or value[key] is None:
                    kept[key] = one
        return kept
    if isinstance(shape, list):
        if isinstance(value, str) and shape == [TEXT]:  # OCDS 1.0 wrote a single tag so
            value = [value]
        if isinstance(value, list):
            kept = [_read(one, shape[0], path, wrong) for one in value]
            return [one for one in kept if one is not None]
    elif not isinstance(shape, dict):
        found = _READERS[shape](value)
        if found is not None:
            return found or None if isinstance(found, str) else found
    wrong.append(f"{'.'.join(path)} is {_type_of(value)}, not {_wanted(shape)}")
    return None


def _text(value):
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return without_e_mails(value).strip() if isinstance(value, str) else None


def _words(value):
    return without_addresses(value).strip() if isinstance(value, str) else None


def _number(value):
    if isinstance(value, str):
        try:
            return float(value.replace(",", ""))
        except ValueError:
            return None
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _flag(value):
    return value if isinstance(value, bool) else None


_READERS = {TEXT: _text, WORDS: _words, NUMBER: _number, FLAG: _flag}


def _type_of(value):
    if isinstance(value, bool):
        return "a truth value"
    names = {str: "text", dict: "an object", list: "a list"}
    return names.get(type(value), "a number")


def _wanted(shape):
    if isinstance(shape, dict):
        return "an object"
    if isinstance(shape, list):
        return "a list"
    return {TEXT: "text", WORDS: "text", NUMBER: "a number", FLAG: "true or false"}[shape]
