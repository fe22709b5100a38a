"""Headings that announce something of a person, where we have no column of our own for them.

What stands below may be anybody's name, so such a column never lands. A heading counts by its whole
words: “Client” is one, “Client group” is none, and neither are numbers, costs and codes.
"""

import re

_OF_A_PERSON = re.compile(
    r"\b(e ?mails?|tele?phones?|tel|phones?|mobiles?|fax|post(al)? ?codes?|zip|address(es)?"
    r"|nhs (no|num|number|nr)|national insurance|ni (no|number)|date of birth|dob|birth date"
    r"|forenames?|first names?|surnames?|last names?|family name|middle names?|initials"
    r"|contact|officers?|(contract|account|registered) manager|contract (owner|lead)"
    r"|nominated individual|main partner|client (name|ref|reference|id|number)"
    r"|(payee|claimant|child|carer|pupil|employee|patient|service user|recipient ind)( \w+)? name"
    r"|cardholder( name)?|card holder( name)?"
    r"|(requested|approved|authori[sz]ed|raised|entered|ordered|requisitioned) by|requisitioner"
    r"|responsible (person|individual)|commissioner|head of service)\b|^(full )?name$"
)
_NONE = (
    r"(?!.*\b(number|no|nr|num|count|total|how|fund|has|have|is|per|cost(?! cent(re|er))|pay"
    r"|salary)\b)"
)
_NAMES = r"( \d+)?( (full )?names?)?( \d+)?"
# Whose heading ends in what somebody is, holds who it is. How many there are, or what body, is
# nothing of a person.
_IN_OFFICE = (
    r"managers?|owners?|head of (the )?(home|school|care|unit|charity|finance|department)"
    r"|head ?(teachers?|masters?|mistress)|trustees?|governors?|correspondents?|chair"
    r"|chair(man|woman|person)|chair of (the )?(board|trustees|governors|committee)"
    r"|chief exec(utive)?|secretary|treasurer"
    r"|directors?( of (the )?(company|charity|board))?|psc|persons? with significant control"
    r"|proprietors?|signatory|signatories|councillors?|co ?ordinator|investigator"
    r"|(case|key|link|social|support) ?workers?|next of kin|foster carer"
    r"|(budget|account|card|post|policy) ?holders?"
)
# Where another word before it may make it something else: a “Delivery Partner” is a body. Of many
# there may be a count, so that most are meant alone.
_ALONE = (
    r"(named |registered )?gp|ceos?|(deputy |vice )?principal|deputy head"
    r"|(senior |managing )?partners?"
    r"|approvers?|authori[sz]ers?|request[eo]rs?|originator|buyer|purchaser|card user|clerk"
    r"|(main |primary |young )?carer|client|service ?user|pupil|learner|student|tenant|resident"
    r"|patient|claimant|landlord|(parent (or )?|legal )?guardian|appointee|nominee"
    r"|employee|(staff|team|lead|cabinet|elected|ward) member"
    r"|(team|contract|project|programme|procurement|commissioning) (lead|leader)"
    r"|(lead|principal|joint|co) ?applicants?"
    r"|(for (the )?)?attention( of)?|attn|fao|f a o|c o|care of|(also )?known as"
    r"|(last )?(processed|signed( off)?|checked|verified|prepared|compiled|completed|keyed|logged"
    r"|posted|input|submitted|created|updated|modified|amended|assessed|referred|reviewed) by"
)
_IN_FULL = re.compile(
    rf"{_NONE}(names? of )?(the )?((\w+ ){{0,3}}({_IN_OFFICE})|{_ALONE}){_NAMES}"
    r"|(named |registered )?(doctor|practitioner|clinician|consultant) (full )?names?"
)

_MAY_BE_A_BODY = re.compile(
    rf"({_NONE})((senior |managing )?partners?|buyer|purchaser|client|landlord|account holder"
    rf"|principal|(lead|principal|joint|co) ?applicants?|(procurement|commissioning) (lead|leader)"
    rf"|(for (the )?)?attention( of)?){_NAMES}"
)


def is_personal_heading(heading):
    """Whether a heading that we have no column for announces something of a person.

    Such a column is dropped while landing, and named as dropped, instead of being kept as it is.

    Parameters
    ----------
    heading : str
    """
    words = _words(heading)
    return bool(_OF_A_PERSON.search(words) or _IN_FULL.fullmatch(words))


def may_be_of_a_body(heading):
    """Whether what a heading announces may as well be an organisation, or a sum: its values say."""
    return bool(_MAY_BE_A_BODY.fullmatch(_words(heading)))


def _words(heading):
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    return re.sub(r"[^a-z0-9]+", " ", words.lower()).strip()
