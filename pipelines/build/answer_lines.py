"""Columns of text, read by their distinct values: each is judged once, whatever its lines."""

import json

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

NOTHING = "{}"


def distinct(column, judge):
    """What a judge makes of a column of text, asked once for each distinct text.

    Parameters
    ----------
    column : pyarrow.Array or ChunkedArray of text
    judge : callable
        Takes a text without the spaces around it, or None for an empty cell; gives text or None.

    Returns
    -------
    pyarrow.Array of text, as long as the column
    """
    coded = _coded(column)
    worth = [judge(text.strip() or None) for text in coded.dictionary.to_pylist()]
    return pc.fill_null(pa.array(worth, pa.string()).take(coded.indices), judge(None))


def distinct_pairs(first, second, judge):
    """Like `distinct`, of two columns side by side; null where the first is null."""
    one, two = _coded(first), _coded(second)
    firsts, seconds = one.dictionary.to_pylist(), [*two.dictionary.to_pylist(), ""]
    there = pc.is_valid(one.indices).to_numpy(zero_copy_only=False)
    second_code = pc.fill_null(two.indices, len(seconds) - 1).to_numpy()[there]
    pairs = one.indices.drop_null().to_numpy().astype(np.int64) * len(seconds) + second_code
    found, place = np.unique(pairs, return_inverse=True)
    worth = [
        judge(firsts[pair // len(seconds)], seconds[pair % len(seconds)].strip() or None)
        for pair in found.tolist()
    ]
    at = np.full(len(there), -1, np.int64)
    at[there] = place
    return pa.array(worth, pa.string()).take(pa.array(at, mask=at < 0))


def objects(named, length):
    """A JSON object for each line, of the columns that hold something there, as text.

    Parameters
    ----------
    named : dict of str to pyarrow.Array of text
    length : int
        How many lines there are.
    """
    return _braced([_members(name, column) for name, column in named.items()], length)


def one_a_line(names, cells):
    """A JSON object for each line, of one name and its cell; empty where the name is null."""
    said = [
        _members(name, pc.if_else(pc.equal(names, name), cells, None))
        for name in pc.unique(names.drop_null()).to_pylist()
    ]
    return _braced(said, len(names))


def _braced(members, length):
    """What each line says, each after a comma, as one JSON object."""
    if not members:
        return pa.repeat(pa.scalar(NOTHING, pa.string()), length)
    said = pc.binary_join_element_wise(*members, "")
    return pc.binary_join_element_wise("{", pc.ascii_ltrim(said, ","), "}", "")


def _members(name, column):
    coded = _coded(column)
    texts = [f",{_quoted(name)}:{_quoted(text)}" for text in coded.dictionary.to_pylist()]
    return pc.fill_null(pa.array(texts, pa.string()).take(coded.indices), "")


def _quoted(text):
    return json.dumps(text, ensure_ascii=False)


def given_by_one(column, who, may_be_typed):
    """Which lines hold a text that one respondent alone gives, of those that may be typed.

    Parameters
    ----------
    column : pyarrow.Array of text
    who : numpy array of int
        The respondent of each line, as `codes` numbers them.
    may_be_typed : callable
        Takes a text.

    Returns
    -------
    numpy array of bool, as long as the column
    """
    coded = _coded(column)
    open_ = np.array([False, *map(may_be_typed, coded.dictionary.to_pylist())])
    text = _numbers(coded)
    most = np.bincount(who).max(initial=0)  # a text on more lines than that is not one person's
    is_rare = (np.bincount(text)[text] <= most) & open_[text]
    pairs = np.unique(np.stack([text[is_rare], who[is_rare]]), axis=1)
    people = np.bincount(pairs[0], minlength=text.max(initial=0) + 1)
    return is_rare & (people[text] == 1)


def responses(columns, items, lines, usable):
    """Put the lines of one response together, where each line answers one question.

    Parameters
    ----------
    columns : list of pyarrow.Array of text
        What a response's lines have in common.
    items : pyarrow.Array of text
        The question of each line.
    lines : numpy array of int
    usable : numpy array of bool
        The other lines stay alone.

    Returns
    -------
    response_line : pyarrow.Array of int
        The first line of the line's response.
    answered_again_line : pyarrow.Array of int
        The last line of the response that answers the same question; null on that line itself.
    """
    together = codes(columns[0])
    for column in columns[1:]:
        code = codes(column)
        _, together = np.unique(together * (code.max(initial=0) + 1) + code, return_inverse=True)
    asked = codes(items)
    own = lines[usable]
    _, first, response = np.unique(together[usable], return_index=True, return_inverse=True)
    begins = lines.copy()
    begins[usable] = own[first[response]]
    same = (response * (asked.max(initial=0) + 1) + asked[usable])[::-1]
    _, last, place = np.unique(same, return_index=True, return_inverse=True)
    again = lines.copy()
    again[usable] = own[len(own) - 1 - last[place[::-1]]] if len(own) else own
    return pa.array(begins), pa.array(again, mask=again == lines)


def codes(column):
    """A number for each distinct text of a column, 0 for null."""
    return _numbers(_coded(column))


def _numbers(coded):
    indices = pc.fill_null(coded.indices, -1)
    return indices.to_numpy(zero_copy_only=False).astype(np.int64) + 1


def _coded(column):
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return whole.dictionary_encode()
