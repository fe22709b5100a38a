"""From parent to parent up to whoever is above all: the groups that providers belong to."""

from pipelines.errors import DecisionError

CIRCLE = "the registers lead in a circle"
_DECIDED = "decided"


def groups_of(parents):
    """Who is above each provider, and whose parents lead in a circle.

    A parent that a register states is taken out of a circle, since one of them must be wrong and
    nobody can tell which; what people decided stands.

    Parameters
    ----------
    parents : dict of str to (str, str, float)
        Of each provider its parent, the basis of that and how sure it is, as a fraction.

    Returns
    -------
    groups : dict of str to (str, int, float)
        Of each provider with a parent, and of each parent: who is above all, over how many steps,
        and how sure all of them together are.
    refused : set of str
        Providers whose stated parent does not count.

    Raises
    ------
    DecisionError
        If decisions alone lead in a circle.
    """
    standing, refused = dict(parents), set()
    for circle in _circles(standing):
        stated = {one for one in circle if standing[one][1] != _DECIDED}
        if not stated:
            raise DecisionError(
                "decisions/groups.csv",
                f"{len(circle)} decided parents come back to where they began",
                "Nobody belongs to itself: leave the parent empty where nothing is above.",
            )
        refused |= stated
    standing = {one: said for one, said in standing.items() if one not in refused}
    named = {*standing, *(parent for parent, _, _ in standing.values())}
    return {one: _climb(standing, one) for one in named}, refused


def _circles(parents):
    """Each circle once, as the providers on it."""
    done = set()
    for start in parents:
        path, at = [], start
        while at in parents and at not in done:
            done.add(at)
            path.append(at)
            at = parents[at][0]
        if at in path:
            yield path[path.index(at) :]


def _climb(parents, at):
    steps, sure = 0, 1.0
    while at in parents:
        at, _, confidence = parents[at]
        steps, sure = steps + 1, sure * confidence
    return at, steps, sure
