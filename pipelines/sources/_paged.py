"""Answers of data services that hold a part of what there is: what they state of the whole."""

_TOTAL = {
    "total", "totalcount", "totalrecords", "totalrecordcount", "totalresults", "totalitems",
    "totalrows", "totalelements", "totalhits", "nhits", "numbermatched", "recordcount",
    "recordstotal", "count", "odatacount",
}  # fmt: skip
_NEXT = {"next", "nextlink", "nextpage", "nexturl", "nextpageurl", "odatanextlink", "nextcursor"}
_MORE = {"exceededtransferlimit", "hasmore", "hasnext", "hasnextpage", "morerecords"}
_PAGES = {"pages", "totalpages", "pagecount", "numpages", "numberofpages", "lastpage"}
_WITHIN = {"links", "meta", "paging", "pagination", "page", "pageinfo", "metadata", "properties",
           "result", "response"}  # fmt: skip
# “total” may be of pounds, unless something beside it tells of pages.
_MAY_BE_POUNDS = {"total", "count"}
_OF_PAGES = {
    "limit", "offset", "page", "pages", "perpage", "pagesize", "size", "skip", "start", "take",
    "rows", "success", "next", "links", "meta", "fields", "query", "resourceid",
}  # fmt: skip
_DEEP = 3


def of_more(content, read):
    """What a document says of records that it does not hold, in words; None where it says nothing.

    Parameters
    ----------
    content : object
        A JSON document.
    read : int
        How many records it holds.
    """
    said = list(_said(content))
    known = _TOTAL if {key for key, _ in said} & _OF_PAGES else _TOTAL - _MAY_BE_POUNDS
    totals = [int(value) for key, value in said if key in known and _is_number(value)]
    if totals and max(totals) > read:
        return f"it states {max(totals):,} records and holds {read:,}: a part of them"
    if totals:
        return None
    if any(key in _MORE and str(value).lower() == "true" for key, value in said):
        return f"it says that there are more records than the {read:,} that it holds"
    pages = [int(value) for key, value in said if key in _PAGES and _is_number(value)]
    if pages and max(pages) > 1:
        many = f"{max(pages):,} pages"
        return f"it is one of {many}: there are more records than the {read:,} that it holds"
    if any(key in _NEXT and value not in (None, "", False) for key, value in said):
        return f"it names a next page: there are more records than the {read:,} that it holds"
    return None


def _said(content, deep=0):
    """(key in small letters, value) of what stands about the records, and of what is told of it."""
    for key, value in content.items() if isinstance(content, dict) else ():
        name = "".join(sign for sign in key.lower() if sign.isalnum())
        if isinstance(value, list):
            links = [one for one in value if isinstance(one, dict) and one.get("rel") == "next"]
            yield name, None
            yield from (("next", one.get("href")) for one in links)
        else:
            yield name, value
            if isinstance(value, dict) and deep < _DEEP and (name in _WITHIN or _holds_list(value)):
                yield from _said(value, deep + 1)


def _holds_list(value):
    return any(isinstance(one, list) for one in value.values())


def _is_number(value):
    return isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).isdigit()
