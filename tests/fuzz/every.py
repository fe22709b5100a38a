"""Every way in which a row of headings may be wrong by one: `python -m tests.fuzz.every`.

Two headings swapped, one blank, left out or put in, and all turned round: a total that changed has
to be told. Of files with the same headings the first is taken.
"""

import argparse
import itertools
import sys

from tests.fuzz.bases import KINDS, bases
from tests.fuzz.judge import judge
from tests.fuzz.mutations import _headed
from tests.fuzz.run import broken_promises

_BATCH = 40


def cases_of(base):
    """{what was done: Mutant} of a base with a row of headings."""
    heading = base.rows[base.heading]
    said = [i for i, cell in enumerate(heading) if cell.strip()]
    ways = {
        f"“{heading[a]}” and “{heading[b]}” swapped": lambda h, a=a, b=b: _swap(h, a, b)
        for a, b in itertools.combinations(said, 2)
    }
    for i in said:
        ways[f"“{heading[i]}” blank"] = lambda h, i=i: h.__setitem__(i, "")
        ways[f"“{heading[i]}” left out"] = lambda h, i=i: h.__delitem__(i)
    for i in range(len(heading)):
        ways[f"a blank put in before {i + 1}"] = lambda h, i=i: h.insert(i, "")
        ways[f"turned round by {i}"] = lambda h, i=i: h.extend([h.pop(0) for _ in range(i)])
    return {what: _headed(base, change) for what, change in ways.items()}


def _swap(heading, a, b):
    heading[a], heading[b] = heading[b], heading[a]


def distinct(found):
    """The first base of each row of headings."""
    headed = [base for base in found if base.headed]
    return list({base.rows[base.heading]: base for base in reversed(headed)}.values())[::-1]


def findings(base):
    """(how many cases, what does not hold of which of them) of a base."""
    cases = cases_of(base)
    before = judge({"plain": (f"file{base.suffix}", base.data, base.said)})["plain"]
    told, names = [], list(cases)
    for start in range(0, len(names), _BATCH):
        batch = names[start : start + _BATCH]
        files = {f"c{names.index(name)}": (f"file{cases[name].suffix}", cases[name].data, base.said)
                 for name in batch}  # fmt: skip
        verdicts = judge(files)
        told += [
            f"{base.name}: {name}: {what}"
            for name in batch
            for what in broken_promises(
                cases[name], base, verdicts[f"c{names.index(name)}"], before
            )
        ]
    return len(cases), told


def main(arguments=None):
    """Judge every case of a kind; say what was found; return 1 if anything was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", choices=KINDS, default="spend")
    count, every = 0, []
    for base in distinct(bases(kind=parser.parse_args(arguments).kind)):
        cases, told = findings(base)
        count += cases
        every += told
        print(*told, sep="\n", end="\n" if told else "")
    print(f"{count:,} cases, {len(every)} findings")
    return int(bool(every))


if __name__ == "__main__":
    sys.exit(main())
