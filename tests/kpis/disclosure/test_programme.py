"""The programme's ranges beside plain counting through all that fits."""

import subprocess
import sys
from itertools import product
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kpis.disclosure.programme import Equation, Programme, Ranges, contradicting, left_in_turn

MOST = 4


@st.composite
def knowledge(draw: st.DrawFn) -> tuple[int, list[Equation]]:
    """A few sums of neighbouring atoms, as windows are, that are true of some numbers."""
    truth = draw(st.lists(st.integers(0, MOST), min_size=2, max_size=5))
    rows = []
    for _ in range(draw(st.integers(1, 4))):
        first = draw(st.integers(0, len(truth) - 1))
        last = draw(st.integers(first, len(truth) - 1))
        total = sum(truth[first : last + 1])
        rows.append(Equation(dict.fromkeys(range(first, last + 1), 1.0), total, total))
    return len(truth), rows


def fitting(atoms: int, rows: list[Equation]) -> list[tuple[int, ...]]:
    """All whole numbers that fit."""
    return [
        one
        for one in product(range(MOST + 1), repeat=atoms)
        if all(
            row.low <= sum(one[at] * by for at, by in row.atoms.items()) <= row.high for row in rows
        )
    ]


@given(knowledge())
def test_a_count_is_pinned_where_only_one_whole_number_fits(
    known: tuple[int, list[Equation]],
) -> None:
    atoms, rows = known
    ranges = Ranges(Programme(atoms, rows, MOST), [[at] for at in range(atoms)])
    pinned = set(ranges.search(range(atoms)))
    possible = fitting(atoms, rows)
    for at in range(atoms):
        numbers = {one[at] for one in possible}
        assert (at in pinned) == (len(numbers) == 1)
        if at in pinned:
            assert {round(ranges.low[at])} == numbers


def test_what_is_forgotten_no_longer_pins() -> None:
    rows = [Equation({0: 1.0, 1: 1.0}, 5, 5), Equation({1: 1.0}, 2, 2)]
    programme = Programme(2, rows, 10)
    ranges = Ranges(programme, [[0], [1]])
    assert list(ranges.search([0, 1])) == [0, 1]
    programme.know(1, False)
    assert not ranges.settle(0)
    programme.know(1, True)
    ranges.forget()
    assert ranges.settle(0)


def test_the_lighter_of_two_that_contradict_each_other_is_forgotten() -> None:
    rows = [Equation({0: 1.0}, 5, 5), Equation({0: 1.0}, 7, 7), Equation({1: 1.0}, 3, 3)]
    assert contradicting(2, rows, 10, {0: 1000.0, 1: 1.0, 2: 1.0}) == {1}
    assert contradicting(2, rows, 10, {0: 1.0, 1: 1000.0, 2: 1.0}) == {0}


@given(knowledge(), st.data())
def test_in_turn_a_row_is_left_where_it_does_not_fit_the_ones_before(
    known: tuple[int, list[Equation]], data: st.DataObject
) -> None:
    atoms, rows = known
    wrong = [row._replace(low=row.low + 1, high=row.high + 1) for row in rows]
    order = data.draw(st.permutations(range(2 * len(rows))))
    programme = Programme(atoms, [*rows, *wrong], 10 * MOST)
    for row in order:
        programme.know(row, False)
    left: set[int] = set()
    for at, row in enumerate(order):
        before = [one for one in order[:at] if one not in left]
        held = Programme(atoms, [[*rows, *wrong][one] for one in (*before, row)], 10 * MOST)
        if held.least(np.zeros(atoms)) is None:
            left.add(row)
    assert left_in_turn(programme, order) == left
    assert programme.least(np.zeros(atoms)) is not None


def test_nothing_is_printed_where_commands_print_json(project: Path) -> None:
    """HiGHS greets once a process, so this asks in one of its own."""
    asked = "from kpis.disclosure.programme import Programme; Programme(1, [], 1)"
    ran = subprocess.run(
        [sys.executable, "-c", asked], cwd=project, capture_output=True, check=True
    )
    assert (ran.stdout, ran.stderr) == (b"", b"")
