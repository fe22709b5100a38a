"""Seeded mutations of files, each landed and judged: `python -m tests.fuzz.run`."""

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal

from tests.fuzz import damage, documents, meanings, records  # noqa: F401  enter their mutations
from tests.fuzz.bases import KINDS, bases
from tests.fuzz.judge import judge
from tests.fuzz.mutations import MUTATIONS

_BATCH = 25
_WITHOUT_POUNDS = {"postcodes"}  # what they name has to stay
_ALL_STYLES = {"spend", "contracts_register"}  # of other kinds some styles are refused, and say so


@dataclass(frozen=True)
class Finding:
    """One case whose promise does not hold; its seed and number make it again."""

    case: str
    mutation: str
    base: str
    what: str


def case_of(seed, number, found):
    """One mutant: (mutation's name, base, Mutant). The same for the same seed and number."""
    rng = random.Random(f"{seed}/{number}")
    base = found[rng.randrange(len(found))]
    name = rng.choice(sorted(n for n, (_, of) in MUTATIONS.items() if getattr(base, of)))
    return name, base, MUTATIONS[name][0](rng, base)


def fuzz(seed, numbers, found, say=lambda line: None):
    """Land and judge cases.

    Parameters
    ----------
    seed : int
    numbers : iterable of int
        Which cases.
    found : list of Base
    say : callable
        Takes one line of progress.

    Returns
    -------
    findings : list of Finding
    outcomes : Counter
        (mutation, outcome) of every case.
    """
    findings, outcomes, plain = [], Counter(), {}
    numbers = list(numbers)
    for start in range(0, len(numbers), _BATCH):
        batch = numbers[start : start + _BATCH]
        cases = {f"c{n}": case_of(seed, n, found) for n in batch}
        new = {base.name: base for _, base, _ in cases.values() if base.name not in plain}
        files = {
            case: (f"file{mutant.suffix}", mutant.data, base.said)
            for case, (_, base, mutant) in cases.items()
        }
        files |= {f"b{i}": (f"file{b.suffix}", b.data, b.said) for i, b in enumerate(new.values())}
        verdicts = judge(files)
        plain |= {name: verdicts[f"b{i}"] for i, name in enumerate(new)}
        for case, (name, base, mutant) in cases.items():
            verdict = verdicts[case]
            outcomes[name, _outcome(verdict, plain[base.name])] += 1
            said = f"{name} ({mutant.how})" if mutant.how else name
            findings += [
                Finding(f"{seed}/{case[1:]}", said, base.name, what)
                for what in broken_promises(mutant, base, verdict, plain[base.name])
            ]
        say(f"{sum(outcomes.values()):,} cases, {len(findings)} findings")
    return findings, outcomes


def _outcome(verdict, before):
    if verdict.broken:
        return "broken"
    if verdict.refused or verdict.is_unfit:
        return "refused"
    return "as before" if verdict.payments == before.payments else "other payments"


def broken_promises(mutant, base, verdict, before):
    """What does not hold of a mutant's verdict, in words."""
    yield from verdict.broken
    if verdict.broken or verdict.refused:
        return
    if mutant.promise in ("same", "lines"):
        yield from _differences(_expected(mutant, base, before), verdict, before)
        wanted = before.lines_read + mutant.more - len(mutant.gone) + len(mutant.twice)
        if verdict.lines_read != wanted and verdict.kinds == before.kinds:
            yield f"{verdict.lines_read} lines read, not {wanted}"
    elif _has_to_tell(mutant, verdict) and not _is_explained(verdict, before):
        yield f"the total went from £{before.total} to £{verdict.total} without a word"
    elif mutant.promise == "less":
        more = _by_pounds(verdict.payments)
        more.subtract(_by_pounds(before.payments))
        if not before.has_pennies and sum(n for n in more.values() if n > 0) > 1:
            yield f"payments that were not there: {[p for p, n in more.items() if n > 0][:3]}"
    elif mutant.promise == "set apart":
        yield from _misread(verdict, before)


def _has_to_tell(mutant, verdict):
    """Whether a total that changed has to be told; that of pounds alone, of `pounds told`."""
    if verdict.is_unfit:
        return False
    of_pounds = mutant.promise == "pounds told" and verdict.kinds & _ALL_STYLES
    return mutant.promise == "told" or bool(of_pounds)


def _by_pounds(payments):
    """How many payments are of each amount, whatever their days."""
    found = Counter()
    for (pounds, _), n in payments.items():
        found[pounds] += n
    return found


def _expected(mutant, base, before):
    """The payments that a mutant promises."""
    by_line = {line: said for (_, line), said in before.lines.items()}
    wanted = Counter(before.payments)
    for places, sign in ((mutant.gone, -1), (mutant.twice, 1)):
        for place in places:
            said = by_line.get(base.lines[place])
            if said and said[0]:
                wanted[said[1], said[2]] += sign
    return +wanted


def _differences(wanted, verdict, before):
    if verdict.kinds != before.kinds:
        yield f"was {before.kinds}, is {verdict.kinds}"
    elif before.has_pennies or verdict.has_pennies:
        total = sum((pounds * n for (pounds, _), n in wanted.items()), Decimal(0))
        count = verdict.payments.total()
        if count != wanted.total() or abs(verdict.total - total) > Decimal("0.02"):
            yield f"£{verdict.total} in {count}, not £{total} in {wanted.total()}"
    elif verdict.payments != wanted:
        lost, new = wanted - verdict.payments, verdict.payments - wanted
        yield f"lost {_few(lost)}, new {_few(new)}"


def _few(counted):
    shown = ", ".join(f"£{pounds} of {day}" for pounds, day in list(counted)[:2])
    return f"{counted.total()} ({shown})" if counted else "none"


def _is_explained(verdict, before):
    same = verdict.total == before.total and verdict.payments.total() == before.payments.total()
    if before.kinds <= _WITHOUT_POUNDS:
        same = verdict.payments == before.payments
    if same or verdict.bases != before.bases or verdict.notes - before.notes:
        return True
    # Of the other kinds each line that is refused says why; of payments a total has to be told.
    return "spend" not in verdict.kinds and verdict.refused_lines > before.refused_lines


def _misread(verdict, before):
    """Of amounts in another style: none is read as another amount."""
    was = {line: said for (_, line), said in before.lines.items()}
    for (_, line), said in verdict.lines.items():
        old = was.get(line)
        is_told = verdict.odd - before.odd  # answers of a person, each of which says so
        if old and said[0] and old[0] and said[1] != old[1] and said[4] == old[4] and not is_told:
            yield f"line {line}: £{old[1]} is read as £{said[1]}"
            return
    unread = sum(1 for (_, line), said in verdict.lines.items()
                 if not said[0] and was.get(line, (False,))[0])  # fmt: skip
    if unread and verdict.kinds & _ALL_STYLES:
        yield f"{unread} amounts are not read"


def main(arguments=None):
    """Run the cases; say what was found; return 1 if anything was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--kind", choices=(*KINDS, "all"), default="all")
    parser.add_argument("--only", type=int, nargs="*", help="numbers of single cases")
    said = parser.parse_args(arguments)
    numbers = said.only or range(said.cases)
    kinds = KINDS if said.kind == "all" else [said.kind]
    return int(any([_run(kind, said.seed, numbers) for kind in kinds]))


def _run(kind, seed, numbers):
    """Whether anything was found in the files of one kind, once it is told."""
    started, found = time.perf_counter(), bases(kind=kind)
    if not found:
        print(f"{kind}: no file is at hand")
        return False
    findings, outcomes = fuzz(seed, numbers, found, lambda line: print(line, file=sys.stderr))
    _print(findings, outcomes)
    count, took = sum(outcomes.values()), time.perf_counter() - started
    print(f"{kind}, seed {seed}: {count:,} cases in {took:.0f} s, {len(findings)} findings")
    return bool(findings)


def _print(findings, outcomes):
    by_mutation = defaultdict(dict)
    for (name, outcome), count in sorted(outcomes.items()):
        by_mutation[name][outcome] = count
    for name, counts in by_mutation.items():
        print(f"{name}: " + ", ".join(f"{count} {outcome}" for outcome, count in counts.items()))
    for one in findings:
        print(f"{one.case} {one.mutation} of {one.base}: {one.what}")


if __name__ == "__main__":
    sys.exit(main())
