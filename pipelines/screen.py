"""What commands print: one screen for a person on a terminal, plain lines anywhere else."""

import json
import unicodedata
from itertools import groupby

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

_PLAIN_WIDTH = 150
_READ = ("certain", "likely", "no line used")  # how sure it is what a file is that was read
_OF_ONE_FILE = ("period =", "as_at", "amount_column", "sheets_left_out")
_WIDTH_OF_NAMES = 110
_EQUAL = "Lines equal to another of their file: counted (`decisions/duplicates.csv` overrules)"
_A_FEW = 3  # files of a folder that are told by their names


def plain(text):
    """Text for a terminal or a log: a character that would steer it stands as its number.

    File names and headings come from elsewhere. Line ends stay.
    """
    return "".join(
        f"\\u{ord(one):04x}" if one != "\n" and unicodedata.category(one) in _STEERS else one
        for one in str(text)
    )


_STEERS = ("Cc", "Cf", "Cs", "Zl", "Zp")  # controls, marks of direction, odd halves, breaks


class Teller:
    """Says how a long command goes on: a bar on a terminal, lines in a log, nothing when quiet."""

    def __init__(self, *, quiet=False):
        self.console = Console(highlight=False, soft_wrap=True, stderr=False)
        self.quiet = quiet
        self._bar = None

    def say(self, line):
        """One line of progress."""
        if not self.quiet:
            self.console.print(plain(line), markup=False)

    def read(self, number, of):
        """How many files of those that are new or changed have been read."""
        if self.quiet or not self.console.is_terminal:
            return
        if self._bar is None:
            columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn())
            self._bar = Progress(*columns, console=self.console, transient=True)
            self._bar.start()
            self._task = self._bar.add_task("reading", total=of)
        self._bar.update(self._task, completed=number, total=of)
        if number == of:
            self._bar.stop()
            self._bar = None


def show_check(reports, title, wording=(), left_out=()):
    """One screen: what each file is, how sure, when, how much; what is odd about it; what to do.

    Files of one folder and kind that have nothing odd stand in one row; so do those of which one
    and the same is to be told.

    Parameters
    ----------
    reports : list of FileReport
    title : str
        The folder's title.
    wording : list of Found
        Words of the folder's own that are not used here.
    left_out : sequence of str
        Files that are said to be no data.
    """
    console = Console(highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_PLAIN_WIDTH)
    console.print(_table(reports, title))
    _list(
        console,
        "What is odd",
        [(one.name, "; ".join(one.odd)) for one in reports if one.odd and one.sure in _READ],
    )
    _list(console, _EQUAL, list(_equal(reports)))
    _list(console, "Refused, and why", [(one.name, one.refused_because) for one in reports
                                        if one.refused_because])  # fmt: skip
    _list(console, "Not recognised", [(one.name, "; ".join(one.odd) or "no reason is known")
                                      for one in reports if one.sure == "not known"])  # fmt: skip
    _list(console, "Words that are not used here", [
        (one.place, f"“{one.word}”. Say: {one.say}. {one.why}") for one in wording])  # fmt: skip
    _list(console, "Left out, as sources.toml says", [(name, "not data") for name in left_out])
    _show_choices(console, reports)
    console.print(_sum(reports), markup=False)


def _show_choices(console, reports):
    """The lines of `sources.toml` that only the reader can write; none is broken at an edge."""
    wanted = to_write(reports)
    strangers = sorted({one.publisher_id for one in reports if not one.is_publisher_known})
    if not wanted and not strangers:
        return
    console.print("\n[bold]For sources.toml, where the choice is yours[/bold]")
    for lines in wanted:
        console.print(plain(lines), markup=False, soft_wrap=True)
    if strangers:
        console.print(
            f'[[publisher]]\npublisher_id = "{strangers[0]}"   # or its code: "GB-LAE-…"\n'
            'name = "…"\nplace_id = "…"    # the place that it answers for: a GSS code',
            markup=False, soft_wrap=True,
        )  # fmt: skip
    if len(strangers) > 1:
        others = f"# and so for {', '.join(strangers[1:])}"
        console.print(others, markup=False, soft_wrap=True)


def to_write(reports):
    """Tables of `sources.toml`, one for each choice, with the files that have it to make; a time
    is each file's own, and so is a sheet."""
    files = {}
    for one in filter(lambda one: one.choices, reports):
        is_own = any(line.startswith(_OF_ONE_FILE) for line in one.choices)
        files.setdefault((one.choices, one.source if is_own else ""), {})[one.source] = None
    return [
        "\n".join(["[[source]]", f"files = [{_named(named)}]", *lines])
        for (lines, _), named in files.items()
    ]


def _named(files):
    """Names as an array of TOML, whose texts are as those of JSON; lines end between two."""
    quoted = [json.dumps(name, ensure_ascii=False) for name in files]
    if len(quoted) == 1:
        return quoted[0]
    lines = [""]
    for name in quoted:
        if lines[-1] and len(lines[-1]) + len(name) > _WIDTH_OF_NAMES:
            lines.append("")
        lines[-1] += f" {name},"
    return "\n " + "\n ".join(lines) + "\n"


def _table(reports, title):
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for heading in ("File", "What it is", "How sure", "Period"):
        table.add_column(heading, overflow="fold")
    for heading in ("Lines", "Used", "Set apart", "Pounds"):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in _rows(reports):
        table.add_row(*row)
    return table


def _rows(reports):
    def together(one):
        are_alike = (one.sure == "certain" and not one.odd) or one.sure == "not known"
        folder = one.name.rpartition("/")[0]
        return (folder, one.kind_words, one.odd) if are_alike else (one.name, "", ())

    for _, group in groupby(sorted(reports, key=together), key=together):
        of = list(group)
        name = of[0].name if len(of) == 1 else f"{of[0].name.rpartition('/')[0]}/ ({len(of)} files)"
        pounds = [one.amount_gbp for one in of if one.amount_gbp is not None]
        yield (
            plain(name).replace("[", r"\["),
            of[0].kind_words,
            of[0].sure,
            _span(of),
            *(f"{sum(getattr(one, column) for one in of):,}"
              for column in ("lines_read", "lines_accepted", "lines_rejected")),
            f"£{sum(pounds):,.2f}" if pounds else "",
        )  # fmt: skip


def _span(of):
    first = min((one.first_period for one in of if one.first_period), default="")
    last = max((one.last_period for one in of if one.last_period), default="")
    return first if first == last else f"{first} to {last}"


def _equal(reports):
    """(files, how many of their lines equal another and what they add up to), folder by folder."""
    folder = lambda one: one.name.rpartition("/")[0]  # noqa: E731
    equal = sorted((one for one in reports if one.equal_lines), key=folder)
    for name, group in groupby(equal, key=folder):
        of = list(group)
        lines, pounds = sum(one.equal_lines for one in of), sum(one.equal_gbp for one in of)
        said = _lines_and_pounds(lines, pounds)
        if len(of) == 1:
            yield of[0].name, said
            continue
        most = max(of, key=lambda one: (abs(one.equal_gbp), one.name))
        file = most.name.rpartition("/")[2]
        of_it = _lines_and_pounds(most.equal_lines, most.equal_gbp)
        less = "; credits are taken off" if any(one.equal_gbp < 0 for one in of) else ""
        yield f"{name}/ ({len(of)} files)", f"{said}; the most in {file}, {of_it}{less}"


def _lines_and_pounds(lines, pounds):
    return f"{lines:,} line{'s' if lines > 1 else ''}, £{pounds:,.2f}"


def _list(console, heading, rows):
    if not rows:
        return
    console.print(f"\n[bold]{heading}[/bold]")
    alike = {}
    for name, said in rows:
        folder, _, file = name.rpartition("/")
        alike.setdefault((folder, said), []).append(file)
    for (folder, said), files in alike.items():
        shown = files if len(files) <= _A_FEW else [*files[:_A_FEW], f"{len(files) - _A_FEW} more"]
        name = f"{folder}/{', '.join(shown)}".lstrip("/")
        console.print(plain(f"  {name}: {said}"), markup=False)


def _sum(reports):
    def number(*states):
        return sum(one.sure in states for one in reports)

    read, pounds = number("certain", "likely"), [one.amount_gbp for one in reports]
    money = sum(one for one in pounds if one is not None)
    again = sum(one.twice_gbp for one in reports if one.twice_gbp is not None)
    counted = (
        f", of which £{again:,.2f} stands twice: £{money - again:,.2f} counts" if again else ""
    )
    payments = f"; payments of £{money:,.2f}{counted}" if any(p is not None for p in pounds) else ""
    unused = number("no line used")
    without = f"{unused} without a line that can be used, " if unused else ""
    return (
        f"\n{read} of {len(reports)} files can be built ({number('likely')} with a heading that we "
        f"had to guess), {without}"
        f"{number('refused')} refused, {number('not known')} not recognised{payments}."
        " Nothing was written."
    )
