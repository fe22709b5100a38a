"""Places on a hexagonal map (HexJSON): where each stands."""

import re
from html import unescape

_GSS_CODE = re.compile(r"[A-Z]\d{8}")
# Where a map is keyed by another code, the property that holds the code of the place itself.
_OWN_CODE = re.compile(r"(stp|icb|lad|utla|wd)\d\dcd", re.IGNORECASE)
_OWN_NAME = re.compile(r"(ics|icb|stp)\d\dnm", re.IGNORECASE)


def hexes(content):
    """Records of a HexJSON document, or None where it is none.

    Each has place_id, place_name, hex_q, hex_r and hex_layout (odd-r, even-r, odd-q or even-q).
    """
    if not isinstance(content, dict) or not isinstance(content.get("hexes"), dict):
        return None
    return [
        {
            "place_id": _code(key, one),
            "place_name": _plain(_property(one, _OWN_NAME) or one.get("n") or one.get("name")),
            "hex_q": one.get("q"),
            "hex_r": one.get("r"),
            "hex_layout": content.get("layout"),
        }
        for key, one in _objects(content["hexes"])
    ]


def _plain(name):
    """A name as it is spoken: some maps write it for a web page, `Shelf &amp; Vale`."""
    return unescape(name) if isinstance(name, str) else name


def _objects(hexes):
    """What is no object stands for a hexagon that says nothing, so that it is counted."""
    return ((key, one if isinstance(one, dict) else {}) for key, one in hexes.items())


def _code(key, one):
    return key if _GSS_CODE.fullmatch(key) else _property(one, _OWN_CODE) or key


def _property(one, name):
    return next((value for key, value in one.items() if name.fullmatch(key)), None)
