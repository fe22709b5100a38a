"""An attacker of our own for tests: knows who may live, answer and be asked where, and adds up.

It shares nothing with the product. Its unknowns are the finest cross of all that is published (how
many answers came from this ward, in this month, about this service and provider, from this group),
and each published figure is a sum of some of them.
"""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

_MANY = 10_000


def rooms(shown, hidden, wanted, atoms, looks=6, seed=0):
    """How far the number behind each hidden figure can go.

    Parameters
    ----------
    shown : list of (array of atoms, number)
    hidden : list of (array of atoms, least, most)
    wanted : list of int
        Which of the hidden are attacked.
    atoms : int
        How many unknowns there are.

    Returns
    -------
    list of (least, most) for each of them; where more than two numbers are seen, only those.
    """
    nought = np.zeros(atoms, dtype=bool)
    for inside, number in shown:
        if number == 0:
            nought[inside] = True
    sums = [*(one[0] for one in shown), *(one[0] for one in hidden)]
    low = np.array([*(float(one[1]) for one in shown), *(float(one[1]) for one in hidden)])
    high = np.array([*(float(one[1]) for one in shown), *(float(one[2]) for one in hidden)])
    matrix = _matrix(sums, atoms)[:, ~nought]
    matrix = matrix.tocsr()
    targets = matrix[len(shown) + np.array(wanted, dtype=int)]
    seen = np.full((2, len(wanted)), np.nan)
    rng = np.random.default_rng(seed)

    def look(aim):
        for whole in (0, 1):
            found = milp(
                aim, bounds=Bounds(0, _MANY), integrality=np.full(matrix.shape[1], whole),
                constraints=LinearConstraint(matrix, low, high),
                options={"presolve": bool(whole), "mip_rel_gap": 0.0},
            )  # fmt: skip
            assert found.x is not None, "what is published contradicts itself"
            at = targets @ np.round(found.x)
            if np.abs(found.x - np.round(found.x)).max() < 1e-6:
                break
        seen[0], seen[1] = np.fmin(seen[0], at), np.fmax(seen[1], at)

    for _ in range(looks):
        look(targets.T @ rng.normal(size=len(wanted)))
    for at in range(len(wanted)):
        for sign in (1, -1):
            if seen[1, at] - seen[0, at] < 1:
                look(sign * np.asarray(targets[at].todense()).ravel())
    return list(zip(*seen, strict=True))


def _matrix(sums, atoms):
    rows = np.repeat(np.arange(len(sums)), [len(one) for one in sums])
    columns = np.concatenate(sums) if sums else []
    return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(sums), atoms))
