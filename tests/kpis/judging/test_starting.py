"""The order in which extracts are loaded into an empty database: what completes most comes first."""

from data.extracts import extracts
from kpis.judging import COMPARING, starting_order
from kpis.measures import measures


def test_each_extract_comes_once_and_each_measure_is_completed_once() -> None:
    steps = starting_order(extracts(), measures().values())
    assert sorted(step.extract for step in steps) == sorted(extracts())
    completed = [measure.id for step in steps for measure in step.completes]
    assert sorted(completed) == sorted(measures())


def test_next_comes_what_completes_most_measures() -> None:
    counts = [len(step.completes) for step in starting_order(extracts(), measures().values())]
    assert counts == sorted(counts, reverse=True)


def test_a_measure_of_two_extracts_is_completed_by_the_second_and_none_waits_for_comparators() -> (
    None
):
    loaded: set[str] = {COMPARING}
    for step in starting_order(extracts(), measures().values()):
        loaded.add(step.extract)
        for measure in step.completes:
            assert step.extract in measure.extracts
            assert set(measure.extracts) <= loaded
