"""Units that a publisher names in the plural, of one: "1 apprenticeship" of "apprenticeships"."""

import re

_BEHIND = re.compile(r"\s(of|per|for|in|to|by|with|at|on|from)\s|\s*[(/,:;]")
_OTHERS = {"people": "person", "children": "child", "men": "man", "women": "woman", "lives": "life"}
_AS_THEY_ARE = {"series", "species", "premises", "works", "news", "means", "gas", "gross"}
_PLURAL = re.compile(r"(?<=[a-z]{2})(?<![suiao])s")
_IN_ES = re.compile(r"(?<=[a-z])(ss|sh|ch|x)es")


def of_one(unit):
    """What one of a unit is called: "hours of training" is "hour of training".

    The last word in the plural before what it is of counts. A unit without one stays as it is.

    Parameters
    ----------
    unit : str
    """
    behind = _BEHIND.search(unit)
    head = unit[: behind.start()] if behind else unit
    words = re.split(r"(\W+)", head)
    for i in reversed(range(len(words))):
        if (one := _singular(words[i])) != words[i]:
            return "".join([*words[:i], one, *words[i + 1 :]]) + unit[len(head) :]
    return unit


def _singular(word):
    plain = word.lower()
    if plain in _AS_THEY_ARE:
        return word
    if plain in _OTHERS:
        return word[0] + _OTHERS[plain][1:]
    if len(plain) > 4 and plain.endswith("ies"):
        return word[:-3] + "y"
    if _IN_ES.search(plain, max(0, len(plain) - 4)) and plain.endswith("es"):
        return word[:-2]
    return word[:-1] if _PLURAL.fullmatch(plain, len(plain) - 1) else word
