"""What a name of an organisation is made of: what is its own, and what says of which kind it is.

`LEEDS TEACHING HOSP NHS TR` is `LEEDS` of its own, and `TEACHING HOSPITAL NHS TRUST` by kind. Only
names are looked at; what the words mean is told by `data/reference/linkage_words.csv`.
"""

import re
import unicodedata
from dataclasses import dataclass

# Digits that are glued to a word, behind it or in front.
_GLUED = re.compile(r"(?<=[A-Z]{4})(?=\d{3,}\b)|(?<=\b\d{5})(?=[A-Z]{4})|(?<=\b\d{6})(?=[A-Z]{4})")
_DIGITS = re.compile(r"\d{3}")
_DOTTED = re.compile(r"\b([A-Z])\.(?=[A-Z]\b)")
_WORD = re.compile(r"[A-Z0-9]+")
_READ_WRONGLY = re.compile(r"(?<=[A-Z])AA ")
_NO_APOSTROPHES = str.maketrans("", "", "'`")
_SPACED = re.compile(r"\b([A-Z])(?: ([A-Z])\b)(?: ([A-Z])\b)?(?: ([A-Z])\b)?")
_CODE = re.compile(r"^(?=.*\d)(?=.*[A-Z])[A-Z0-9]{4,}$|^\d{5,}$")
_NHS_CODE = re.compile(r"^R[A-Z0-9]{2}$")  # of a trust, in front of its name or behind
_TRADING = re.compile(r"\s+(?:T\s*/\s*A|TRADING AS)\s+")
_OF_BODY = (
    ("school", {"SCHOOL"}),
    ("school", {"ACADEMY"}),
    ("school", {"NURSERY"}),
    ("council", {"COUNCIL"}),
    ("council", {"BOROUGH"}),
    ("commissioner", {"COMMISSIONING"}),
    ("commissioner", {"BOARD", "INTEGRATED"}),
    ("commissioner", {"TRUST", "PRIMARY"}),
    ("ambulance", {"AMBULANCE"}),
    ("hospital", {"NHS", "TRUST"}),
    ("hospital", {"NHS", "FOUNDATION"}),
    ("hospital", {"FOUNDATION", "TRUST"}),
    ("hospital", {"NHS", "HOSPITAL"}),
    ("hospital", {"UNIVERSITY", "HOSPITAL"}),
    ("hospital", {"HOSPITAL"}),
    ("hospice", {"HOSPICE"}),
    ("practice", {"SURGERY"}),
    ("practice", {"PRACTICE"}),
    ("practice", {"MEDICAL", "CENTRE"}),
    ("practice", {"HEALTH", "CENTRE"}),
    ("practice", {"MEDICAL", "GROUP"}),
    ("practice", {"MEDICAL", "PARTNERSHIP"}),
    ("practice", {"CLINIC"}),
    ("pharmacy", {"PHARMACY"}),
    ("police", {"POLICE"}),
    ("fire", {"FIRE"}),
    ("authority", {"AUTHORITY"}),
    ("university", {"UNIVERSITY"}),
    ("college", {"COLLEGE"}),
)


@dataclass(frozen=True)
class Words:
    """What words mean: `short` writes one out, `kinds` says which part of a name it is."""

    short: dict[str, tuple[str, ...]]
    kinds: dict[str, tuple[str, str]]
    phrases: dict[str, str]
    phrase: re.Pattern
    misspelt: dict[str, str]
    meant: dict[str, tuple[str, ...]]  # what each word was found to mean, so as to look once


def words_of(rows):
    """The table of words, from rows of `written, means, kind`."""
    short, kinds, phrases = {}, {}, {}
    for written, means, kind in rows:
        if kind == "phrase":
            phrases[f" {written} "] = f" {means} "
        elif kind == "short":
            short[written] = tuple(means.split())
        else:
            kinds[written] = (kind, means or "")
    misspelt = {
        cut: word
        for word, (kind, _) in kinds.items()
        if kind in ("body", "council") and len(word) >= 7
        for cut in _without_a_letter(word)
    }
    phrase = re.compile("|".join(map(re.escape, phrases)) or r"(?!)")
    return Words(short, kinds, phrases, phrase, misspelt, {})


def plain_words(name, words):
    """Words of a name, written out: no accents, no signs, no code that is glued on.

    Of `Ash Ltd T/A Ash Care` the first stands: that is who is paid.
    """
    text = name.upper()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    text = _TRADING.split(text, maxsplit=1)[0]
    text = text.replace("&", " AND ").translate(_NO_APOSTROPHES)
    if "." in text:
        text = _DOTTED.sub(r"\1", text)
    if _DIGITS.search(text):
        text = _GLUED.sub(" ", text)
    text = f" {' '.join(_WORD.findall(text))} "
    text = _SPACED.sub(lambda letters: "".join(filter(None, letters.groups())), text)
    if text.count("AA ") > 1:  # what is left of signs that were read wrongly
        text = _READ_WRONGLY.sub(" ", text)
    text = words.phrase.sub(lambda found: words.phrases[found[0]], text)
    found = []
    for word in text.split():
        meant = words.meant.get(word)
        if meant is None:
            meant = words.meant[word] = words.short.get(word) or _mended(word, words)
        found.extend(meant)
    return found


def _mended(word, words):
    """A long word that says what a body is, for one with a letter too many, too few or astray."""
    if len(word) < 7 or word in words.kinds:
        return (word,)
    near = {words.misspelt[cut] for cut in _without_a_letter(word) if cut in words.misspelt}
    return (near.pop(),) if len(near) == 1 else (word,)


def _without_a_letter(word):
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def parts_of(name, words):
    """One name taken apart: the columns that the model of likeness compares.

    Returns
    -------
    dict
        `words` all that count, in order; `own` those that are its own, `marks` those of them that
        do not only describe; `head` and `tail` those before and after what says of which kind it
        is; `body` that kind, by `body_words`; `aside` words that make it another body of the same
        name (charity, holdings); `form` the legal form; `initials`; `squash` its own words run
        together, `whole` all of them.
    """
    listed, own, head, tail, body, aside = [], [], [], [], [], []
    form, is_closed = "", False
    plain = plain_words(name, words)
    is_council = not {"COUNCIL", "BOROUGH"}.isdisjoint(plain)
    is_nhs = not {"NHS", "HOSPITAL", "TRUST"}.isdisjoint(plain)
    kinds = [words.kinds.get(word, ("own", word)) for word in plain]
    # `Gannet Finance Ltd` is another company than Gannet; `Gannet Ltd Finance` is not.
    last_form = max(
        (at for at, (kind, means) in enumerate(kinds) if kind == "legal" and means), default=-1
    )
    for at, (word, (kind, means)) in enumerate(zip(plain, kinds, strict=True)):
        if kind == "department" and at < last_form:
            kind, means = "own", word
        if kind == "council":  # a city's council, but a city university's name
            kind = "body" if is_council else "own"
        if kind in ("joining", "department"):
            continue
        if kind == "legal":
            form = form or means
            continue
        if kind == "own" and (_CODE.match(word) or is_nhs and _NHS_CODE.match(word)):
            continue
        means = means or word
        listed.append(means)
        if kind == "body":
            body.append(means)
            is_closed = is_closed or bool(head)
        elif kind == "aside":
            aside.append(means)
        else:
            own.append(means)
            (tail if is_closed else head).append(means)
    kind = _body(set(body) | set(own)) if body else ""
    if not kind and "GROUP" in body:  # a company's group is another company
        aside.append("HOLDINGS")
    return {
        "name_text": name,
        "words": listed,
        "own": own,
        "marks": [word for word in own if words.kinds.get(word, ("own",))[0] != "soft"],
        "head": head,
        "tail": tail,
        "body_words": sorted(set(body)),
        "body": kind,
        "aside": sorted(set(aside)),
        "form": form,
        "squash": "".join(own),
        "whole": "".join(listed),
        "initials": "".join(word[0] for word in plain if word != "THE") if len(listed) > 2 else "",
    }


def _body(words):
    return next((kind for kind, needed in _OF_BODY if needed <= words), "")
