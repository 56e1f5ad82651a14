"""An edition of the demonstration's size is safe and still worth reading."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from data.commands import fill_demonstration
from data.store import open_database
from kpis.definitions.shown import Shown
from kpis.disclosure.release import Released, release
from kpis.disclosure.rounded import public
from kpis.judging.read import Results, read_results
from kpis.measures import measures


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Results]:
    database = open_database(tmp_path_factory.mktemp("edition") / "demo.duckdb")
    for _ in fill_demonstration(database, date(2026, 11, 15)):
        pass
    yield read_results(database)
    database.close()


@pytest.fixture(scope="module")
def edition(found: Results) -> Released:
    return release(found, [], 5)


def newest(found: Results, edition: Released) -> Counter[tuple[str, bool]]:
    """Of the measures about people, how many wholes and parts of the newest month are shown."""
    counts: Counter[tuple[str, bool]] = Counter()
    for key, figures in edition.figures.items():
        result = found.by_id[key[0]]
        of_people = result.measure.protects != "nothing" and key[1] != "target"
        if result.latest and of_people and (key[2] or not key[1]):
            shown = [
                isinstance(one, Shown) for one in figures if one.period == result.latest.period
            ]
            counts["part" if key[2] else "whole", all(shown)] += len(shown)
    return counts


def test_most_of_what_a_board_reads_is_shown(found: Results, edition: Released) -> None:
    counts = newest(found, edition)
    assert counts["part", True] >= 120
    assert counts["whole", False] <= 1


def test_every_hidden_figure_has_its_reason_and_no_other(edition: Released) -> None:
    hidden = {
        (key, one.period)
        for key, figures in edition.figures.items()
        for one in figures
        if not isinstance(one, Shown)
    }
    assert hidden == set(edition.why)


def test_the_public_sees_no_small_count(found: Results, edition: Released) -> None:
    for key, figures in public(edition.figures, measures().values()).items():
        if found.by_id[key[0]].measure.protects == "nothing":
            continue
        for one in figures:
            if isinstance(one, Shown) and one.numerator is not None:
                assert one.numerator % 5 == 0
                assert not 0 < one.numerator < 8
