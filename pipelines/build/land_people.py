"""Land people's answers: who answered becomes a keyed hash, where they live a small area.

What is not mapped is never looked at, and of what is mapped only the expected shapes are kept: a
date, a number, a word of a scale, the name of a category (`answer_values`). Text that somebody
typed into such a column stays outside.

Each distinct text of a column is judged once, and the lines take what it is worth.
"""

from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.build import answer_values as values
from pipelines.build.answer_lines import (
    NOTHING,
    codes,
    distinct,
    distinct_pairs,
    given_by_one,
    objects,
    one_a_line,
    responses,
)
from pipelines.build.keys import keyed_hashes
from pipelines.build.surveys import plain_answer
from pipelines.sources._headings import normalise
from pipelines.sources._named_months import span_named
from pipelines.sources._shapes import heading_shown
from pipelines.sources.responses import questions

TABLE = "raw_responses"
_TEXTS = (
    *("respondent_key", "survey", "wave", "answered_on", "financial_year", "mode", "weight"),
    *("small_area_id", "service_text", "provider_text", "reporter"),
)
SCHEMA = pa.schema(
    [
        ("source_file_id", pa.string()),
        ("line_number", pa.int64()),
        # Of a file with a line a question: where the response begins, and where the question is
        # answered anew within it. Null where a line is a response of its own.
        ("response_line", pa.int64()),
        ("answered_again_line", pa.int64()),
        *((name, pa.string()) for name in _TEXTS),
        # JSON objects: few differ, so each is read once.
        ("groups", pa.string()),
        ("items", pa.string()),
    ]
)
# A category that one person alone gives may be what they typed, such as a name. Among a few people
# that tells little, so there a group made of the ordinary words for groups stays.
_MANY_PEOPLE = 20
_OF_A_RESPONSE = ("service_text", "provider_text", "reporter")


def answers_table(plan, table, file_id, key, areas):
    """The raw table of one file of answers.

    Parameters
    ----------
    plan : ReadingPlan
    table : pyarrow.Table
        The file's records: `line_number` and the text columns `c0`, `c1`, … of the file.
    file_id : str
    key : bytes
        Hides respondents.
    areas : pyarrow.Table or None
        Small areas of postcodes, of which the first counts; None where no such file is there.
    """
    file = _File(plan, table, file_id, key)
    day, year = file.days_and_years()
    said = file.said_of(areas)
    said |= {"answered_on": day, "financial_year": year}
    said["wave"] = file.constant(plan.constants["wave"]) if "wave" in plan.constants else year
    if "question" in file.at:
        said |= file.asked_line_by_line(said)
    else:
        said["items"] = file.items()
    nothing = pa.nulls(file.length, pa.int64())
    columns = [pc.cast(said.get(field.name, nothing), field.type) for field in SCHEMA]
    return pa.Table.from_arrays(columns, schema=SCHEMA)


class _File:
    """A file's columns by our names for them."""

    def __init__(self, plan, table, file_id, key):
        self.plan, self.file_id, self._key = plan, file_id, key
        self.at = {column: f"c{i}" for i, column in enumerate(plan.columns) if column}
        self._table, self.length = table, table.num_rows
        self.lines = table["line_number"]
        self.respondents = self._respondents()
        self._who = codes(self.respondents)
        self._are_many = self._who.max(initial=0) >= _MANY_PEOPLE

    def constant(self, text):
        return pa.repeat(pa.scalar(text, pa.string()), self.length)

    def read(self, column, judge):
        """A column of ours as a judge has it; what no cell says where the file lacks it."""
        if self.at.get(column) not in self._table.column_names:
            return self.constant(judge(None))
        return distinct(self._table[self.at[column]], judge)

    def _respondents(self):
        survey = self.plan.constants["survey"]
        if "respondent" in self.at:
            hide = keyed_hashes(self._key, survey)
            # A line of means is nobody's.
            is_somebody = lambda who: who and not values.is_total(who)  # noqa: E731
            return self.read("respondent", lambda who: hide(who) if is_somebody(who) else None)
        # Nobody is named, so each line is a person; the same file under two names the same people.
        content = self.file_id.split("-")[0]
        hide = keyed_hashes(self._key, survey, content)
        hidden = [hide(str(n)) for n in self.lines.to_pylist()]
        return pc.if_else(self._says_something(), pa.array(hidden, pa.string()), None)

    def _says_something(self):
        """Whether a line says anything that is mapped: one that does not is nobody's."""
        says = pa.repeat(pa.scalar(False), self.length)
        for name in set(self.at.values()) & set(self._table.column_names):
            text = pc.fill_null(pc.utf8_trim_whitespace(self._table[name]), "")
            says = pc.or_(says, pc.not_equal(text, "").combine_chunks())
        return says

    def days_and_years(self):
        """The day of each line, or else the financial year."""
        if "answered_on" in self.at:
            texts = pc.unique(self._table[self.at["answered_on"]]).to_pylist()
            is_american, _ = values.are_month_first(filter(None, texts), _months(self.plan))
            judge = partial(values.day, is_month_first=is_american)
            return self.read("answered_on", judge), self.constant(None)
        said = values.financial_year(self.plan.said.get("period"))
        year = self.read(
            "financial_year", lambda text: values.financial_year(text) if text else said
        )
        return self.constant(None), year

    def said_of(self, areas):
        """What a line says beside its answers."""
        return {
            "source_file_id": self.constant(self.file_id),
            "line_number": self.lines,
            "respondent_key": self.respondents,
            "survey": self.constant(self.plan.constants["survey"]),
            "mode": self._category("mode"),
            "weight": self.read("weight", values.weight),
            "small_area_id": self._areas(areas),
            "service_text": self._services(),
            "provider_text": self._category("provider"),
            "reporter": self._category("reporter"),
            "groups": objects(
                {name.removeprefix("group:"): self._category(name)
                 for name in self.at if name.startswith("group:")},
                self.length,
            ),
        }  # fmt: skip

    def _category(self, column):
        found = self.read(column, values.category)
        if column not in self.at:
            return found
        doubtful = values.may_be_typed if self._are_many else self._is_extraordinary
        alone = pa.array(given_by_one(found, self._who, doubtful))
        return pc.if_else(alone, pa.scalar(values.UNREADABLE), found)

    def _is_extraordinary(self, text):
        if values.is_ordinary(text) or values.is_organisation(text):
            return False
        said = map(plain_answer, self.plan.said.get("missing", {}))
        return plain_answer(text) not in set(said)

    def _services(self):
        """The service of each line; parted by a group where the mapping says so."""
        found, by = self._category("service"), self.plan.said.get("service_by")
        if not by:
            return found
        words = {str(code).lower(): text for code, text in by["words"].items()}
        part = distinct(
            self._category(f"group:{by['group']}"), lambda code: words.get((code or "").lower())
        )
        parted = pc.binary_join_element_wise(found, part, ", ")
        readable = pc.not_equal(found, values.UNREADABLE)
        return pc.if_else(pc.and_(pc.is_valid(parted), readable), parted, found)

    def _areas(self, areas):
        if "small_area" not in self.at:
            return self._areas_of_postcodes(areas)
        stated = self.read("small_area", lambda text: text and (values.small_area(text) or ""))
        if "postcode" in self.at:
            stated = pc.coalesce(stated, self._areas_of_postcodes(areas))
        return pc.if_else(pc.equal(stated, ""), pa.scalar(None, pa.string()), stated)

    def _areas_of_postcodes(self, areas):
        column = self.at.get("postcode")
        if not areas or column not in self._table.column_names:
            return self.constant(None)
        at = pc.index_in(values.plain_postcodes(self._table[column]), areas["postcode"])
        return areas["small_area_id"].take(at).combine_chunks()

    def items(self):
        """Each question that the file asks; an empty text where it was not answered."""
        found = {}
        for column in self.at:
            if column.startswith("item:"):
                item = column.removeprefix("item:")
                words = values.answer_words(item, self.plan.said)
                found[item] = self.read(
                    column, lambda text, words=words: values.answer(text, words)
                )
        return objects(found, self.length)

    def asked_line_by_line(self, said):
        """Items of a file with a line a question, and which lines are of one response."""
        known = questions(self.plan.said)
        item = self.read("question", lambda text: text and known.get(normalise(text)))
        words = {name: values.answer_words(name, self.plan.said) for name in known.values()}
        answers = distinct_pairs(
            item,
            self._table[self.at["answer"]],
            lambda name, text: values.answer(text, words[name]),
        )
        dated = pc.or_(pc.is_valid(said["answered_on"]), pc.is_valid(said["financial_year"]))
        usable = pc.and_(pc.and_(pc.is_valid(self.respondents), dated), pc.is_valid(item))
        same = ("respondent_key", "answered_on", "financial_year", *_OF_A_RESPONSE)
        begins, again = responses(
            [said[name] for name in same],
            item,
            self.lines.to_numpy(),
            usable.to_numpy(zero_copy_only=False),
        )
        return {
            "items": one_a_line(item, answers),
            "response_line": begins,
            "answered_again_line": again,
        }


def _months(plan):
    """The months that a file's days are of: those of its wave, else those of its name."""
    return span_named(plan.constants.get("wave") or "") or span_named(plan.path.name)


def notes_on_days(plan, table):
    """What is to be told of the order of day and month in a file of answers: a list of texts."""
    name = f"c{plan.columns.index('answered_on')}" if "answered_on" in plan.columns else None
    if name not in table.column_names:
        return []
    texts = filter(None, pc.unique(table[name]).to_pylist())
    _, note = values.are_month_first(texts, _months(plan))
    return [note] if note else []


def dropped_headings(plan):
    """Headings whose column is not kept: not mapped, or personal and turned into something else."""
    hidden = (None, "respondent", "postcode")
    return [
        heading_shown(heading, number)
        for number, (heading, column) in enumerate(
            zip(plan.headings, plan.columns, strict=True), start=1
        )
        if column in hidden and heading.strip()
    ]


def unusable_lines(table):
    """How many lines staging will refuse: no respondent, no date, or no question that is mapped."""
    dated = pc.or_(pc.is_valid(table["answered_on"]), pc.is_valid(table["financial_year"]))
    named = pc.and_(pc.is_valid(table["respondent_key"]), dated)
    asks = pc.not_equal(table["items"], NOTHING)
    return table.num_rows - pc.sum(pc.and_(named, asks)).as_py()
