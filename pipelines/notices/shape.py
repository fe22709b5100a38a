"""What is read of a release: the parts named here and nothing else.

So contact points, addresses, documents and descriptions never land, whoever adds a field next.
Texts in which an officer may have left an address or a telephone number are cleaned of it.
"""

import re

TEXT, WORDS, NUMBER, FLAG = "text", "words", "number", "flag"

_E_MAIL = re.compile(r"[^\s<>()\[\],;:\"']+@[^\s<>()\[\],;:\"']+")
_TELEPHONE = re.compile(r"(?<![\w.])(?:\+\s?44|0044|0)[\s().-]*(?:\d[\s().-]{0,3}){9,10}(?!\w)")
# A comma parts thousands: with any other, 12,50 would be twelve hundred and fifty.
_NUMBER_WORDS = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?([eE][+-]?\d+)?(?<=\d)")
_LARGEST = 10**15  # of pounds: no contract is worth more, and no column holds it

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
    return _read_release(release, wrong), wrong


def _reader(shape, path=()):
    """A function of a value and of the list of what is wrong, which gives what is kept of it.

    A shape is gone through once, here, and not again for each of thousands of releases. Nothing
    is kept of a value that is null or of another type.
    """
    if isinstance(shape, dict):
        return _object_reader({key: _reader(one, (*path, key)) for key, one in shape.items()}, path)
    if isinstance(shape, list):
        return _list_reader(_reader(shape[0], path), shape == [TEXT], path)
    return _leaf_reader(shape, path)


def _object_reader(parts, path):
    def read(value, wrong):
        if not isinstance(value, dict):
            return _refused(value, "an object", path, wrong)
        kept = {}
        for key, read_part in parts.items():
            if key in value:
                said = value[key]
                one = None if said is None else read_part(said, wrong)
                if one is not None or said is None:
                    kept[key] = one
        return kept

    return read


def _list_reader(read_one, is_of_texts, path):
    def read(value, wrong):
        if is_of_texts and isinstance(value, str):  # OCDS 1.0 wrote a single tag so
            value = [value]
        if not isinstance(value, list):
            return _refused(value, "a list", path, wrong)
        kept = [read_one(one, wrong) for one in value if one is not None]
        return [one for one in kept if one is not None]

    return read


def _leaf_reader(kind, path):
    read_plain, wanted = _READERS[kind]

    def read(value, wrong):
        found = read_plain(value)
        if found is None:
            return _refused(value, wanted, path, wrong)
        return None if found == "" else found

    return read


def _refused(value, wanted, path, wrong):
    wrong.append(f"{'.'.join(path)} is {_type_of(value)}, not {wanted}")


def _text(value):
    if isinstance(value, str):
        return without_e_mails(value).strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _words(value):
    return without_addresses(value).strip() if isinstance(value, str) else None


def _number(value):
    if isinstance(value, str):
        plain = value.strip()
        value = float(plain.replace(",", "")) if _NUMBER_WORDS.fullmatch(plain) else None
    is_one = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value if is_one and abs(value) < _LARGEST else None


def _flag(value):
    return value if isinstance(value, bool) else None


_READERS = {
    TEXT: (_text, "text"),
    WORDS: (_words, "text"),
    NUMBER: (_number, "a number"),
    FLAG: (_flag, "true or false"),
}


def _type_of(value):
    if isinstance(value, bool):
        return "a truth value"
    names = {str: "text", dict: "an object", list: "a list"}
    return names.get(type(value), "a number")


_read_release = _reader(RELEASE)
