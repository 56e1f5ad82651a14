"""Working figures are not for sharing: what the attacker makes of them shows that it works."""

from collections import Counter
from contextlib import closing
from datetime import date

from data.store import open_database
from kpis import months
from kpis.commands.report import report
from kpis.judging import read_results
from tests.disclosure.attacker import attack
from tests.disclosure.conftest import Founded
from tests.disclosure.rules import THRESHOLD, broken
from tests.disclosure.truth import Truth
from tests.sampling import sample

LAST = date(2026, 10, 31)
MONTHS = sample(1, 18)
"""For how many months the figures of each are taken, as if a board had had them."""


def test_of_working_figures_hundreds_of_small_counts_are_recovered(found: Founded) -> None:
    council = found(1, 943)
    council.month(LAST)
    newest = months.of(LAST)
    with closing(open_database(council.path)) as database:
        prints = [
            report(read_results(database, months.add(newest, -back))) for back in range(MONTHS)
        ]
        truth = Truth(database)
    recovered = attack(prints)
    assert [count for count, value in recovered.items() if truth.of(count) != value] == []

    small = [count for count, value in recovered.items() if value < THRESHOLD]
    of_some = Counter(bool(count.of.dimension) for count in small if recovered[count])
    assert len(small) > 500
    assert of_some[False] > 200, "single months of the whole, from windows of twelve"
    assert of_some[True] > 15, "parts that are too small to be shown"


def test_working_figures_break_the_rule_in_each_of_its_points(found: Founded) -> None:
    council = found(1, 943)
    council.month(LAST)
    with closing(open_database(council.path)) as database:
        told, truth = report(read_results(database)), Truth(database)
    points = Counter(line[0] for line in broken(told, truth.of))
    assert points["1"] > 100
    assert set(points) >= {"1", "2", "4", "5"}
