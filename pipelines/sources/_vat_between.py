"""Two columns of amounts whose difference is the VAT beside them: net and gross."""

ENOUGH = 5  # lines on which two columns have to stand side by side


def settle(match, at, rival, below, amount_of):
    """Net and gross by what they add up to: the difference of the two is the VAT beside them.

    Parameters
    ----------
    match : a row of headings as one layout reads it
        Its columns are changed where that is so, and it is noted.
    at, rival : int
        Two columns of amounts.
    below : list of list of str
    amount_of : callable
        What a cell of a row is worth.

    Returns
    -------
    bool
        Whether it is so.
    """
    if "amount_vat" not in match.columns or "amount_net" in match.columns or (
        "amount_gross" in match.columns
    ):  # fmt: skip
        return False
    vat = match.columns.index("amount_vat")
    triples = [tuple(amount_of(row, i) for i in (at, rival, vat)) for row in below]
    whole = [one for one in triples if None not in one]
    for net, gross in ((0, 1), (1, 0)):
        adding = sum(one[net] + one[2] == one[gross] for one in whole)
        if len(whole) >= ENOUGH and adding >= 0.95 * len(whole):
            less, more = ((at, rival)[which] for which in (net, gross))
            match.columns[less], match.columns[more] = "amount_net", "amount_gross"
            names = f"“{match.cells[less].strip()}” is net and “{match.cells[more].strip()}” gross"
            match.notes.append(f"{names}: the VAT beside them is the difference")
            return True
    return False
