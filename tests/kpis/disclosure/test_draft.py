"""What an edition holds, and what the two plain rules hide of it."""

from kpis.definitions import Point
from kpis.definitions.shown import Shown
from kpis.disclosure.draft import draft
from kpis.disclosure.series import TOGETHER
from tests.kpis.disclosure.worked import Course, Exact, flow, results, series

PLANS, ALL = "ehc_20_weeks", "ehc_20_weeks_all"
REVIEWS = "annual_review_completed_on_time"


def even(hits: int, others: int, months: int = 14) -> Course:
    return [(hits, others)] * months


def newest(exact: Exact, threshold: int = 5) -> dict[str, object]:
    """Why each part of the newest month is hidden, or the figure."""
    made = draft(results(exact), threshold)
    return {
        key[3]: made.why.get((key, one[-1].period), one[-1])
        for key, one in made.figures().items()
        if key[2]
    }


def test_of_what_happens_only_the_newest_parts_are_held() -> None:
    made = draft(results(flow(PLANS, {"Eden": even(3, 2), "Barrow": even(3, 2)})), 5)
    assert {key[3]: len(one) for key, one in made.figures().items()} == {
        "": 14,
        "Eden": 1,
        "Barrow": 1,
    }


def test_a_measure_of_one_month_has_its_twelve_together() -> None:
    made = draft(results(flow(REVIEWS, {"Eden": even(3, 2), "Barrow": even(3, 2)})), 5)
    (sums,) = made.figures()[REVIEWS, TOGETHER, "", ""]
    assert isinstance(sums, Shown)
    assert (sums.numerator, sums.denominator) == (72, 120)


def test_a_second_part_is_hidden_with_a_small_one() -> None:
    parts = {"Eden": even(0, 1), "Barrow": even(3, 3), "South Lakeland": even(5, 5)}
    found = newest(flow(PLANS, parts))
    assert (found["Eden"], found["Barrow"]) == ("small", "second")
    assert isinstance(found["South Lakeland"], Shown)


def test_those_of_no_part_are_one_that_is_hidden() -> None:
    few = [(0, 0)] * 13 + [(1, 2)]
    found = newest(flow(PLANS, {"Eden": even(3, 3), "Barrow": even(5, 5), "": few}))
    assert found["Eden"] == "second"
    many = newest(flow(PLANS, {"Eden": even(3, 3), "Barrow": even(5, 5), "": even(3, 3)}))
    assert isinstance(many["Eden"], Shown)


def test_a_part_that_had_cases_lately_and_has_none_is_hidden_as_small() -> None:
    gone = [(3, 3)] * 4 + [(0, 0)] * 12
    parts = {"Eden": gone, "Barrow": even(3, 3, 16), "South Lakeland": even(5, 5, 16)}
    exact = flow(PLANS, parts)
    assert newest(exact)["Eden"] == "small"
    longer = {
        name: [*course, *[(0, 0) if name == "Eden" else (5, 5)] * 12]
        for name, course in parts.items()
    }
    assert "Eden" not in newest(flow(PLANS, longer))


def test_only_one_measure_of_a_family_is_broken_down() -> None:
    parts = {"Eden": even(5, 5), "Barrow": even(5, 5)}
    exact = flow(PLANS, parts) | flow(ALL, {"Eden": even(6, 6), "Barrow": even(6, 6)})
    made = draft(results(exact), 5)
    assert {key[0] for key in made.figures() if key[2]} == {PLANS}


def test_of_two_that_are_too_near_the_other_is_hidden() -> None:
    exact = flow(PLANS, {"": even(5, 5, 12)})
    exact |= flow(ALL, {"": [*even(5, 5, 11), (5 + 12, 5 + 4)]})
    made = draft(results(exact), 5)
    period = exact[ALL, "", "", ""][-1].period
    assert made.why[(ALL, "", "", ""), period] == "second"
    assert ((PLANS, "", "", ""), period) not in made.why
    exact |= flow(ALL, {"": [*even(5, 5, 11), (5 + 12, 5 + 5)]})
    assert ((ALL, "", "", ""), period) not in draft(results(exact), 5).why


def test_what_protects_nobody_passes_as_it_is() -> None:
    key = ("qa_green", "", "agencies", "multi")
    point = Point("2026-10", 1, 2, 50, batches=(3,))
    exact: Exact = {("qa_green", "", "", ""): (point,), key: (point,)}
    exact["social_media_followers", "target", "", ""] = (Point("2026-10", None, None, 20.391),)
    figures = draft(results(exact), 5).figures()
    assert [(one.numerator, one.batches) for one in figures[key] if isinstance(one, Shown)] == [
        (1, (3,))
    ]
    assert figures["social_media_followers", "target", "", ""][0] != ()


def test_the_longest_wait_has_no_parts() -> None:
    point = Point("2026-10", None, 40, 154.43)
    key = ("nd_longest_wait", "", "area", "Eden")
    exact: Exact = {("nd_longest_wait", "", "", ""): (point,), key: (point,)}
    figures = draft(results(exact), 5).figures()
    assert key not in figures
    assert [
        one.value for one in figures["nd_longest_wait", "", "", ""] if isinstance(one, Shown)
    ] == [154]


def test_where_a_measure_does_not_say_whom_it_protects_all_counts_are() -> None:
    assert series("ehc_20_weeks", "exceptions").protects == "counts"
    assert series("nd_average_wait", "median").protects == "cases"
