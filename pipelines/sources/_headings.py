"""Headings that publishers use, and the names that we give those columns."""

import csv
import re
from collections import defaultdict
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from pathlib import Path

from pipelines.sources import _everybody, _rates

# A byte-order mark that was read as another encoding, once or twice, and written out again.
_BROKEN_MARK = re.compile("^(?:\ufeff|ï»¿|Ã¯»¿|Ã¯Â»Â¿)+")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_NEAR = 0.72  # "Data" for "Date" is 0.75; what is below is another word
_ADDITION = re.compile(r"\s*\(([^()]*)\)")
# A bracket that says another thing than the words before it: it is no addition.
_OTHER_THING = re.compile(
    r"\d|%|£|\b(due|start|end|starts|ends|from|to|by|ytd|cumulative|balance|estimated?|approx"
    r"|received|credits?|debits?|income|retention|discount|id|no|number|ref|code|lower|upper"
    r"|expected|planned|requested|accrual|accrued|invoiced?)\b"
)
# Of a contract's worth a part or a year: of a day such a bracket says how it is written.
_OF_ITS_WORTH = re.compile(
    r"\b(annual|annually|annum|p\.?a|year|yearly|years|quarter|quarterly|month|monthly|week|weekly"
    r"|day|daily|hour|hourly|remaining|spent|spend|savings?|saved|variations?"
    r"|(?<!without )extensions?|min|minimum|unit|units|each|(?<!all )lots?|rate)\b"
)
_WORTH = "total_value"
_PAID = ("amount_net", "amount_gross", "amount_unstated")
_TWO_LANGUAGES = re.compile(r"\s*[/|\n]\s*")
# Of people a bracket says which, unless it says everybody; near spelling takes no other word.
_PEOPLE = ("population", "women_from", "men_from")
# A score of income or of crime is none of the whole index, however near the rest is spelt.
_WORD_FOR_WORD = (*_PEOPLE, "imd_score", "imd_rank")
_SHARE = re.compile(r"[%‰<]")
_EVERYBODY = re.compile(
    r"(all )?(persons|people|(usual )?residents|ages|sexes)|both sexes|count|total"
)
# Words that no slip of spelling brings in or takes away: an amount or a day is another with them.
_TELLING = re.compile(
    r"\b(nett?|gross|vat|ex|exc|excl|excluding|inc|incl|including"
    r"|po|orders?|ordered|budgets?|forecasts?|commitments?|accruals?|accrued|hourly|remaining"
    r"|savings?|due|owed|owing|payable)\b"
)


def without_mark(text):
    """Text without the byte-order mark, whole or mangled, that it begins with."""
    return _BROKEN_MARK.sub("", text)


@lru_cache(maxsize=50_000)
def normalise(heading):
    """A heading in lower case, words parted by one space, without marks and signs."""
    words = _NOT_WORD.sub(" ", without_mark(heading).lower()).strip()
    return words or ("gbp" if "£" in heading else "")  # “£” alone heads a column of pounds


def _telling(words):
    return set(_TELLING.findall(words.replace("netamount", "net amount")))


def _is_word_for_word(words, other):
    """Whether each word of a heading is that of another, or a slip of its spelling."""
    pairs = zip(words.split(), other.split(), strict=False)
    return words.count(" ") == other.count(" ") and all(
        one == two or (one.isalpha() and SequenceMatcher(None, one, two).ratio() >= _NEAR)
        for one, two in pairs
    )


class Headings:
    """The table of headings of every layout: which heading means which of our columns.

    In the table `##` stands for a two-digit vintage, so that one line serves `lsoa11_code` and
    `lsoa21_code`, and `####` for a year; the first digits are kept as
    `<column's first word>_vintage`.
    """

    def __init__(self, rows):
        self._plain = defaultdict(dict)
        self._patterns = defaultdict(list)
        self._columns = defaultdict(list)
        for layout, column, heading in rows:
            if column not in self._columns[layout]:
                self._columns[layout].append(column)
            if "##" in heading:
                words = re.sub(r"[^a-z0-9#]+", " ", heading.lower()).strip()
                pattern = re.sub("#+", lambda run: rf"(\d{{{len(run[0])}}})", words)
                self._patterns[layout].append((re.compile(pattern), column))
            else:
                self._plain[layout].setdefault(normalise(heading), column)
        self._of_words = defaultdict(dict)
        for layout, known in self._plain.items():
            for words, column in known.items():
                self._of_words[words][layout] = (column, None)
        self._placed, self._parted, self._near = {}, {}, {}

    @classmethod
    def read(cls, folder):
        """Read `<layout>.csv` files with the columns `column, heading`."""
        rows = []
        for path in sorted(Path(folder).glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as file:
                rows += [(path.stem, row["column"], row["heading"]) for row in csv.DictReader(file)]
        return cls(rows)

    def columns(self, layout):
        """Our columns of a layout, in the order of the table."""
        return tuple(self._columns[layout])

    def place(self, layout, heading):
        """Our column for a heading and its vintage: (column or None, vintage or None)."""
        return self.placed(heading).get(layout, (None, None))

    def placed(self, heading):
        """{layout: (column, vintage)} of every layout that knows a heading."""
        words = normalise(heading)
        if words not in self._placed:
            self._placed[words] = self._look_up(words) if words and len(words) < 200 else {}
        if not words:
            return {}
        # What its brackets and strokes say, its words alone do not.
        if heading not in self._parted:
            found = self._placed[words] or self._in_two_languages(heading) or self._shorter(heading)
            if _SHARE.search(heading):
                found = {layout: said for layout, said in found.items() if said[0] not in _PEOPLE}
            self._parted[heading] = self._of_everybody(heading) | found
        return self._parted[heading]

    def names(self, layout, heading):
        """Whether the table itself names a heading of a layout, in so many words."""
        return normalise(heading) in self._plain[layout]

    def _of_everybody(self, heading):
        """What a heading says that says in other words that it is of all people of a place."""
        year = _everybody.year_of(heading) if len(heading) < 200 else None
        if year is None:
            return {}
        known = self._of_words.get("population", {})
        return {layout: (said[0], year or None) for layout, said in known.items()}

    def _shorter(self, heading):
        """What a heading says without an addition in brackets, as in “Payment Date (BACS run)”."""
        added = " ".join(_ADDITION.findall(heading)).lower()
        rest = normalise(_ADDITION.sub(" ", heading))
        if not added or _telling(added) or _OTHER_THING.search(added):
            return {}
        found = self._look_up(rest) if rest and len(rest) < 200 else {}
        if not _EVERYBODY.fullmatch(normalise(added)):
            found = {layout: said for layout, said in found.items() if said[0] not in _PEOPLE}
        if _rates.is_of_a_rate(normalise(heading)):  # what was paid is another
            found = {layout: said for layout, said in found.items() if said[0] not in _PAID}
        if not _OF_ITS_WORTH.search(added):
            return found
        return {layout: said for layout, said in found.items() if said[0] != _WORTH}

    def _in_two_languages(self, heading):
        """What a heading says that says the same twice, as in “Dyddiad / Date”."""
        parts = _TWO_LANGUAGES.split(heading)
        if len(parts) != 2 or len(heading) >= 200:
            return {}
        one, other = (self._look_up(normalise(part)) for part in parts)
        return {layout: said for layout, said in one.items() if other.get(layout) == said}

    def _look_up(self, words):
        found = dict(self._of_words.get(words, {}))
        if any(sign.isdigit() for sign in words):
            for layout, patterns in self._patterns.items():
                for pattern, column in patterns:
                    if layout not in found and (match := pattern.fullmatch(words)):
                        found[layout] = (column, match[1])
        return found

    def rank(self, layout, heading):
        """The place of a heading in the table: of two with one meaning the earlier counts."""
        known = self._plain[layout]
        words = normalise(heading)
        return list(known).index(words) if words in known else len(known)

    def spelling(self, layout, columns, heading, least=_NEAR):
        """(our column, the heading it is nearest to) by spelling, among some columns; or None."""
        no = _PEOPLE if _SHARE.search(heading) else ()
        asked = layout, frozenset(columns) - {*no}, normalise(heading), least
        if asked not in self._near:  # a publisher's files have the same headings
            self._near[asked] = self._look_up_near(*asked)
        return self._near[asked]

    def _look_up_near(self, layout, columns, words, least):
        telling = _telling(words)
        known = {
            w: c
            for w, c in self._plain[layout].items()
            if c in columns
            and _telling(w) == telling
            and (c not in _WORD_FOR_WORD or _is_word_for_word(words, w))
        }
        near = get_close_matches(words, known, 1, least)
        return (known[near[0]], near[0]) if near else None

    def nearest(self, layout, columns, headings, *, or_any=True):
        """Which of a file's headings look most like the ones known for the wanted columns.

        Where none does, the first ones that are not known, if `or_any`.
        """
        near = [h for h in headings if h and self._is_near(layout, columns, h)]
        if near or not or_any:
            return near
        return [h for h in headings if h and self.place(layout, h)[0] is None][:3]

    def _is_near(self, layout, columns, heading):
        known = [words for words, column in self._plain[layout].items() if column in columns]
        return get_close_matches(normalise(heading), known, 1, 0.6)
