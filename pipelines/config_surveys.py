"""How a survey's columns are mapped: what `sources.toml` may say, and the mappings we bring."""

import json
import re
import tomllib
from datetime import date
from difflib import get_close_matches

from pipelines.errors import ConfigError

KIND = "responses"
KEYS = {
    "survey": str,
    "wave": str,
    "form": str,
    "anonymous": bool,
    "columns": dict,
    "groups": dict,
    "scales": dict,
    "items": dict,
    "missing": dict,
    "personal": dict,
    "service_by": dict,
}
HOW_TO_WRITE = {
    str: 'Write text in quotes: {key} = "…".',
    bool: "Write {key} = true or {key} = false.",
    list: "Begin each with a line [[{key}]].",
    date: "Write a day without quotes: {key} = 2022-07-31.",
    (str, list): 'Write {key} = ["…"].',
    dict: "Begin it with a line [source.{key}].",
}
_TABLES = ("publisher", "source")
_ITEM = {
    "measure": str,
    "heading": (str, list),
    "scale": str,
    "range": list,
    "occasion": str,  # of a measure of change: before or after
}
_OCCASIONS = ("before", "after")
_SERVICE_BY = {"group": str, "words": dict}
_PERSONAL = {"headings": list}
_SHIPPED = {**KEYS, "kind": str, "recognised_by": list}
_FORMS = ("wide", "long")
_LINE_BY_LINE = ("question", "answer")
_COLUMNS = (
    *("respondent", "answered_on", "financial_year", "mode", "weight", "postcode", "small_area"),
    *("service", "provider", "reporter", *_LINE_BY_LINE),
)
_NO_ANSWER = ("not_answered", "declined", "suppressed_at_source")
_NAME = re.compile(r"\w[\w -]*")  # of a question or a group: it becomes a key of what is kept
_FINANCIAL_YEAR = re.compile(r"FY\d{4}-\d\d")


def refuse_unknown_keys(table, known, where):
    """Refuse a key that is not known, or a value that is not of its kind.

    Raises
    ------
    ConfigError
        With the nearest key, or with how to write the value.
    """
    for key, value in table.items():
        if key not in known:
            raise ConfigError(where, f"{key!r} is not known", _near(key, known))
        if not isinstance(value, known[key]):
            hint = HOW_TO_WRITE[known[key]].format(key=key)
            if known[key] is list and isinstance(value, str) and key not in _TABLES:
                hint = f"Write {key} = {json.dumps([value], ensure_ascii=False)}."
            raise ConfigError(where, f"{key} cannot be {value!r}", hint)


def check(where, source, *, is_ours=False):
    """Check the mapping of a survey's columns; of any other kind there is none.

    Parameters
    ----------
    where : str
    source : dict
        A `[[source]]` of `sources.toml`, or a mapping that we bring.
    is_ours : bool
        A mapping that we bring may keep questions of no measure.

    Raises
    ------
    ConfigError
    """
    if source.get("kind") != KIND:
        return
    for key in ("survey", "columns", "items"):
        if not source.get(key):
            raise ConfigError(where, f"a survey needs {key!r}", "See data/demo/sources.toml.")
    _check_columns(where, source)
    if not is_ours:  # the years of the files that we bring a mapping for are not ours to say
        check_when(where, source)
    for name in ("columns", "groups"):
        for key, heading in source.get(name, {}).items():
            _check_heading(f"{where}, {name}", key, heading)
    for name in ("groups", "items"):
        for key in source.get(name, {}):
            _check_name(f"{where}, {name}", key)
    for name, scale in source.get("scales", {}).items():
        if not isinstance(scale, dict) or not all(map(_is_number, scale.values())):
            hint = f'Write [source.scales.{name}] and then "Agree" = 1.'
            raise ConfigError(f"{where}, scales", f"{name} is no list of numbers", hint)
    for word, reason in source.get("missing", {}).items():
        if reason not in _NO_ANSWER:
            hint = f"One of {list(_NO_ANSWER)}."
            raise ConfigError(f"{where}, missing", f"{word!r} cannot be {reason!r}", hint)
    refuse_unknown_keys(source.get("personal", {}), _PERSONAL, f"{where}, personal")
    _check_service_by(where, source)
    for item, said in source["items"].items():
        _check_item(f"{where}, item {item}", said, source.get("scales", {}), is_ours)
    _check_apart(where, source)


def shipped(folder):
    """The mappings that we bring, for files that are laid out alike wherever they come from.

    Returns
    -------
    list of dict
        Each as a `[[source]]` would be, with `recognised_by`: headings that such a file has.

    Raises
    ------
    ConfigError
        If one of them is wrong.
    """
    found = []
    for path in sorted(folder.glob("*.toml")):
        said = {"kind": KIND, **tomllib.loads(path.read_text(encoding="utf-8"))}
        refuse_unknown_keys(said, _SHIPPED, path.name)
        check(path.name, said, is_ours=True)
        found.append(said)
    return found


def check_when(where, source):
    """Refuse a mapping that leaves unknown when people answered.

    Raises
    ------
    ConfigError
    """
    columns, period = source["columns"], source.get("period")
    if period and not _FINANCIAL_YEAR.fullmatch(period):
        raise ConfigError(where, f"period cannot be {period!r}", 'Write period = "FY2018-19".')
    if not period and not {"answered_on", "financial_year"} & columns.keys():
        hint = 'Write answered_on = "…", or period = "FY2018-19" above it.'
        raise ConfigError(f"{where}, columns", "'answered_on' is missing", hint)
    if not source.get("wave") and "answered_on" in columns:
        raise ConfigError(where, "a survey needs 'wave'", 'Write wave = "2024-05".')


def _check_columns(where, source):
    form, columns, place = source.get("form", "wide"), source["columns"], f"{where}, columns"
    if form not in _FORMS:
        raise ConfigError(where, f"form cannot be {form!r}", 'Write form = "wide" or "long".')
    for key in columns.keys() - set(_COLUMNS):
        raise ConfigError(place, f"{key!r} is not known", _near(key, _COLUMNS))
    for key in _LINE_BY_LINE:
        if form == "long" and key not in columns:
            raise ConfigError(place, f"{key!r} is missing", f'Write {key} = "…".')
        if form == "wide" and key in columns:
            hint = 'Write form = "long", or take it out.'
            raise ConfigError(place, f"{key!r} is of a file with a line a question", hint)
    _check_who(where, source, form)


def _check_who(where, source, form):
    is_named, is_anonymous = "respondent" in source["columns"], source.get("anonymous", False)
    if not is_named and not is_anonymous:
        hint = 'Write respondent = "…", or anonymous = true where each line is a person.'
        raise ConfigError(f"{where}, columns", "'respondent' is missing", hint)
    if is_anonymous and (is_named or form == "long"):
        what = "names a respondent" if is_named else "has a line a question"
        raise ConfigError(where, f"anonymous, and {what}", "Leave anonymous = true out.")


def _check_item(where, said, scales, is_ours):
    if not isinstance(said, dict):
        raise ConfigError(where, f"{said!r} is no table", 'Write { measure = "…", heading = "…" }.')
    refuse_unknown_keys(said, _ITEM, where)
    for key in ("heading",) if is_ours else ("measure", "heading"):
        if key not in said:
            raise ConfigError(where, f"{key!r} is missing", f'Write {key} = "…".')
    _check_heading(where, "heading", said["heading"])
    if ("scale" in said) == ("range" in said):
        raise ConfigError(where, "needs a scale or a range, one of them", "Write range = [0, 10].")
    if "scale" in said and said["scale"] not in scales:
        raise ConfigError(
            where, f"no scale is called {said['scale']!r}", _near(said["scale"], scales)
        )
    if said.get("occasion", "before") not in _OCCASIONS:
        hint = f"One of {list(_OCCASIONS)}."
        raise ConfigError(where, f"occasion cannot be {said['occasion']!r}", hint)
    ends = said.get("range", [0, 1])
    if len(ends) != 2 or not all(map(_is_number, ends)) or ends[0] >= ends[1]:
        raise ConfigError(where, f"range cannot be {ends!r}", "Write range = [0, 10].")


def _check_service_by(where, source):
    """Services that a group of the survey parts: its name, and the words of each of its codes."""
    said = source.get("service_by")
    if said is None:
        return
    refuse_unknown_keys(said, _SERVICE_BY, f"{where}, service_by")
    if said.get("group") not in source.get("groups", {}) or not said.get("words"):
        hint = 'Write group = "a group of this survey" and words = { 0 = "first", 1 = "again" }.'
        raise ConfigError(f"{where}, service_by", "names no group, or no words", hint)


def _check_name(where, name):
    if not _NAME.fullmatch(name):
        hint = "Use letters, digits, blanks, - and _ alone, such as feels_safe."
        raise ConfigError(where, f"{name!r} cannot be a name", hint)


def _check_apart(where, source):
    """Refuse a heading that is to be two things: a file would tell of one of them alone."""
    is_long = source.get("form") == "long"
    asked = [(f"item {key}", said["heading"]) for key, said in source["items"].items()]
    named = [
        (key, said) for name in ("columns", "groups") for key, said in source.get(name, {}).items()
    ]
    for together in (named, asked) if is_long else (named + asked,):
        taken = {}
        for what, headings in together:
            for heading in {headings} if isinstance(headings, str) else set(headings):
                other = taken.setdefault(" ".join(heading.lower().split()), what)
                if other != what:
                    found = f"{heading!r} is mapped to {other} and to {what}"
                    raise ConfigError(where, found, "Leave one of them out.")


def _check_heading(where, key, heading):
    words = [heading] if isinstance(heading, str) else heading
    if not isinstance(words, list) or not words or not all(isinstance(w, str) for w in words):
        raise ConfigError(where, f"{key} cannot be {heading!r}", f'Write {key} = "their heading".')


def _is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _near(key, known):
    near = get_close_matches(key, known, n=1)
    return f"Did you mean {near[0]!r}?" if near else f"Known: {sorted(known)}."
