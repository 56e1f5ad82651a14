"""Which cells a figure counts."""

from kpis import months
from kpis.disclosure.cells import Cell, cells, counted
from tests.kpis.disclosure.worked import series

PLANS = series("nd_support_plans")
MONTHS = months.every("2025-01", "2026-06")


def test_what_comes_late_is_a_hit_from_the_month_in_which_it_comes() -> None:
    among = cells([PLANS], MONTHS, [])
    late = Cell("2026-01", "hit", 2)
    for period, counts in (("2026-02", False), ("2026-03", True), ("2026-06", True)):
        found = counted(PLANS, PLANS.key, period, among)
        assert (late in found.hits, late in found.others) == (counts, not counts)


def test_a_window_has_twelve_months_and_a_month_end_one() -> None:
    found = counted(PLANS, PLANS.key, "2026-06", cells([PLANS], MONTHS, []))
    assert {cell.month for cell in found.cases} == set(MONTHS[-12:])
    waits = series("nd_average_wait")
    at_end = counted(waits, waits.key, "2026-06", cells([waits], MONTHS, []))
    assert {cell.month for cell in at_end.cases} == {"2026-06"}


def test_a_measure_of_one_month_has_parts_of_twelve() -> None:
    reviews = series("annual_review_completed_on_time")
    among = cells([reviews], MONTHS, [])
    part = (*reviews.key[:2], "area", "Eden")
    assert len({cell.month for cell in counted(reviews, reviews.key, "2026-06", among).cases}) == 1
    assert len({cell.month for cell in counted(reviews, part, "2026-06", among).cases}) == 12


def test_those_on_two_pathways_are_within_both() -> None:
    autism, attention = series("nd_asd_over_13_weeks"), series("nd_adhd_over_13_weeks")
    among = cells([autism, attention], ["2026-06"], ["ASD", "ADHD", "ASD+ADHD", "FASD"])
    both = {cell.pathway for cell in counted(autism, autism.key, "2026-06", among).cases}
    assert both == {"ASD", "ASD+ADHD"}
    part = (*autism.key[:2], "pathway", "ASD")
    assert {cell.pathway for cell in counted(autism, part, "2026-06", among).cases} == {"ASD"}
