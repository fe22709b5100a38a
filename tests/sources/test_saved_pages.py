"""Web pages and workbooks as XML that were saved as `.xls`: their tables are read."""

import pytest

ROWS = [
    ("Date", "Supplier", "Amount"),
    *(
        (f"{n + 1:02}/05/2023", ("Heron & Sons", "Dunlin Trust")[n % 2], f"{n}.50")
        for n in range(9)
    ),
]


def report(inspected, name, content):
    return inspected(f"spend/{name}", content)


def page(rows=ROWS, around="<html><body>{}</body></html>"):
    told = "".join(
        "<tr>" + "".join(f"<td>{cell.replace('&', '&amp;')}</td>" for cell in row) + "</tr>\n"
        for row in rows
    )
    return around.format(f'<p>Payments</p><table border="1">{told}</table>')


def xml(rows=ROWS, cell='<Cell{}><Data ss:Type="String">{}</Data></Cell>'):
    """A workbook as XML whose third column stands a column further on, as its index says."""
    told = "".join(
        "<Row>"
        + "".join(
            cell.format(' ss:Index="4"' if at == 2 else "", text.replace("&", "&amp;"))
            for at, text in enumerate(row)
        )
        + "</Row>"
        for row in rows
    )
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="May"><Table>{told}</Table></Worksheet></Workbook>'
    )


@pytest.mark.parametrize("content", [page(), page(around="{}"), xml()], ids=["page", "bare", "XML"])
def test_a_table_under_a_workbooks_name_is_read(inspected, content):
    found = report(inspected, "may.xls", content)
    assert (found.sure, found.lines_accepted, str(found.amount_gbp)) == ("certain", 9, "40.50")


def test_a_heading_over_two_columns_keeps_the_others_in_their_place(inspected):
    content = page([("", "", ""), *ROWS]).replace(
        "<td></td><td></td>", '<td colspan="2">May</td>', 1
    )
    assert report(inspected, "may.xls", content).lines_accepted == 9


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("may.csv", page(), "is a web page, not a table"),
        ("may.xls", "<html><table><tr><td>Sign in</td></tr></table></html>", "is a web page"),
        ("may.xls", xml()[:-40], "is a workbook as XML that cannot be read"),
    ],
)
def test_what_is_none_is_refused(inspected, name, content, why):
    assert why in report(inspected, name, content).refused_because
